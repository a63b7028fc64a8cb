"""The edge where alerts go out."""
