"""While much is written at once Python need not look for rings of objects: nearly all that is made stays.

It looks each 700 new objects, and through all that lives now and then: a twelfth of what writing takes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Do what is inside without looking for rings; they are looked for afterwards, as before."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
