"""How much of a body is looked at."""

OPENING = 250
"""Code points of the body that count as its opening: the two or three sentences in which newspapers say what is new."""

READ = 3_000
"""Code points of the body that are compared: longer ones are documents, of which the rest is the same in all."""
