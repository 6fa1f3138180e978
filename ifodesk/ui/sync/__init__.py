"""Synk: what came, what waits, what people wrote differently."""
