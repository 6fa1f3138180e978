"""Readers of adopted plans and of copies given out."""

from __future__ import annotations

from ifodesk.domain.frozen_copy import canonical_copy, read_copy
from ifodesk.domain.packed_text import packed
from ifodesk.domain.sip_version import read_canonical


def frozen_plan(raw: bytes) -> None:
    """The canonical form of an adopted plan."""
    try:
        read_canonical(raw.decode("utf-8", "replace"))
    except ValueError:
        return


def given_copy(raw: bytes) -> None:
    """A copy out of the register, packed or not."""
    try:
        copy = read_copy(raw.decode("utf-8", "replace"))
    except ValueError:
        return
    assert read_copy(packed(canonical_copy(copy))) == copy
