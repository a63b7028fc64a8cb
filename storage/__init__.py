"""The edge where everything is kept."""
