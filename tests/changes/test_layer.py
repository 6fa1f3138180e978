"""The whole layer as a state machine: three devices, late records, late keys, losses, duplicates, forks and forgers."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent
from ifodesk.changes.control import Control, Opening
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.ids import EntityId, Ref, UnitId
from ifodesk.changes.keys import Owner, wrap_unit_key
from ifodesk.changes.objects import Epoch
from ifodesk.changes.payloads import Exclude, LetIn, Payload, PinCut, RemoveMember, RetireDevice, SetRole
from ifodesk.changes.record_parts import Cut, Role
from ifodesk.changes.records import parse_record
from ifodesk.changes.segment import Draft, Former, UnitBlob, pack
from ifodesk.changes.verdict import State
from tests.changes.cast import Actor, found, seeded
from tests.changes.replica import Cell, Replica
from tests.examples import stories

FIELDS = (1, 2)
PLAN = EntityId(b"p" * 16)
UNIT, UNIT_KEY = UnitId(b"u" * 16), bytes([5]) * 32
PEOPLE = st.sampled_from(("karin", "per", "lisa"))


class ThreeDevices(RuleBasedStateMachine):
    """Karin and Per hold everything from the start; Lisa's keys come late. Berit, the chief, signs records."""

    @initialize()
    def begin(self) -> None:
        self.cast, self.berit = found("layer")
        cast = self.cast
        self.people = {name: cast.admit(self.berit, name, Role.CASEWORKER) for name in ("karin", "per", "lisa")}
        self.cid = cast.open(self.people["karin"], *self.people.values(), self.berit)
        keys = cast.keys[self.cid]
        self.epoch, self.bag_key = Epoch(1, keys.epoch), keys.bag
        self.base = list(cast.records)
        self.records: list[SignedRecord] = []
        self.hub: list[bytes] = []
        self.formers: dict[str, Former | None] = dict.fromkeys(self.people)
        self.clones: dict[str, Former | None] = {}
        self.devices = {name: Replica(cast, self.cid) for name in self.people}
        for name, device in self.devices.items():
            device.records = {record.hash: record for record in self.base}
            device.settle()
            if name != "lisa":
                device.get_keys(self.epoch, bag_key=self.bag_key)
        wrap = wrap_unit_key(self.bag_key, Owner(cast.gid, self.cid), UNIT, 1, UNIT_KEY, seeded("wrap"))
        self.opening = Opening(UNIT, None, 1, (), 1, wrap)
        self.count = 0

    # --- people write ---

    def cell(self, number: int) -> Cell:
        return PLAN, number, None

    def packed(self, name: str, former: Former | None, rows: tuple[Assertion, ...], *, key: bytes = UNIT_KEY) -> Former:
        """Put a segment on the hub and return what the next one follows."""
        self.count += 1
        actor, device = self.people[name], self.devices[name]
        assert device.membership is not None
        heads = device.membership.heads_for(self.cid)
        content = UnitContent(0, (ChangeStamp(self.count, self.count << 16),), rows)
        control = Control(vector_full=True, openings=(self.opening,))
        draft = Draft(self.cast.gid, self.cid, self.epoch, former, heads, self.count << 16)
        one = pack(
            draft,
            control,
            [UnitBlob(UNIT, key, content)],
            actor.signing,
            tag_secret=self.cast.keys[self.cid].tag,
            rng=seeded(f"segment {self.count}"),
        )
        self.hub.append(one.sealed)
        return one.former

    def row(self, idx: int, number: int, value: str, supersedes: tuple[Ref, ...]) -> Assertion:
        return Assertion(idx, self.count + 1, PLAN, 3, number, None, value, supersedes, None)

    @rule(name=PEOPLE, number=st.sampled_from(FIELDS), again=st.booleans())
    def edit(self, name: str, number: int, *, again: bool) -> None:
        """Supersede what is on screen, perhaps twice in one segment, and keep the own segment."""
        device = self.devices[name]
        device.settle()
        rows = [self.row(0, number, f"{name} {self.count}", device.live(self.cell(number)))]
        if again:
            rows.append(self.row(1, number, f"{name} {self.count} again", ((b"", 0),)))
        self.formers[name] = self.packed(name, self.formers[name], tuple(rows))
        device.receive(self.hub[-1])

    @rule(name=PEOPLE, number=st.sampled_from(FIELDS), data=st.data())
    def guess(self, name: str, number: int, data: st.DataObject) -> None:
        """A hostile member supersedes what lies in another cell, or nowhere."""
        others = [ref for cell in (1, 2) if cell != number for ref in self.devices[name].live(self.cell(cell))]
        target = data.draw(st.sampled_from([*others, (bytes(16), 0)]))
        self.formers[name] = self.packed(name, self.formers[name], (self.row(0, number, "guess", (target,)),))

    @rule(name=PEOPLE)
    def garble(self, name: str) -> None:
        """A hostile member seals garbage under a key that is not the unit's."""
        rows = (self.row(0, 1, "garbage", ()),)
        self.formers[name] = self.packed(name, self.formers[name], rows, key=bytes(32))

    @rule(name=PEOPLE)
    def clone(self, name: str) -> None:
        """A restored backup writes on with numbers that were used already."""
        self.clones.setdefault(name, self.formers[name])
        self.clones[name] = self.packed(name, self.clones[name], (self.row(0, 2, f"clone of {name}", ()),))

    # --- records ---

    def sign(self, by: Actor, log: bytes, payload: Payload, seen: list[SignedRecord]) -> SignedRecord:
        record = self.cast.sign(by, log, payload, seen=[*self.base, *seen], keep=False)
        self.records.append(record)
        return record

    def some(self, data: st.DataObject) -> list[SignedRecord]:
        """Return the records that a signer has seen, down to the bottom: all, or those up to some point."""
        return self.records[: data.draw(st.integers(0, len(self.records)))]

    @rule(name=PEOPLE, how=st.sampled_from(("role", "retire", "remove", "exclude")), data=st.data())
    def narrow(self, name: str, how: str, data: st.DataObject) -> None:
        actor = self.people[name]
        acts: dict[str, tuple[bytes, Payload]] = {
            "role": (actor.mid, SetRole(actor.member, Role.CASEWORKER, granted=False, ends=None)),
            "retire": (actor.mid, RetireDevice(actor.device)),
            "remove": (actor.mid, RemoveMember(actor.member)),
            "exclude": (self.cid, Exclude((actor.member,))),
        }
        self.sign(self.berit, *acts[how], self.some(data))

    @rule(name=PEOPLE, data=st.data())
    def let_in(self, name: str, data: st.DataObject) -> None:
        by = data.draw(st.sampled_from((self.berit, *self.people.values())))
        self.sign(by, self.cid, LetIn((self.people[name].member,)), self.some(data))

    @rule(name=PEOPLE, data=st.data())
    @precondition(lambda self: any(self.narrowings()))
    def cut(self, name: str, data: st.DataObject) -> None:
        """Pin or raise a cut at any segment of a log, on any branch."""
        narrowing = data.draw(st.sampled_from(self.narrowings()))
        by = data.draw(st.sampled_from((self.berit, *self.people.values())))
        whole = self.devices[name].opened()
        own = [one for one in whole.values() if one.header.device == self.people[name].device]
        at = data.draw(st.sampled_from([(0, b""), *sorted((one.header.seq, one.h) for one in own)]))
        cut = Cut(self.people[name].device, self.cid, *at)
        self.sign(by, self.cid, PinCut(narrowing.hash, (cut,)), self.records)

    def narrowings(self) -> list[SignedRecord]:
        return [one for one in self.records if parse_record(one).narrowing]

    # --- what comes, and when ---

    @rule(name=PEOPLE, data=st.data())
    @precondition(lambda self: self.hub)
    def deliver(self, name: str, data: st.DataObject) -> None:
        """One object, new or known, in any order; what is never drawn is lost until the end."""
        self.devices[name].receive(data.draw(st.sampled_from(self.hub)))

    @rule(name=PEOPLE, data=st.data())
    @precondition(lambda self: self.records)
    def hear(self, name: str, data: st.DataObject) -> None:
        self.devices[name].learn(data.draw(st.sampled_from(self.records)))

    @rule(name=PEOPLE)
    def get_keys(self, name: str) -> None:
        self.devices[name].get_keys(self.epoch, bag_key=self.bag_key)

    # --- what must hold ---

    @invariant()
    def step_by_step_is_all_at_once(self) -> None:
        for device in getattr(self, "devices", {}).values():
            scratch = device.scratch()
            assert device.states == scratch.states
            assert device.shows() == scratch.shows()
            assert device.membership is not None
            assert device.membership.states == scratch.membership.states

    @invariant()
    def nothing_accepted_is_invisible_and_nothing_superseded_is_back(self) -> None:
        for device in getattr(self, "devices", {}).values():
            for cell, entries in device.accepted_writes().items():
                superseded = {ref for one in entries for ref in one.supersedes}
                expected = {one.live.ref for one in entries} - superseded
                assert set(device.live(cell)) == expected

    @override
    def teardown(self) -> None:
        """Everything reaches everybody: all show the same, and every honest edit that was accepted is there."""
        devices = list(getattr(self, "devices", {}).values())
        for at, device in enumerate(devices):
            device.objects.update(dict.fromkeys(self.hub[at:] + self.hub[:at]))
            device.records.update((record.hash, record) for record in self.records)
            device.get_keys(self.epoch, bag_key=self.bag_key)
        for device in devices[1:]:
            assert device.states == devices[0].states
            assert device.shows() == devices[0].shows()
        for device in devices:
            assert len(device.states) == len(set(self.hub))
            assert all(verdict.state is not State.CLOSED for verdict in device.states.values())


def run_machine(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        ThreeDevices,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )


@pytest.mark.slow
def test_three_devices_agree_whatever_came_when() -> None:
    run_machine(examples=6, steps=20)


@pytest.mark.slow
def test_three_devices_agree_over_thousands_of_steps() -> None:
    run_machine(examples=stories(60), steps=50)
