"""Three devices write, resolve, let in, lose, repeat and reorder; what each holds stays a function of what came.

Real vaults, a hub in memory. Texts are unique, so a plain set of texts is the model: a text stands until a later one
that had it on screen takes its place.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

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

from ifodesk.changes import merge
from ifodesk.changes.ids import DeviceId
from ifodesk.domain.entities.case import Note
from ifodesk.domain.entities.sip import Goal
from ifodesk.domain.ids import EntityId
from ifodesk.store.cells.siblings import Siblings
from ifodesk.store.projection.rebuild import rebuild
from ifodesk.store.queries.queries import COMPANIONS
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.seen import ChangeId, Seen, Write
from ifodesk.usecases.sync_ports import NamedBytes
from tests.examples import stories
from tests.store.dump import UnitDump, dump
from tests.store.world import MemoryHub, Seat, World

WHO = st.integers(0, 2)
FIELD = st.sampled_from(["text", "baseline"])


class Template:
    """A group of three with a case, made once and copied."""

    folder: ClassVar[Path | None] = None
    hub: ClassVar[MemoryHub]
    goals: ClassVar[list[EntityId]]
    case: ClassVar[EntityId]
    narrow: ClassVar[EntityId]
    narrow_goal: ClassVar[EntityId]
    world: ClassVar[World]

    @classmethod
    def make(cls) -> None:
        cls.folder = Path(tempfile.mkdtemp(prefix="machine"))
        world = cls.world = World(cls.folder)
        berit = world.founder()
        karin = world.joins("Karin Norberg", berit)
        per = world.joins("Per Lind", berit)
        world.sync(rounds=2)
        cls.case = karin.case(berit.me, per.me)
        plan = karin.plan(cls.case)
        cls.goals = [karin.goal(plan, "mål ett"), karin.goal(plan, "mål två")]
        world.sync(rounds=2)
        cls.narrow = karin.case(per.me, number="D-26-AAAA-1")
        cls.narrow_goal = karin.goal(karin.plan(cls.narrow), "bara de två")
        cls.hub = world.hub
        world.close()


class Machine(RuleBasedStateMachine):
    """The rules."""

    def __init__(self) -> None:
        super().__init__()
        if Template.folder is None:
            Template.make()
        self.folder = Path(tempfile.mkdtemp(prefix="example"))
        self.hub = MemoryHub(dict(Template.hub.objects), dict(Template.hub.heads))
        self.seats: list[Seat] = []
        self.old_seen: list[tuple[int, Seen[Goal]]] = []
        self.changes: list[tuple[int, ChangeId]] = []
        self.numbers = 0
        self.replaced: dict[str, set[str]] = {}
        """By cell and text, what it took the place of."""
        self.standing: dict[str, set[str]] = {}
        """By cell, every text that was written there."""
        self.notes: list[tuple[int, EntityId]] = []
        self.made: list[EntityId] = []
        self.removed: set[EntityId] = set()

    @initialize()
    def start(self) -> None:
        for number, one in enumerate(Template.world.seats):
            folder = self.folder / str(number)
            shutil.copytree(one.folder, folder)
            seat = Seat(folder, one.surroundings, one.clock, one.random)
            seat.start()
            self.seats.append(seat)

    @override
    def teardown(self) -> None:
        try:
            if self.seats:
                self.quiesce()
        finally:
            for seat in self.seats:
                seat.stop()
            shutil.rmtree(self.folder)

    # --- helpers ---

    def fresh_text(self) -> str:
        self.numbers += 1
        return f"text {self.numbers}"

    def goals(self) -> list[EntityId]:
        return [Template.goals[0], Template.narrow_goal, *Template.goals, *self.made]

    def seen(self, who: int, goal: EntityId) -> Seen[Goal] | None:
        try:
            return self.seats[who].seen_goal(goal)
        except NotFoundError:
            return None

    def save(self, who: int, seen: Seen[Goal], field: str) -> None:
        text, former = self.fresh_text(), getattr(seen.value, field)
        value = replace(seen.value, text=text) if field == "text" else replace(seen.value, baseline=text)
        saved = self.seats[who].open.session.records.save([Write(value, seen)])
        self.changes.append((who, saved.change))
        cell = f"{seen.value.id.hex()} {field}"
        self.replaced.setdefault(cell, set())
        if former is not None:
            self.replaced[cell].add(former)
        self.standing.setdefault(cell, set()).add(text)

    # --- writing ---

    @rule(who=WHO, which=st.integers(0, 20), field=FIELD, keep=st.booleans())
    def write(self, *, who: int, which: int, field: str, keep: bool) -> None:
        goals = self.goals()
        goal = goals[which % len(goals)]
        seen = self.seen(who, goal)
        if seen is None:
            return
        if keep:
            self.old_seen.append((who, seen))
        self.save(who, seen, field)

    @precondition(lambda self: self.old_seen)
    @rule(which=st.integers(0, 20), field=FIELD)
    def write_on_an_old_screen(self, which: int, field: str) -> None:
        who, seen = self.old_seen[which % len(self.old_seen)]
        if self.seen(who, seen.value.id) is not None:
            self.save(who, seen, field)

    @rule(who=WHO)
    def add(self, who: int) -> None:
        seat = self.seats[who]
        goal = self.seen(who, Template.goals[0])
        if goal is None or goal.value.plan is None:
            return
        made = seat.goal(goal.value.plan, self.fresh_text())
        self.made.append(made)

    @rule(who=WHO)
    def begin_a_note(self, who: int) -> None:
        self.notes.append((who, self.seats[who].note(Template.case, self.fresh_text(), ready=False)))

    @precondition(lambda self: self.notes)
    @rule(which=st.integers(0, 20), ready=st.booleans())
    def go_on_with_a_note(self, *, which: int, ready: bool) -> None:
        who, note = self.notes[which % len(self.notes)]
        records = self.seats[who].open.session.records
        seen = records.get(Note, note)
        if seen.value.ready:
            return
        text = self.fresh_text()
        done = replace(seen.value, draft=None, text=text, ready=True) if ready else replace(seen.value, draft=text)
        self.changes.append((who, records.save([Write(done, seen)]).change))

    @rule(who=WHO, which=st.integers(0, 20))
    def remove(self, who: int, which: int) -> None:
        goals = [*self.made, Template.goals[1]]
        seen = self.seen(who, goals[which % len(goals)])
        if seen is None:
            return
        self.removed.add(seen.value.id)
        self.changes.append((who, self.seats[who].open.session.records.remove(seen).change))

    @rule(who=WHO)
    def resolve(self, who: int) -> None:
        log = self.seats[who].open.session.log
        for conflict in log.conflicts():
            if conflict.field == "deleted":
                log.resolve(conflict, value=False)
                continue
            text = self.fresh_text()
            cell = f"{conflict.entity.hex()} {conflict.field}"
            log.resolve(conflict, text)
            self.replaced.setdefault(cell, set()).update(str(one.value) for one in conflict.options)
            self.standing.setdefault(cell, set()).add(text)
            return

    @precondition(lambda self: self.changes)
    @rule(which=st.integers(0, 20))
    def undo(self, which: int) -> None:
        who, change = self.changes[-1 - which % len(self.changes)]
        try:
            saved = self.seats[who].open.session.records.undo(change)
        except RuleError:
            return  # overtaken, or fixed by "klar"
        self.changes.append((who, saved.change))
        self.undone = True

    undone = False

    @rule(who=st.integers(1, 2))
    def let_the_chief_in(self, who: int) -> None:
        seat = self.seats[who]
        if self.seen(who, Template.narrow_goal) is not None:
            seat.open.session.readers.let_in(Template.narrow, self.seats[0].me)

    # --- carrying ---

    @rule(who=WHO)
    def sync(self, who: int) -> None:
        self.seats[who].round(self.hub)

    @rule(who=WHO)
    def send(self, who: int) -> None:
        outbox = self.seats[who].open.parts.outbox
        for one in outbox.pack(int(self.seats[who].clock.now().timestamp() * 1000)):
            self.hub.put_new(one.name, one.data)

    @rule(who=WHO, field=FIELD)
    def answer(self, who: int, field: str) -> None:
        """Read all that was sent, write on it and send that, telling nobody by a head."""
        inbox = self.seats[who].open.parts.inbox
        for name, data in self.hub.objects.items():
            inbox.receive(name, data)
        seen = self.seen(who, Template.goals[0])
        if seen is not None:
            self.save(who, seen, field)
        self.send(who)

    @rule(who=WHO, back=st.integers(0, 5))
    def deliver_a_recent_one(self, who: int, back: int) -> None:
        names = list(self.hub.objects)
        name = names[-1 - back % len(names)]
        self.seats[who].open.parts.inbox.receive(name, self.hub.objects[name])

    @rule(who=WHO, which=st.lists(st.integers(0, 10_000), min_size=1, max_size=6))
    def deliver_any(self, who: int, which: list[int]) -> None:
        """Hand over objects in any order, some of them again, others never."""
        known = sorted(self.hub.objects)
        inbox = self.seats[who].open.parts.inbox
        for one in which:
            name = known[one % len(known)]
            inbox.receive(name, self.hub.objects[name])

    @rule(who=WHO, newest=st.integers(1, 4))
    def deliver_the_newest_at_once(self, who: int, newest: int) -> None:
        names = list(self.hub.objects)[-newest:]
        objects = [NamedBytes(name, self.hub.objects[name]) for name in reversed(names)]
        self.seats[who].open.parts.inbox.receive_many(objects)

    # --- keeping ---

    @rule(who=WHO)
    def start_again(self, who: int) -> None:
        self.seats[who].again()
        self.changes = [(one, change) for one, change in self.changes if one != who]

    @rule(who=WHO)
    def rebuild(self, who: int) -> None:
        core = self.seats[who].core
        before = dump(core)
        rebuild(core, COMPANIONS)
        assert dump(core) == before

    @rule(who=WHO)
    def time_goes_on(self, who: int) -> None:
        self.seats[who].later(30)

    # --- what must hold ---

    @invariant()
    def what_stands_is_what_nothing_superseded(self) -> None:
        for seat in self.seats:
            _check_live(seat)

    def quiesce(self) -> None:
        """Meet until nothing is new, then compare everything."""
        for _ in range(4):
            for seat in self.seats:
                seat.round(self.hub)
        self.compare([dump(seat.core) for seat in self.seats])
        for seat in self.seats:
            assert seat.open.parts.report.alarms() == ()
            before = dump(seat.core)
            rebuild(seat.core, COMPANIONS)
            assert dump(seat.core) == before
        if not self.undone:
            self.check_model()

    def compare(self, dumps: list[dict[str, UnitDump]]) -> None:
        """Compare unit by unit, over units that both hold."""
        for one, other in itertools.combinations(dumps, 2):
            for cid in one.keys() & other.keys():
                for unit in one[cid].keys() & other[cid].keys():
                    different = _different(one[cid][unit], other[cid][unit])
                    assert not different, different

    def check_model(self) -> None:
        """Every text that nothing took the place of is shown, or offered as one of several."""
        for cell, texts in self.standing.items():
            entity, field = cell.split()
            expected = texts - self.replaced[cell]
            for who in range(3):
                seen = self.seen(who, EntityId(bytes.fromhex(entity)))
                if seen is None:
                    continue
                visible = {getattr(seen.value, field)}
                for conflict in self.seats[who].open.session.log.conflicts():
                    if conflict.entity.hex() == entity and conflict.field == field:
                        visible |= {option.value for option in conflict.options}
                assert expected <= visible


def _different(one: list[str], other: list[str]) -> list[str]:
    return sorted(set(one) ^ set(other))


def _check_live(seat: Seat) -> None:
    """Fold every cell from nothing by the merge itself and compare with the table of what stands."""
    core = seat.core
    siblings = Siblings(core.database, DeviceId(core.identity.device))
    for compartment in core.compartments.all():
        rows = core.cells.rows_of(compartment.row)
        standing = siblings.load([row.id for row in rows])
        infos = core.entities.of_compartment(compartment.row)
        cells: dict[tuple[int, int, str], list[int]] = {}
        for row in rows:
            cells.setdefault((row.entity, row.field, row.key), []).append(row.id)
        live = core.cells.live_of(infos.keys())
        for cell, ids in cells.items():
            kind = core.catalog.field_kind(infos[cell[0]].kind, cell[1])
            writes = [
                merge.Write(
                    standing[one].live,
                    tuple(standing[target].live.ref for target in standing[one].supersedes if target in standing),
                )
                for one in ids
            ]
            expected = merge.fold(merge.EMPTY, writes, kind=kind).live
            assert {standing[one].live.ref for one in live[cell]} == set(expected)


EVERYTHING = list(HealthCheck)
QUICK = settings(max_examples=4, stateful_step_count=25, deadline=None, suppress_health_check=EVERYTHING)
LONG = settings(max_examples=stories(80), stateful_step_count=50, deadline=None, suppress_health_check=EVERYTHING)


@pytest.mark.slow
def test_rule_30_three_devices_agree_after_some_hundred_steps() -> None:
    run_state_machine_as_test(Machine, settings=QUICK)


@pytest.mark.slow
def test_three_devices_agree_after_thousands_of_steps() -> None:
    run_state_machine_as_test(Machine, settings=LONG)
