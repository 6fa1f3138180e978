"""What lies at a place that a person points at, and the question that nothing is written before."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ifodesk.usecases.hubs import FirstSight, Lies
from ifodesk.words.plural_words import number

_FOLDER, _SERVER = "Mappen", "Platsen"
SEEN: Final[Mapping[Lies, str]] = MappingProxyType(
    {
        Lies.NOTHING: "{place} är tom.",
        Lies.OTHER_FILES: "I mappen ligger andra filer. De lämnas i fred.",
        Lies.OURS: "Här ligger {devices} datorers besked, varav {ours} är era.",
        Lies.STRANGERS: "Här ligger en annan grupps filer: {devices} datorers besked, inget från någon som du känner.",
    }
)
ONE: Final[Mapping[Lies, str]] = MappingProxyType(
    {
        Lies.OURS: "Här ligger en dators besked, och den är er.",
        Lies.STRANGERS: "Här ligger en annan grupps filer: en dators besked, inte från någon som du känner.",
    }
)
"""Where a single device has been there."""
QUESTION: Final[Mapping[Lies, str]] = MappingProxyType(
    {
        Lies.NOTHING: "Ska den bli en ny delad plats?",
        Lies.OTHER_FILES: "Ska en ny delad plats läggas bredvid dem?",
        Lies.OURS: "Ska den användas?",
        Lies.STRANGERS: "Fråga den som gav dig platsen innan du använder den. Ska den användas ändå?",
    }
)
WRITTEN_NOTHING: Final = "Inget är skrivet där än."


def seen_there(seen: FirstSight) -> str:
    """Return what lies at a place.

    >>> seen_there(FirstSight("/mnt/ifo", "folder", Lies.OURS, 9, 8))
    'Här ligger 9 datorers besked, varav 8 är era.'
    """
    text = ONE[seen.lies] if seen.devices == 1 else SEEN[seen.lies]
    place = _FOLDER if seen.kind == "folder" else _SERVER
    return text.format(place=place, devices=number(seen.devices), ours=number(seen.ours))


def question(seen: FirstSight) -> str:
    """Return what lies at a place, and what a person is asked about it.

    >>> question(FirstSight("/mnt/ifo", "folder", Lies.NOTHING))
    'Mappen är tom. Ska den bli en ny delad mapp? Inget är skrivet där än.'
    """
    asked = QUESTION[seen.lies]
    if seen.lies is Lies.NOTHING and seen.kind == "folder":
        asked = asked.replace("plats", "mapp")
    return f"{seen_there(seen)} {asked} {WRITTEN_NOTHING}"
