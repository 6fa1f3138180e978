"""A file of needs and homes that somebody spoilt is refused with its line, and never anything else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.matching.reading import MatchFile, read_match_file
from ifodesk.domain.matching.terms import AgeBand, HomeKind
from tests.domain.matching.pool import gazetteer

HAND = json.loads((Path(__file__).parent / "hand_solved.json").read_text("utf-8"))
WHOLE = json.dumps(
    {"needs": [one["need"] for one in HAND["solved"][:4]], "homes": HAND["homes"][:4]}, indent=1
).encode()


def read(raw: bytes) -> MatchFile | int:
    """Return what was read, or the line that it was refused for."""
    try:
        return read_match_file(raw, gazetteer())
    except InstrumentFileError as error:
        return error.line


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6), st.integers(0, 20))
def test_whatever_is_changed_it_is_read_or_refused(at: int, new: bytes, without: int) -> None:
    raw = WHOLE[:at] + new + WHOLE[at + without :]
    found = read(raw)
    assert isinstance(found, MatchFile) or 1 <= found <= raw.count(b"\n") + 1


def test_a_child_may_be_told_by_age_alone_and_a_municipality_by_name() -> None:
    need = {"id": "B", "children": [{"age": 9, "sex": "girl"}], "kinds": ["familjehem"], "month": "2026-12-05"}
    home = {"id": "h", "municipality": "Åsele", "kinds": ["familjehem", "jourhem"], "name": None}
    (asked,) = read_match_file(json.dumps({"needs": [need], "homes": [home]}).encode(), gazetteer()).asked
    assert (asked.needs[0].children[0].band, asked.needs[0].exact) == (AgeBand.MIDDLE, True)
    assert (asked.homes[0].municipality, asked.homes[0].name) == ("2463", "h")
    assert asked.homes[0].kinds == {HomeKind.FOSTER, HomeKind.EMERGENCY}


def test_more_rows_than_anybody_has_are_refused() -> None:
    raw = json.dumps({"needs": [], "homes": [{}] * 20_001}).encode()
    with pytest.raises(InstrumentFileError) as error:
        read_match_file(raw, gazetteer())
    assert error.value.reason is FileFault.TOO_MANY
