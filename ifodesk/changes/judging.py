"""Which records are accepted: a function of the set, whatever the order of arrival (docs/sync-format.md section 9).

Acceptance has negative parts: a narrowing record takes away the right that another record rests on, perhaps the right
to narrow. The accepted set is the well-founded model of these rules, found by taking turns: assume that no narrowing
holds and see what could be accepted at most, assume that all of those hold and see what must be accepted at least, and
on until both agree or stand still. What stays undecided is held: people decide.
Source: Van Gelder, "The alternating fixpoint of logic programs with negation" (1989).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from ifodesk.changes.dag import Dag, bits
from ifodesk.changes.ids import CompartmentId, DeviceId
from ifodesk.changes.payloads import PinCut, SetPolicy, SetRole, UnknownPayload, cuts_of
from ifodesk.changes.record_index import Identity, Index
from ifodesk.changes.signing_rights import Act
from ifodesk.changes.standing import View


@dataclass(frozen=True)
class Bench:
    """Judges the records of a graph."""

    dag: Dag
    index: Index
    signers: Sequence[Collection[DeviceId]]
    """Per record, the devices whose signature holds."""
    founding: bytes

    @cached_property
    def newer(self) -> int:
        """Records that need a newer program, and all that have one among their ancestors."""
        found = 0
        for at, record in enumerate(self.dag.records):
            unknown = isinstance(record.payload, UnknownPayload) and record.must_understand
            policy = isinstance(record.payload, SetPolicy) and record.payload.quorum != 1
            if unknown or policy or self.dag.ancestors[at] & found:
                found |= 1 << at
        return found

    @cached_property
    def narrowing(self) -> int:
        """All narrowing records."""
        return sum(1 << at for at, record in enumerate(self.dag.records) if record.narrowing)

    @cached_property
    def _pins(self) -> int:
        return sum(1 << at for at, record in enumerate(self.dag.records) if isinstance(record.payload, PinCut))

    @cached_property
    def accepted(self) -> int:
        """The accepted records."""
        most = self._pass(0)
        while True:
            least = self._pass(most)
            if not (least ^ most) & self.narrowing:
                break
            again = self._pass(least)
            if again == most:
                break
            most = again
        return least | self._accepted_pins(least)

    def _pass(self, assumed: int) -> int:
        """Return what is accepted when of the narrowing records those in *assumed* hold."""
        narrowings = assumed & self.narrowing
        accepted = 0
        for at in range(len(self.dag.records)):
            if self.newer >> at & 1 or self._pins >> at & 1 or self._breaks_log(at):
                continue
            if self._act(at, accepted, narrowings).may_sign():
                accepted |= 1 << at
        return accepted

    def would_stand_alone(self, at: int) -> bool:
        """Return whether a record that is not accepted would be, but for narrowing records that it did not know of."""
        accepted = self.accepted
        return not self._breaks_log(at) and self._act(at, accepted, accepted & self.narrowing, beside=False).may_sign()

    def _act(self, at: int, accepted: int, narrowings: int, *, beside: bool = True) -> Act:
        """Return a record where it is judged: by its ancestors and, if it widens, by what it did not know of."""
        above = self.dag.ancestors[at]
        record = self.dag.records[at]
        counting = above if record.narrowing or not beside else ~self.dag.descendants[at]
        view = View(self.dag, self.index, accepted & above & ~self.narrowing, narrowings & counting)
        return Act(at, record, self.signers[at], view, self.founding)

    def _breaks_log(self, at: int) -> bool:
        """Return whether a record names records of logs that it may not name."""
        record = self.dag.records[at]
        allowed = {record.log} if record.of_compartment else set()
        prevs = (self.dag.records[self.dag.by_hash[prev]] for prev in record.prevs)
        return any(prev.of_compartment and prev.log not in allowed for prev in prevs)

    def _accepted_pins(self, accepted: int) -> int:
        """Return the accepted cut records. Nothing rests on them, so they are judged last."""
        found = 0
        for at in bits(self._pins & ~self.newer):
            act = self._act(at, accepted, accepted & self.narrowing)
            if not self._breaks_log(at) and self._may_pin(act):
                found |= 1 << at
        return found

    def _may_pin(self, act: Act) -> bool:
        payload, cid = act.record.payload, CompartmentId(act.record.log)
        if not isinstance(payload, PinCut) or any(cut.cid != cid for cut in payload.cuts):
            return False
        narrowing = self.dag.by_hash.get(payload.narrowing)
        if narrowing is None or not self.narrowing & self.dag.ancestors[act.at] & 1 << narrowing:
            return False
        readers = act.readers(cid, chiefs_only=self._raises(act, narrowing, {cut.device for cut in payload.cuts}))
        return any(
            not self._takes_role_of(narrowing, owner) or act.view.readers(cid) == {owner} for owner, _ in readers
        )

    def _raises(self, act: Act, narrowing: int, devices: Collection[DeviceId]) -> bool:
        """Return whether the record, or one among its ancestors, pins a cut for one of *devices* here already."""
        pins = self.index.pins[self.dag.records[narrowing].hash]
        earlier = (narrowing, *(at for at in pins if self.dag.ancestors[act.at] >> at & 1))
        cuts = (cut for at in earlier for cut in cuts_of(self.dag.records[at].payload))
        return any(cut.device in devices and cut.cid == act.record.log for cut in cuts)

    def _takes_role_of(self, narrowing: int, owner: Identity) -> bool:
        """Return whether a narrowing record takes a role from this person, who still reads: it is their own work."""
        payload = self.dag.records[narrowing].payload
        return isinstance(payload, SetRole) and payload.member == owner.member
