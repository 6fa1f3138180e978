"""Rows of the attack table in which the hub lies by leaving out: frozen, split, reused, or keeping the removed up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from hmac import digest
from pathlib import Path

import pytest

from ifodesk.changes import labels
from ifodesk.changes.crypto import keyed_hash
from ifodesk.changes.errors import BadBytes, NoKeyError
from ifodesk.changes.names import ObjectType, object_name, tag
from ifodesk.changes.objects import Place, open_object, seal_object
from ifodesk.changes.segment import SealedUnit, sealed_units
from ifodesk.domain.entities.case import CaseType, Party, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.store.core import Core
from ifodesk.store.inbox.arrivals import Opening
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.segments.states import ParcelState
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.group_leaving import RemovePerson
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.seen import Write
from tests.program.team import Desk, Team, dorotea
from tests.store.dump import dump
from tests.store.world import MemoryHub, Seat, World, three

pytestmark = pytest.mark.slow

BERIT, KARIN, PER, EVA = "Berit Ask", "Karin Norberg", "Per Lind", "Eva Sandberg"
NUMBER = "200101012388"
PARCEL = b"\x83\x01\x50"
"""How an unsealed parcel begins (docs/sync-format.md section 11)."""
Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def test_attack_09_a_hub_that_shows_nothing_new_for_three_days_of_work_rings_the_alarm(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, PER, EVA) as team:
        berit = team.desks[BERIT]
        for day in range(1, 9):
            team.pass_time(days=1)
            berit.sync()
            silent = {one.member for one in berit.session.sync.state().silent}
            assert silent == (set() if day == 1 else {team.desks[name].id for name in (KARIN, PER, EVA)})
            assert ("hub_frozen" in berit.session.sync.state().alarms) == (day >= 3)


def test_attack_13_a_split_view_shows_at_the_first_contact_between_the_two_worlds(trio: Trio) -> None:
    """Berit is shown a hub without Karin's work. Per, who saw it, names it in what he signs."""
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    goal = karin.goal(karin.plan(case))
    world.sync(rounds=2)
    shown_to_berit = MemoryHub(dict(world.hub.objects), dict(world.hub.heads))
    karin.note(case, "bara i den ena världen")
    karin.round(world.hub)
    berit.round(shown_to_berit)
    assert berit.open.session.sync.state().missing == 0
    per.round(world.hub)
    before = world.hub.everything()
    seen = per.seen_goal(goal)
    per.open.session.records.save([Write(replace(seen.value, indicator="Pers ord"), seen)])
    per.round(world.hub)
    for name, data in world.hub.everything().items():
        if before.get(name) != data:
            (shown_to_berit.heads if name.startswith("h/") else shown_to_berit.objects)[name] = data
    berit.round(shown_to_berit)
    state = berit.open.session.sync.state()
    assert state.missing > 0
    assert [gap.member for gap in state.gaps] == [karin.me]


def test_attack_10_what_is_withheld_for_days_rings_the_alarm_of_everybody_who_heard_of_it(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, PER) as team:
        karin, readers = team.desks[KARIN], [team.desks[PER], team.desks[BERIT]]
        case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
        LetIn(karin.session)(case, team.desks[PER].id)
        team.everybody_syncs(2)
        before = objects(team)
        karin.session.records.save([Write(party(karin, case, "Ida Testsson"))])
        karin.sync()
        for path in objects(team) - before:
            path.unlink()
        for _ in range(5):
            for desk in readers:
                desk.session.sync.round()
            team.pass_time(days=1)
        for desk in readers:
            assert [gap.member for gap in desk.session.sync.state().gaps] == [karin.id]
            assert "withheld" in desk.session.sync.state().alarms


