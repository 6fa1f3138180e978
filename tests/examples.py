"""How many stories the long walks of state machines draw: here alone."""

import os


def stories(many: int) -> int:
    """Return how many to draw of *many*: two thirds in CI, which draws the same ones each time.

    What CI tries the hundredth time it tried the first; everybody else draws new ones, and all of them. To walk a
    machine the whole way, run its file without CI: ``pytest tests/store/test_machine.py``.
    """
    return many * 2 // 3 if os.environ.get("CI") else many
