"""Named tuples by the hundred thousand."""

from __future__ import annotations

from typing import Final

make_named: Final = tuple.__new__
"""Makes a named tuple of its type and a tuple of all its fields, in half the time that the type's own name takes."""
