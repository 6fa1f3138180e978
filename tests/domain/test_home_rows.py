"""Rows of lists of homes: each a home, or every reason why not. Nothing is guessed and nothing is dropped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.home_cells import RowReason
from ifodesk.domain.home_columns import Column, ImportWords, Layout, guess
from ifodesk.domain.home_rows import HomeRow, key, read_rows
from ifodesk.domain.sheet import Cell, CellFault, Sheet
from ifodesk.system.resources import resource
from tests.documents.lists import HEADINGS, LARKAN, MYRAN
from tests.domain.homes import TODAY

WORDS = ImportWords.from_data(json.loads(resource("homes/import_columns.json").read_text("utf-8")))


def rows(*table: Sequence[Cell], known: frozenset[tuple[str, str]] = frozenset()) -> tuple[HomeRow, ...]:
    sheet = Sheet("Hem", tuple(tuple(row) for row in table))
    return read_rows(sheet, guess(sheet.rows, WORDS), WORDS, today=TODAY, known=known)


def one(heading: str, cell: Cell) -> HomeRow:
    (row,) = rows(("Namn", "Typ", heading), ("Lärkan", "familjehem", cell))
    return row


def codes(row: HomeRow) -> list[RowReason]:
    return [reason.code for reason in row.reasons]


def test_a_usual_list_is_read_whole() -> None:
    first, second = rows(HEADINGS, LARKAN, MYRAN)
    assert first.accepted
    assert first.values == {
        "name": "Lärkan",
        "place": "Saxnäs",
        "kinds": {"familjehem": True},
        "phone": "070-174 06 05",
        "places": 2,
        "bands": {"6-12": True},
        "pets": {"dog": True},
    }
    assert first.adults == ("Anna Test", "Bo Test")
    assert second.values["bands"] == {"0-5": True, "6-12": True, "13-17": True}
    assert second.values["pets"] == {"none": True}
    assert (first.number, second.number) == (2, 3)


def test_headings_are_found_under_a_title_in_any_order_and_manner() -> None:
    sheet = (
        ("Familjehem i Vilhelmina 2026",),
        (None,),
        ("TYP:", "Telefon dagtid", "Namn (kort)", "Telefon", "Skostorlek"),
        (),
    )
    layout = guess(sheet, WORDS)
    assert layout.heading == 2
    assert layout.columns == {0: Column.KINDS, 2: Column.NAME, 3: Column.PHONE}
    assert guess((("Lärkan", "jour"),), WORDS) == Layout(None, {})


@pytest.mark.parametrize(
    "heading,cell,code",
    [
        ("Platser", "två", RowReason.NOT_A_NUMBER),
        ("Platser", 21, RowReason.NOT_A_NUMBER),
        ("Platser", -1, RowReason.NOT_A_NUMBER),
        ("Platser", 1.5, RowReason.NOT_A_NUMBER),
        ("Platser", "9" * 400, RowReason.NOT_A_NUMBER),
        ("Platser", "٣", RowReason.NOT_A_NUMBER),
        ("Ålder", date(2026, 12, 6), RowReason.AGE_IS_A_DATE),
        ("Ålder", "alla snälla", RowReason.NOT_AN_AGE),
        ("Ålder", "12-6", RowReason.NOT_AN_AGE),
        ("Ålder", "40", RowReason.NOT_AN_AGE),
        ("Datum", 44927, RowReason.NOT_A_DATE),
        ("Datum", "nån gång", RowReason.NOT_A_DATE),
        ("Datum", date(2030, 1, 1), RowReason.IN_THE_FUTURE),
        ("Rökfritt", "kanske", RowReason.NOT_YES_OR_NO),
        ("Djur", "drake", RowReason.UNKNOWN_CHOICE),
        ("Kön", "både och", RowReason.UNKNOWN_CHOICE),
        ("Ort", CellFault.FORMULA, RowReason.FORMULA),
        ("Ort", CellFault.ERROR, RowReason.ERROR),
        ("Ort", CellFault.MERGED, RowReason.MERGED),
        ("Ort", "Ã…sele", RowReason.ENCODING),
        ("Ort", "\ufffdsele", RowReason.ENCODING),
        ("Ort", "Stor†n", RowReason.ENCODING),
        ("Ort", "Saxnäs\x07", RowReason.ENCODING),
        ("Ort", "x" * 501, RowReason.TOO_LONG),
        ("Skolor", "x" * 33, RowReason.TOO_LONG),
    ],
)
def test_a_cell_that_cannot_be_read_refuses_its_row_and_says_which(heading: str, cell: Cell, code: RowReason) -> None:
    row = one(heading, cell)
    assert codes(row) == [code]
    assert row.reasons[0].column is not None


@pytest.mark.parametrize(
    "heading,cell,field,value",
    [
        ("Ålder", "0-5 år, 13-17 år", "bands", {"0-5": True, "13-17": True}),
        ("Ålder", 7, "bands", {"6-12": True}),
        ("Ålder", "12+", "bands", {"6-12": True, "13-17": True}),
        ("Ålder", "3 till 8", "bands", {"0-5": True, "6-12": True}),
        ("Egna barn", "inga", "children_bands", {"none": True}),
        ("Egna barn", "4 år och 9 år", "children_bands", {"0-5": True, "6-12": True}),
        ("Kön", "spelar ingen roll", "takes", {"boy": True, "girl": True}),
        ("Kön", "F", "takes", {"girl": True}),
        ("Djur", "Hund och katt", "pets", {"cat": True, "dog": True}),
        ("Språk", "svenska, sydsamiska", "languages", {"svenska": True, "sydsamiska": True}),
        ("Eget rum", True, "own_room", True),
        ("Rökfri", "Nej", "smoke_free", False),
        ("Datum", "2024-03-01", "opened_on", date(2024, 3, 1)),
        ("Datum", date(2024, 3, 1), "opened_on", date(2024, 3, 1)),
        ("Platser", 2.0, "places", 2),
    ],
)
def test_the_ways_in_which_people_write_are_understood(heading: str, cell: Cell, field: str, value: object) -> None:
    row = one(heading, cell)
    assert codes(row) == []
    assert row.values[field] == value


def test_a_row_without_name_or_kind_says_both_and_an_empty_one_is_neither() -> None:
    nameless, empty = rows(("Namn", "Typ", "Ort"), (None, "", "Saxnäs"), (None, "  ", None))
    assert codes(nameless) == [RowReason.NO_NAME, RowReason.NO_KIND]
    assert (empty.empty, empty.accepted, empty.reasons) == (True, False, ())


def test_several_kinds_are_read_and_a_network_home_names_its_child() -> None:
    both, network, strange = rows(
        ("Namn", "Typ", "För barn"),
        ("Lärkan", "Familjehem/jour", None),
        ("Myran", "Nätverkshem", None),
        ("Granen", "hotell", None),
    )
    assert both.values["kinds"] == {"familjehem": True, "jourhem": True}
    assert codes(network) == [RowReason.NETWORK_WITHOUT_CHILD]
    assert codes(strange) == [RowReason.UNKNOWN_KIND]


def test_a_home_that_stands_twice_or_is_here_already_is_refused_with_the_row_that_came_first() -> None:
    known = frozenset({key("Granen", "Malå")})
    first, twin, here, other = rows(
        ("Namn", "Typ", "Ort"),
        ("Lärkan", "jour", "Saxnäs"),
        ("  LÄRKAN.", "familjehem", "saxnäs"),
        ("Granen", "jour", "Malå"),
        ("Lärkan", "jour", "Dikanäs"),
        known=known,
    )
    assert (first.accepted, other.accepted) == (True, True)
    assert [(reason.code, reason.row) for reason in twin.reasons] == [(RowReason.TWICE_IN_LIST, 2)]
    assert codes(here) == [RowReason.KNOWN_ALREADY]


@pytest.mark.slow
def test_ten_thousand_rows_are_each_a_home_or_a_reason() -> None:
    rng = Random(7)
    cells: list[Cell] = [None, "jour", "hotell", 3, "Ã¥", date(2026, 12, 6), CellFault.FORMULA, "6-12"]
    table = [tuple(rng.choice(cells) for _ in HEADINGS) for _ in range(9_999)]
    found = rows(HEADINGS, LARKAN, *table)
    assert [row.number for row in found] == list(range(2, 10_002))
    assert all(row.accepted or row.reasons or row.empty for row in found)
    assert found[0].accepted


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-99, 99_999),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.sampled_from(CellFault),
)


@pytest.mark.slow
@given(st.lists(st.lists(CELLS, max_size=len(Column)), max_size=6))
def test_no_cell_breaks_the_reading(table: list[list[Cell]]) -> None:
    layout = Layout(None, dict(enumerate(Column)))
    sheet = Sheet("Hem", tuple(map(tuple, table)))
    found = read_rows(sheet, layout, WORDS, today=TODAY, known=frozenset())
    assert len(found) == len(table)
    assert all(row.accepted + row.empty + bool(row.reasons) == 1 for row in found)
