"""Who may not read finds nothing; who is taken out sends the last words and keeps nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.changes.control import decode_control
from ifodesk.changes.errors import BadBytes, NoKeyError
from ifodesk.changes.record_parts import Role
from ifodesk.changes.segment import open_outer
from ifodesk.domain.entities.case import Case, Note, Party
from ifodesk.domain.entities.sip import Goal
from ifodesk.domain.ids import EntityId
from ifodesk.store.upkeep import rekey_if_due
from ifodesk.usecases.errors import NotFoundError, RuleError, WorldError
from ifodesk.usecases.held import Adopt
from ifodesk.usecases.seen import Write
from tests.store.dump import dump
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow

Trio = tuple[World, Seat, Seat, Seat]
NAME = "Rakel Testsson"


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def files_hold(seat: Seat, needle: bytes) -> bool:
    return any(needle in file.read_bytes() for file in seat.folder.iterdir())


def test_a_colleague_not_let_in_finds_nothing_with_every_key_held(trio: Trio) -> None:
    world, berit, karin, per = trio
    before = dump(per.core)
    case = karin.case(berit.me, name=NAME)
    karin.note(case, "hemligt")
    world.sync(rounds=3)
    for name, data in world.hub.everything().items():
        per.open.parts.inbox.receive(name, data)
    per.open.parts.inbox.settle()
    assert dump(per.core) == before
    for kind in (Case, Party, Note):
        assert per.open.session.records.all(kind) == ()
    with pytest.raises(NotFoundError):
        per.open.session.records.get(Case, case)
    assert per.open.session.sync.state().held == ()
    assert per.open.session.sync.state().missing == 0


def test_someone_let_in_later_reads_everything_from_the_beginning(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me)
    goal = karin.goal(karin.plan(case))
    world.sync(rounds=2)
    karin.open.session.readers.let_in(case, per.me)
    world.sync(rounds=2)
    assert per.seen_goal(goal).value == karin.seen_goal(goal).value
    assert set(per.open.session.readers.readers(case)) == {karin.me, berit.me, per.me}
    assert [line.what for line in per.open.session.log.history(case) if line.what == "let_in"] == ["let_in"]


def test_rule_8_who_is_taken_out_sends_the_last_words_to_be_held_and_loses_rows_and_keys(trio: Trio) -> None:
    world, _berit, karin, per = trio
    case = karin.case(per.me, name=NAME)
    goal = karin.goal(karin.plan(case))
    world.sync(rounds=2)
    seen = per.seen_goal(goal)
    per.open.session.records.save([Write(replace(seen.value, text="skrivet efter muren"), seen)])
    karin.open.session.readers.exclude(case, per.me)
    world.sync(karin, per, karin)
    assert per.open.session.records.all(Goal) == ()
    assert case.hex() not in str(dump(per.core))
    assert len(per.core.compartments.all()) == 3
    for table in ("assertion", "live", "entity", "segment", "received"):
        rows = per.core.database.rows(f"SELECT count(*) FROM {table}")  # noqa: S608 - constants
        assert rows[0][0] <= 2, table
    assert rekey_if_due(per.open.vault, per.core)
    assert karin.seen_goal(goal).value.text != "skrivet efter muren"
    assert [(one.state, one.author) for one in karin.open.session.sync.state().held] == [("held", per.me)]
    assert karin.open.session.readers.readers(case) == (karin.me,)


def test_rule_7_nothing_written_after_the_wall_opens_with_the_old_keys(trio: Trio) -> None:
    world, _berit, karin, per = trio
    case = karin.case(per.me)
    goal = karin.goal(karin.plan(case))
    world.sync(rounds=2)
    compartment = per.core.compartments.all()[-1]
    old = per.core.compartments.epochs(compartment.row)
    karin.open.session.readers.exclude(case, per.me)
    seen = karin.seen_goal(goal)
    karin.open.session.records.save([Write(replace(seen.value, text="efter muren"), seen)])
    before = set(world.hub.objects)
    karin.round(world.hub)
    carried = 0
    for name in set(world.hub.objects) - before:
        try:
            segment = open_outer(world.hub.objects[name], per.core.identity.gid, compartment.cid, old)
        except (NoKeyError, BadBytes):
            continue
        assert len(segment.blobs) == 1
        carried += len(decode_control(segment.blobs[0]).records)
    assert carried == 2


def test_who_hands_over_and_leaves_by_oneself_leaves_no_trace(trio: Trio) -> None:
    world, berit, karin, _per = trio
    case = karin.case(berit.me, name=NAME)
    karin.note(case, "sista ordet")
    karin.open.session.readers.exclude(case, karin.me)
    with pytest.raises(NotFoundError):
        karin.open.session.records.get(Case, case)
    world.sync(rounds=2)
    assert [one.value.text for one in berit.open.session.records.all(Note)] == ["sista ordet"]
    assert berit.open.session.readers.readers(case) == (berit.me,)
    assert not files_hold(karin, case)


def test_the_drafts_of_who_is_taken_out_go_to_those_who_stay(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    world.sync(rounds=2)
    per.note(case, "halvskriven tanke", ready=False)
    karin.open.session.readers.exclude(case, per.me)
    world.sync(karin, per, karin, berit)
    assert per.open.session.records.all(Note) == ()
    (held,) = berit.open.session.held.work()
    assert (held.is_draft, held.author) == (True, per.me)
    assert "halvskriven tanke" in [value.value for value in held.values]
    with pytest.raises(RuleError, match="held_is_draft"):
        Adopt(berit.open.session)(held)


def test_the_drafts_of_who_leaves_by_oneself_are_not_lost(trio: Trio) -> None:
    world, berit, karin, _per = trio
    case = karin.case(berit.me)
    karin.note(case, "halvskriven tanke", ready=False)
    karin.open.session.readers.exclude(case, karin.me)
    world.sync(rounds=2)
    assert [one.value.draft for one in berit.open.session.records.all(Note)] == ["halvskriven tanke"]


def walls_at_once(trio: Trio) -> tuple[Seat, EntityId]:
    """Let two chiefs shut out one person each without knowing of the other; return a fourth reader and the case."""
    world, berit, karin, per = trio
    eva = world.joins("Eva Sandberg", berit, Role.CASEWORKER)
    lisa = world.joins("Lisa Berglund", berit, Role.CHIEF)
    world.sync(rounds=2)
    case = eva.case(*(seat.me for seat in (berit, karin, per, lisa)))
    world.sync(rounds=2)
    berit.open.session.readers.wall(case, karin.me)
    lisa.open.session.readers.wall(case, per.me)
    berit.round(world.hub)
    lisa.round(world.hub)
    return eva, case


def test_rule_5_walls_of_two_chiefs_at_once_add_up(trio: Trio) -> None:
    world, berit, karin, per = trio
    keys = {}
    eva, case = walls_at_once(trio)
    for seat in (karin, per):
        compartment = next(one for one in seat.core.compartments.all() if one.cid == cid_of(eva, case))
        keys[seat.me] = (compartment.cid, seat.core.compartments.epochs(compartment.row))
    world.sync(berit, *world.seats[3:], rounds=2)
    before = set(world.hub.objects)
    eva.later()
    eva.note(case, "skrivet av någon som vet om båda")
    world.sync(eva, berit, world.seats[4])
    for seat in (berit, eva, world.seats[4]):
        assert set(seat.open.session.readers.readers(case)) == {berit.me, eva.me, world.seats[4].me}
        assert set(seat.open.session.readers.walled(case)) == {karin.me, per.me}
    assert [seen.value.text for seen in berit.open.session.records.all(Note)] == ["skrivet av någon som vet om båda"]
    for cid, old in keys.values():
        for name in set(world.hub.objects) - before:
            with pytest.raises((NoKeyError, BadBytes)):
                open_outer(world.hub.objects[name], eva.core.identity.gid, cid, old)


def cid_of(seat: Seat, case: EntityId) -> bytes:
    (row,) = {info.compartment for info in seat.core.entities.everywhere(case, 10)}
    found = seat.core.compartments.at(row)
    assert found is not None
    return found.cid


def test_rule_27_work_stays_here_and_says_so_while_no_key_without_the_shut_out_has_come(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    world.sync(rounds=2)
    berit.open.session.readers.wall(case, per.me)
    held_back = set(world.hub.objects)
    berit.round(world.hub)
    parcels = {row[0] for row in berit.core.database.rows("SELECT name FROM parcel WHERE state = 3")}
    late = {name: world.hub.objects.pop(name) for name in set(world.hub.objects) - held_back if name in parcels}
    karin.note(case, "väntar på nyckeln")
    karin.round(world.hub)
    waiting = karin.open.session.sync.state().waiting
    assert [(change.kind, change.keyless) for change in waiting][-1:] == [("note", True)]
    assert late
    world.hub.objects.update(late)
    world.sync(karin, berit, rounds=2)
    assert karin.open.session.sync.state().waiting == ()
    assert [seen.value.text for seen in berit.open.session.records.all(Note)] == ["väntar på nyckeln"]


def test_a_wall_holds_for_somebody_who_never_read_and_only_a_chief_lets_them_in(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me)
    karin.open.session.readers.wall(case, per.me)
    assert karin.open.session.readers.walled(case) == (per.me,)
    with pytest.raises(RuleError, match="readers_not_allowed"):
        karin.open.session.readers.let_in(case, per.me)
    world.sync(rounds=2)
    berit.open.session.readers.let_in(case, per.me)
    world.sync(rounds=2)
    assert berit.open.session.readers.walled(case) == ()
    assert [one.value.id for one in per.open.session.records.all(Case)] == [case]


def test_a_wall_stands_against_a_chief(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me, per.me)
    world.sync(rounds=2)
    karin.open.session.readers.wall(case, berit.me)
    world.sync(karin, berit, per, rounds=2)
    assert berit.open.session.records.all(Case) == ()
    assert set(per.open.session.readers.readers(case)) == {karin.me, per.me}


def test_rule_20_copies_from_before_the_wall_do_not_open_with_the_keys_from_after(trio: Trio, tmp_path: Path) -> None:
    world, _berit, karin, per = trio
    case = karin.case(per.me, name=NAME)
    world.sync(rounds=2)
    per.stop()
    shutil.copy(per.folder / "vault.db", tmp_path / "old.db")
    shutil.copy(per.folder / "vault.db", per.folder / "vault.db.format-0")
    per.start()
    karin.open.session.readers.wall(case, per.me)
    world.sync(karin, per)
    per.again()
    assert not (per.folder / "vault.db.format-0").exists()
    per.stop()
    shutil.copy(tmp_path / "old.db", per.folder / "vault.db")
    with pytest.raises(WorldError):
        per.start()


def test_whoever_was_away_for_weeks_hears_of_the_wall_though_others_were_put_up_since(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me, name=NAME)
    world.sync(rounds=2)
    for seat in (per, berit):
        karin.open.session.readers.wall(case, seat.me)
        karin.round(world.hub)
        karin.later(20 * 86_400)
    karin.note(case, "långt senare")
    karin.round(world.hub)
    for seat in (per, berit):
        seat.later(60 * 86_400)
        world.sync(seat, seat)
        assert seat.open.session.records.all(Case) == ()
        assert len(seat.core.compartments.all()) == 3


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize("by", ["oneself", "a colleague"])
def test_a_wall_is_told_to_who_was_away_though_its_builder_reads_the_case_no_more(
    trio: Trio, by: str, *, lost: bool
) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me, name=NAME)
    world.sync(rounds=2)
    karin.open.session.readers.exclude(case, per.me)
    world.sync(karin, berit)
    leaver = karin if by == "oneself" else berit
    leaver.open.session.readers.exclude(case, karin.me)
    world.sync(karin, berit, rounds=2)
    if lost:
        world.hub.objects.clear()
        world.hub.heads.clear()
        world.sync(karin, berit, rounds=2)
    assert karin.open.session.records.all(Case) == ()
    world.sync(per, rounds=2)
    assert per.open.session.records.all(Case) == ()
    assert len(per.core.compartments.all()) == 3
    assert [one.value.id for one in berit.open.session.records.all(Case)] == [case]


def test_rule_6_a_wall_stands_in_no_wider_log_and_its_parcel_has_a_slot_for_everybody(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    world.sync(rounds=2)
    before = wider_records(berit)
    karin.open.session.readers.wall(case, per.me)
    parcels = len(karin.core.database.rows("SELECT name FROM parcel WHERE state = 3"))
    world.sync(karin, per, berit, rounds=2)
    assert wider_records(berit) == wider_records(per) == before
    sizes = {len(data) for (data,) in karin.core.database.rows("SELECT data FROM parcel WHERE state = 3")}
    assert len(karin.core.database.rows("SELECT name FROM parcel WHERE state = 3")) == parcels + 1
    assert len(sizes) == 1


def wider_records(seat: Seat) -> set[bytes]:
    """Return the hashes of the group's and the identity logs' records."""
    return {one.hash for one in seat.open.parts.book.of_identity()}


def test_a_letter_may_come_before_the_record_of_its_epoch_though_another_epoch_has_its_number(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me, per.me)
    plan = karin.plan(case)
    world.sync(rounds=2)
    berit.goal(plan, "skrivet av Berit")
    for seat in (berit, karin):
        seat.open.session.readers.wall(case, per.me)
    karin.open.parts.outbox.pack(0)
    berit.round(world.hub)
    parcels = {row[0] for row in berit.core.database.rows("SELECT name FROM parcel WHERE state = 3")}
    for name in sorted(world.hub.objects, key=lambda name: name not in parcels):
        karin.open.parts.inbox.receive(name, world.hub.objects[name])
    world.sync(karin, berit, rounds=2)
    for seat in (berit, karin):
        assert seat.open.parts.report.alarms() == ()
        assert [seen.value.text for seen in seat.open.session.records.all(Goal)] == ["skrivet av Berit"]


def test_a_letter_with_other_keys_than_the_records_say_is_told_of(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me, per.me)
    world.sync(rounds=2)
    berit.open.session.readers.wall(case, per.me)
    with berit.core.database.durable():
        compartment = next(one for one in berit.core.compartments.all() if one.cid == cid_of(berit, case))
        berit.open.parts.sealing.turn_where_needed(compartment)
        wrapped = berit.core.wrapping.wrap(b"another key than for the rest..."[:32])
        berit.core.database.write(
            "UPDATE epoch SET secret = ? WHERE compartment = ? AND number = 2", (wrapped, compartment.row)
        )
        berit.core.compartments.forget()
    world.sync(berit, karin, rounds=3)
    assert "broken_letter" in karin.open.parts.report.alarms()


def test_work_under_an_epoch_turned_beside_ones_own_is_found_behind_what_cannot_be_opened(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me, per.me)
    world.sync(rounds=2)
    for seat in (berit, karin):
        seat.open.session.readers.wall(case, per.me)
    for number in range(4):
        karin.later()
        karin.note(case, f"anteckning {number}")
        for one in karin.open.parts.outbox.pack(0):
            world.hub.put_new(one.name, one.data)
    world.sync(berit, karin, rounds=2)
    karin.note(case, "under den gemensamma nyckeln")
    world.sync(karin, berit, rounds=3)
    assert len(berit.open.session.records.all(Note)) == 5
    assert berit.open.session.sync.state().missing == 0
    assert berit.open.parts.report.alarms() == ()


def test_who_is_let_in_again_writes_on_only_when_the_own_log_is_back(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me, per.me)
    world.sync(rounds=2)
    before = set(world.hub.objects)
    per.note(case, "före muren")
    per.round(world.hub)
    own = set(world.hub.objects) - before
    berit.round(world.hub)
    berit.open.session.readers.wall(case, per.me)
    world.sync(berit, per)
    berit.open.session.readers.let_in(case, per.me)
    berit.round(world.hub)
    lost = {name: world.hub.objects.pop(name) for name in own}
    per.round(world.hub)
    per.note(case, "efter muren")
    per.round(world.hub)
    assert per.open.parts.report.alarms() == ()
    world.hub.objects.update(lost)
    world.sync(per, per, berit, karin, rounds=2)
    for seat in (per, berit, karin):
        assert {seen.value.text for seen in seat.open.session.records.all(Note)} == {"före muren", "efter muren"}
        assert seat.open.parts.report.alarms() == ()
