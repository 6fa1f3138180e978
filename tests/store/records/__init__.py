"""Saving, reading and taking back, on a vault."""
