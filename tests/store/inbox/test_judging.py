"""Logs that are looked at as a whole: a fork in the own one, a held branch, what does not follow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.changes.segment import Former, UnitBlob
from ifodesk.store import numbers
from ifodesk.store.inbox.applying import Applying, News
from ifodesk.store.inbox.judging import Judging
from ifodesk.store.segments.states import SegmentState
from tests.store.inbox.hearing import Met, met
from tests.store.inbox.test_odd_segments import content, forging
from tests.store.world import Seat

pytestmark = pytest.mark.slow  # real vaults


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Met]:
    with met(tmp_path_factory.mktemp("judging")) as made:
        yield made


@pytest.fixture
def here(group: Met) -> Iterator[Met]:
    """The group; what happens to Berit's vault is taken back."""
    with group.undone():
        yield group


def judging(here: Met) -> Judging:
    return Judging(here.exchange, Applying(here.exchange, News()))


def fork(here: Met, seat: Seat) -> int:
    """Let another segment have the number of a seat's newest, as if both had just come; return the newest."""
    last = here.log(seat)[-1]
    twin = (
        "INSERT INTO segment SELECT max(o.id) + 1, randomblob(16), s.compartment, s.device, s.seq, ?1, 0, NULL, "
        "s.time, randomblob(32), s.prev, randomblob(16) FROM segment s, segment o WHERE s.id = ?2"
    )
    here.berit.core.database.write(twin, (SegmentState.WAITING, last.id))
    here.exchange.segments.forget()
    return last.id


def offered(here: Met) -> int:
    return len(here.berit.core.database.rows("SELECT 1 FROM outgoing"))


def test_a_fork_of_the_own_log_is_told_of_and_both_branches_are_offered_again(here: Met) -> None:
    settings = here.berit.core.settings
    settings.set("head_due", value=False)
    fork(here, here.karin)
    judging(here).follow_whole(here.case.row, here.row(here.karin))
    assert (settings.get("head_due"), offered(here)) == (False, 0)
    fork(here, here.berit)
    judging(here).follow_whole(here.case.row, here.row(here.berit))
    assert (settings.get("head_due"), offered(here)) == (True, 2)


def test_a_log_is_known_to_be_forked_at_once(here: Met) -> None:
    segments, log = here.exchange.segments, (here.case.row, here.row(here.karin))
    assert not segments.log(*log).odd
    newest = segments.log(*log).highest
    fork(here, here.karin)
    assert not segments.log(*log).odd
    judging(here).follow_whole(*log)
    found = segments.log(*log)
    assert found.odd
    assert found.tail is not None
    assert found.tail.seq == newest - 1


def test_what_follows_after_all_counts_and_what_is_forked_counts_no_more(here: Met) -> None:
    database, last, log = here.berit.core.database, here.log(here.karin)[-1].id, (here.case.row, here.row(here.karin))
    said = "SELECT count(*) FROM assertion WHERE id BETWEEN ? AND ?"
    before = database.rows(said, numbers.span(last))
    assert before != [(0,)]
    database.write("UPDATE segment SET state = ?, chained = 0 WHERE id = ?", (SegmentState.WAITING, last))
    here.exchange.segments.forget()
    judging(here).follow_whole(*log)
    assert here.log(here.karin)[-1].state == SegmentState.APPLIED
    fork(here, here.karin)
    judging(here).follow_whole(*log)
    assert {one.state for one in here.log(here.karin)[-2:]} == {SegmentState.HELD}
    assert database.rows(said, numbers.span(last)) == [(0,)]


def test_of_a_branch_that_is_held_as_it_comes_the_keys_are_learned(here: Met) -> None:
    database, last = here.berit.core.database, fork(here, here.karin)
    opened = "SELECT count(*) FROM opening WHERE segment = ?"
    before = database.rows(opened, (last,))
    assert before != [(0,)]
    database.write("DELETE FROM opening WHERE segment = ?", (last,))
    database.write("UPDATE segment SET state = ?, chained = 0 WHERE id = ?", (SegmentState.WAITING, last))
    here.exchange.segments.forget()
    here.berit.core.units.forget()
    judging(here).follow_whole(here.case.row, here.row(here.karin))
    database.catch_up()
    assert database.rows(opened, (last,)) == before


def test_what_waited_and_follows_another_than_what_came_is_no_gap_any_longer(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        unit, key = forger.unit
        one = forger.packed(UnitBlob(unit, key, content(forger.row(0, "ett"))))
        forger.former = Former(one.former.seq, b"another" * 4 + b"hash", one.former.digest)
        stray = forger.packed(UnitBlob(unit, key, content(forger.row(0, "följer något annat"))))
        inbox, state = forger.berit.open.parts.inbox, "SELECT state, reason FROM segment WHERE h = ?"
        inbox.receive(stray.name, stray.sealed)
        assert forger.berit.core.database.rows(state, (stray.h,)) == [(SegmentState.WAITING, "gap")]
        inbox.receive(one.name, one.sealed)
        inbox.settle()
        ((found, _reason),) = forger.berit.core.database.rows(state, (stray.h,))
        assert found not in (SegmentState.WAITING, SegmentState.APPLIED)
