"""A laptop that was copied or restored from a backup: what either copy sent is found, whatever the heads said last."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.names import parse_name
from ifodesk.changes.payloads import RemoveMember
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.sip import Goal
from ifodesk.domain.ids import EntityId
from ifodesk.store.outbox.heads import OwnHead
from ifodesk.store.segments.states import ParcelState
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.sync_ports import NamedBytes
from tests.store.full import FullAt
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow  # real vaults, hubs or processes, many times over

Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def copied(seat: Seat, folder: Path) -> Path:
    """Copy a vault while it is closed."""
    seat.stop()
    shutil.copytree(seat.folder, folder)
    seat.start()
    return folder


def goals(seat: Seat) -> set[str | None]:
    return {seen.value.text for seen in seat.open.session.records.all(Goal)}


def held_texts(seat: Seat) -> set[str]:
    """Return what stands in goals that are held back, for a person to decide about."""
    values = (value.value for one in seat.open.session.held.work() for value in one.values)
    return {value for value in values if isinstance(value, str) and "av den" in value}


def write_apart(world: World, seats: tuple[Seat, ...], plan: EntityId, counts: tuple[int, ...]) -> set[str]:
    """Let each copy write and send, the hub keeping it from the others; the last one's head lies there in the end."""
    before, texts = dict(world.hub.heads), set[str]()
    for who, (seat, count) in enumerate(zip(seats, counts, strict=True)):
        world.hub.heads = dict(before)
        for number in range(count):
            texts.add(f"{number} av den {who}")
            seat.goal(plan, f"{number} av den {who}")
            seat.round(world.hub)
    return texts


def copies(seat: Seat, tmp_path: Path, count: int) -> tuple[Seat, ...]:
    made = [Seat(copied(seat, tmp_path / f"copy{n}"), seat.surroundings, seat.clock, seat.random) for n in range(count)]
    for one in made:
        one.start()
    return (seat, *made)


def test_both_halves_of_a_copied_vault_are_found_though_their_numbers_are_the_same(trio: Trio, tmp_path: Path) -> None:
    world, berit, karin, _per = trio
    plan = karin.plan(karin.case(berit.me))
    world.sync(rounds=2)
    twin = Seat(copied(karin, tmp_path / "copy"), karin.surroundings, karin.clock, karin.random)
    twin.start()
    karin.goal(plan, "av den ena")
    twin.goal(plan, "av den andra")
    karin.send_unheard(world.hub)
    karins_head = dict(world.hub.heads)
    twin.send_unheard(world.hub)
    berit.round(world.hub)
    world.hub.heads.update(karins_head)  # the hub shows what the one wrote, then what the other wrote
    berit.round(world.hub)
    assert "forked_log" in berit.open.parts.report.alarms()
    states = {one.state for one in berit.open.session.sync.state().held}
    assert states == {"held"}
    assert len(berit.open.session.sync.state().held) == 2
    twin.stop()


@pytest.mark.parametrize("counts", [(1, 1), (3, 1), (1, 3), (2, 2, 1)])
def test_what_copies_wrote_while_a_hub_kept_them_apart_reaches_whoever_comes_later(
    trio: Trio, tmp_path: Path, counts: tuple[int, ...]
) -> None:
    world, berit, karin, _per = trio
    plan = karin.plan(karin.case(berit.me))
    world.sync(rounds=2)
    all_of_them = copies(karin, tmp_path, len(counts) - 1)
    texts = write_apart(world, all_of_them, plan, counts)
    for _ in range(3):  # they meet, and find the fork, before anybody else has come by
        for seat in all_of_them:
            seat.round(world.hub)
    heads = dict(world.hub.heads)
    for _ in range(4):
        world.sync(*all_of_them)
    if len(counts) == 2:
        assert world.hub.heads == heads  # both say the same now: neither goes on writing over the other
    for _ in range(3):
        world.sync(berit)
        karin.later(86_400)  # a head has room for two branches of a log, and takes turns day by day
        world.sync(*all_of_them)
    assert held_texts(berit) == texts
    for twin in all_of_them[1:]:
        twin.stop()


def test_a_branch_that_the_hub_hid_at_first_is_asked_for_again(trio: Trio, tmp_path: Path) -> None:
    world, berit, karin, _per = trio
    plan = karin.plan(karin.case(berit.me))
    world.sync(rounds=2)
    karin_and_copy = copies(karin, tmp_path, 1)
    before = set(world.hub.objects)
    texts = write_apart(world, karin_and_copy, plan, (1, 2))
    fresh = {name: data for name, data in world.hub.objects.items() if name not in before}
    for name in fresh:
        del world.hub.objects[name]
    for _ in range(2):
        berit.round(world.hub)
    assert held_texts(berit) == set()
    for seat in karin_and_copy:
        seat.round(world.hub)
    world.hub.objects.update(fresh)
    for _ in range(2):
        world.sync(*karin_and_copy)
    world.sync(berit, berit)
    assert held_texts(berit) == texts
    gaps = berit.open.parts.report.exchange.heard.gaps()
    assert [gap for gap in gaps if berit.core.compartments.at(gap.compartment) is not None] == []  # all of it is here
    karin_and_copy[1].stop()


