"""The demo: the daemon against a small newsroom on this machine, with receivers that check what arrives."""