def test_attack_10_keys_withheld_from_a_new_reader_stop_nothing_else_and_are_told_to_whoever_gave_them(
    tmp_path: Path,
) -> None:
    """Keys are fetched before all else. The reader's rounds say that something lacks, the giver's that nobody opens."""
    with dorotea(tmp_path, KARIN, PER) as team:
        karin, per, berit = (team.desks[name] for name in (KARIN, PER, BERIT))
        shared = OpenCase(berit.session)(CaseType.ADULT, "Ida Testsson").case
        LetIn(berit.session)(shared, per.id)
        team.everybody_syncs(2)
        before = objects(team)
        case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
        LetIn(karin.session)(case, per.id)
        karin.sync()
        letters = {path: path.read_bytes() for path in objects(team) - before if path.read_bytes()[:3] == PARCEL}
        assert letters
        for path in letters:
            path.unlink()
        for day in range(5):
            berit.session.records.save([Write(party(berit, shared, f"Sten Testsson {day}"))])
            berit.sync()
            assert per.session.sync.round().lacking > 0
            assert f"Sten Testsson {day}" in {seen.value.name for seen in per.session.records.all(Party)}
            karin.session.sync.round()
            team.pass_time(days=1)
        state = karin.session.sync.state()
        assert "not_opened" in state.alarms
        assert per.id in {line.member for line in state.alarm_lines}
        for path, data in letters.items():
            path.write_bytes(data)
        assert per.session.sync.round().lacking == 0
        assert case in {one.id for one in per.session.queries.cases()}


def objects(team: Team) -> set[Path]:
    return {path for path in (team.hub / "o").rglob("*") if path.is_file()}


def party(desk: Desk, case: EntityId, name: str) -> Party:
    return Party(id=EntityId(desk.session.random(16)), case=case, role=PartyRole.OTHER, name=name)


def test_attack_15_nothing_written_after_a_removal_opens_with_any_key_of_the_removed(tmp_path: Path) -> None:
    """The key audit: every epoch, unit and bag key that Per's vault ever held, on every newer object."""
    with dorotea(tmp_path, KARIN, PER, EVA) as team:
        karin, per, berit = (team.desks[name] for name in (KARIN, PER, BERIT))
        case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
        LetIn(karin.session)(case, per.id)
        team.everybody_syncs(3)
        core = per.opened.parts.core
        his = [(one.cid, core.compartments.epochs(one.row)) for one in core.compartments.all()]
        RemovePerson(berit.session)(per.id, karin.id)
        del team.desks[PER]
        team.everybody_syncs(3)
        before = objects(team)
        karin.session.records.save([Write(party(karin, case, "Ida Testsson"))])
        OpenCase(karin.session)(CaseType.ADULT, "Stig Testsson")
        team.everybody_syncs(2)
        newer = objects(team) - before
        assert len(newer) >= 3
        for path in newer:
            for cid, epochs in his:
                for kind in (ObjectType.SEGMENT, ObjectType.HEAD):
                    with pytest.raises((NoKeyError, BadBytes)):
                        open_object(path.read_bytes(), Place(core.identity.gid, cid, kind), epochs)
        per.lock()


def test_attack_16_no_salt_is_ever_drawn_twice_over_a_whole_hub(trio: Trio) -> None:
    """Each seal has a key of its own from 32 random bytes, and no counter that a hub or a clone could turn back."""
    world, berit, karin, per = trio
    for seat in (karin, per):
        case = seat.case(berit.me)
        for number in range(5):
            seat.note(case, f"samtal {number}")
            seat.round(world.hub)
    world.sync(rounds=2)
    salts = [data[:32] for data in world.hub.everything().values()]
    inner = [blob.sealed[:32] for seat in (karin, per) for blob in own_blobs(seat)]
    assert len(salts) > 20
    assert len(inner) > 10
    assert len({*salts, *inner}) == len(salts) + len(inner)


def own_blobs(seat: Seat) -> Iterator[SealedUnit]:
    """Give what lies under the outer layer of somebody's own segments: a seal of its own for each unit."""
    exchange = seat.open.parts.report.exchange
    me, opening = exchange.devices.row(exchange.core.identity.device), Opening(exchange)
    for compartment in seat.core.compartments.all():
        for one in exchange.segments.of_log(compartment.row, me):
            yield from sealed_units(opening.again(compartment, one).segment)