def test_a_fork_that_comes_in_one_batch_with_what_it_cuts_off_leaves_none_of_it_applied(
    trio: Trio, tmp_path: Path
) -> None:
    world, berit, karin, per = trio
    plan = karin.plan(karin.case(berit.me, per.me))
    world.sync(rounds=3)
    karin_and_copy = copies(karin, tmp_path, 1)
    before = set(world.hub.objects)
    texts = write_apart(world, karin_and_copy, plan, (2, 1))
    batch = [NamedBytes(name, data) for name, data in world.hub.objects.items() if name not in before]
    berit.open.parts.inbox.receive_many(batch)
    for one in reversed(batch):
        per.open.parts.inbox.receive_many([one])
    for seat in (berit, per):
        seat.open.parts.inbox.settle()
        assert goals(seat) == set()
        assert held_texts(seat) == texts
    karin_and_copy[1].stop()


def test_what_stood_before_a_fork_counts_though_it_comes_after_both_its_ends(trio: Trio, tmp_path: Path) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me, per.me)
    plan = karin.plan(case)
    world.sync(rounds=3)
    before = set(world.hub.objects)
    for text in ("ett", "två"):
        karin.goal(plan, text)
        karin.round(world.hub)
    karin_and_copy = copies(karin, tmp_path, 1)
    texts = write_apart(world, karin_and_copy, plan, (1, 1)) | {"en anteckning av den andra"}
    karin_and_copy[1].note(case, "en anteckning av den andra")  # in a unit of its own, whose key lies in the branch
    karin_and_copy[1].round(world.hub)
    came = [NamedBytes(name, data) for name, data in world.hub.objects.items() if name not in before]
    for one in reversed(came):
        per.open.parts.inbox.receive_many([one])
    per.open.parts.inbox.settle()
    assert goals(per) == {"ett", "två"}
    assert held_texts(per) == texts
    karin_and_copy[1].stop()


def test_what_copies_wrote_under_keys_that_each_turned_is_read_though_the_letters_were_lost(
    trio: Trio, tmp_path: Path
) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me, per.me)
    plan = karin.plan(case)
    world.sync(rounds=3)
    karin_and_copy = copies(karin, tmp_path, 1)
    before = dict(world.hub.heads)
    for who, seat in enumerate(karin_and_copy):
        world.hub.heads = dict(before)
        seat.open.session.readers.exclude(case, per.me)
        seat.round(world.hub)
        seat.goal(plan, f"0 av den {who}")
        seat.round(world.hub)
    world.sync(*karin_and_copy, rounds=3)
    world.hub.objects.clear()
    world.hub.heads.clear()
    world.sync(*karin_and_copy, rounds=3)
    world.sync(berit, *karin_and_copy, rounds=3)
    assert held_texts(berit) == {"0 av den 0", "0 av den 1"}
    karin_and_copy[1].stop()


def test_a_hub_that_lost_what_one_copy_sent_gets_it_again_though_the_other_copys_head_lies_there(
    trio: Trio, tmp_path: Path
) -> None:
    world, berit, karin, _per = trio
    plan = karin.plan(karin.case(berit.me))
    world.sync(rounds=2)
    karin_and_copy = copies(karin, tmp_path, 1)
    texts = write_apart(world, karin_and_copy, plan, (2, 1))
    world.hub.objects.clear()
    world.hub.heads.clear()
    world.sync(karin, karin)
    world.sync(*reversed(karin_and_copy), berit, rounds=4)
    assert held_texts(berit) == texts
    karin_and_copy[1].stop()


def test_what_one_copy_opened_is_found_though_the_other_copy_laid_its_head_over(trio: Trio, tmp_path: Path) -> None:
    world, berit, karin, _per = trio
    plan = karin.plan(karin.case(berit.me))
    world.sync(rounds=2)
    twin = Seat(copied(karin, tmp_path / "copy"), karin.surroundings, karin.clock, karin.random)
    twin.start()
    twin.goal(plan, "av den andra")
    opened = karin.case(berit.me, name="Ove Berg", number="D-26-7KQF-4")
    karin.send_unheard(world.hub)
    twin.send_unheard(world.hub)  # under the same name: nobody has read the former
    heads = [dict(world.hub.heads)]
    for _ in range(3):
        for seat in (karin, twin, berit):
            seat.round(world.hub)
        heads.append(dict(world.hub.heads))
    assert opened in {seen.value.id for seen in berit.open.session.records.all(Case)}
    assert heads[-1] == heads[-2]  # both say the same now: neither goes on writing over the other
    assert goals(berit) == {"av den andra"}
    twin.stop()


