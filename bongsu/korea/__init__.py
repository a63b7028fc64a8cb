"""What one must know of Korea: administrative units, and the names of places and bodies."""
