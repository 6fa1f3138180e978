"""The reference for `judge`: every record of every log judged at once, as the format says it. Slow and plain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from typing_extensions import override

from ifodesk.changes.dag import bits, build_dag
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.held import Held, hold
from ifodesk.changes.ids import CompartmentId, MemberId
from ifodesk.changes.judging import Bench
from ifodesk.changes.payloads import FoundGroup
from ifodesk.changes.record_index import build_index
from ifodesk.changes.standing import View
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict


class Whole(Bench):
    """Judges all logs together: what stands beside a record of a compartment's log is looked up log by log."""

    @override
    def _known_beside(self, at: int, assumed: int) -> int:
        record, after = self.dag.records[at], self.dag.descendants[at]
        if not record.of_compartment:
            return ~after
        own = self._of_log(record.log) & ~after & ~(1 << at)
        known = self.dag.ancestors[at] | own
        for one in bits(own & assumed):
            known |= self.dag.ancestors[one]
        return known

    def _of_log(self, log: bytes) -> int:
        records = enumerate(self.dag.records)
        return sum(1 << at for at, record in records if record.of_compartment and record.log == log)


@dataclass(frozen=True)
class Judged:
    """What the reference says."""

    states: dict[bytes, Verdict]
    view: View

    def readers(self, cid: CompartmentId) -> frozenset[MemberId]:
        return frozenset(who.member for who in self.view.readers(cid))


def judge_whole(records: Iterable[SignedRecord], founding: bytes) -> Judged:
    """Return the verdict on each record and who reads what."""
    held: dict[bytes, Held] = {}
    for signed in records:
        key = signed.hash
        held[key] = held[key].also(hold(signed)) if key in held else hold(signed)
    root = held[founding].record if founding in held else None
    states: dict[bytes, Verdict] = {}
    good = {}
    for key, one in held.items():
        record = one.record
        if record is None:
            states[key] = Verdict(State.BROKEN, Reason.BAD_BYTES)
        elif (root is not None and record.gid != root.gid) or (
            isinstance(record.payload, FoundGroup) and key != founding
        ):
            states[key] = Verdict(State.BROKEN, Reason.OTHER_GROUP)
        else:
            good[key] = record
    dag = build_dag(good)
    index = build_index(dag)
    signers = {at: held[record.hash].signers(index) for at, record in enumerate(dag.records)}
    whole = Whole(dag, index, signers, founding)
    accepted = whole.outcome.least
    states.update(dict.fromkeys(good, Verdict(State.WAITING, Reason.MISSING_RECORD)))
    for at, record in enumerate(dag.records):
        states[record.hash] = _state(whole, at, forged=held[record.hash].forged(index))
    narrowing = accepted & whole.narrowing
    return Judged(states, View(dag, index, accepted & ~narrowing, narrowing))


def _state(whole: Whole, at: int, *, forged: bool) -> Verdict:
    if whole.newer >> at & 1:
        return Verdict(State.NEWER, Reason.NEEDS_NEWER)
    if whole.outcome.least >> at & 1:
        return ACCEPTED
    if forged:
        return Verdict(State.BROKEN, Reason.BAD_SIGNATURE)
    return Verdict(State.HELD, Reason.BESIDE_NARROWING if whole.would_stand_alone(at) else Reason.NO_RIGHT)