@pytest.mark.parametrize("more", [1, 3])
def test_what_one_copy_opened_and_a_hub_lost_is_put_again_though_the_other_copys_head_hides_the_loss(
    trio: Trio, tmp_path: Path, more: int
) -> None:
    world, berit, karin, _per = trio
    plan = karin.plan(karin.case(berit.me))
    world.sync(rounds=2)
    twin = Seat(copied(karin, tmp_path / "copy"), karin.surroundings, karin.clock, karin.random)
    twin.start()
    opened = karin.case(berit.me, name="Ove Berg", number="D-26-7KQF-4")
    karin.round(world.hub)
    world.hub.objects.clear()
    world.hub.heads.clear()
    for number in range(more):
        twin.goal(plan, f"{number} av den andra")
        twin.round(world.hub)
    world.sync(karin, berit, twin, rounds=3)
    assert opened in {seen.value.id for seen in berit.open.session.records.all(Case)}
    lying = dict(world.hub.objects)
    world.sync(karin, berit, twin, rounds=2)
    assert dict(world.hub.objects) == lying  # nothing is doubted any more
    twin.stop()


def test_a_disk_that_is_full_at_each_write_in_turn_while_a_log_in_doubt_is_looked_for_hides_no_loss(
    trio: Trio, tmp_path: Path
) -> None:
    world, berit, karin, _per = trio
    plan = karin.plan(karin.case(berit.me))
    world.sync(rounds=2)
    (_, twin) = copies(karin, tmp_path, 1)
    opened = karin.case(berit.me, name="Ove Berg", number="D-26-7KQF-4")
    karin.round(world.hub)
    world.hub.objects.clear()
    world.hub.heads.clear()
    twin.goal(plan, "av den andra")
    twin.round(world.hub)
    unsure, refused = karin.open.parts.outbox.unsure, 0
    while True:
        full = FullAt(refused + 1)
        karin.core.database.observer = full
        with suppress(WorldError):
            karin.round(world.hub)
        if full.left > 0:
            break
        refused += 1
    assert refused > 10
    karin.core.database.observer = None
    world.sync(karin, berit, twin, rounds=2)
    assert opened in {seen.value.id for seen in berit.open.session.records.all(Case)}
    assert unsure() == ()
    twin.stop()


def test_what_a_hub_lays_where_letters_lie_rings_no_alarm_and_what_a_head_names_so_does(trio: Trio) -> None:
    world, berit, karin, _per = trio
    karin.case(berit.me)
    world.sync(rounds=2)
    tag = next(
        name.rpartition("-")[0]
        for (name,) in karin.core.database.rows("SELECT name FROM parcel WHERE state = ?", (ParcelState.OWN,))
    )
    spliced = [(f"{tag}-{name.rpartition('-')[2]}", data) for name, data in world.hub.objects.items()]
    for name, data in spliced:
        berit.open.parts.inbox.receive(name, data)
    assert berit.open.parts.report.alarms() == ()
    with karin.core.database.durable():
        digest = parse_name(spliced[0][0]).digest
        karin.core.database.write(
            "INSERT OR REPLACE INTO parcel VALUES (?, ?, 1, ?, NULL)", (digest, spliced[0][0], ParcelState.OWN)
        )
        OwnHead(karin.open.parts.report.exchange).grew()
    world.hub.objects.update(spliced[:1])
    world.sync(karin, berit)
    assert "broken_letter" in berit.open.parts.report.alarms()


def test_a_restored_vault_that_fetched_its_own_log_backwards_names_the_newest_of_it(trio: Trio, tmp_path: Path) -> None:
    world, berit, karin, per = trio
    plan = karin.plan(karin.case(berit.me, per.me))
    world.sync(rounds=2)
    old = copied(karin, tmp_path / "backup")
    for text in ("ett", "två", "tre"):
        karin.goal(plan, text)
        karin.round(world.hub)
    berit.round(world.hub)
    karin.stop()
    shutil.rmtree(karin.folder)
    old.rename(karin.folder)
    karin.start()
    world.sync(karin, karin)
    karin.later(2 * 86_400)  # a head is due
    world.sync(karin, per, per)
    assert goals(per) == {"ett", "två", "tre"}
    assert [gap for gap in per.open.parts.report.exchange.heard.gaps() if gap.held] == []


def test_the_keys_of_a_group_that_were_turned_are_given_again_when_the_hub_lost_their_letters(trio: Trio) -> None:
    world, berit, karin, per = trio
    parts = berit.open.parts
    with parts.core.database.durable():
        parts.book.sign(parts.core.identity.municipality, RemoveMember(LogMember(per.me), ()))
    berit.round(world.hub)
    berit.round(world.hub)
    world.hub.objects.clear()
    world.hub.heads.clear()
    world.sync(berit, karin, rounds=3)
    case = berit.case(karin.me)
    world.sync(berit, karin, rounds=2)
    assert case in {seen.value.id for seen in karin.open.session.records.all(Case)}
