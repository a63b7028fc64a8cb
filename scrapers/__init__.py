"""The edge where items come in."""
