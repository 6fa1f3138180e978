"""How soon an attack is noticed: rounds from its first moment to the first device that says something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median
from types import MappingProxyType
from typing import Final

from ifodesk.store.alarms import AlarmCode
from ifodesk.usecases.sync_ports import RoundOutcome, RoundState
from ifodesk.workbench.simulate.device import Device
from ifodesk.workbench.simulate.faults import Fault

MISSING: Final = "missing"
"""The hub does not give what something named, or less than others have heard of."""
DAMAGED: Final = "damaged"
HELD: Final = "held"
_BROKEN: Final = (AlarmCode.BROKEN_OBJECT, AlarmCode.BROKEN_BLOB, AlarmCode.BROKEN_LETTER)

SIGNS: Final[Mapping[Fault, frozenset[str]]] = MappingProxyType(
    {
        Fault.HUB_LOST: frozenset({AlarmCode.HUB_LOST}),
        Fault.HUB_ROLLBACK: frozenset({AlarmCode.HUB_ROLLED_BACK, MISSING}),
        Fault.HUB_FREEZE: frozenset({AlarmCode.HUB_ROLLED_BACK, AlarmCode.HUB_FROZEN, AlarmCode.NOT_OPENED, MISSING}),
        Fault.HUB_MUTE: frozenset({AlarmCode.NOT_OPENED, MISSING}),
        Fault.HUB_OMIT: frozenset({MISSING}),
        Fault.HUB_SWAP: frozenset({DAMAGED}),
        Fault.HUB_FLIP: frozenset({DAMAGED}),
        Fault.HUB_DUPLICATE: frozenset({AlarmCode.HUB_ROLLED_BACK}),
        Fault.HUB_SPLIT: frozenset({AlarmCode.HUB_ROLLED_BACK, AlarmCode.NOT_OPENED, MISSING}),
        Fault.CLONE: frozenset({AlarmCode.FORKED_LOG, AlarmCode.VAULT_ROLLED_BACK}),
        Fault.RESTORE: frozenset({AlarmCode.VAULT_ROLLED_BACK, AlarmCode.FORKED_LOG}),
        Fault.INSIDER_LATE: frozenset({HELD}),
        Fault.INSIDER_BACKDATED: frozenset({HELD}),
        Fault.INSIDER_GARBAGE: frozenset(_BROKEN),
    }
)
"""What tells of an attack. What is not here is no attack, or has no effect that anybody could notice."""

_REACHED: Final = """
    SELECT c.cid, d.device, max(s.seq) FROM segment s
    JOIN compartment c ON c.id = s.compartment JOIN device d ON d.id = s.device
    WHERE s.chained = 1 GROUP BY s.compartment, s.device"""
_FORKED: Final = """
    SELECT DISTINCT c.cid, d.device FROM segment s
    JOIN compartment c ON c.id = s.compartment JOIN device d ON d.id = s.device WHERE s.reason = 'fork'"""


@dataclass(slots=True)
class _Attack:
    """One attack under way."""

    fault: Fault
    rounds: int = 0


@dataclass(slots=True)
class Watch:
    """Counts."""

    alarms: dict[str, int] = field(default_factory=dict)
    """By code: how often a device sounded it."""
    signs: dict[str, int] = field(default_factory=dict)
    """By sign of a round: in how many rounds."""
    begun: dict[Fault, int] = field(default_factory=dict)
    latencies: dict[Fault, list[int]] = field(default_factory=dict)
    """Rounds of anybody until somebody noticed."""
    went_back: list[str] = field(default_factory=list)
    """Logs of which a healthy device held less after a round than after one before."""
    _reached: dict[str, dict[tuple[bytes, bytes], int]] = field(default_factory=dict)
    """By device, compartment and author: up to where a log was held without a gap."""
    _open: list[_Attack] = field(default_factory=list)
    _seen: dict[str, tuple[int, int]] = field(default_factory=dict)

    def begin(self, fault: Fault) -> None:
        """Note that an attack begins."""
        self.begun[fault] = self.begun.get(fault, 0) + 1
        if fault in SIGNS:
            self._open.append(_Attack(fault))

    def end(self, fault: Fault) -> None:
        """Note that an attack is over; one that nobody noticed stays unnoticed."""
        self._open = [one for one in self._open if one.fault is not fault]

    def after_round(self, device: Device, outcome: RoundOutcome) -> None:
        """Take note of what a round made a device say."""
        found = self._alarms(device) | _signs(outcome)
        self._hold(device)
        for sign in found:
            self.signs[sign] = self.signs.get(sign, 0) + 1
        still: list[_Attack] = []
        for attack in self._open:
            attack.rounds += 1
            if found & SIGNS[attack.fault]:
                self.latencies.setdefault(attack.fault, []).append(attack.rounds)
            else:
                still.append(attack)
        self._open = still

    def _hold(self, device: Device) -> None:
        """Note how far each log is held: it only grows, but where a copied vault's log is cut back to its fork."""
        if not device.healthy:
            return
        reached = {(cid, author): seq for cid, author, seq in device.open.parts.core.database.rows(_REACHED)}
        forked = set(device.open.parts.core.database.rows(_FORKED))
        open_now = {bytes(one.cid) for one in device.open.parts.core.compartments.all()}
        for (cid, author), seq in self._reached.get(device.name, {}).items():
            if cid in open_now and (cid, author) not in forked and reached.get((cid, author), 0) < seq:
                self.went_back.append(f"{device.name} holds less of a log of {author.hex()} than number {seq}")
        self._reached[device.name] = reached

    def _alarms(self, device: Device) -> set[str]:
        """Return the codes that a device sounded in this round, and whether more is held than before."""
        exchange = device.open.parts.report.exchange
        all_alarms = exchange.alarms.all()
        held = len(device.open.session.sync.state().held)
        known, held_before = self._seen.get(device.name, (0, 0))
        self._seen[device.name] = (len(all_alarms), held)
        codes = [alarm.code.value for alarm in all_alarms[known:]]
        for code in codes:
            self.alarms[code] = self.alarms.get(code, 0) + 1
        return {*codes, *({HELD} if held > held_before else ())}

    def told(self) -> dict[str, dict[str, float]]:
        """Return by fault how many there were, how many were noticed, and after how many rounds."""
        found: dict[str, dict[str, float]] = {}
        for fault, begun in sorted(self.begun.items()):
            rounds = self.latencies.get(fault, [])
            line: dict[str, float] = {"begun": begun}
            if fault in SIGNS:
                line["noticed"] = len(rounds)
                line |= {"rounds_median": median(rounds), "rounds_most": max(rounds)} if rounds else {}
            found[fault.value] = line
        return found


def _signs(outcome: RoundOutcome) -> set[str]:
    found: set[str] = set()
    if outcome.missing:
        found.add(MISSING)
    if outcome.damaged:
        found.add(DAMAGED)
    if outcome.state is RoundState.FAILED:
        found.add(outcome.problem or "failed")
    return found
