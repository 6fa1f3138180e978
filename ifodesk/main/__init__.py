"""The window's composition: what is built when, and for whom."""

from ifodesk.main.start import main

__all__ = ["main"]
