"""A full disk and a vanished folder: a sentence, nothing lost, and work goes on when there is room again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.compose.home_lists import import_words
from ifodesk.compose.opening import open_here
from ifodesk.domain.entities.case import CaseType, Note
from ifodesk.domain.sheet import Sheet
from ifodesk.store.vault.vault import create_vault
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.home_import import ImportHomes, PreviewImport, UndoImport, unfinished
from ifodesk.usecases.home_reading import homes
from ifodesk.usecases.notes import StartNote
from ifodesk.words.error_words import sentence
from tests.program.team import PASSPHRASE, Desk, Team
from tests.store.crash.children import Child
from tests.store.crash.full_disk import NO_DISK, on_a_small_disk, work_until_full
from tests.store.crash.work import around

pytestmark = pytest.mark.slow

NAME = "Berit Ask"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Team(tmp_path).found(NAME)
    yield desk
    desk.lock()


def assert_nothing_was_lost(facts: dict[str, object]) -> None:
    """The error is the right one, and every note that was saved is read: while it was full, and after."""
    assert facts["code"] == "disk_full"
    assert isinstance(facts["saved"], int)
    assert facts["saved"] > 0
    assert facts["read"] == facts["saved"]
    assert facts["read_after"] == facts["saved"] + 1


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    child = Child(on_a_small_disk, tmp_path)
    assert child.end() == 0
    if child.told == [NO_DISK]:
        full_by_the_database_s_own_limit(tmp_path)
        return
    facts = json.loads(child.told[0])
    assert_nothing_was_lost(facts)
    assert facts["again"] == "disk_full"
    assert facts["change"] == "disk_full"
    assert facts["reopened"] == facts["read_after"] + facts["more"]
    assert facts["damaged"] == []


ROOM_PAGES = 100
SOME_PAGES = 12


def full_by_the_database_s_own_limit(place: Path) -> None:
    """Fill a database that may have so many pages: all that can be had where no disk can be mounted."""
    desk = Team(place).found(NAME)
    case = OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson").case
    database = desk.opened.parts.core.database
    database.settle()
    ((pages,),) = database.rows("PRAGMA page_count")
    database.outside_transactions(f"PRAGMA max_page_count = {int(pages) + ROOM_PAGES}")
    room = "PRAGMA max_page_count = 100000"
    assert_nothing_was_lost(work_until_full(desk.opened, case, make_room=lambda: database.outside_transactions(room)))
    desk.lock()


def test_a_full_database_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    full_by_the_database_s_own_limit(tmp_path)


def test_a_list_of_homes_that_fills_the_disk_leaves_whole_homes_and_goes_on_when_there_is_room(desk: Desk) -> None:
    rows = (("Namn", "Typ", "Ort"), *((f"Hem {number}", "jourhem", "Malå") for number in range(60)))
    sheet = Sheet("Hem", rows)
    preview = PreviewImport(desk.session)(sheet, import_words())
    before = StartNote(desk.session)(OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson").case, text="Före").id
    database = desk.opened.parts.core.database
    database.settle()
    ((pages,),) = database.rows("PRAGMA page_count")
    database.outside_transactions(f"PRAGMA max_page_count = {int(pages) + SOME_PAGES}")
    make = ImportHomes(desk.session)
    run = make.begin(preview)
    why: WorldError | None = None
    while why is None and not run.whole:
        try:
            run = make.go_on(run, 2)
        except WorldError as error:
            why = error
    assert why is not None
    done = make.stopped(run, why)
    assert why.code == "disk_full"
    assert [seen.value.id for seen in homes(desk.session)] == list(done.homes)
    assert 0 < len(run.homes) <= len(done.homes) < done.of
    database.outside_transactions("PRAGMA max_page_count = 100000")
    desk.lock()
    desk.unlock()
    (left,) = unfinished(desk.session)
    assert (left.batch, left.here, left.of) == (done.batch, len(done.homes), 60)
    rest = ImportHomes(desk.session)(PreviewImport(desk.session)(sheet, import_words()))
    assert (rest.batch, len(rest.homes), len(homes(desk.session))) == (done.batch, 60, 60)
    assert desk.session.records.get(Note, before).value.id == before
    assert UndoImport(desk.session)(done.batch).kept == ()
    assert homes(desk.session) == ()


def test_the_sentence_of_a_full_disk_says_what_is_safe_and_what_to_do() -> None:
    told = sentence(WorldError("disk_full"))
    assert "full" in told
    assert "allt tidigare är det" in told
    assert "Gör plats" in told


@pytest.mark.parametrize("way", ["moved", "deleted"])
def test_a_vanished_folder_is_told_at_the_next_save(desk: Desk, tmp_path: Path, way: str) -> None:
    case = OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson").case
    if way == "moved":
        desk.folder.rename(tmp_path / "elsewhere")
    else:
        shutil.rmtree(desk.folder)
    with pytest.raises(WorldError) as caught:
        StartNote(desk.session)(case, text="Går den att spara?")
    assert caught.value.code == "vault_gone"
    assert "finns kvar" in sentence(caught.value)
    assert desk.session.queries.notes(case) == ()


def test_a_folder_that_comes_back_is_written_to_again(desk: Desk, tmp_path: Path) -> None:
    case = OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson").case
    desk.folder.rename(tmp_path / "elsewhere")
    with pytest.raises(WorldError):
        StartNote(desk.session)(case, text="Minnet är utdraget")
    (tmp_path / "elsewhere").rename(desk.folder)
    note = StartNote(desk.session)(case, text="Minnet sitter i igen").id
    desk.lock()
    desk.unlock()
    assert [row.note.value.id for row in desk.session.queries.notes(case)] == [note]


def test_a_vault_that_is_made_where_the_folder_cannot_be_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(WorldError) as caught:
        create_vault(tmp_path / "file" / "vault", PASSPHRASE, around().tools)
    assert caught.value.code == "vault_gone"


def test_a_vault_is_never_made_over_another(desk: Desk) -> None:
    with pytest.raises(WorldError) as caught:
        create_vault(desk.folder, PASSPHRASE, around().tools)
    assert caught.value.code == "vault_exists"


def test_a_folder_that_is_not_there_is_told_at_unlocking(tmp_path: Path) -> None:
    with pytest.raises(WorldError) as caught:
        open_here(tmp_path / "nowhere", PASSPHRASE, around())
    assert caught.value.code == "vault_gone"
