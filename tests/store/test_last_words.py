"""What somebody wrote who was then shut out, on a hub that loses things: it reaches those who decide about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.payloads import RemoveMember
from ifodesk.domain.entities.case import Case, Note
from ifodesk.store.outbox.heads import FAREWELL_MS
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow  # real vaults that meet many times

Trio = tuple[World, Seat, Seat, Seat]
WORDS = "det sista jag skrev"


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def lose_everything(world: World) -> None:
    world.hub.objects.clear()
    world.hub.heads.clear()


def new_objects(world: World, seat: Seat) -> dict[str, bytes]:
    """Let a seat do a round; return the objects that it puts."""
    before = set(world.hub.objects)
    seat.round(world.hub)
    return {name: data for name, data in world.hub.objects.items() if name not in before}


def held(seat: Seat) -> set[object]:
    return {value.value for one in seat.open.session.held.work() for value in one.values}


def remove(chief: Seat, gone: Seat) -> None:
    parts = chief.open.parts
    with parts.core.database.durable():
        parts.book.sign(parts.core.identity.municipality, RemoveMember(LogMember(gone.me), ()))


def shut_out_with_last_words(trio: Trio) -> bytes:
    """Let Per write, be shut out of the case, and send; nobody has fetched it. Return the case."""
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    world.sync(rounds=3)
    per.note(case, WORDS)
    karin.open.session.readers.exclude(case, per.me)
    world.sync(karin, per)
    assert per.open.session.records.all(Note) == ()
    return case


def test_last_words_that_a_hub_lost_before_anybody_fetched_them_are_given_again(trio: Trio) -> None:
    world, berit, karin, per = trio
    shut_out_with_last_words(trio)
    lose_everything(world)
    world.sync(per, karin, per, karin, berit, karin, berit)
    assert WORDS in held(karin) & held(berit)


def test_last_words_are_kept_for_days_of_use_and_then_no_longer(trio: Trio) -> None:
    world, _berit, _karin, per = trio
    shut_out_with_last_words(trio)
    kept = "SELECT count(*) FROM last_words"
    assert per.core.database.one(kept) != (0,)
    for _ in range(FAREWELL_MS // 86_400_000 + 1):
        per.later(86_400)
        per.round(world.hub)
    assert per.core.database.one(kept) == (0,)


def test_a_letter_from_before_that_opens_what_was_left_lets_no_number_and_no_last_word_be_forgotten(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    world.sync(rounds=3)
    per.note(case, "något tidigare")
    world.sync(rounds=2)
    with berit.core.database.durable():
        berit.open.parts.sealing.mark(berit.core.compartments.all()[-1])
    late = new_objects(world, berit)
    for name in late:
        del world.hub.objects[name]
    per.note(case, WORDS)
    karin.open.session.readers.exclude(case, per.me)
    earlier = dict(world.hub.objects)
    wall, last = (new_objects(world, seat) for seat in (karin, per))
    told = per.core.database.rows("SELECT cid, seq FROM farewell")
    for name in last:
        del world.hub.objects[name]
    for name, data in {**late, **earlier, **wall}.items():
        per.open.parts.inbox.receive(name, data)
    per.open.parts.inbox.settle()
    world.hub.objects.update(last)
    world.sync(per, rounds=2)
    assert (case in {seen.value.id for seen in per.open.session.records.all(Case)}, told[0][1] > 0) == (False, True)
    assert per.core.database.rows("SELECT cid, seq FROM farewell") == told
    world.sync(karin, berit, rounds=2)
    assert WORDS in held(karin) & held(berit)


def test_keys_of_the_group_that_were_turned_twice_reach_who_was_away_though_the_hub_lost_the_letters(
    trio: Trio,
) -> None:
    world, berit, karin, per = trio
    asa = world.joins("Åsa Åkesson", berit)
    world.sync(rounds=2)
    for gone in (per, asa):
        remove(berit, gone)
        world.sync(berit, rounds=2)
        lose_everything(world)
    world.sync(berit, karin, rounds=4)
    case, answer = berit.case(karin.me), karin.case(berit.me, number="D-26-7KQF-4")
    world.sync(berit, karin, rounds=3)
    for seat in (berit, karin):
        assert {case, answer} <= {seen.value.id for seen in seat.open.session.records.all(Case)}
    shown = "SELECT DISTINCT epoch FROM head WHERE device = (SELECT id FROM device WHERE device = ?)"
    assert berit.core.database.rows(shown, (karin.core.identity.device,)) == [(3,)]


def test_work_under_keys_that_were_turned_by_somebody_already_shut_out_is_read_by_all_who_decide(trio: Trio) -> None:
    world, berit, karin, per = trio
    asa = world.joins("Åsa Åkesson", berit)
    world.sync(rounds=2)
    case = karin.case(per.me, berit.me, asa.me)
    world.sync(rounds=3)
    karin.open.session.readers.exclude(case, per.me)
    world.sync(karin, karin, berit, berit)
    per.open.session.readers.exclude(case, asa.me)
    per.note(case, WORDS)
    per.send_unheard(world.hub)
    world.sync(karin, berit, rounds=3)
    for seat in (karin, berit):
        assert WORDS in held(seat)
        assert "broken_letter" not in seat.open.parts.report.alarms()
