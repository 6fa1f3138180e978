"""Letters that call or invite people to a meeting, and the neutral entry for their calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from ifodesk.domain.entities.case import PartyRole
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_process import InvitationKind, Invited, MeetingCall
from ifodesk.domain.ids import EntityId
from ifodesk.domain.names import running
from ifodesk.domain.sheltering import Sieve
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.copy_basis import sheltered_of
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.plans import name_of
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import CallView, CaseOverview


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLetter:
    """Everything that stands in one person's letter. Equal values give equal files."""

    kind: InvitationKind
    to: str
    role: str | None = None
    unit: str | None = None
    contact: str | None = None
    client: str | None = None
    """None where the client is protected and this is somebody else's letter."""
    at: datetime | None = None
    """In the time zone that the letter is read in."""
    minutes: int | None = None
    place: str | None = None
    link: str | None = None
    interpreter: str | None = None
    purpose: str | None = None
    questions: str | None = None
    lead: str | None = None
    phone: str | None = None
    municipality: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What the file for a calendar is made from: a time, and nothing about anybody."""

    call: EntityId
    at: datetime
    minutes: int | None
    stamp: datetime


@dataclass(frozen=True, slots=True)
class PrepareLetters:
    """Gather the letters of one call. Store lane."""

    session: Session
    zone: tzinfo | None = None
    """The time zone that the letters are read in; None: the machine's."""

    def __call__(self, call: EntityId) -> tuple[CallLetter, ...]:
        """Return a letter for everybody who is called or invited and whom the client has not declined.

        What is sheltered stands in nobody else's letter. Raises ``NotFoundError``.
        """
        plan, found = _found(self.session, call)
        if plan.case is None:
            raise NotFoundError
        writer = _Writer(self.session, found.call.value, plan, self.session.queries.overview(plan.case), self.zone)
        return tuple(writer.letter(one.value) for one in found.invited if not one.value.declined_by_client)


@dataclass(frozen=True, slots=True)
class PrepareEntry:
    """Gather what the file for a calendar needs. Store lane."""

    session: Session

    def __call__(self, call: EntityId) -> CalendarEntry:
        """Return it. Raises ``NotFoundError``, ``RuleError`` call_without_time."""
        found = self.session.records.get(MeetingCall, call).value
        if found.at is None:
            raise RuleError(Refusal.CALL_WITHOUT_TIME)
        return CalendarEntry(call, found.at, found.minutes, self.session.clock.now())


def _found(session: Session, call: EntityId) -> tuple[InternalSip, CallView]:
    plan = session.records.get(MeetingCall, call).value.plan
    if plan is None:
        raise NotFoundError
    view = session.queries.sip(plan)
    found = next((one for one in view.calls if one.call.value.id == call), None)
    if found is None:
        raise NotFoundError
    return view.plan.value, found


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the letters of one call."""

    session: Session
    call: MeetingCall
    plan: InternalSip
    overview: CaseOverview
    zone: tzinfo | None

    def letter(self, to: Invited) -> CallLetter:
        """Return one person's letter."""
        call, plan, sieve = self.call, self.plan, self._sieve(to.name or "")
        place = self.overview.case.value.municipality
        return CallLetter(
            kind=to.kind or InvitationKind.INVITED,
            to=to.name or "",
            role=to.role,
            unit=to.unit,
            contact=to.contact,
            client=_clean(self._client(), sieve),
            at=None if call.at is None else call.at.astimezone(self.zone),
            minutes=call.minutes,
            place=_clean(call.place, sieve),
            link=_clean(call.link, sieve),
            interpreter=_clean(call.interpreter, sieve),
            purpose=_clean(call.purpose, sieve),
            questions=_clean(call.questions, sieve),
            lead=_clean(self._lead(), sieve),
            phone=_clean(plan.plan_lead_phone, sieve),
            municipality="" if place is None else self.session.directory.municipality_name(place),
            practice=self.session.practice,
        )

    def _client(self) -> str | None:
        parties = (seen.value for seen in self.overview.parties)
        return next((party.name for party in parties if party.role is PartyRole.CLIENT), None)

    def _lead(self) -> str | None:
        member = self.plan.plan_lead_member
        return self.plan.plan_lead or (None if member is None else name_of(self.session, member))

    def _sieve(self, to: str) -> Sieve:
        """Return the sieve for somebody's letter: what is that person's own may stand in it."""
        parties = [seen.value for seen in self.overview.parties]
        own = {party.id.hex() for party in parties if to and running(party.name or "") == running(to)}
        sheltered = tuple(one for one in sheltered_of(parties) if one.whose not in own)
        hidden = {name for one in sheltered for name in one.names}
        return Sieve(sheltered, (party.name for party in parties if party.name and party.name not in hidden))


def _clean(text: str | None, sieve: Sieve) -> str | None:
    return None if text is None else sieve.sifted(text)[0] or None
