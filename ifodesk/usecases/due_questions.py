"""Who of a case has answered about jäv, and which cases wait for the signed-in person's own answer.

A missing answer is "inte svarat"; one that does not cover everybody of the circle any more is stale, never green.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

from ifodesk.domain.covering import not_covered
from ifodesk.domain.entities.case import Case, CaseStatus, Party
from ifodesk.domain.entities.disqualification import Answer, DisqualificationAnswer
from ifodesk.domain.entities.own import KnownHits, OwnTie
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.ties import Hit, find_hits
from ifodesk.usecases.case_circle import circle_of_case, circles_of
from ifodesk.usecases.disqualification_deciders import CHIEFS
from ifodesk.usecases.known_hits import hit_key, known_hits_id
from ifodesk.usecases.ports import Member
from ifodesk.usecases.saving import find
from ifodesk.usecases.session import Session

_AT_ONCE = 400
"""Names that one index holds: some 8 KiB each while they are compared."""


class AskState(StrEnum):
    """Where the question to one person in one case stands."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    """Not answered yet: "inte svarat"."""
    STALE = "stale"
    """Somebody of the circle came or was changed after "inget hinder" """
    NO_HINDER = "no_hinder"
    WANTS_TO_TALK = "wants_to_talk"
    HINDER = "hinder"


_STATE = {
    Answer.HINDER: AskState.HINDER,
    Answer.NO_HINDER: AskState.NO_HINDER,
    Answer.WANTS_TO_TALK: AskState.WANTS_TO_TALK,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's answer in one case."""

    member: MemberId
    state: AskState
    answer: DisqualificationAnswer | None
    """The newest answer; None: there is none."""
    missing: tuple[Party, ...] = ()
    """Of the circle, whom the answer does not cover."""


class DueWhy(StrEnum):
    """Why a case waits for the signed-in person's answer."""

    NEVER = "never"
    """Never answered."""
    NEW_PARTY = "new_party"
    """Somebody came into the circle, or was changed."""
    NEW_HIT = "new_hit"
    """The own list hits where it did not when the person answered."""


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """One case that waits."""

    case: EntityId
    number: str
    why: DueWhy
    hits: int
    """Hits of the own list. Shown on the own screen only."""
    since: date | None = None
    """When the person was asked, or answered what is not enough any more; else when the case was opened."""


def standing_of(session: Session, case: EntityId) -> tuple[Standing, ...]:
    """Return where the question stands for every reader of *case*, then for others who were asked."""
    circle = circle_of_case(session, case).people
    lines = [seen.value for seen in session.records.children(DisqualificationAnswer, case)]
    others = [line.member for line in lines if line.member is not None]
    people = dict.fromkeys((*session.readers.readers(case), *others))
    return tuple(_standing(one, circle, [line for line in lines if line.member == one]) for one in people)


def standing_of_member(session: Session, case: EntityId, member: MemberId) -> Standing:
    """Return where the question to *member* stands in *case*."""
    found = (one for one in standing_of(session, case) if one.member == member)
    return next(found, Standing(member, AskState.NOT_ASKED, None))


def due_questions(session: Session) -> tuple[DueQuestion, ...]:
    """Return the open cases that wait for the signed-in person's own answer.

    Those that the person handles, is deputy in, was let in to by name or reads because another municipality shares
    them, unless answered for the whole circle. A chief reads every case: what a chief reads by that post alone asks
    only when the own list hits. Nothing of it leaves the device.
    """
    me = session.directory.me()
    ties = [seen.value for seen in session.records.all(OwnTie)]
    cases = [case for case in session.records.values(Case) if case.status is not CaseStatus.CLOSED]
    mine: defaultdict[EntityId | None, list[DisqualificationAnswer]] = defaultdict(list)
    for line in session.records.values(DisqualificationAnswer):
        if line.member == me.id:
            mine[line.case].append(line)
    found: list[DueQuestion] = []
    for case, circle, hits in _with_hits(session, me, cases, ties):
        answers = mine.get(case.id, [])
        since = _day(answers) or case.opened_on
        due = _due(session, me, case, circle, standing=_standing(me.id, circle, answers), hits=hits)
        found += (replace(one, since=since) for one in due)
    return tuple(found)


