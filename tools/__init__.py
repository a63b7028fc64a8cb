"""Programs that make the project's data. Nothing here is part of the installed daemon."""
