"""Readers of needs and homes in a file, and of figures that a municipality gives. What was read must work."""

from __future__ import annotations

from ifodesk.domain.home_figures_form import from_form, to_form, together
from ifodesk.domain.instrument.faults import InstrumentFileError
from ifodesk.domain.matching.joint import joint
from ifodesk.domain.matching.match import match
from ifodesk.domain.matching.reading import Asked, read_match_file
from ifodesk.words.match_lines import joint_lines, match_lines
from tests.domain.matching.pool import around, gazetteer


def match_file(raw: bytes) -> None:
    """A file for `ifodesk match`: every need is answered in words, alone and together with the others."""
    for asked in read_or_told(raw):
        for need in asked.needs:
            found = match(need, asked.homes, around())
            assert sorted(one.home.id for one in found.everyone) == sorted(one.id for one in asked.homes)
            assert list(match_lines(found))
        list(joint_lines(joint(asked.needs, asked.homes, around())))


def read_or_told(raw: bytes) -> tuple[Asked, ...]:
    """Return what the file asks; nothing when it is refused with a line of the file."""
    try:
        return read_match_file(raw, gazetteer()).asked
    except InstrumentFileError as refusal:
        told = refusal
    assert 1 <= told.line <= raw.count(b"\n") + 1
    return ()


def given_figures(raw: bytes) -> None:
    """Figures of placements, as a municipality gives them to the group."""
    text = raw.decode("utf-8", "replace")
    try:
        figures = from_form(text)
    except ValueError:
        return
    assert to_form(figures) == text
    assert together(figures.year, {"2425": figures}).by_municipality["2425"].children == figures.children
