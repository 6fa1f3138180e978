"""The program's own window until it is shown, locked. Imports nothing but the program: that would be timed too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ifodesk.main.start import application, open_window
from ifodesk.probe.marks import instant
from ifodesk.probe.painting import when_painted


def run(arguments: Sequence[str]) -> None:
    """Open the window of the vault in the folder that is named, and tell when it is painted."""
    app = application()
    program = open_window(Path(arguments[0]), None)

    def painted() -> None:
        instant("shown")
        app.quit()

    when_painted(program.window, painted)
    app.exec()
    program.end()
