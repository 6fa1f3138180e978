"""What nobody foresaw: written to the log without any data, shown as one calm sentence with a reference."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from ifodesk.words import screen_words_shell as words

LOG = logging.getLogger("ifodesk")


class Faults(QObject):
    """Takes the place of Python's own hook while the window lives."""

    reported = Signal(str)
    """A sentence for the person."""

    def install(self) -> None:
        """Catch from now on what no one else catches."""
        sys.excepthook = self.report

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log where it happened, never what the exception says: that may hold somebody's name."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        frames = traceback.extract_tb(trace)
        LOG.error("fault %s: %s", reference(kind, frames), " < ".join(_spot(frame) for frame in reversed(frames)))
        self.reported.emit(words.FAULT.format(code=reference(kind, frames)))


def reference(kind: type[BaseException], frames: traceback.StackSummary) -> str:
    """Return what a person can read out and a developer can find: the kind of error and its place."""
    return f"{kind.__name__}-{_spot(frames[-1])}" if frames else kind.__name__


def _spot(frame: traceback.FrameSummary) -> str:
    return f"{Path(frame.filename).stem}:{frame.lineno}"
