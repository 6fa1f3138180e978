"""What a segment says exists: its predecessor, and what its author held of others. It is asked for once a round."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.changes.control import Control, Reached
from ifodesk.changes.segment import Draft, Packed, pack
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.inbox.heads import FAR_BEHIND
from ifodesk.usecases.sync_ports import HeadEntry, Received
from tests.changes.cast import seeded
from tests.store.inbox.test_odd_segments import PLAIN, Forger, forging
from tests.store.world import Seat

pytestmark = pytest.mark.slow  # real vaults
ELSE = b"\3" * 16
"""What names a segment that nobody here has."""


@pytest.fixture
def forger(tmp_path: Path) -> Iterator[Forger]:
    with forging(tmp_path) as made:
        made.berit.open.parts.inbox.wanted(())  # a round in which the hub shows no head
        yield made


def tag(forger: Forger, seat: Seat) -> str:
    """Return the tag of a colleague's segments in the case."""
    return forger.per.open.parts.report.exchange.tags.tag(forger.compartment, seat.core.identity.device)


def given(seat: Seat, packed: Packed) -> Received:
    return seat.open.parts.inbox.receive(packed.name, packed.sealed)


def run(forger: Forger, count: int) -> list[Packed]:
    """Return segments that Per signed, each following the one before; none is given to anybody."""
    made = []
    for _ in range(count):
        made.append(forger.packed())
        forger.former = made[-1].former
    return made


def held(forger: Forger, seat: Seat) -> int:
    """Return how far Berit has a colleague's log in the case."""
    exchange = forger.berit.open.parts.report.exchange
    compartment = forger.berit.core.compartments.find(forger.compartment.cid)
    assert compartment is not None
    tail = exchange.segments.log(compartment.row, exchange.devices.row(seat.core.identity.device)).tail
    return 0 if tail is None else tail.seq


def test_a_few_that_are_missing_are_asked_for_by_name_each_by_the_one_after_it(forger: Forger) -> None:
    first, second, third, fourth = run(forger, 4)
    assert given(forger.berit, third).more == (second.name,)
    assert given(forger.berit, fourth) == Received()
    assert given(forger.berit, second).more == (first.name,)
    assert given(forger.berit, first) == Received()
    assert held(forger, forger.per) == fourth.header.seq


def test_as_many_as_are_followed_back_by_name_are_named_and_one_more_is_listed(forger: Forger) -> None:
    before = held(forger, forger.per)
    made = run(forger, max(FAR_BEHIND, before) + 1)
    last = made[-2]
    assert last.header.seq - before == max(FAR_BEHIND, before)
    assert given(forger.berit, last) == Received((made[-3].name,))
    assert given(forger.berit, made[-1]) == Received()  # the one before it is here
    far = run(forger, 2)[1]
    assert given(forger.berit, far) == Received((), (tag(forger, forger.per),))


def test_a_listing_is_asked_for_once_in_a_round_and_again_in_the_next(forger: Forger) -> None:
    made = run(forger, 30)
    assert given(forger.berit, made[20]).tags == (tag(forger, forger.per),)
    assert given(forger.berit, made[24]).tags == ()
    forger.berit.open.parts.inbox.wanted(())
    assert given(forger.berit, made[28]).tags == (tag(forger, forger.per),)


def vector(forger: Forger, *reached: Reached) -> Received:
    packed = forger.packed(control=Control(vector_full=False, vector=reached))
    forger.former = packed.former
    return given(forger.berit, packed)


def karin(forger: Forger) -> Seat:
    return forger.world.seats[1]


def missing(forger: Forger) -> list[tuple[int, int]]:
    """Return what Berit knows to lack of the case: the newest, and how far it is here."""
    gaps = forger.berit.open.parts.report.exchange.heard.gaps()
    return [(gap.seq, gap.held) for gap in gaps if gap.h == ELSE]


def test_what_an_author_held_and_no_head_is_there_to_name_is_listed_and_known_to_be_missing(forger: Forger) -> None:
    here, device = held(forger, karin(forger)), karin(forger).core.identity.device
    assert vector(forger, Reached(device, here + 1, ELSE)) == Received((), (tag(forger, karin(forger)),))
    assert missing(forger) == [(here + 1, here)]


