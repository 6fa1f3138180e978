"""Ever larger groups, until the time that was given is used up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ifodesk.workbench.scale.day import Share, working_day

_FIRST: Final = 10
_GROWS: Final = 3.0
"""So many times longer a group takes that is twice as large: everybody reads everybody's head."""


def growing(seconds: float, day: Callable[[int, Path], Share] = working_day) -> Iterator[Share]:
    """Yield a client's share in groups of 10, 20, 40 … devices; stop before a group that would take too long.

    Args:
        seconds: In all. The first group is tried in any case.
        day: Simulates a day of so many devices in a folder.
    """
    end, count, last = time.monotonic() + seconds, _FIRST, 0.0
    while not last or time.monotonic() + _GROWS * last < end:
        began = time.monotonic()
        with TemporaryDirectory(prefix="ifodesk-scale-") as folder:
            yield day(count, Path(folder))
        last = time.monotonic() - began
        count *= 2
