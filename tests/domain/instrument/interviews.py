"""Instruments as they ship, and answers drawn for them."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st

from ifodesk.domain.instrument.answers import Answer, Missing
from ifodesk.domain.instrument.model import Instrument, Item, Kind
from ifodesk.domain.instrument.reading import read_instrument
from ifodesk.system.resources import resource

ASI = "asi5-us-sv-1.json"
AUDIT = "audit-1.json"
MADE_UP = "ovning-ag-1.json"
FILES = (ASI, AUDIT, MADE_UP)


def raw(name: str) -> bytes:
    return resource(f"instruments/{name}").read_bytes()


@cache
def instrument(name: str = ASI) -> Instrument:
    return read_instrument(raw(name))


def figures(item: Item) -> st.SearchStrategy[int]:
    """Every number that the item can have."""
    if item.codes:
        return st.sampled_from(sorted(item.codes))
    assert item.range
    return st.integers(item.range.low, item.range.high)


def interviews(of: Instrument) -> st.SearchStrategy[dict[str, Answer]]:
    """Any mixture of possible answers; what is absent has not been asked."""
    return st.integers(0, 2**32).map(lambda seed: drawn(of, seed))


def drawn(of: Instrument, seed: int) -> dict[str, Answer]:
    """An interview that depends on its seed alone: most items answered, noughts often, so that skips come and go."""
    random, found = Random(seed), dict[str, Answer]()
    for item in of.items.values():
        luck = random.random()
        if luck < 0.12:
            continue
        if luck < 0.2 and item.allows:
            found[item.code] = random.choice(sorted(item.allows, key=lambda sign: sign.value))
        else:
            found[item.code] = some_answer(item, random.random())
    return found


def some_answer(item: Item, luck: float) -> Answer:
    """A possible answer without X and N, nought for a third of all luck."""
    if item.kind in TEXTS:
        return TEXTS[item.kind]
    if item.codes:
        return sorted(item.codes)[0 if luck < 0.33 else int(luck * len(item.codes))]
    assert item.range
    return item.range.low if luck < 0.33 else item.range.low + int(luck * (item.range.high - item.range.low))


TEXTS = {Kind.DATE: "2026-11-22", Kind.TIME: "09:30", Kind.TEXT: "ord"}
X, N = Missing.UNKNOWN, Missing.NOT_RELEVANT


Json = dict[str, Any]


def small() -> Json:
    """The least instrument there is."""
    return {
        "schema": 1,
        "id": "small",
        "version": "1",
        "language": "sv",
        "names": {"title": "T", "plain": "P", "practice": "Ö"},
        "licensed": False,
        "basis": "påhittat",
        "minutes": [1, 2],
        "missing": {"X": "vet inte", "N": "inte aktuellt"},
        "unclear_share": 0.2,
        "types": {"d30": {"kind": "number", "low": 0, "high": 30}, "text": {"kind": "text"}},
        "sections": [
            {
                "id": "a",
                "title": "A",
                "items": [
                    {"code": "A1", "type": "d30", "label": "Ett"},
                    {"code": "A2", "type": "d30", "label": "Två"},
                    {"code": "A3", "type": "text", "label": "Tre"},
                ],
            }
        ],
        "areas": [{"id": "a", "section": "a", "title": "A"}],
        "checks": [],
        "scores": [],
    }
