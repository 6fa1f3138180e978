"""Telling several changes as one."""

from __future__ import annotations

from ifodesk.usecases.seen import Changed


def together(*changed: Changed) -> Changed:
    """Return one `Changed` that tells everything that the given ones tell."""
    kinds = frozenset().union(*(one.kinds for one in changed))
    return Changed(kinds, frozenset().union(*(one.ids for one in changed)))
