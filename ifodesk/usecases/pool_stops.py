"""Stop for new placements: no reason in the pool, and a notice that turns from red only when somebody has called.

It takes effect where it has come by sync. Each municipality with a child in the home, or a place reserved for one, gets
"Ring hemkommunen i dag".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.claims import HELD
from ifodesk.domain.entities.home_notices import StopNotice
from ifodesk.domain.entities.pool import PoolHome, PoolStop
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.claim_truth import claims_at
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.pool import check_own
from ifodesk.usecases.ports import Home, Role
from ifodesk.usecases.saving import change, new_id
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class Stopped:
    """A home that takes no new placements, and who has to be told."""

    stop: EntityId
    notices: tuple[EntityId, ...]
    """One for each municipality with a place taken or reserved there."""
    untold: tuple[str, ...]
    """SCB codes of those with a place there and no chief who uses ifodesk: call them."""
    changed: Changed


@dataclass(frozen=True, slots=True)
class StopPlacements:
    """Stop new placements in a home of the own municipality."""

    session: Session

    def __call__(self, entry: EntityId, *, from_on: date | None = None, phone: str = "") -> Stopped:
        """Save the stop and send the notices. There is nowhere to write why: that is said on the telephone.

        Args:
            entry: The home in the pool.
            from_on: The first day; None: today.
            phone: Which number to call in the home's municipality.

        Raises:
            RuleError: not_your_home, already_stopped.
        """
        session, today = self.session, self.session.clock.today()
        home = session.records.get(PoolHome, entry).value
        check_own(session, home)
        former = session.records.children(PoolStop, entry)
        if any(one.value.lifted_on is None for one in former):
            raise RuleError(Refusal.ALREADY_STOPPED)
        me = session.directory.me().id
        stop = PoolStop(id=new_id(session.random), home=entry, from_on=from_on or today, set_by=me)
        saved = session.records.save([Write(stop)])
        alone = to_ring(session, home)
        told = sorted(_placing(session, home) - {*alone})
        sent = [self._send(home, stop, code, chiefs_of(session, code), phone) for code in told]
        changed = together(saved.changed, *(one[1] for one in sent))
        return Stopped(stop.id, tuple(one[0] for one in sent), alone, changed)

    def _send(
        self, home: PoolHome, stop: PoolStop, code: str, chiefs: tuple[MemberId, ...], phone: str
    ) -> tuple[EntityId, Changed]:
        session, me = self.session, self.session.directory.me().id
        notice = StopNotice(
            id=new_id(session.random),
            home=home.id,
            stop=stop.id,
            municipality=code,
            home_name=home.name,
            call=me,
            phone=phone.strip() or None,
            sent_at=session.clock.now(),
            from_on=stop.from_on,
        )
        worker = {home.contact} - {None, me}
        readers = {*chiefs, *(one for one in worker if one is not None)}
        place = Home("restricted", session.readers.open_compartment(readers))
        return notice.id, session.records.save([Write(notice)], home=place).changed


@dataclass(frozen=True, slots=True)
class LiftStop:
    """The home takes new placements again. Its places read as they were last confirmed."""

    session: Session

    def __call__(self, seen: Seen[PoolStop]) -> Saved:
        """Save the day. Raises ``RuleError`` not_your_home, already_ended."""
        session = self.session
        if seen.value.home is not None:
            check_own(session, session.records.get(PoolHome, seen.value.home).value)
        if seen.value.lifted_on is not None:
            raise RuleError(Refusal.ALREADY_ENDED)
        lifted = replace(seen.value, lifted_on=session.clock.today(), lifted_by=session.directory.me().id)
        return change(session.records, seen, lifted)


@dataclass(frozen=True, slots=True)
class SayCalled:
    """The placing municipality has called the home's: the notice is red no more."""

    session: Session

    def __call__(self, seen: Seen[StopNotice]) -> Saved:
        """Save who called and when. Raises ``RuleError`` other_municipality, already_ended."""
        session, me = self.session, self.session.directory.me()
        if seen.value.municipality != me.municipality:
            raise RuleError(Refusal.OTHER_MUNICIPALITY)
        if seen.value.called_at is not None:
            raise RuleError(Refusal.ALREADY_ENDED)
        return change(session.records, seen, replace(seen.value, called_at=session.clock.now(), called_by=me.id))


def red_notices(session: Session) -> tuple[Seen[StopNotice], ...]:
    """Return the notices that nobody has answered, oldest first: to call about, or one's own that wait for a call."""
    return tuple(seen for seen in session.records.all(StopNotice) if seen.value.called_at is None)


def to_ring(session: Session, home: PoolHome) -> tuple[str, ...]:
    """Return the SCB codes of municipalities with a place in *home* where no chief would get a notice: ring."""
    return tuple(code for code in sorted(_placing(session, home)) if not chiefs_of(session, code))


def chiefs_of(session: Session, municipality: str) -> tuple[MemberId, ...]:
    """Return the chiefs and deputies of a municipality."""
    wanted = {Role.CHIEF, Role.DEPUTY_CHIEF}
    return tuple(one.id for one in session.directory.members(municipality) if one.roles & wanted)


def _placing(session: Session, home: PoolHome) -> frozenset[str]:
    """Return the other municipalities that have a place taken in *home*, or reserved for a child on its way there."""
    claims = (seen.value for seen in claims_at(session, home.id))
    there = {one.municipality for one in claims if one.state in HELD and one.municipality}
    return frozenset(there - {home.municipality or ""})
