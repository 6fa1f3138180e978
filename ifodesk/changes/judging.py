"""Which records are accepted: a function of the set, whatever the order of arrival (docs/sync-format.md section 9).

Acceptance has negative parts: a narrowing record takes away the right that another record rests on, perhaps the right
to narrow. The accepted set is the well-founded model of these rules, found by taking turns: assume that nothing takes
anything away and see what could be accepted at most, assume all of that and see what must be accepted at least, and on
until both agree or stand still. What stays undecided is held: people decide.

Nothing in the group's or an identity log hangs on what is accepted in a compartment's log, and nothing in that on what
is accepted in another's. So the wide logs are judged first, then each compartment's log by itself on top of both
their bounds: together these are the model of the whole.
Sources: Van Gelder, "The alternating fixpoint of logic programs with negation" (1989); Lifschitz and Turner,
"Splitting a logic program" (1994).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ifodesk.changes.dag import Dag, bits
from ifodesk.changes.ids import CompartmentId, DeviceId
from ifodesk.changes.payloads import PinCut, SetRole, UnknownPayload, cuts_of
from ifodesk.changes.quick import cached_property
from ifodesk.changes.record_index import Identity, Index
from ifodesk.changes.signing_rights import Act
from ifodesk.changes.standing import View


class Outcome(NamedTuple):
    """What is accepted, as far as it is decided."""

    least: int
    """The records that are accepted."""
    most: int
    """These, and those that are undecided."""


class Former(NamedTuple):
    """What was found of the same log when it held less."""

    outcome: Outcome
    places: int
    """How many records the graph had then."""


@dataclass(frozen=True)
class Bench:
    """Judges records of a graph: those of the wide logs, or on top of them those of one compartment's log."""

    dag: Dag
    index: Index
    signers: Mapping[int, Collection[DeviceId]]
    """Per record that is judged here, the devices whose signature holds."""
    founding: bytes
    below: Bench | None = None
    """The judge of the wide logs, for a compartment's log."""
    former: Former | None = None
    """What was found before the last records came to a compartment's log, on top of the same wide logs."""

    @cached_property
    def newer(self) -> int:
        """Records that need a newer program, and all that have one among their ancestors."""
        found = 0 if self.below is None else self.below.newer
        for at in self.dag.own:
            record = self.dag.records[at]
            unknown = isinstance(record.payload, UnknownPayload) and record.must_understand
            if unknown or self.dag.ancestors[at] & found:
                found |= 1 << at
        return found

    @cached_property
    def narrowing(self) -> int:
        """All narrowing records."""
        wide = 0 if self.below is None else self.below.narrowing
        return wide | sum(1 << at for at in self.dag.own if self.dag.records[at].narrowing)

    @cached_property
    def _log(self) -> int:
        """The records that are judged here."""
        return sum(1 << at for at in self.signers)

    @cached_property
    def outcome(self) -> Outcome:
        """What is accepted, of the wide logs and of this one."""
        if self.former is not None and self._goes_on_from(self.former):
            return self._extended(self.former)
        under = Outcome(0, 0) if self.below is None else self.below.outcome
        most = self._pass(under.most, under.least)
        while True:
            least = self._pass(under.least, most)
            if least == most:  # and so below: what is perhaps accepted there is in neither, or in both
                return Outcome(least, most)  # the pass that follows would be the one just made
            again = self._pass(under.most, least)
            if again in (least, most):
                return Outcome(least, again)
            most = again

    def _goes_on_from(self, former: Former) -> bool:
        """Return whether each record that is new has all others of the log among its ancestors.

        Then nothing hangs on it that was decided before: neither who had a right, by ancestors, nor what took it away,
        by ancestors and what stands beside. The records that were there have the places that they had.
        """
        before = 0 if self.below is None else len(self.below.dag.records)
        lower = (1 << former.places) - (1 << before)
        for at in range(former.places, len(self.dag.records)):
            if lower & ~self.dag.ancestors[at]:
                return False
            lower |= 1 << at
        return True

    def _extended(self, former: Former) -> Outcome:
        """Return the former outcome and what is accepted of the records on top of all that were there."""
        least, most = former.outcome
        for at in range(former.places, len(self.dag.records)):
            if self.newer >> at & 1:
                continue
            surely = self._may_stand(at, least, most, beside=True)
            perhaps = surely if least == most else self._may_stand(at, most, least, beside=True)
            least, most = least | surely << at, most | perhaps << at
        return Outcome(least, most)

    def _pass(self, accepted: int, assumed: int) -> int:
        """Return what is accepted, beside *accepted*, when what takes away is what *assumed* holds."""
        for at in sorted(self.signers):
            if not self.newer >> at & 1 and self._may_stand(at, accepted, assumed, beside=True):
                accepted |= 1 << at
        return accepted

    def would_stand_alone(self, at: int) -> bool:
        """Return whether a record that is not accepted would be, but for narrowing records that it did not know of."""
        accepted = self.outcome.least
        return self._may_stand(at, accepted, accepted, beside=False)

    def would_stand_with(self, at: int, more: Collection[DeviceId]) -> bool:
        """Return whether a record that is not accepted would be, had the devices *more* signed it too."""
        accepted = self.outcome.least
        return self._may_stand(at, accepted, accepted, beside=True, more=more)

    def _may_stand(
        self, at: int, accepted: int, assumed: int, *, beside: bool, more: Collection[DeviceId] = ()
    ) -> bool:
        """Return whether a record's signers, and *more*, have the right, by its ancestors and what stands beside it."""
        if self._breaks_log(at):
            return False
        record, above = self.dag.records[at], self.dag.ancestors[at]
        counting = self._known_beside(at, assumed) if beside and not record.narrowing else above
        view = View(self.dag, self.index, accepted & above & ~self.narrowing, assumed & counting & self.narrowing)
        everybody = View(self.dag, self.index, above & ~self.narrowing, accepted & above & self.narrowing)
        signers = {*self.signers[at], *more} if more else self.signers[at]
        act = Act(at, record, signers, view, everybody, self.founding)
        if isinstance(record.payload, PinCut):
            return self._may_pin(act, record.payload, accepted)
        return act.may_sign()

    def _known_beside(self, at: int, assumed: int) -> int:
        """Return the records that may take the right away from a widening one.

        An identity log cannot name what stands in a compartment's log. So a narrowing record there counts against a
        record here only when someone here knew of it and did not know of the record.
        """
        if not self.dag.records[at].of_compartment:
            return ~self.dag.descendants[at]
        own = sum(1 << one for one in bits(self._log) if one != at and not self.dag.ancestors[one] >> at & 1)
        known = self.dag.ancestors[at] | own
        for one in bits(own & assumed):
            known |= self.dag.ancestors[one]
        return known

    def _breaks_log(self, at: int) -> bool:
        """Return whether a record names records of logs that it may not name."""
        record = self.dag.records[at]
        allowed = {record.log} if record.of_compartment else set()
        prevs = (self.dag.records[self.dag.by_hash[prev]] for prev in record.prevs)
        return any(prev.of_compartment and prev.log not in allowed for prev in prevs)

    def _may_pin(self, act: Act, pin: PinCut, accepted: int) -> bool:
        """Return whether the signers of a cut have the right: readers whom the narrowing record leaves alone."""
        cid = CompartmentId(act.record.log)
        narrowing = self.dag.by_hash.get(pin.narrowing)
        if narrowing is None or any(cut.cid != cid for cut in pin.cuts):
            return False
        if not self.narrowing & self.dag.ancestors[act.at] & 1 << narrowing:
            return False
        readers = act.readers(cid, chiefs_only=self._raises(act, narrowing, {cut.device for cut in pin.cuts}))
        return any(
            not self._takes_role_of(narrowing, owner) or self._alone(act.at, cid, owner, accepted)
            for owner, _ in readers
        )

    def _alone(self, at: int, cid: CompartmentId, owner: Identity, accepted: int) -> bool:
        """Return whether everybody else who was ever let in is shut out again."""
        above = self.dag.ancestors[at]
        everyone = View(self.dag, self.index, above & ~self.narrowing, above & accepted & self.narrowing)
        return everyone.readers(cid) <= {owner}

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
