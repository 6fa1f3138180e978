"""Judges a simulation when all is quiet: nothing lost, nothing different, nothing seen behind a wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from ifodesk.domain.ids import MemberId
from ifodesk.workbench.simulate.device import Device
from ifodesk.workbench.simulate.holding import Holding, holding, lying
from ifodesk.workbench.simulate.hubs import Store
from ifodesk.workbench.simulate.model import CaseModel, Model, Text, is_tombstone
from ifodesk.workbench.simulate.state_dump import different, digest, dump

_SHOWN_AT_MOST = 20


@dataclass(slots=True)
class Verdict:
    """What the oracle found."""

    state_hash: str = ""
    silent_losses: list[str] = field(default_factory=list)
    divergences: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    """Texts and cases that somebody holds who was shut out before they were written."""
    resurrected: list[str] = field(default_factory=list)
    """Texts that are shown although what took their place is applied on the same device."""
    trespasses: list[str] = field(default_factory=list)
    """Texts that count though their writer's right had ended, as those who read the case had said by then."""
    unsent: list[str] = field(default_factory=list)
    """Devices that keep back what they should have sent."""
    held: int = 0
    """Texts that wait for people to decide, over all devices."""
    destroyed: int = 0
    """Texts of which the writer's vault, put back, and the hub were the only copies, and both are gone."""
    stranded: int = 0
    """Texts of cases that somebody opened who was removed before anybody got the keys: the removed person's alone.

    And of a removed person whose tampered program only sends: what a hub lost of it is not sent again.
    """
    texts: int = 0
    """Texts that were looked for, over all devices."""

    def against_the_rules(self) -> list[str]:
        """Return what is shown or counts although it must not."""
        return [*self.resurrected, *self.trespasses]


def judge(model: Model, devices: Sequence[Device], hub: Store | None = None) -> Verdict:
    """Return what is wrong. The devices must have met until nothing was new; *hub* is where."""
    held = {device.name: holding(device) for device in devices}
    dumps = {device.name: dump(device.open.parts.core) for device in devices}
    verdict = Verdict(digest(dumps))
    ill = frozenset(device.name for device in devices if not device.healthy)
    moles = {device.name: device.me for device in devices if "mole" in device.trouble}
    judging = _Judging(model, devices, held, ill, moles, verdict, hub)
    for case in model.cases:
        judging.case(case)
    for device in devices:
        judging.unsent(device)
    healthy = [device.name for device in devices if device.healthy]
    for one, other in combinations(healthy, 2):
        lines = different(dumps[one], dumps[other])
        if lines:
            verdict.divergences.append(f"{one} {other}: {lines[: _SHOWN_AT_MOST // 4]}")
    return verdict


@dataclass(slots=True)
class _Judging:
    """Holds each device against the model."""

    model: Model
    devices: Sequence[Device]
    held: Mapping[str, Holding]
    ill: frozenset[str]
    moles: Mapping[str, MemberId]
    """Who hides what they wrote, keys too, behind heads that name other things: that is theirs to hide."""
    verdict: Verdict
    hub: Store | None

    def unsent(self, device: Device) -> None:
        """A device that nothing happened to has sent all that it may."""
        waiting = self.held[device.name].unsent
        if device.healthy and waiting:
            self.verdict.unsent.append(f"{device.name} keeps {waiting} back")

    def case(self, case: CaseModel) -> None:
        """Hold what each device has of a case against the model."""
        holders = {device.me for device in self.devices if case.case in self.held[device.name].cases}
        if case.founder in self.model.removed and not holders - {case.founder}:
            self.verdict.stranded += sum(1 for _ in case.texts())
            return
        for device in self.devices:
            here = self.held[device.name]
            if device.me in case.out or device.me in self.model.removed:
                self._outsider(device, here, case)
            elif device.me in case.readers and device.healthy and case.founder not in self.moles.values():
                self._reader(device, here, case)
                self._rights(device, here, case)
            elif device.me not in case.readers and device.me not in case.perhaps and case.case in here.cases:
                self.verdict.leaks.append(f"{device.name} shows a case it was never let into")

    def _reader(self, device: Device, here: Holding, case: CaseModel) -> None:
        """Every text of a case must be shown, offered, replaced or held."""
        for text in case.texts():
            self.verdict.texts += 1
            if text.text in here.aside:
                self.verdict.held += 1
            elif text.device in self.moles or self._covered(here, text) or self._at_home(text):
                continue
            elif self.model.may_be_unheard(text) and self._covered(self.held[text.device], text):
                self.verdict.stranded += 1
            elif self.model.may_be_destroyed(text) and not self._lies_anywhere(case, text):
                self.verdict.destroyed += 1
            else:
                told = f"{text.text!r} of day {text.day} is nowhere on {device.name}"
                self.verdict.silent_losses.append(told)

    def _rights(self, device: Device, here: Holding, case: CaseModel) -> None:
        """Nothing counts that its writer had no right to any more, and nothing that was taken over comes back.

        What was written and not sent before a vault was copied or put back goes out twice, and who writes over the one
        has not seen the other: both are offered, for people to decide.
        """
        for text in case.texts():
            if text.text in here.applied and not case.may_count(text):
                told = f"{text.text!r} of day {text.day} counts on {device.name} after its writer's end"
                self.verdict.trespasses.append(told)
            over = (one for one in text.replaced_by if not is_tombstone(one.text) and one.text in here.applied)
            if text.device not in self.ill and text.text in here.visible and any(over):
                self.verdict.resurrected.append(f"{text.text!r} of day {text.day} is shown again on {device.name}")

    def _covered(self, here: Holding, text: Text) -> bool:
        """Return whether *text* is shown or aside, or what took its place is applied.

        A text that its own writer wrote over before it was sent never leaves; what replaced it then stands for it.
        """
        if text.text in here.visible or text.text in here.aside:
            return True
        if any(_took_over(here, later) for later in text.replaced_by):
            return True
        own = [later for later in text.replaced_by if later.device == text.device]
        return text.text not in here.applied and any(self._covered(here, later) for later in own)

    def _lies_anywhere(self, case: CaseModel, text: Text) -> bool:
        """Return whether any vault, or the hub, has a text."""
        if any(text.text in one.visible | one.applied | one.aside for one in self.held.values()):
            return True
        found = (lying(device, self.hub, case.cid) for device in self.devices if self.hub is not None)
        return any(text.text in texts for texts in found)

    def _at_home(self, text: Text) -> bool:
        """Return whether the text stands, unsent, on a device that must not send: its owner sees it, and why."""
        home = self.held.get(text.device)
        return home is not None and text.device in self.ill and home.unsent > 0 and text.text in home.applied

    def _outsider(self, device: Device, here: Holding, case: CaseModel) -> None:
        """Nothing that somebody wrote who knew of the wall may be here."""
        for text in case.texts():
            told = text.text in here.applied or text.text in here.aside
            if device.me in text.knew and told:
                self.verdict.leaks.append(f"{text.text!r} of day {text.day} is on {device.name}, who is out")
        if case.case in here.cases and device.healthy:
            self.verdict.leaks.append(f"{device.name} still shows a case it was shut out of")


def _took_over(here: Holding, text: Text) -> bool:
    """Return whether *text*, or what its writer put in its place before it was sent, is applied."""
    if text.text in here.applied:
        return True
    return any(_took_over(here, later) for later in text.replaced_by if later.device == text.device)
