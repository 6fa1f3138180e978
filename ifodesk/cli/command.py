"""What a command is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from ifodesk.cli.io import Console


@dataclass(frozen=True, slots=True)
class Command:
    """One word after ``ifodesk``: its help, its arguments and what it does."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Console], int]
    """Return the exit code. Raises ``IfodeskError`` for what a person can mend."""
