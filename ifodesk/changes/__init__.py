"""Signed changes: codec, key schedule, membership verdicts and merge, as pure functions."""
