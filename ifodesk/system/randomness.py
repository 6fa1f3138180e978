"""Random bytes of the operating system."""

from __future__ import annotations

import os
from typing import final

from typing_extensions import override

from ifodesk.usecases.ports import Randomness


@final
class SystemRandomness(Randomness):
    """The operating system's source; fit for keys."""

    @override
    def __call__(self, count: int) -> bytes:
        """Return *count* random bytes."""
        return os.urandom(count)
