"""Lists of homes: previewed, imported, gone on with, taken back, written out and read again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.compose.home_lists import EXPORT_WORDS, SHEETS, CarefulSheets, import_words
from ifodesk.domain.entities.home import Home, HomeAdult
from ifodesk.domain.entities.pool import PoolHome
from ifodesk.domain.home_cells import RowReason
from ifodesk.domain.home_columns import Column, Layout
from ifodesk.domain.sheet import Sheet
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.home_export import ExportHomes
from ifodesk.usecases.home_import import ImportHomes, KeepImported, Preview, PreviewImport, UndoImport, unfinished
from ifodesk.usecases.home_reading import homes
from ifodesk.usecases.home_requirements import NoteDone
from ifodesk.usecases.homes import ChangeHome
from tests.documents.lists import HEADINGS, LARKAN, MYRAN, workbook
from tests.usecases.desk import Desk, a_full_disk, desk, full_disk, refused

NAMELESS = (None, "Malå", "jour", None, None, 1, "0-5", None)


@pytest.fixture
def at() -> Desk:
    return desk()


def preview(at: Desk, *rows: tuple[str | int | None, ...]) -> Preview:
    return PreviewImport(at.session)(Sheet("Hem", (HEADINGS, *rows)), import_words())


def names(at: Desk) -> list[str | None]:
    return [seen.value.name for seen in homes(at.session)]


def test_a_preview_saves_nothing_and_tells_every_row(at: Desk) -> None:
    shown = preview(at, LARKAN, NAMELESS, (None,) * 8, MYRAN)
    assert [row.number for row in shown.accepted] == [2, 5]
    assert [(row.number, row.reasons[0].code) for row in shown.refused] == [(3, RowReason.NO_NAME)]
    assert names(at) == []


def test_each_accepted_row_is_a_home_of_the_own_unit_in_no_pool(at: Desk) -> None:
    done = ImportHomes(at.session)(preview(at, LARKAN, NAMELESS, MYRAN))
    assert names(at) == ["Lärkan", "Myran"]
    assert len(done.homes) == 2
    larkan = homes(at.session)[0].value
    assert (larkan.municipality, larkan.places, larkan.import_batch) == ("2425", 2, done.batch)
    assert [seen.value.name for seen in at.session.records.children(HomeAdult, larkan.id)] == ["Anna Test", "Bo Test"]
    assert at.session.records.all(PoolHome) == ()
    assert unfinished(at.session) == ()


def test_a_second_import_of_the_same_list_finds_them_here_already(at: Desk) -> None:
    ImportHomes(at.session)(preview(at, LARKAN))
    again = preview(at, LARKAN)
    assert [reason.code for row in again.refused for reason in row.reasons] == [RowReason.KNOWN_ALREADY]
    with refused(Refusal.NOTHING_CHOSEN):
        ImportHomes(at.session)(again)


def test_columns_can_be_chosen_otherwise(at: Desk) -> None:
    sheet = Sheet("Hem", (("Lärkan", "jour", "Saxnäs"),))
    assert PreviewImport(at.session)(sheet, import_words()).accepted == ()
    layout = Layout(None, {0: Column.NAME, 1: Column.KINDS, 2: Column.PLACE})
    (row,) = PreviewImport(at.session)(sheet, import_words(), layout).accepted
    assert (row.number, row.values["place"]) == (1, "Saxnäs")


def stopped(at: Desk) -> list[tuple[str, int, int]]:
    return [(one.batch, one.here, one.of) for one in unfinished(at.session)]


def test_a_disk_that_fills_up_half_way_leaves_nothing_where_it_lets_homes_be_taken_back(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = preview(at, LARKAN, MYRAN)
    with a_full_disk(at, monkeypatch, 1):
        done = ImportHomes(at.session)(shown)
    assert done.why is not None
    assert (done.why.code, done.homes, done.of) == ("disk_full", (), 2)
    assert (names(at), stopped(at)) == ([], [])


def test_what_a_full_disk_does_not_let_be_taken_back_is_known_as_that(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = preview(at, LARKAN, MYRAN)
    with a_full_disk(at, monkeypatch, 1) as disk:
        disk.setattr(at.world.records, "remove", full_disk)
        done = ImportHomes(at.session)(shown)
    assert done.why is not None
    assert (done.why.code, len(done.homes), done.of) == ("disk_full", 1, 2)
    assert names(at) == ["Lärkan"]
    assert stopped(at) == [(done.batch, 1, 2)]


def test_a_cancelled_import_leaves_nothing(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ifodesk.usecases.home_import.MANY", 1)
    told: list[tuple[int, int]] = []
    done = ImportHomes(at.session)(
        preview(at, LARKAN, MYRAN), progress=lambda *now: told.append(now), cancel=lambda: bool(told)
    )
    assert done.why is not None
    assert (done.why.code, names(at), told) == (Refusal.IMPORT_CANCELLED, [], [(1, 2)])


def half_done(at: Desk) -> str:
    """Import two homes and take one away, as if something had stopped in between; return the import."""
    done = ImportHomes(at.session)(preview(at, LARKAN, MYRAN))
    at.session.records.remove(at.session.records.get(Home, done.homes[1]))
    return done.batch


def test_the_same_list_read_once_more_goes_on_where_it_stopped(at: Desk) -> None:
    batch = half_done(at)
    again = preview(at, LARKAN, MYRAN)
    assert [row.name for row in again.accepted] == ["Myran"]
    done = ImportHomes(at.session)(again)
    assert (done.batch, len(done.homes), done.of, stopped(at)) == (batch, 2, 2, [])
    assert UndoImport(at.session)(batch).removed == 2


def test_another_list_does_not_go_on_with_one_that_stopped(at: Desk) -> None:
    batch = half_done(at)
    for rows in ((MYRAN,), (LARKAN, MYRAN, ("Granen", "Malå", "jour", *[None] * 5))):
        assert ImportHomes(at.session).begin(preview(at, *rows)).batch != batch


def test_what_a_stopped_import_made_can_be_kept(at: Desk) -> None:
    batch = half_done(at)
    KeepImported(at.session)(batch)
    assert (stopped(at), names(at)) == ([], ["Lärkan"])
    with refused(Refusal.NOTHING_TO_UNDO):
        UndoImport(at.session)(batch)


def test_a_computer_that_stopped_half_way_is_found_and_taken_back(at: Desk) -> None:
    batch = half_done(at)
    assert stopped(at) == [(batch, 1, 2)]
    assert UndoImport(at.session)(batch).removed == 1
    assert (names(at), stopped(at)) == ([], [])


def test_undo_takes_back_what_nobody_has_worked_with(at: Desk) -> None:
    done = ImportHomes(at.session)(preview(at, LARKAN, MYRAN, ("Granen", "Malå", "jour", *[None] * 5)))
    changed, checked, _ = done.homes
    seen = at.session.records.get(Home, changed)
    ChangeHome(at.session)(seen, replace(seen.value, phone="070-174 06 99"))
    NoteDone(at.session)(checked, "home_visit")
    back = UndoImport(at.session)(done.batch)
    assert (back.removed, set(back.kept)) == (1, {changed, checked})
    assert names(at) == ["Lärkan", "Myran"]
    assert unfinished(at.session) == ()
    with refused(Refusal.NOTHING_TO_UNDO):
        UndoImport(at.session)(done.batch)


def test_what_is_written_out_is_read_back_as_it_was(at: Desk, tmp_path: Path) -> None:
    ImportHomes(at.session)(preview(at, LARKAN, MYRAN))
    before = [replace(seen.value, import_batch=None, import_size=None) for seen in homes(at.session)]
    path = ExportHomes(at.session, CarefulSheets(), EXPORT_WORDS)(tmp_path / "hem.xlsx")
    other = desk()
    ImportHomes(other.session)(PreviewImport(other.session)(SHEETS(path), import_words()))
    after = [replace(seen.value, import_batch=None, import_size=None) for seen in homes(other.session)]
    assert [replace(one, id=before[0].id) for one in after] == [replace(one, id=before[0].id) for one in before]
    (anna, _bo) = other.session.records.children(HomeAdult, homes(other.session)[0].value.id)
    assert anna.value.name == "Anna Test"


def test_a_list_in_the_encoding_of_an_old_mac_is_refused_row_by_row(at: Desk, tmp_path: Path) -> None:
    (tmp_path / "hem.csv").write_bytes("Namn;Ort;Typ\nLärkan;Malå;jour\nMyran;Dorotea;jour".encode("mac_roman"))
    shown = PreviewImport(at.session)(SHEETS(tmp_path / "hem.csv"), import_words())
    assert [(row.number, {reason.code for reason in row.reasons}) for row in shown.refused] == [
        (2, {RowReason.ENCODING})
    ]
    assert [row.name for row in shown.accepted] == ["Myran"]


def test_a_workbook_from_a_municipality_goes_all_the_way(at: Desk, tmp_path: Path) -> None:
    sheet = SHEETS(workbook(tmp_path / "hem.xlsx", [("Våra familjehem",), HEADINGS, LARKAN, NAMELESS, MYRAN]))
    shown = PreviewImport(at.session)(sheet, import_words())
    assert (len(shown.accepted), len(shown.refused)) == (2, 1)
    ImportHomes(at.session)(shown)
    assert names(at) == ["Lärkan", "Myran"]
