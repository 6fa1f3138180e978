"""Ctrl+Skift+N: a loose note from anywhere, filed in a case later."""
