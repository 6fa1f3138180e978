"""Who may read a case, in words: walls, sharing, openings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ifodesk.domain.sharing_law import SharingLaw
from ifodesk.usecases.log_ports import Opening
from ifodesk.words.date_words import stamp
from ifodesk.words.history_words import SOMEBODY

WALL_BUILT: Final = "Muren står från och med nu. De som är utanför ser inget av ärendet efter sin nästa synk."
WALL_LIFTED: Final = "Muren är borttagen. Personen läser ärendet efter nästa synk."
SHARED: Final = (
    "Ärendet är delat. Det delade ärendet har nummer {number}. De som läser det får jävsfrågan på sin egen dator."
)
SHARING_ENDED: Final = "Delningen är avslutad. Den kommun som ärendet delades med läser inte längre."
NOBODY_OPENED: Final = "Ingen har öppnat ärendet än, så vitt den här datorn vet."
TO_VERIFY: Final = "kontrollera"
"""Marks a basis that a lawyer has to verify."""


def opening(one: Opening, name: str) -> str:
    """Return one line of the access log."""
    return f"{stamp(one.at)}  {name or SOMEBODY}{f', på {one.device}' if one.device else ''}"


def bases(law: SharingLaw) -> Sequence[str]:
    """Return the bases that may be chosen, a line each, those to verify marked."""
    return [
        f"{one.code}: {one.title} ({one.provision}){'' if one.certain else f' [{TO_VERIFY}]'}. {one.asks}"
        for one in law.bases
    ]
