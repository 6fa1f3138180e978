"""What the shipped instruments hold, and that a pack of another structure takes their place without code."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from ifodesk.domain.instrument.model import Fill, Source, display_name
from ifodesk.domain.instrument.numbering import ours, theirs
from tests.domain.instrument.interviews import ASI, AUDIT, FILES, MADE_UP, instrument, raw

BUILT_IN = instrument()


class TestTheBuiltInInstrument:
    def test_it_has_the_items_of_the_fifth_edition_but_two_that_are_not_asked_in_sweden(self) -> None:
        assert len(BUILT_IN.items) == 265
        assert not {"G17", "G18"} & BUILT_IN.items.keys()

    def test_it_has_the_seven_areas_each_with_a_rater_and_the_clients_own_ratings(self) -> None:
        assert [area.id for area in BUILT_IN.areas] == [
            "medical", "employment", "alcohol", "drug", "legal", "family", "psychiatric",
        ]  # fmt: skip
        for area in BUILT_IN.areas:
            assert BUILT_IN.items[area.rater].source is Source.RATING
            assert all(own.days and own.worry and own.need for own in area.ratings)
            assert area.critical

    def test_every_question_to_the_client_has_words_to_read_aloud(self) -> None:
        silent = [item.code for item in BUILT_IN.items.values() if item.source is Source.CLIENT and not item.say]
        assert silent == []

    def test_nothing_that_the_interviewer_notes_is_asked_of_the_client(self) -> None:
        private = {code for area in BUILT_IN.areas for code in (area.rater, *area.confidence)}
        private |= {f"P{row}" for row in range(15, 21)}
        assert all(BUILT_IN.items[code].source is not Source.CLIENT for code in private)

    def test_what_the_record_knows_is_not_asked(self) -> None:
        filled = {item.fill for item in BUILT_IN.items.values() if item.source is Source.RECORD}
        assert filled == set(Fill)

    def test_the_follow_up_asks_nothing_about_life_that_the_first_interview_has(self) -> None:
        codes = BUILT_IN.sets["uppfoljning"].codes
        assert len(codes) == 171
        assert not {"D1B", "H1A", "F18B", "P4B", "M3"} & codes
        assert {"M6", "M7", "M8", "M9", "G5", "G8", "G10", "G16"} <= codes
        assert BUILT_IN.sets["uppfoljning"].due_months == (6, 12)

    def test_every_score_can_be_computed_from_the_follow_up(self) -> None:
        codes = BUILT_IN.sets["uppfoljning"].codes
        assert [score.id for score in BUILT_IN.scores if not codes.issuperset(score.components)] == []

    def test_scores_are_off_by_default(self) -> None:
        assert not any(score.on_by_default for score in BUILT_IN.scores)

    def test_every_cell_of_a_grid_that_exists_belongs_to_its_section(self) -> None:
        for grid in BUILT_IN.grids:
            cells = [row + column for row, _ in grid.rows for column, _ in grid.columns]
            found = [BUILT_IN.items[cell].section for cell in cells if cell in BUILT_IN.items]
            assert set(found) == {grid.section}

    def test_the_older_numbering_has_depression_where_ours_has_the_pension(self) -> None:
        older = BUILT_IN.maps["va-1996"]
        assert (theirs(older, "P4A"), theirs(older, "P3"), theirs(older, "M6")) == ("P3 30", "P2", "M6")
        assert (ours(older, "P3 30"), ours(older, "P2"), ours(older, "M6")) == ("P4A", "P3", "M6")
        assert ours(older, "P4A") is None
        for code in BUILT_IN.items:
            assert (told := theirs(older, code)) is not None
            assert ours(older, told) == code


@pytest.mark.parametrize("name", FILES)
def test_an_instrument_is_bound_to_the_bytes_of_its_file(name: str) -> None:
    assert instrument(name).sha256 == hashlib.sha256(raw(name)).hexdigest()


def test_without_licensed_texts_the_instrument_never_bears_its_name_in_a_real_case() -> None:
    assert display_name(BUILT_IN, practice=False) == "Kartläggning enligt ASI-områden"
    assert display_name(BUILT_IN, practice=True) == "ASI-övning"
    assert "ASI" not in display_name(instrument(AUDIT), practice=False)
    assert display_name(instrument(MADE_UP), practice=False) == "Påhittat formulär A–I"


def test_with_licensed_texts_it_bears_its_own_name_everywhere() -> None:
    licensed = replace(BUILT_IN, licensed=True)
    assert {display_name(licensed, practice=practice) for practice in (True, False)} == {BUILT_IN.names.title}


def test_a_pack_with_its_own_sections_and_codes_needs_no_code() -> None:
    pack = instrument(MADE_UP)
    assert [section.letter for section in pack.sections] == list("ABCDEFGHI")
    assert {"I1C", "A10", "A11"} <= pack.items.keys()
    assert [area.id for area in pack.areas] == [area.id for area in BUILT_IN.areas]
    assert not BUILT_IN.items.keys() >= pack.items.keys()


def test_the_interview_and_its_items_are_marked_where_the_source_is_not_sure() -> None:
    assert BUILT_IN.items["E7"].certainty == "likely"
    assert BUILT_IN.items["M6"].certainty == "sure"
    assert raw(ASI).count(b'"certainty"') > 5
