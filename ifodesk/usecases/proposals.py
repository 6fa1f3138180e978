"""A home on its way to being a child's: gates in any order, what blocks the proposal, the proposal.

All of it stays in the child's case. People decide (SoL 2025:400 30 kap. 6-8 §§); nothing is ever decided here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.placement import Gate, Proposal
from ifodesk.domain.entities.pool import Claim, ClaimState, PoolHome
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.placement_gates import CONSULTATION, PROPOSAL, blocking, gate_id
from ifodesk.domain.placement_law import GateRule
from ifodesk.usecases.changes import together
from ifodesk.usecases.claims import ReleasePlace, reserved_for
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.proposal_reading import ReadProposal, to_consult
from ifodesk.usecases.saving import Made, change, check_not_ahead, find, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.walls import check_may_write


@dataclass(frozen=True, slots=True)
class StartProposal:
    """Begin the way to a placement in one home."""

    session: Session

    def __call__(self, need: EntityId, entry: EntityId, *, kind: HomeKind, from_on: date | None = None) -> Made:
        """Return the proposal, with what it needs of the home copied: the entry may leave the pool.

        Args:
            need: The whole need in the child's case.
            entry: The home in the pool.
            kind: What the home is to be for this child.
            from_on: When the child is to move in.

        Raises:
            RuleError: older_group.
        """
        session = self.session
        home = session.records.get(PoolHome, entry).value
        held = reserved_for(session, session.records.get(Need, need).value.step1, entry)
        value = Proposal(
            id=new_id(session.random),
            home=entry,
            home_name=home.name,
            home_phone=home.phone,
            home_municipality=home.municipality,
            home_contact=home.contact,
            kind=kind.value,
            from_on=from_on,
            claim=None if held is None else held.value.id,
        )
        return self._save(need, value)

    def network(self, need: EntityId, name: str, *, phone: str = "", from_on: date | None = None) -> Made:
        """Return the proposal of a network home: never in the pool. Raises ``RuleError`` name_needed, older_group."""
        called = words_or_none(name)
        if called is None:
            raise RuleError(Refusal.NAME_NEEDED)
        value = Proposal(
            id=new_id(self.session.random),
            home_name=called,
            home_phone=words_or_none(phone),
            home_municipality=self.session.directory.me().municipality,
            kind=HomeKind.NETWORK.value,
            from_on=from_on,
        )
        return self._save(need, value)

    def _save(self, need: EntityId, value: Proposal) -> Made:
        session = self.session
        wanted = session.records.get(Need, need).value
        if wanted.case is not None:
            check_may_write(session, wanted.case, "proposal")
        whole = replace(value, case=wanted.case, need=need)
        return Made(whole.id, session.records.save([Write(whole)]))


@dataclass(frozen=True, slots=True)
class ChangeProposal:
    """Change day, reasons for and against, and the other homes that were thought of."""

    session: Session

    def __call__(self, seen: Seen[Proposal], value: Proposal) -> Saved:
        """Save *value* in place of what was seen. Raises ``RuleError`` already_proposed."""
        _check_open(self.session.records.get(Proposal, seen.value.id).value)
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class PassGate:
    """Write down that a gate was passed on a day."""

    session: Session

    def __call__(
        self,
        proposal: EntityId,
        code: str,
        *,
        on: date | None = None,
        choice: str = "",
        note: str = "",
        municipality: str | None = None,
    ) -> Saved:
        """Save it.

        Args:
            proposal: The proposal.
            code: Of the gate.
            on: The day; None: today.
            choice: Where the gate has choices: which one ("board").
            note: How.
            municipality: SCB code, of a consultation.

        Raises:
            RuleError: unknown_gate, choice_needed, in_the_future, not_proposed (a gate after the proposal),
                already_proposed (a proposal that was withdrawn).
        """
        session = self.session
        rule, seen, gate = _gate(session, proposal, code, municipality)
        if rule.choices and choice not in rule.choices:
            raise RuleError(Refusal.CHOICE_NEEDED)
        day = check_not_ahead(session, on)
        value = replace(gate, passed_on=day, choice=choice or None, note=words_or_none(note), why_not=None)
        return _save(session, seen, value)


@dataclass(frozen=True, slots=True)
class SkipGate:
    """Write down why a gate is not needed here."""

    session: Session

    def __call__(self, proposal: EntityId, code: str, reason: str, *, municipality: str | None = None) -> Saved:
        """Save the reason, which stands on the proposal. Raises ``RuleError`` reason_needed, and as `PassGate`."""
        why = _reason(reason)
        _, seen, gate = _gate(self.session, proposal, code, municipality)
        return _save(self.session, seen, replace(gate, why_not=why, passed_on=None, could_not_wait=None, choice=None))


@dataclass(frozen=True, slots=True)
class DeferGate:
    """Write down why the decision could not wait for a gate. It stays open until it is done afterwards."""

    session: Session

    def __call__(self, proposal: EntityId, code: str, reason: str, *, municipality: str | None = None) -> Saved:
        """Save the reason. Raises ``RuleError`` cannot_follow, reason_needed, and as `PassGate`."""
        why = _reason(reason)
        rule, seen, gate = _gate(self.session, proposal, code, municipality)
        if not rule.may_follow:
            raise RuleError(Refusal.CANNOT_FOLLOW)
        return _save(self.session, seen, replace(gate, could_not_wait=why, why_not=None, passed_on=None))


@dataclass(frozen=True, slots=True)
class Propose:
    """Lay the proposal before those who decide."""

    session: Session

    def __call__(self, seen: Seen[Proposal]) -> Saved:
        """Save day and person. Raises ``RuleError`` already_proposed; gates_open, with the gates' codes as reasons."""
        session = self.session
        _check_open(seen.value)
        file = ReadProposal(session)(seen.value.id)
        if lacks := blocking(file.gates):
            raise RuleError(Refusal.GATES_OPEN, [one.rule.code for one in lacks])
        me = session.directory.me().id
        value = replace(seen.value, proposed_on=session.clock.today(), proposed_by=me)
        return change(session.records, seen, value)


