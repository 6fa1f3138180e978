"""What stands in cells: deleting, what was not sent yet, ties, and what is read from the tables again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from ifodesk.changes.ids import DeviceId
from ifodesk.changes.merge import Deletion
from ifodesk.store import numbers
from ifodesk.store.catalog import Catalog
from ifodesk.store.cells.cells import Cells
from ifodesk.store.cells.rows import Batch, EntityInfo, NewRow, Outcome
from ifodesk.store.cells.siblings import Siblings
from ifodesk.store.database import Database
from ifodesk.store.migrations.runner import bring_up_to_date

CASE, OTHER_CASE = 1, 2
NOTE, OTHER_NOTE = 1, 2
TOMBSTONE, TEXT, TITLE = 0, 1, 2
UNIT, TIME = 1, 5
ME, BERIT = 1, 2
SENT, SENT_BEFORE, BERITS, ELSEWHERE = 1, 2, 3, 4
"""Rows of segments. What I sent last came first, as where a vault was restored and fetches its own log backwards."""
SAVE, LATER_SAVE, SENT_SAVE, SAVE_BEFORE = 11, 12, 13, 14
"""Rows of own saves; the first two were not sent."""


class _TakenBackError(Exception):
    """Ends what is taken back."""


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cells]:
    """Cells of a vault that knows segments of two devices, and nothing of what they say."""
    database = Database(tmp_path_factory.mktemp("standing") / "vault.db", bytes(32))
    bring_up_to_date(database)
    with database.durable():
        database.write_many("INSERT INTO device VALUES (?, ?)", [(ME, b"m" * 16), (BERIT, b"b" * 16)])
        database.write_many(
            "INSERT INTO segment (id, h, compartment, device, seq, state, chained, time) "
            "VALUES (?1, CAST(?1 AS BLOB), ?2, ?3, ?4, 1, 1, 0)",
            [(SENT, CASE, ME, 9), (SENT_BEFORE, CASE, ME, 8), (BERITS, CASE, BERIT, 1), (ELSEWHERE, OTHER_CASE, ME, 1)],
        )
        database.write_many(
            "INSERT INTO change VALUES (?, ?, 0, 0, 1)", [(SAVE, CASE), (LATER_SAVE, CASE), (SENT_SAVE, CASE)]
        )
        refs = [(SENT_SAVE, SENT), (SAVE_BEFORE, SENT_BEFORE)]
        database.write_many("INSERT INTO own_ref VALUES (?, ?)", [(at(save), at(segment)) for save, segment in refs])
    yield Cells(database, Catalog([]), Siblings(database, DeviceId(b"m" * 16)))
    database.close()


@pytest.fixture
def cells(vault: Cells) -> Iterator[Cells]:
    """The vault's cells; what happens to them is taken back."""
    with suppress(_TakenBackError), vault.database.slice():
        yield vault
        raise _TakenBackError


def at(row: int, number: int = 0) -> int:
    return numbers.assertion_id(row, number)


def text(number: int, value: str = "Vi sågs.", *supersedes: int, entity: int = NOTE, key: str = "") -> NewRow:
    return NewRow(number, entity, TEXT, key, value, UNIT, TIME, supersedes)


def title(number: int) -> NewRow:
    return NewRow(number, NOTE, TITLE, "", "Hembesök", UNIT, TIME)


def tombstone(number: int, names: tuple[int, ...] | None, *supersedes: int) -> NewRow:
    """Return a deletion by somebody who saw these; of none it takes back those that it supersedes."""
    return NewRow(number, NOTE, TOMBSTONE, "", None if names is None else True, UNIT, TIME, supersedes, names)


def info(entity: int) -> EntityInfo:
    return EntityInfo(entity, bytes([entity]) * 16, 1, CASE, UNIT, mixed=False, fresh=False)


def say(cells: Cells, *rows: NewRow) -> Outcome:
    """Apply assertions together; return what the cell of the last shows."""
    folded = cells.apply(Batch(rows, {row.entity: info(row.entity) for row in rows}))
    return folded.outcomes[rows[-1].entity, rows[-1].field, rows[-1].key]


def deletion(cells: Cells) -> Deletion:
    return cells.siblings.gone(cells.live_of({NOTE}))


class TestDeleting:
    def test_what_its_deleter_had_seen_whole_is_gone(self, cells: Cells) -> None:
        say(cells, text(at(BERITS)), title(at(BERITS, 1)))
        say(cells, tombstone(at(SAVE), (at(BERITS), at(BERITS, 1))))
        assert deletion(cells) is Deletion.GONE

    @pytest.mark.parametrize("seen", [(), (at(BERITS),)])
    def test_what_somebody_wrote_whom_the_deleter_had_not_seen_lives_and_shows_both(
        self, cells: Cells, seen: tuple[int, ...]
    ) -> None:
        say(cells, text(at(BERITS)), title(at(BERITS, 1)))
        say(cells, tombstone(at(SAVE), seen))
        assert deletion(cells) is Deletion.CONTESTED

    def test_two_who_deleted_are_asked_together_for_what_they_saw(self, cells: Cells) -> None:
        say(cells, text(at(BERITS)), title(at(BERITS, 1)))
        say(cells, tombstone(at(SAVE), (at(BERITS),)))
        say(cells, tombstone(at(BERITS, 2), (at(BERITS, 1),)))
        assert deletion(cells) is Deletion.GONE

    def test_what_was_seen_and_stands_no_more_keeps_nothing_alive(self, cells: Cells) -> None:
        say(cells, text(at(SENT_SAVE)))
        say(cells, tombstone(at(SAVE), (at(SENT_SAVE), at(BERITS))))
        say(cells, text(at(BERITS), "Vi sågs inte.", at(SENT_SAVE)))
        assert deletion(cells) is Deletion.GONE

    def test_one_who_deletes_what_nobody_else_wrote_in_and_saw_nothing_of_it(self, cells: Cells) -> None:
        say(cells, tombstone(at(SAVE), ()))
        assert deletion(cells) is Deletion.GONE

    def test_a_deletion_that_was_taken_back_deletes_nothing(self, cells: Cells) -> None:
        say(cells, text(at(BERITS)))
        say(cells, tombstone(at(SAVE), (at(BERITS),)))
        say(cells, tombstone(at(LATER_SAVE), None, at(SAVE)))
        assert deletion(cells) is Deletion.LIVES

    def test_a_deletion_that_cannot_be_read_deletes_nothing(self, cells: Cells) -> None:
        say(cells, text(at(BERITS)))
        say(cells, tombstone(at(SAVE), (at(BERITS),))._replace(names=None))
        assert deletion(cells) is Deletion.LIVES

    def test_what_nobody_deleted_lives(self, cells: Cells) -> None:
        say(cells, text(at(BERITS)))
        assert deletion(cells) is Deletion.LIVES


