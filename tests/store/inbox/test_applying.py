"""What was applied is read anew, or taken back: nothing counts twice, and nothing of it is left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ifodesk.store import numbers
from ifodesk.store.inbox.applying import Applying, News
from ifodesk.store.inbox.judging import Judging
from ifodesk.store.segments.states import SegmentState
from ifodesk.usecases.seen import Changed
from tests.store.dump import dump
from tests.store.inbox.hearing import Met, met
from tests.store.world import Seat

pytestmark = pytest.mark.slow  # real vaults


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Met]:
    with met(tmp_path_factory.mktemp("applying")) as made:
        yield made


@pytest.fixture
def here(group: Met) -> Iterator[Met]:
    """The group; what happens to Berit's vault is taken back."""
    with group.undone():
        yield group


def of(here: Met, whose: str) -> Seat:
    return here.karin if whose == "a colleague's" else here.berit


def lay_aside(here: Met, segment: int, state: SegmentState) -> None:
    """Let it stand that a blob of a segment could not be applied."""
    (unit,) = here.berit.core.database.rows("SELECT min(id) FROM unit")[0]
    here.berit.core.database.write("INSERT INTO blob VALUES (?, 200, ?, ?, '')", (segment, unit, state))


def aside(here: Met) -> list[tuple[int]]:
    return [(segment,) for (segment,) in here.berit.core.database.rows("SELECT segment FROM blob")]


@pytest.mark.parametrize("whose", ["a colleague's", "one's own"])
def test_what_is_read_once_more_counts_once_and_is_not_told_again(here: Met, whose: str) -> None:
    news, before = News(), dump(here.berit.core)
    lay_aside(here, here.log(of(here, whose))[-1].id, SegmentState.WAITING)
    judging = Judging(here.exchange, Applying(here.exchange, news))
    judging.again([one.id for one in here.log(of(here, whose))], blobs=True)
    assert news.take() == Changed(frozenset(), frozenset())
    assert aside(here) == []
    assert dump(here.berit.core) == before


def test_what_was_held_for_want_of_a_right_is_read_once_more(here: Met) -> None:
    segment = here.log(here.karin)[-1].id
    lay_aside(here, segment, SegmentState.HELD)
    Judging(here.exchange, Applying(here.exchange, News())).again([segment])
    assert aside(here) == []


def test_of_what_stands_and_waits_for_a_key_only_the_key_has_it_read_once_more(here: Met) -> None:
    segment = here.log(here.karin)[-1].id
    lay_aside(here, segment, SegmentState.WAITING)
    Judging(here.exchange, Applying(here.exchange, News())).again([segment])
    assert aside(here) == [(segment,)]


@pytest.mark.parametrize("whose", ["a colleague's", "one's own"])
def test_what_is_taken_back_leaves_nothing_behind_and_is_told(here: Met, whose: str) -> None:
    news, database = News(), here.berit.core.database
    notes = [one for one in here.log(of(here, whose)) if said(here, one.id)]
    segment = notes[-1].id
    assertions = said(here, segment)
    lay_aside(here, segment, SegmentState.WAITING)
    database.write("INSERT INTO dangling VALUES (1, ?)", (assertions[0],))
    Applying(here.exchange, news).retract([segment])
    assert said(here, segment) == []
    assert aside(here) == []
    assert database.rows("SELECT 1 FROM dangling WHERE by = ?", (assertions[0],)) == []
    told = news.take()
    assert told.kinds == {"note"}
    assert len(told.ids) == 1


def said(here: Met, segment: int) -> list[int]:
    """Return the assertions that a segment brought, own ones by the numbers of their saves."""
    rows = here.berit.core.database.rows(
        "SELECT id FROM assertion WHERE id BETWEEN ?1 AND ?2 "
        "OR id IN (SELECT id FROM own_ref WHERE ref BETWEEN ?1 AND ?2)",
        numbers.span(segment),
    )
    return [one for (one,) in rows]
