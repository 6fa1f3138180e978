"""Reserving a place in a home of the pool: a claim that both see after sync, settled by the home's own unit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from ifodesk.domain.claims import Contest, contest
from ifodesk.domain.entities.home_need import NeedStep1
from ifodesk.domain.entities.placement import Proposal
from ifodesk.domain.entities.pool import Claim, ClaimState, PoolHome, PoolStop
from ifodesk.domain.home_cells import MOST_PLACES
from ifodesk.domain.ids import EntityId
from ifodesk.domain.vacancy import is_stopped, places_to_reserve
from ifodesk.usecases.claim_truth import ClaimTruth, claims_at
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.need_matching import MatchNeed, NeedMatch
from ifodesk.usecases.pool import PoolLine, ReadPool, check_own
from ifodesk.usecases.saving import Made, change, check_not_ahead, find, new_id
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class ReservePlace:
    """Reserve places in a home. It may be done without network: who holds it is told after sync."""

    session: Session

    def __call__(
        self,
        entry: EntityId,
        *,
        places: int = 1,
        from_on: date | None = None,
        need: EntityId | None = None,
        yes_on: date | None = None,
    ) -> Made:
        """Return the claim. The others see how many places, from when and which municipality.

        Args:
            entry: The home in the pool.
            places: 1-20.
            from_on: From when; None: nobody has said.
            need: The graded need, when the group knows one.
            yes_on: The day when the home said yes.

        Raises:
            RuleError: places_out_of_range, placements_stopped, in_the_future (the yes).
        """
        session, me = self.session, self.session.directory.me()
        session.records.get(PoolHome, entry)
        if not 0 < places <= MOST_PLACES:
            raise RuleError(Refusal.PLACES_OUT_OF_RANGE)
        stops = session.records.children(PoolStop, entry)
        if any(is_stopped(one.value, session.clock.today()) for one in stops):
            raise RuleError(Refusal.PLACEMENTS_STOPPED)
        claim = Claim(
            id=new_id(session.random),
            home=entry,
            need=need,
            municipality=me.municipality,
            places=places,
            from_on=from_on,
            state=ClaimState.RESERVED,
            made_by=me.id,
            made_at=session.clock.now(),
            yes_on=None if yes_on is None else check_not_ahead(session, yes_on),
        )
        return Made(claim.id, session.records.save([Write(claim)]))


@dataclass(frozen=True, slots=True)
class ReleasePlace:
    """Give a reservation back before anybody has moved in."""

    session: Session

    def __call__(self, seen: Seen[Claim]) -> Saved:
        """Save it as released. Raises ``RuleError`` other_municipality, already_ended."""
        _check_mine(self.session, seen.value)
        today = self.session.clock.today()
        return change(self.session.records, seen, replace(seen.value, state=ClaimState.RELEASED, ended_on=today))


@dataclass(frozen=True, slots=True)
class SettleClaims:
    """The home's own unit says which reservations hold. The others are released, and told."""

    session: Session

    def __call__(self, entry: EntityId, holds: Collection[EntityId]) -> Saved:
        """Save all of it as one change.

        Raises ``RuleError`` not_your_home, nothing_chosen (no reservation of that home is among *holds*).
        """
        session, me = self.session, self.session.directory.me().id
        check_own(session, session.records.get(PoolHome, entry).value)
        open_ones = [seen for seen in claims_at(session, entry) if seen.value.state is ClaimState.RESERVED]
        if not any(seen.value.id in holds for seen in open_ones):
            raise RuleError(Refusal.NOTHING_CHOSEN)
        now = session.clock.now()
        writes: list[Write[object]] = []
        for seen in open_ones:
            state = ClaimState.RESERVED if seen.value.id in holds else ClaimState.RELEASED
            writes.append(Write(replace(seen.value, state=state, settled_by=me, settled_at=now), seen))
        return session.records.save(writes)


@dataclass(frozen=True, slots=True)
class LostPlace:
    """A reservation of the own municipality that the home's unit settled for another."""

    claim: Seen[Claim]
    home: str
    next: NeedMatch | None
    """The next best homes, when the group knows the need."""