class TestTies:
    """Of one time the device decides, then the place in its log."""

    def test_what_was_not_sent_is_later_than_what_was(self, cells: Cells) -> None:
        say(cells, text(at(SENT_SAVE), "Sänt."))
        shown = say(cells, text(at(SAVE), "Inte sänt."))
        assert (shown.value, shown.shown, shown.conflict) == ("Inte sänt.", (at(SAVE),), True)
        assert set(shown.live) == {at(SENT_SAVE), at(SAVE)}

    def test_of_what_was_not_sent_the_later_save_is_shown_first(self, cells: Cells) -> None:
        say(cells, text(at(LATER_SAVE), "Senare."))
        assert say(cells, text(at(SAVE), "Tidigare.")).value == "Senare."

    def test_of_what_was_sent_the_later_in_the_log_is_shown_first_whichever_came_first(self, cells: Cells) -> None:
        say(cells, text(at(SENT_SAVE), "Senare."))
        assert say(cells, text(at(SAVE_BEFORE), "Tidigare.")).value == "Senare."

    def test_of_two_devices_the_one_with_the_greater_name_is_shown_first_sent_or_not(self, cells: Cells) -> None:
        say(cells, text(at(SAVE), "Mitt."))
        assert say(cells, text(at(BERITS), "Berits.")).value == "Mitt."

    def test_all_that_say_what_is_shown_are_told(self, cells: Cells) -> None:
        say(cells, text(at(BERITS), "Berits."), text(at(SENT_SAVE), "Båda säger det."))
        shown = say(cells, text(at(BERITS, 1), "Båda säger det."))
        assert set(shown.shown) == {at(SENT_SAVE), at(BERITS, 1)}
        assert len(shown.live) == 3


class TestReadAgain:
    def test_assertions_are_read_as_they_were_said(self, cells: Cells) -> None:
        rows = [
            text(at(SENT), "Vi sågs."),
            text(at(SENT, 1), "Vi sågs inte.", at(SENT)),
            text(at(BERITS), "Resor", key="travel"),
            tombstone(at(BERITS, 1), (at(SENT), at(SENT, 1))),
            tombstone(at(BERITS, 2), ()),
            tombstone(at(SAVE), None, at(BERITS, 1), at(BERITS, 2)),
            text(at(SAVE, 1), "Vi sågs visst.")._replace(adopts=at(BERITS)),
        ]
        say(cells, *rows)
        assert cells.rows_of(CASE) == rows

    def test_only_those_of_the_entities_and_the_compartment_that_were_asked_for_are_read(self, cells: Cells) -> None:
        mine, others = text(at(BERITS)), text(at(SAVE), entity=OTHER_NOTE)
        say(cells, mine, others, text(at(ELSEWHERE)))
        assert cells.rows_of(CASE) == [mine, others]
        assert cells.rows_of(CASE, {NOTE}) == [mine]
        assert cells.rows_of(CASE, {OTHER_NOTE}) == [others]
        assert cells.rows_of(CASE, set()) == []

    def test_values_are_read_by_their_assertions_without_those_of_deletions(self, cells: Cells) -> None:
        say(cells, text(at(BERITS), "Vi sågs."), title(at(BERITS, 1)), tombstone(at(BERITS, 2), ()))
        asked = [at(BERITS), at(BERITS, 2), at(SAVE)]
        assert cells.values_of(asked) == {at(BERITS): "Vi sågs."}
        assert cells.values_of([]) == {}

    def test_what_was_folded_anew_and_then_lost_what_it_replaced_still_replaces_it_when_it_comes_again(
        self, cells: Cells
    ) -> None:
        replaced, replacing = text(at(SENT_SAVE), "Först."), text(at(BERITS), "Sedan.", at(SENT_SAVE))
        for rows in ([replacing], [replaced]):
            assert say(cells, *rows).live == (at(BERITS),)
        for rows in ([replaced, replacing], [replacing]):
            cells.database.write("DELETE FROM assertion WHERE id = ? AND ? = 1", (replaced.id, len(rows)))
            outcome = cells.refold(rows, {NOTE: info(NOTE)}).outcomes[NOTE, TEXT, ""]
            assert outcome.live == (at(BERITS),)
        assert say(cells, replaced).live == (at(BERITS),)
