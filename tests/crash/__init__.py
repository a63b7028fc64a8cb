"""Killed with SIGKILL between any two steps: every alert arrives, and a repeat carries the same key."""
