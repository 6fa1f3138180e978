"""Checking a hub from the written format alone: imports nothing of the program but words."""