@dataclass(frozen=True, slots=True)
class WithdrawProposal:
    """The home will not be this child's. Why stays in the case; a place that was reserved is given back."""

    session: Session

    def __call__(self, seen: Seen[Proposal], reason: str) -> Changed:
        """Save it. Raises ``RuleError`` reason_needed, already_ended (withdrawn, or the child has moved in)."""
        session, why = self.session, _reason(reason)
        if seen.value.withdrawn_on is not None or seen.value.placement is not None:
            raise RuleError(Refusal.ALREADY_ENDED)
        value = replace(seen.value, withdrawn_on=session.clock.today(), withdrawn_reason=why)
        saved = change(session.records, seen, value)
        claim = None if seen.value.claim is None else find(session.records, Claim, seen.value.claim)
        if claim is None or claim.value.state is not ClaimState.RESERVED:
            return saved.changed
        return together(saved.changed, ReleasePlace(session)(claim).changed)


def proposals_of(session: Session, case: EntityId) -> tuple[Seen[Proposal], ...]:
    """Return the proposals of a case, oldest first."""
    return session.records.children(Proposal, case)


def _check_open(value: Proposal) -> None:
    if value.proposed_on is not None or value.withdrawn_on is not None:
        raise RuleError(Refusal.ALREADY_PROPOSED)


def _gate(
    session: Session, proposal: EntityId, code: str, municipality: str | None
) -> tuple[GateRule, Seen[Gate] | None, Gate]:
    """Return a gate's rule, what stands about it, and it as it is to be written."""
    value = session.records.get(Proposal, proposal).value
    rule = session.placement_law.gate(code)
    heard = to_consult(session, value) if code == CONSULTATION else (None,)
    if rule is None or code == PROPOSAL or municipality not in heard:
        raise RuleError(Refusal.UNKNOWN_GATE)
    if value.withdrawn_on is not None:
        raise RuleError(Refusal.ALREADY_PROPOSED)
    if not rule.before_proposal and value.proposed_on is None:
        raise RuleError(Refusal.NOT_PROPOSED)
    seen = find(session.records, Gate, gate_id(proposal, code, municipality))
    base = Gate(id=gate_id(proposal, code, municipality), proposal=proposal, kind=code, municipality=municipality)
    gate = base if seen is None else seen.value
    return rule, seen, replace(gate, noted_by=session.directory.me().id, noted_at=session.clock.now())


def _save(session: Session, seen: Seen[Gate] | None, value: Gate) -> Saved:
    return session.records.save([Write(value, seen)])


def _reason(text: str) -> str:
    why = words_or_none(text)
    if why is None:
        raise RuleError(Refusal.REASON_NEEDED)
    return why
