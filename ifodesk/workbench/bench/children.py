"""Starts parts of the program in processes of their own and reads what they measured."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ifodesk.usecases.errors import WorldError

TIMEOUT_SECONDS: Final = 600


@dataclass(frozen=True, slots=True)
class Children:
    """Starts `ifodesk probe NAME`, each time with the same surroundings: no screen, no settings of the user's own."""

    folder: Path
    """A new one. Holds the children's settings and their bytecode, which the first start writes and the others read."""

    def measure(self, probe: str, *arguments: str) -> Mapping[str, float]:
        """Run a probe to its end and return its marks; marks of instants count from just before the process began.

        Raises:
            WorldError: bench_child_failed (details probe, status).
        """
        began = time.perf_counter()
        try:
            ended = subprocess.run(  # noqa: S603 - our own program and words of our own
                [*own_command(), "probe", probe, *arguments],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # Qt's talk; a probe run by hand shows it
                encoding="utf-8",
                timeout=TIMEOUT_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise WorldError("bench_child_failed", probe=probe, status=TIMEOUT_SECONDS) from None
        if ended.returncode:
            raise WorldError("bench_child_failed", probe=probe, status=ended.returncode)
        return read_marks(ended.stdout, began)

    def _environment(self) -> dict[str, str]:
        """Return the surroundings of a child. Bytecode is kept, as in an installed program."""
        home = str(self.folder)
        changed = {
            "QT_QPA_PLATFORM": "offscreen",
            "LC_ALL": "C.UTF-8",
            "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode"),
            "XDG_DATA_HOME": home,
            "XDG_CONFIG_HOME": home,
            "LOCALAPPDATA": home,
        }
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return kept | changed


def own_command() -> list[str]:
    """Return the words that start this program anew, from source or from a bundle."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ifodesk"]


def read_marks(text: str, began: float) -> Mapping[str, float]:
    r"""Return the marks in what a probe printed: ``mark name amount``, or ``mark name @ instant``.

    Other lines are libraries talking.

    >>> read_marks("mark shown @ 12.5\nmark memory 60.25\nQt says hello to you\n", began=12.0)
    {'shown': 0.5, 'memory': 60.25}
    """
    marks: dict[str, float] = {}
    for line in text.splitlines():
        match line.split(" "):
            case ["mark", name, "@", instant]:
                marks[name] = float(instant) - began
            case ["mark", name, amount]:
                marks[name] = float(amount)
            case _:
                continue
    return marks
