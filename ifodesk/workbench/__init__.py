"""Bench, simulation, practice group and self-test: they drive the program through compose."""