def test_attack_32_a_personal_number_is_in_no_hash_name_or_tag_on_the_hub(tmp_path: Path) -> None:
    """Low entropy: whoever has a hash of it has the number. It is hashed under no key that anybody holds."""
    with dorotea(tmp_path, KARIN) as team:
        karin = team.desks[KARIN]
        OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson", personal_number=NUMBER)
        team.everybody_syncs(2)
        core = karin.opened.parts.core
        keys = [secret for one in core.compartments.all() for secret in secrets_of(core, one)]
        keys += [core.identity.gid, core.identity.member]
        found = [path.read_bytes() + path.name.encode() for path in objects(team)]
        held = b"".join(cells(core))
        for text in (NUMBER, NUMBER[2:]):
            for one in hashes(text.encode(), keys):
                assert one[:16] not in held
                assert all(one[:16] not in data for data in found)


def secrets_of(core: Core, one: Compartment) -> tuple[bytes, ...]:
    epochs = (epoch.secret for epoch in core.compartments.epochs(one.row))
    return (one.tag_secret, *epochs, *(bag.secret for bag in core.compartments.bags(one.row)))


def cells(core: Core) -> Iterator[bytes]:
    """Give all that the vault holds, decrypted."""
    for (table,) in core.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        for row in core.database.rows(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name from the database itself
            yield from (cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)


def hashes(value: bytes, keys: list[bytes]) -> Iterator[bytes]:
    yield sha256(value).digest()
    for label in labels.ALL:
        yield sha256(labels.prefixed(label, value)).digest()
    for key in keys:
        yield digest(key, value, "sha256")
        yield from (keyed_hash(key, label, (value,)) for label in labels.ALL)
        yield sha256(key + value).digest()


def test_attack_30_what_a_member_seals_as_a_snapshot_is_read_by_nobody(trio: Trio) -> None:
    """Not now: types 4 and 5 are reserved. The very bytes that count as a segment count as nothing of another type."""
    world, berit, _karin, per = trio
    goal = per.goal(per.plan(per.case(berit.me)))
    world.sync(rounds=2)
    seen = per.seen_goal(goal)
    per.open.session.records.save([Write(replace(seen.value, text="i en ögonblicksbild"), seen)])
    core, before = per.core, dump(berit.core)
    case, gid = core.compartments.all()[-1], core.identity.gid
    epoch = core.compartments.epochs(case.row)[0]
    (packed,) = per.open.parts.outbox.pack(0)
    _, body = open_object(packed.data, Place(gid, case.cid, ObjectType.SEGMENT), [epoch])
    for kind in set(ObjectType) - {ObjectType.SEGMENT, ObjectType.PARCEL, ObjectType.HEAD}:
        sealed = seal_object(epoch, Place(gid, case.cid, kind), body, per.random)
        for named in (kind, ObjectType.SEGMENT):
            name = object_name(tag(case.tag_secret, named, core.identity.device), sealed)
            world.hub.put_new(name, sealed)
            berit.open.parts.inbox.receive(name, sealed)
    berit.round(world.hub)
    assert dump(berit.core) == before
    berit.open.parts.inbox.receive(packed.name, packed.data)
    assert berit.seen_goal(goal).value.text == "i en ögonblicksbild"


def test_attack_31_what_a_lost_hub_is_filled_up_with_holds_no_old_key(trio: Trio) -> None:
    """Work is put back byte by byte, keys never: they are sealed anew to who may have them now (rule 20).

    Erasure rounds are not now; what is shown is that no client keeps a letter of another's or puts one of its own
    back, and that nothing but segments and letters sealed anew is put: of the reserved types (attachments, snapshots,
    bags) no byte.
    """
    world, berit, karin, per = trio
    karin.goal(karin.plan(karin.case(per.me)))
    world.sync(rounds=3)
    old = world.hub.everything()
    letters = {name for name, data in old.items() if data.startswith(PARCEL)}
    work = {name for name in old if name.startswith("o/")} - letters
    assert letters
    assert work
    world.hub = MemoryHub()
    world.sync(rounds=4)
    new = world.hub.everything()
    assert work <= new.keys()
    assert not letters & new.keys()
    assert all(data.startswith(PARCEL) for name, data in new.items() if name.startswith("o/") and name not in work)
    theirs = "SELECT data FROM parcel WHERE data IS NOT NULL AND state <> ?"
    for seat in (berit, karin, per):
        assert seat.core.database.rows(theirs, (int(ParcelState.OWN),)) == []