@dataclass(frozen=True, slots=True)
class ReadLostPlaces:
    """Read what was settled for another and nobody here has seen to."""

    session: Session

    def __call__(self) -> tuple[LostPlace, ...]:
        """Return them, oldest first, each with the next best homes."""
        session, mine = self.session, self.session.directory.me().municipality
        claims = ClaimTruth(session).counted(session.records.all(Claim))
        lost = (seen for seen in claims if is_lost(seen.value) and seen.value.municipality == mine)
        return tuple(LostPlace(seen, self._name(seen.value), next_best(session, seen.value)) for seen in lost)

    def _name(self, claim: Claim) -> str:
        seen = None if claim.home is None else find(self.session.records, PoolHome, claim.home)
        return "" if seen is None else seen.value.name or ""


@dataclass(frozen=True, slots=True)
class CloseLost:
    """The own municipality has seen that a place went to another."""

    session: Session

    def __call__(self, seen: Seen[Claim]) -> Saved:
        """Save the day: it is on the list no more. Raises ``RuleError`` other_municipality."""
        if seen.value.municipality != self.session.directory.me().municipality:
            raise RuleError(Refusal.OTHER_MUNICIPALITY)
        return change(self.session.records, seen, replace(seen.value, ended_on=self.session.clock.today()))


@dataclass(frozen=True, slots=True)
class ContestLine:
    """A home with more places reserved than it has."""

    line: PoolLine
    contest: Contest
    mine_waits: bool
    """Whether a reservation of the own municipality waits."""


@dataclass(frozen=True, slots=True)
class ReadContests:
    """Read the homes where somebody waits: to settle for one's own homes, to know about for the others."""

    session: Session

    def __call__(self) -> tuple[ContestLine, ...]:
        """Return them in the order of the pool."""
        mine = self.session.directory.me().municipality
        found = ((line, contest_of(line)) for line in ReadPool(self.session)())
        return tuple(
            ContestLine(line, held, any(one.municipality == mine for one in held.waits))
            for line, held in found
            if held.contested
        )


def contest_of(line: PoolLine) -> Contest:
    """Return who holds a home's places and who waits."""
    claims = [one.value for one in line.claims]
    vacancy = None if line.vacancy is None else line.vacancy.value
    return contest(claims, line.home.value.municipality, places_to_reserve(vacancy, claims))


def claim_for(session: Session, proposal: Proposal, step1: EntityId | None) -> Seen[Claim] | None:
    """Return the place that a proposal counts on: its own, else the own municipality's newest reservation there.

    Args:
        session: Of who reads.
        proposal: The proposal.
        step1: The child's graded need; a reservation for another one is not this child's.
    """
    own = None if proposal.claim is None else find(session.records, Claim, proposal.claim)
    lacks = proposal.claim is None or (own is not None and own.value.state is ClaimState.RELEASED)
    if proposal.home is None or not lacks:
        return own
    return reserved_for(session, step1, proposal.home) or own


def reserved_for(session: Session, step1: EntityId | None, entry: EntityId) -> Seen[Claim] | None:
    """Return the newest reservation of the own municipality for a need in a home, else one that names no need.

    What another need was reserved for, and what stands in another proposal, is never taken; None when nothing is left.

    Args:
        session: Of who reads.
        step1: The need as the group knows it; None for one that was not sent.
        entry: The home in the pool.
    """
    mine = session.directory.me().municipality
    proposals = (seen.value for seen in session.records.all(Proposal))
    taken = {one.claim for one in proposals if one.withdrawn_on is None}
    found = [
        seen
        for seen in session.records.children(Claim, entry)
        if seen.value.state is ClaimState.RESERVED
        and seen.value.municipality == mine
        and seen.value.need in {step1, None}
        and seen.value.id not in taken
    ]
    return max(found, key=_newest, default=None)


def _newest(seen: Seen[Claim]) -> tuple[bool, datetime, EntityId]:
    one = seen.value
    return one.need is not None, one.made_at or datetime.min.replace(tzinfo=UTC), one.id


def next_best(session: Session, claim: Claim) -> NeedMatch | None:
    """Return the homes for a claim's need without the one it was on; None when the group knows no need of it."""
    seen = None if claim.need is None else find(session.records, NeedStep1, claim.need)
    return None if seen is None else MatchNeed(session)(seen.value, without=claim.home)


def is_lost(claim: Claim) -> bool:
    """Return whether a claim was settled for another and its municipality has not seen to it."""
    return claim.state is ClaimState.RELEASED and claim.settled_at is not None and claim.ended_on is None


def _check_mine(session: Session, claim: Claim) -> None:
    if claim.municipality != session.directory.me().municipality:
        raise RuleError(Refusal.OTHER_MUNICIPALITY)
    if claim.state is not ClaimState.RESERVED:
        raise RuleError(Refusal.ALREADY_ENDED)
