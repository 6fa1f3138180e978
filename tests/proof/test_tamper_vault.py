"""The same corpus against a whole vault: what a hostile hub shows changes nothing that the vault holds or shows."""

# ruff: noqa: S608 - the names of tables come from the database itself

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from ifodesk.changes.names import object_name
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.domain.ids import EntityId
from ifodesk.sync.names import is_whole
from ifodesk.usecases.seen import Write
from tests.proof.tampering import crossings, cuts, extensions, flips
from tests.store.dump import dump
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow

PLACES = 300
BESIDE = {"alarm", "unopened"}
PARCEL = b"\x83\x01\x50"
"""How an unsealed parcel begins (docs/sync-format.md section 11)."""
NEW = "Laga mat varje dag"


@dataclass
class Scene:
    """Per reads Karin's case; Karin has written more, which lies on the hub and has not come to Per."""

    world: World
    karin: Seat
    per: Seat
    goal: EntityId
    fresh: dict[str, bytes]

    def show(self, name: str, data: bytes) -> None:
        """Hand over what a hub shows, as a round does: only bytes that match their name go on to the vault."""
        if is_whole(name, data):
            self.per.open.parts.inbox.receive(name, data)

    def segments(self, seat: Seat) -> set[bytes]:
        return {hashed for (hashed,) in seat.core.database.rows("SELECT hash FROM segment WHERE compartment <> 0")}

    def held(self) -> dict[str, object]:
        """Return every table of Per's vault but the two that say what was refused and what is put by unopened."""
        self.per.open.parts.inbox.settle()
        database = self.per.core.database
        tables = {name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {table: sorted(map(repr, database.rows(f'SELECT * FROM "{table}"'))) for table in tables - BESIDE}


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with three(tmp_path) as (world, _berit, karin, per):
        case = karin.case(per.me)
        goal = karin.goal(karin.plan(case))
        world.sync(rounds=2)
        before = world.hub.everything()
        karin.later()
        seen = karin.seen_goal(goal)
        karin.open.session.records.save([Write(replace(seen.value, text=NEW), seen)])
        karin.open.session.readers.open_compartment([per.me])
        karin.round(world.hub)
        fresh = {name: data for name, data in world.hub.everything().items() if before.get(name) != data}
        yield Scene(world, karin, per, goal, fresh)


def damaged(data: bytes, rng: Random) -> Iterator[bytes]:
    yield from flips(data, rng, PLACES)
    yield from cuts(data, rng, PLACES // 2)
    yield from extensions(data)


def named_to_fit(name: str, data: bytes) -> tuple[str, bytes]:
    """Return what a hub shows that mends names and the hash at a head's end: everything that needs no key."""
    if name.startswith("h/"):
        return name, data[:-32] + sha256(data[:-32]).digest()
    return object_name(name[2:28], data), data


def test_attack_18_nothing_that_was_tampered_with_changes_what_a_vault_holds(scene: Scene) -> None:
    rng, before, cases = Random(18), scene.held(), 0
    shown = {name: data for name, data in scene.fresh.items() if not data.startswith(PARCEL)}
    assert {name[:2] for name in shown} == {"h/", "o/"}
    for name, data in shown.items():
        others = [other for other in scene.world.hub.everything().values() if other != data]
        for forged in (*damaged(data, rng), *crossings(data, rng.choice(others), rng)):
            scene.show(name, forged)
            if (mended := named_to_fit(name, forged)) != (name, data):
                scene.show(*mended)
            cases += 2
    assert scene.held() == before
    assert scene.per.seen_goal(scene.goal).value.text != NEW
    print(f"\ntamper corpus on a vault: {cases} cases, all refused")  # noqa: T201 - for docs/reliability.md
    scene.per.round(scene.world.hub)
    assert scene.per.seen_goal(scene.goal).value.text == NEW


def test_attack_01_a_damaged_parcel_brings_the_keys_of_the_records_or_none(scene: Scene) -> None:
    """Damage to somebody else's slot spoils no letter of Per's; nothing else than what was committed to is a key."""
    rng, shown = Random(1), {name: data for name, data in scene.fresh.items() if data.startswith(PARCEL)}
    assert shown
    for name, data in shown.items():
        for forged in damaged(data, rng):
            scene.show(*named_to_fit(name, forged))
    theirs = {one.cid: scene.karin.core.compartments.epochs(one.row) for one in scene.karin.core.compartments.all()}
    for one in scene.per.core.compartments.all():
        if one.kind != CompartmentKind.OWN:
            assert list(scene.per.core.compartments.epochs(one.row)) == list(theirs[one.cid])


def test_attack_05_objects_shown_under_each_others_names_are_what_they_are_or_nothing(scene: Scene) -> None:
    """A name finds and proves nothing: honest bytes are read as their signer's, in their own place, or not at all."""
    everything, cases = scene.world.hub.everything(), 0
    honest = set[bytes]().union(*(scene.segments(seat) for seat in scene.world.seats))
    for name in everything:
        for data in everything.values():
            scene.show(*(named_to_fit(name, data) if name.startswith("o/") else (name, data)))
            cases += 1
    assert cases > 100
    scene.per.open.parts.inbox.settle()
    assert scene.segments(scene.per) <= honest
    scene.per.round(scene.world.hub)
    assert scene.per.seen_goal(scene.goal).value.text == NEW
    mine, theirs = dump(scene.per.core), dump(scene.karin.core)
    common = set(mine) & set(theirs)
    assert {cid: mine[cid] for cid in common} == {cid: theirs[cid] for cid in common}
