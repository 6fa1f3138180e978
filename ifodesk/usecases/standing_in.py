"""Vem kan i stället? Everybody who may take a case, gathered from what the signed-in person reads, and ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from ifodesk.domain.board_only import BoardDecision
from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.domain.entities.lending import ChiefRequest, Reply, StandInProfile
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.matching.places import Road
from ifodesk.domain.standing_in import Answered, Candidate, Load, Ranked, StandInPlace, Unable, rank
from ifodesk.usecases.chief_requests import requests_for
from ifodesk.usecases.due_questions import AskState, Standing, standing_of
from ifodesk.usecases.jav_standing import JavStanding, jav_standings
from ifodesk.usecases.loan_hours import hours_balance
from ifodesk.usecases.ports import Member, Role
from ifodesk.usecases.session import Session
from ifodesk.usecases.stand_in_profiles import profile_of
from ifodesk.usecases.units import units_of_member

_WORKERS = frozenset({Role.CASEWORKER, Role.CHIEF, Role.DEPUTY_CHIEF, Role.CONSULTANT})
ANSWERED = {
    AskState.NO_HINDER: Answered.NO_HINDER,
    AskState.WANTS_TO_TALK: Answered.WANTS_TO_TALK,
    AskState.HINDER: Answered.HINDER,
}
"""What a state counts as; any other one is "inte svarat"."""
_KEPT_BY = {
    JavStanding.RULED: Unable.RULED_JAV,
    JavStanding.STEPPED_ASIDE: Unable.STEPPED_ASIDE,
    JavStanding.UNDECIDED: Unable.UNDECIDED,
}


@dataclass(frozen=True, slots=True)
class StandInView:
    """Who can instead, and what stays at home whoever it is."""

    ranked: tuple[Ranked, ...]
    unable: tuple[Ranked, ...]
    board_only: tuple[BoardDecision, ...]
    """Told beside everybody who is not of the own municipality."""


@dataclass(frozen=True, slots=True)
class WhoCanInstead:
    """Rank everybody who may take a case instead of its handler."""

    session: Session

    def __call__(self, case: EntityId, *, replaced: MemberId | None = None) -> StandInView:
        """Return the answer for a case that the signed-in person reads.

        Args:
            case: The case.
            replaced: Who steps aside; None: its handler.

        Raises:
            NotFoundError: The person does not read it.
        """
        session = self.session
        value = session.records.get(Case, case).value
        gathered = _Gathering(session, value, replaced or value.handler)
        found = rank([*gathered.at_home(), *gathered.elsewhere()], of_child=value.case_type is CaseType.CHILD_YOUTH)
        return StandInView(found.ranked, found.unable, session.board_only.of(value.case_type))


class _Gathering:
    """Reads once what is asked for each candidate."""

    def __init__(self, session: Session, case: Case, replaced: MemberId | None) -> None:
        self._session = session
        self._replaced = replaced
        self._home = case.municipality or session.directory.me().municipality
        self._walled = frozenset(session.readers.walled(case.id))
        self._kept_by = {member: _KEPT_BY[why] for member, why in jav_standings(session, case.id).items()}
        self._standing: Mapping[MemberId, Standing] = {one.member: one for one in standing_of(session, case.id)}
        self._cases = Counter(handler for _, handler in session.queries.handled())
        self._unit = {one for unit in units_of_member(session, replaced) for one in unit.members}
        self._owes = hours_balance(session) if self._home == session.directory.me().municipality else {}
        self._requests = [seen.value for seen in requests_for(session, case.id)]

    def at_home(self) -> Iterator[Candidate]:
        """Give the colleagues of the case's municipality, consultants among them."""
        for one in self._session.directory.members(self._home):
            if one.id != self._replaced and one.roles & _WORKERS:
                yield self._person(one, self._place(one))

    def elsewhere(self) -> Iterator[Candidate]:
        """Give the other municipalities as themselves, and whom their chiefs have offered by name."""
        directory = self._session.directory
        for code in sorted({one.municipality for one in directory.members()} - {self._home}):
            asked = [one for one in self._requests if one.to_municipality == code]
            named = [one.offered for one in asked if one.reply is Reply.YES and one.offered is not None]
            offered = [one for one in dict.fromkeys(named) if directory.member(one).active]
            for member in offered:
                request = next(one for one in asked if one.offered == member)
                yield self._person(directory.member(member), StandInPlace.OTHER_MUNICIPALITY, request)
            if not offered:
                yield self._municipality(code, asked[-1] if asked else None)

    def _person(self, one: Member, place: StandInPlace, request: ChiefRequest | None = None) -> Candidate:
        standing = self._standing.get(one.id)
        answer = standing.answer if standing else None
        seen = profile_of(self._session, one.id)
        profile = seen.value if seen else StandInProfile(id=EntityId(one.id))
        return Candidate(
            member=one.id,
            name=one.name,
            municipality=one.municipality,
            place=place,
            answered=ANSWERED.get(standing.state, Answered.NOT_ANSWERED) if standing else Answered.NOT_ANSWERED,
            way=answer.way if answer else None,
            answered_at=answer.answered_at if answer else None,
            kept_by=self._kept_by.get(one.id),
            walled=one.id in self._walled,
            has_degree=profile.has_degree,
            works_alone=profile.works_alone,
            load=self._load(one, profile),
            free=profile.free or "",
            languages=profile.languages or "",
            competence=profile.competence or "",
            road=self._road(one.municipality),
            owes_minutes=self._owes.get(one.municipality, 0),
            asked_at=_asked_at(request),
            reply=request.reply if request else None,
            offered_hours=request.offered_hours if request else None,
        )

    def _municipality(self, code: str, request: ChiefRequest | None) -> Candidate:
        return Candidate(
            member=None,
            name=self._session.directory.municipality_name(code),
            municipality=code,
            place=StandInPlace.OTHER_MUNICIPALITY,
            road=self._road(code),
            owes_minutes=self._owes.get(code, 0),
            asked_at=_asked_at(request),
            reply=request.reply if request else None,
        )

    def _place(self, one: Member) -> StandInPlace:
        if Role.CONSULTANT in one.roles:
            return StandInPlace.CONSULTANT
        return StandInPlace.OWN_UNIT if one.id in self._unit else StandInPlace.OWN_MUNICIPALITY

    def _load(self, one: Member, profile: StandInProfile) -> Load | None:
        """Return what the person said, else how many cases the signed-in person sees with that handler; or nothing."""
        counts = (profile.placed, profile.investigations, profile.others)
        if profile.counted_on is not None:
            placed, investigations, others = (count or 0 for count in counts)
            total = placed + investigations + others
            return Load(total, placed, investigations, others, profile.counted_on)
        return Load(self._cases[one.id]) if one.municipality == self._session.directory.me().municipality else None

    def _road(self, code: str) -> Road | None:
        centres = self._session.gazetteer.centres
        if code == self._home or code not in centres or self._home not in centres:
            return None
        return self._session.gazetteer.road(centres[self._home], centres[code])


def _asked_at(request: ChiefRequest | None) -> datetime | None:
    return request.asked_at if request else None
