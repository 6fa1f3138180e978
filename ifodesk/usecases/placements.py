"""Placements: a child moves in, somebody does each thing, it ends. The pool learns how many places, nothing else.

Where the home is another municipality's, the placement lies in the case that the two share, and both write it;
otherwise in the child's case. The case is written first, the pool last: done once more, it is finished.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.placement import Placement, PlacementDuty, Proposal
from ifodesk.domain.entities.pool import Claim, ClaimState, PoolHome
from ifodesk.domain.home_figures import Ended
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.placement_gates import DECISION, done_on
from ifodesk.domain.placement_rules import Warned, first_duties, warnings
from ifodesk.usecases.changes import together
from ifodesk.usecases.claim_truth import claims_at
from ifodesk.usecases.claims import claim_for
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.home_reading import home_law
from ifodesk.usecases.placement_agreement import duty_values
from ifodesk.usecases.proposal_reading import ProposalFile, ReadProposal
from ifodesk.usecases.saving import Made, change, check_not_ahead, find, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import shares_of
from ifodesk.usecases.step2 import share_with


@dataclass(frozen=True, slots=True)
class StartPlacement:
    """The child has moved in, after a decision: who does what is prefilled, and the place in the pool is taken."""

    session: Session

    def __call__(self, proposal: EntityId, *, first_on: date | None = None) -> Made:
        """Return the placement.

        Args:
            proposal: With a decision.
            first_on: The day of moving in; None: today.

        Raises:
            RuleError: not_decided, already_placed, in_the_future.
        """
        session = self.session
        file = ReadProposal(session)(proposal)
        day = check_not_ahead(session, first_on)
        if done_on(file.gates, DECISION) is None:
            raise RuleError(Refusal.NOT_DECIDED)
        seen = file.proposal
        known = None if seen.value.placement is None else find(session.records, Placement, seen.value.placement)
        claim = _claim(session, seen.value, file, day)
        if known is not None and (claim is None or (claim[0].state is ClaimState.TAKEN and claim[1] is not None)):
            raise RuleError(Refusal.ALREADY_PLACED)
        placement = self._placement(file, seen.value.placement or new_id(session.random), claim, day)
        pointing = change(session.records, seen, replace(seen.value, placement=placement.id, claim=placement.claim))
        saved = pointing if known is not None else self._save(file, placement)
        taken = NOTHING if claim is None else self._take(claim, placement, day)
        return Made(placement.id, replace(saved, changed=together(pointing.changed, saved.changed, taken)))

    def _placement(
        self, file: ProposalFile, new: EntityId, claim: tuple[Claim, Seen[Claim] | None] | None, day: date
    ) -> Placement:
        value = file.proposal.value
        return replace(
            _of_home(self.session, value, new),
            case=_where(self.session, value),
            places=_children(file),
            first_on=day,
            need_on=None if file.need is None else file.need.value.arisen_on,
            claim=None if claim is None else claim[0].id,
            cost_per_day=_cost_per_day(file),
            made_by=self.session.directory.me().id,
        )

    def _save(self, file: ProposalFile, placement: Placement) -> Saved:
        session = self.session
        duties: list[Write[object]] = [Write(one) for one in _duties(session, file.proposal.value, placement)]
        return session.records.save([Write(placement), *duties])

    def _take(self, claim: tuple[Claim, Seen[Claim] | None], placement: Placement, day: date) -> Changed:
        """Let the pool know as many places as children moved in, however many were reserved."""
        value = replace(claim[0], state=ClaimState.TAKEN, from_on=day, places=placement.places)
        return self.session.records.save([Write(value, claim[1])]).changed


@dataclass(frozen=True, slots=True)
class ChangePlacement:
    """Change what stands about a placement. Both municipalities may."""

    session: Session

    def __call__(self, seen: Seen[Placement], value: Placement) -> Saved:
        """Save *value* in place of what was seen. Raises ``RuleError`` days_backwards."""
        first, until = value.first_on, value.planned_until
        if first is not None and until is not None and until < first:
            raise RuleError(Refusal.DAYS_BACKWARDS)
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class EndPlacement:
    """The child has moved out. The place in the pool is ended, and reads free once the home is asked."""

    session: Session

    def __call__(self, seen: Seen[Placement], ended: Ended, *, on: date | None = None, reason: str = "") -> Changed:
        """Save the last day and how it ended.

        Raises ``RuleError`` already_ended, other_municipality (only the placing one ends it), in_the_future,
        days_backwards.
        """
        session, value = self.session, seen.value
        if value.municipality != session.directory.me().municipality:
            raise RuleError(Refusal.OTHER_MUNICIPALITY)
        day = check_not_ahead(session, on)
        claim = None if value.claim is None else find(session.records, Claim, value.claim)
        going_on = claim is not None and claim.value.state is ClaimState.TAKEN
        if session.records.get(Placement, value.id).value.last_on is not None and not going_on:
            raise RuleError(Refusal.ALREADY_ENDED)
        if value.first_on is not None and day < value.first_on:
            raise RuleError(Refusal.DAYS_BACKWARDS)
        done = replace(value, last_on=day, ended=ended, end_reason=words_or_none(reason))
        saved = change(session.records, seen, done)
        if claim is None or not going_on:
            return saved.changed
        freed = replace(claim.value, state=ClaimState.ENDED, ended_on=day)
        return together(saved.changed, change(session.records, claim, freed).changed)


@dataclass(frozen=True, slots=True)
class ChangeDuty:
    """Somebody else does a thing, or does it otherwise."""

    session: Session

    def __call__(
        self,
        seen: Seen[PlacementDuty],
        municipality: str,
        *,
        member: MemberId | None = None,
        person: str = "",
        often: str = "",
    ) -> Saved:
        """Save who does it. Raises ``RuleError`` not_a_member (of that municipality)."""
        session = self.session
        if member is not None and session.directory.member(member).municipality != municipality:
            raise RuleError(Refusal.NOT_A_MEMBER)
        value = replace(
            seen.value,
            municipality=municipality,
            member=member,
            person=words_or_none(person),
            often=words_or_none(often),
            changed_by=session.directory.me().id,
        )
        return change(session.records, seen, value)


@dataclass(frozen=True, slots=True)
class PlacementFile:
    """A placement with who does what and what to look at."""

    placement: Seen[Placement]
    duties: tuple[Seen[PlacementDuty], ...]
    """In the order of the law's data."""
    warnings: tuple[Warned, ...]
    placing: bool
    """Whether the signed-in person's municipality is the placing one."""


