"""Contract kits: what every implementation of a port must do."""