def test_what_an_author_held_is_left_to_a_head_that_is_listed(forger: Forger) -> None:
    device = karin(forger).core.identity.device
    name = forger.berit.open.parts.report.exchange.tags.head(device)
    forger.berit.open.parts.inbox.wanted([HeadEntry(name, b"hint")])
    here = held(forger, karin(forger))
    assert vector(forger, Reached(device, here + 1, ELSE)) == Received()
    assert missing(forger) == [(here + 1, here)]


@pytest.mark.parametrize("back", [0, 1])
def test_another_segment_under_a_number_that_is_here_is_listed_whatever_heads_there_are(
    forger: Forger, back: int
) -> None:
    device = karin(forger).core.identity.device
    if back:
        karin(forger).note(forger.case, "så att det finns två")
        forger.world.sync(karin(forger), forger.berit)
    name = forger.berit.open.parts.report.exchange.tags.head(device)
    forger.berit.open.parts.inbox.wanted([HeadEntry(name, b"hint")])
    seq = held(forger, karin(forger)) - back
    assert vector(forger, Reached(device, seq, ELSE)) == Received((), (tag(forger, karin(forger)),))
    assert missing(forger) == []


def test_what_was_said_to_stand_under_a_number_that_is_here_is_not_waited_for_when_a_fork_shortens_the_log(
    forger: Forger,
) -> None:
    before = run(forger, 1)[0]
    given(forger.berit, before)
    number, per = before.header.seq + 1, forger.per
    assert vector(forger, Reached(per.core.identity.device, number, ELSE)) == Received((), (tag(forger, per),))
    assert held(forger, per) == number
    forger.former = before.former
    given(forger.berit, forger.packed())
    assert held(forger, per) == number - 1
    assert missing(forger) == []


def test_what_an_author_held_and_is_here_asks_for_nothing(forger: Forger) -> None:
    row = forger.berit.open.parts.report.exchange.devices.row(karin(forger).core.identity.device)
    (newest,) = forger.berit.core.database.rows(
        "SELECT s.seq, s.h FROM segment s JOIN compartment c ON c.id = s.compartment "
        "WHERE c.cid = ? AND s.device = ? ORDER BY s.seq DESC LIMIT 1",
        (forger.compartment.cid, row),
    )
    assert vector(forger, Reached(karin(forger).core.identity.device, *newest)) == Received()


def fork(forger: Forger) -> tuple[Packed, Packed, Packed]:
    """Let Berit have two segments of one number; return them, and a third that nobody has."""
    made = (forger.packed(), forger.packed(), forger.packed())
    for one in made[:2]:
        assert given(forger.berit, one) == Received()
    return made


def test_in_a_forked_log_what_follows_something_that_is_here_asks_for_nothing(forger: Forger) -> None:
    given(forger.berit, run(forger, 1)[0])
    for branch in fork(forger)[:2]:
        forger.former = branch.former
        assert given(forger.berit, forger.packed()) == Received()


def test_in_a_forked_log_what_follows_something_that_is_not_here_asks_for_that(forger: Forger) -> None:
    given(forger.berit, run(forger, 1)[0])
    *_, hidden = fork(forger)
    forger.former = hidden.former
    assert given(forger.berit, forger.packed()) == Received((hidden.name,))


def first_of_all(forger: Forger, number: int) -> Packed:
    """Return a segment that Per signed as if it were the first of the log."""
    core, cid = forger.per.core, forger.compartment.cid
    heads = forger.per.open.parts.book.membership.heads_for(cid)
    draft = Draft(core.identity.gid, cid, forger.epoch(), None, heads, core.clock.next())
    secret, rng = forger.compartment.tag_secret, seeded(f"first {number}")
    return pack(draft, PLAIN, (), core.identity.signing, tag_secret=secret, rng=rng)


def test_nothing_is_asked_for_before_the_beginning_of_a_log_that_is_forked_there(forger: Forger) -> None:
    assert [given(forger.berit, first_of_all(forger, number)) for number in range(3)] == [Received()] * 3
    assert AlarmCode.FORKED_LOG in forger.alarms()
