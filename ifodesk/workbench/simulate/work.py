"""What people do at their desks, saved through the real ports and noted in the model."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from random import Random

from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Note, Party, PartyRole
from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.log_ports import Conflict
from ifodesk.usecases.ports import Home, Role
from ifodesk.usecases.seen import Seen, Write
from ifodesk.workbench.simulate.device import Device
from ifodesk.workbench.simulate.model import CaseModel, Model, Text, tombstone

_GOAL_FIELDS = ("text", "baseline")
_MOST_KEPT = 12
_MAY_WRITE = frozenset({Role.CASEWORKER, Role.CHIEF})


@dataclass(slots=True)
class Work:
    """Lets devices work."""

    model: Model
    rng: Random
    day: int = 0
    numbers: int = 0
    screens: list[tuple[str, CaseModel, Seen[Goal]]] = field(default_factory=list)
    """What some left open and will write on later: (device, case, what was seen)."""

    def do_something(self, device: Device, colleagues: Sequence[Device]) -> None:
        """Save one thing on a device, as far as there is something to work on and its person may."""
        if not device.open.session.directory.me().roles & _MAY_WRITE:
            return
        case = self._any_case(device)
        if case is None or self.rng.randrange(12) == 0:
            self.open_case(device, colleagues)
            return
        acts = (self.note, self.goal, self.edit, self.edit, self.edit, self.rename, self.late, self.delete, self.choose)
        with suppress(NotFoundError):  # what it would write on is held back here, or has not come
            self.rng.choice(acts)(device, case)

    def _any_case(self, device: Device) -> CaseModel | None:
        """Return a case that this device shows; most often one of the newest."""
        records = device.open.session.records
        shown = {seen.value.id for seen in records.all(Case)}
        cases = [one for one in self.model.cases if one.case in shown]
        return self.rng.choice(cases[-6:]) if cases else None

    def _text(self, device: Device, case: CaseModel | None, *, text: str | None = None) -> Text:
        self.numbers += 1
        knew = frozenset(case.out - set(self._readers(device, case))) if case is not None else frozenset[MemberId]()
        return Text(text or f"{device.name} {self.numbers}", device.name, self.day, knew, self.numbers)

    def _readers(self, device: Device, case: CaseModel) -> tuple[MemberId, ...]:
        try:
            return device.open.session.readers.readers(case.case)
        except NotFoundError:
            return ()

    def _save(self, device: Device, writes: Sequence[Write[object]], home: Home | None = None) -> None:
        device.open.session.records.save(writes, home=home)

    # --- the acts ---

    def open_case(self, device: Device, readers: Sequence[Device]) -> CaseModel:
        """Open a case with a client and a plan, read by *readers* too."""
        ids, session = device.random, device.open.session
        named = {device.me: device.name} | {one.me: one.name for one in readers}
        cid = session.readers.open_compartment([one for one in named if one != device.me])
        case, client, plan = ids.entity(), ids.entity(), ids.entity()
        name, words = self._text(device, None), self._text(device, None)
        self._save(
            device,
            [
                Write(Case(id=case, case_type=CaseType.ADULT, handler=device.me, status=CaseStatus.OPEN)),
                Write(Party(id=client, case=case, role=PartyRole.CLIENT, name=name.text)),
                Write(InternalSip(id=plan, case=case, own_words=words.text)),
            ],
            Home("restricted", cid),
        )
        made = CaseModel(case, cid, plan, client, device.me, named)
        self.model.cases.append(made)
        self.model.assertions += 8
        self.model.wrote(made, client, "name", name, [])
        self.model.wrote(made, plan, "own_words", words, [])
        return made

    def note(self, device: Device, case: CaseModel) -> None:
        """Write a note and say "klar"."""
        text, note = self._text(device, case), device.random.entity()
        self._save(device, [Write(Note(id=note, case=case.case, text=text.text, ready=True, author=device.me))])
        self.model.assertions += 4
        self.model.wrote(case, note, "text", text, [])

    def goal(self, device: Device, case: CaseModel) -> None:
        """Add a goal to the plan."""
        text, goal = self._text(device, case), device.random.entity()
        self._save(device, [Write(Goal(id=goal, plan=case.plan, text=text.text, order=1))])
        self.model.assertions += 3
        case.goals.append(goal)
        self.model.wrote(case, goal, "text", text, [])

    def edit(self, device: Device, case: CaseModel) -> None:
        """Write over a field of a goal; now and then leave the screen open for later."""
        seen = self._seen(device, case)
        if seen is None:
            self.goal(device, case)
            return
        if self.rng.randrange(4) == 0:
            self.screens = [*self.screens[-_MOST_KEPT:], (device.name, case, seen)]
        self._over(device, case, seen)

    def late(self, device: Device, case: CaseModel) -> None:
        """Write on a screen that was opened long ago, when there is one."""
        mine = [one for one in self.screens if one[0] == device.name]
        if not mine:
            self.edit(device, case)
            return
        _, former, seen = self.rng.choice(mine)
        try:
            device.open.session.records.get(Goal, seen.value.id)
        except NotFoundError:
            return
        self._over(device, former, seen)

    def _over(self, device: Device, case: CaseModel, seen: Seen[Goal]) -> None:
        name, text = self.rng.choice(_GOAL_FIELDS), self._text(device, case)
        former = seen.value.text if name == "text" else seen.value.baseline
        change = replace(seen.value, text=text.text) if name == "text" else replace(seen.value, baseline=text.text)
        self._save(device, [Write(change, seen)])
        self.model.assertions += 1
        self.model.wrote(case, seen.value.id, name, text, [] if former is None else [former])

    def rename(self, device: Device, case: CaseModel) -> None:
        """Correct the client's name."""
        try:
            seen = device.open.session.records.get(Party, case.client)
        except NotFoundError:
            return
        text = self._text(device, case)
        self._save(device, [Write(replace(seen.value, name=text.text), seen)])
        self.model.assertions += 1
        former = [] if seen.value.name is None else [seen.value.name]
        self.model.wrote(case, case.client, "name", text, former)

    def delete(self, device: Device, case: CaseModel) -> None:
        """Delete a goal, once in a while."""
        seen = self._seen(device, case)
        if seen is None or self.rng.randrange(3):
            return
        conflicts = [one for one in device.open.session.log.conflicts() if one.entity == seen.value.id]
        device.open.session.records.remove(seen)
        self.model.assertions += 1
        gone = self._text(device, case, text=tombstone(seen.value.id))
        values = [value for value in (seen.value.text, seen.value.baseline) if value is not None]
        values += [value for one in conflicts for value in _values(one)]  # both stood there, marked
        self.model.deleted(case, seen.value.id, gone, values)

    def choose(self, device: Device, case: CaseModel) -> None:
        """Decide the oldest "ni skrev olika" of the case, when there is one."""
        log = device.open.session.log
        found = [one for one in log.conflicts() if one.root == case.case]
        if not found:
            self.edit(device, case)
            return
        conflict = found[0]
        self.model.assertions += 1
        if conflict.field == "deleted":
            log.resolve(conflict, value=False)
            return
        text = self._text(device, case)
        log.resolve(conflict, text.text)
        self.model.wrote(case, conflict.entity, conflict.field, text, _values(conflict))

    def _seen(self, device: Device, case: CaseModel) -> Seen[Goal] | None:
        """Return a goal of the case that this device shows."""
        shown = device.open.session.records.children(Goal, case.plan)
        return self.rng.choice(shown) if shown else None


def _values(conflict: Conflict) -> list[str]:
    return [str(option.value) for option in conflict.options]


def in_case(device: Device, case: EntityId) -> bool:
    """Return whether a device shows a case."""
    try:
        device.open.session.records.get(Case, case)
    except NotFoundError:
        return False
    return True
