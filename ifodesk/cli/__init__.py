"""The command line: arguments to use cases to JSON, never Qt."""

from ifodesk.cli.main import main

__all__ = ["main"]