def _with_hits(
    session: Session, me: Member, cases: Sequence[Case], ties: Sequence[OwnTie]
) -> Iterator[tuple[Case, Sequence[Party], Sequence[Hit]]]:
    """Give each case with its circle and what the own list hits there, in the order of *cases*."""
    some: list[tuple[Case, Sequence[Party]]] = []
    people: dict[EntityId, Party] = {}
    for case, circle in circles_of(session, cases):
        some.append((case, circle.people))
        people.update((party.id, party) for party in circle.people)
        if len(people) >= _AT_ONCE:
            yield from _hit(session, me, some, tuple(people.values()), ties)
            some, people = [], {}
    yield from _hit(session, me, some, tuple(people.values()), ties)


def _hit(
    session: Session,
    me: Member,
    some: Sequence[tuple[Case, Sequence[Party]]],
    people: Sequence[Party],
    ties: Sequence[OwnTie],
) -> Iterator[tuple[Case, Sequence[Party], Sequence[Hit]]]:
    """Look up the people of some cases at once, since each index of names has its cost."""
    by_party: defaultdict[EntityId, list[Hit]] = defaultdict(list)
    for hit in find_hits(session.law, me.name, ties, people):
        by_party[hit.party].append(hit)
    for case, circle in some:
        yield case, circle, [hit for party in circle for hit in by_party.get(party.id, ())]


def _due(
    session: Session, me: Member, case: Case, circle: Sequence[Party], *, standing: Standing, hits: Sequence[Hit]
) -> Iterator[DueQuestion]:
    if standing.state in (AskState.HINDER, AskState.WANTS_TO_TALK):
        return
    why = _why(session, case.id, standing, hits)
    if why is DueWhy.NEW_HIT or (why is not None and (hits or _must_answer(me, case, circle))):
        yield DueQuestion(case.id, case.record_number or case.number or "", why, len(hits))


def _must_answer(me: Member, case: Case, circle: Sequence[Party]) -> bool:
    """Return whether the signed-in person answers in *case* though the own list has no hit."""
    if not any(party.name for party in circle):  # as where a need is shared: there is nobody to be asked about
        return False
    if me.id in (case.handler, case.deputy):
        return True
    by_post = me.id == case.chief or (case.municipality in (None, me.municipality) and bool(me.roles & CHIEFS))
    return not by_post


def _why(session: Session, case: EntityId, standing: Standing, hits: Sequence[Hit]) -> DueWhy | None:
    if standing.answer is None:
        return DueWhy.NEVER
    if standing.missing:
        return DueWhy.NEW_PARTY
    kept = find(session.records, KnownHits, known_hits_id(case))
    known = kept.value.hits if kept else {}
    return DueWhy.NEW_HIT if any(hit_key(hit) not in known for hit in hits) else None


def _standing(member: MemberId, circle: Sequence[Party], lines: Sequence[DisqualificationAnswer]) -> Standing:
    if not lines:
        return Standing(member, AskState.NOT_ASKED, None)
    answered = [line for line in lines if line.answer is not None]
    answer = max(reversed(answered), key=_time, default=None)  # of two in one moment the one that was written last
    if answer is None or answer.answer is None:
        return Standing(member, AskState.ASKED, None)
    state = _STATE[answer.answer]
    missing = not_covered(circle, answer.covers) if state is AskState.NO_HINDER else ()
    if missing:
        asked_again = any(line.answer is None and _time(line) > _time(answer) for line in lines)
        state = AskState.ASKED if asked_again else AskState.STALE
    return Standing(member, state, answer, missing)


def _day(lines: Sequence[DisqualificationAnswer]) -> date | None:
    """Return the local day of the newest line; None when there is none."""
    newest = max((at for line in lines if (at := line.answered_at or line.asked_at) is not None), default=None)
    return None if newest is None else newest.astimezone().date()


def _time(line: DisqualificationAnswer) -> datetime:
    return line.answered_at or line.asked_at or datetime.min.replace(tzinfo=UTC)