@dataclass(frozen=True, slots=True)
class ReadPlacement:
    """Read one placement."""

    session: Session

    def __call__(self, placement: EntityId) -> PlacementFile:
        """Return it. Raises ``NotFoundError``."""
        session = self.session
        seen = session.records.get(Placement, placement)
        value = seen.value
        order = {rule.code: at for at, rule in enumerate(session.placement_law.duties)}
        duties = sorted(
            session.records.children(PlacementDuty, placement),
            key=lambda one: order.get(one.value.kind or "", len(order)),
        )
        known = value.home is not None and find(session.records, PoolHome, value.home) is not None
        claims = claims_at(session, value.home) if known and value.home is not None else ()
        found = warnings(
            value,
            [one.value for one in claims],
            law=session.placement_law,
            most_children=home_law(session).most_children.count,
            today=session.clock.today(),
        )
        return PlacementFile(seen, tuple(duties), found, value.municipality == session.directory.me().municipality)


def placements_of(session: Session, case: EntityId) -> tuple[Seen[Placement], ...]:
    """Return the placements of a child's case, also those in the cases it shares, oldest first by place."""
    places = (case, *shares_of(session, case))
    return tuple(seen for place in places for seen in session.records.children(Placement, place))


def going_on(session: Session, case: EntityId) -> tuple[Placement, ...]:
    """Return the placements that are followed in *case* itself and have not ended."""
    return tuple(seen.value for seen in session.records.children(Placement, case) if seen.value.last_on is None)


def planned_duties(session: Session, proposal: Proposal) -> tuple[PlacementDuty, ...]:
    """Return who is to do what if the child moves in: for the paper, before there is a placement."""
    return _duties(session, proposal, _of_home(session, proposal, proposal.id))


NOTHING = Changed(frozenset())


def _duties(session: Session, proposal: Proposal, placement: Placement) -> tuple[PlacementDuty, ...]:
    handler = None if proposal.case is None else session.records.get(Case, proposal.case).value.handler
    values = duty_values(session, proposal.home_municipality)
    return first_duties(placement, session.placement_law, values, handler)


def _of_home(session: Session, proposal: Proposal, new: EntityId) -> Placement:
    """Return a placement with what it keeps of the home."""
    return Placement(
        id=new,
        municipality=session.directory.me().municipality,
        home=proposal.home,
        home_name=proposal.home_name,
        home_phone=proposal.home_phone,
        home_municipality=proposal.home_municipality,
        home_contact=proposal.home_contact,
        kind=proposal.kind,
    )


def _where(session: Session, proposal: Proposal) -> EntityId:
    """Return where a placement is put: the case shared with the home's municipality, else the child's case."""
    if proposal.case is None:
        raise NotFoundError
    shared = None
    if proposal.home_municipality not in {None, session.directory.me().municipality}:
        shared = share_with(session, proposal.case, proposal.home_municipality or "")
    return shared or proposal.case


def _children(file: ProposalFile) -> int:
    return max(1, 0 if file.need is None else len(file.need.value.bands))


def _cost_per_day(file: ProposalFile) -> int | None:
    own = file.costs.own
    return None if own is None or own.cost is None else int(own.cost.per_day)


def _claim(
    session: Session, proposal: Proposal, file: ProposalFile, day: date
) -> tuple[Claim, Seen[Claim] | None] | None:
    """Return the place to take, and what stands about it; None for a home that is not in the pool."""
    if proposal.home is None or find(session.records, PoolHome, proposal.home) is None:
        return None
    seen = claim_for(session, proposal, None if file.need is None else file.need.value.step1)
    if seen is not None and seen.value.state in {ClaimState.RESERVED, ClaimState.TAKEN}:
        return seen.value, seen
    me = session.directory.me()
    claim = Claim(
        id=proposal.claim if seen is None and proposal.claim is not None else new_id(session.random),
        home=proposal.home,
        municipality=me.municipality,
        places=_children(file),
        from_on=day,
        state=ClaimState.RESERVED,
        made_by=me.id,
        made_at=session.clock.now(),
    )
    return claim, None
