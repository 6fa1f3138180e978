"""Looks for rings of objects, which Python cannot let go of by itself, on the window's thread and on no other.

Python looks for them on whichever thread happens to make the next 700 objects: mostly the vault's. A ring that holds a
part of the window would be taken apart there, and Qt breaks the process when its objects end on a foreign thread.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 1_000


@final
class RingWatch(QObject):
    """Looks now and then, while the window's events run; Python's own looking is put off from ``start`` to ``stop``."""

    def __init__(self) -> None:
        super().__init__()
        self._python_looked = False
        self._begun = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        self._python_looked = gc.isenabled()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again, if it was."""
        self._timer.stop()
        gc.unfreeze()
        if self._python_looked:
            gc.enable()

    def look(self) -> None:
        """Look as far back as Python would by now; what is loaded at the first look is not looked through again."""
        if not self._begun:
            self._begun = True
            gc.collect()
            gc.freeze()
            return
        counts = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        due = [age for age, (made, most) in counts if made > most]
        if due:
            gc.collect(due[-1])


@contextmanager
def rings_looked_for_here() -> Iterator[None]:
    """Watch while what is inside runs. Needs the application."""
    watch = RingWatch()
    watch.start()
    try:
        yield
    finally:
        watch.stop()


def let_go() -> None:
    """Let go at once of what a window that is locked held in rings: texts of cases among it."""
    gc.collect()
