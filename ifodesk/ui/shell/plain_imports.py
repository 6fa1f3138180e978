"""Gives Python its own import back, once Qt is loaded. Importing this module does it; import it before all others.

PySide6 puts a function of its own in the place of Python's import, for `from __feature__ import snake_case`, which this
program does not use. For each module that is imported it reads that module's source and keeps every line: 11 MiB, and a
part of the time to the first picture. Source: `shibokensupport/feature.py` of PySide6 6.11 (`feature_imported`). A
PySide6 that does this otherwise keeps its import; the program works with either.
"""

from __future__ import annotations

import builtins
from typing import Final

import PySide6.QtCore  # noqa: F401 - puts its import there

_NAMES: Final = vars(builtins)

if _NAMES["__import__"] is _NAMES.get("__feature_import__") and "__orig_import__" in _NAMES:
    _NAMES["__import__"] = _NAMES["__orig_import__"]
