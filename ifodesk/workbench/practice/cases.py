"""Cases of the practice group: opened, with their circle, answers about jäv and notes in several states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from ifodesk.domain.covering import covering
from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Note, Party, PartyRole
from ifodesk.domain.entities.disqualification import Answer, AnswerWay, DisqualificationAnswer
from ifodesk.domain.ids import EntityId
from ifodesk.words import practice_words as words
from ifodesk.workbench.practice.desk import Desk, Opened
from ifodesk.workbench.practice.families import Family
from ifodesk.workbench.practice.model import PracticeMember
from ifodesk.workbench.practice.people import Person

_CHILD_CASES: Mapping[CaseType, int] = {
    CaseType.CHILD_YOUTH: 62,
    CaseType.FAMILY_LAW: 12,
    CaseType.LSS: 8,
    CaseType.ADVICE: 12,
    CaseType.VIOLENCE: 6,
}
_ADULT_CASES: Mapping[CaseType, int] = {
    CaseType.ADULT: 35,
    CaseType.INCOME_SUPPORT: 40,
    CaseType.VIOLENCE: 8,
    CaseType.LSS: 7,
    CaseType.ADVICE: 6,
    CaseType.OTHER: 4,
}


def case_type(desk: Desk, family: Family) -> CaseType:
    """Return a type that fits the client."""
    odds = _CHILD_CASES if family.child else _ADULT_CASES
    return desk.rng.choices(tuple(odds), tuple(odds.values()))[0]


def open_case(
    desk: Desk,
    family: Family,
    kind: CaseType,
    *,
    opened_on: date,
    handler: PracticeMember,
    deputy: PracticeMember | None,
    chief: PracticeMember,
) -> Opened:
    """Return a case just opened by its handler: the case and its client in one save, the circle in the next."""
    identity = desk.ids.entity()
    recorded = desk.happens(0.7)
    case = Case(
        id=identity,
        number=desk.case_number(handler.municipality, opened_on),
        record_number=_record_number(desk, opened_on) if recorded else None,
        case_type=kind,
        municipality=handler.municipality,
        handler=handler.id,
        deputy=None if deputy is None else deputy.id,
        opened_on=opened_on,
        status=CaseStatus.OPEN,
        chief=chief.id,
    )
    client = _party(desk, identity, family.client, PartyRole.CLIENT, relation=None, same_household=None)
    circle = tuple(
        _party(desk, identity, one.person, one.role, relation=one.relation, same_household=one.same_household)
        for one in family.circle
    )
    opened = Opened(desk, case, client, (client, *circle), family, handler, deputy)
    opened.save(opened_on, case, client)
    if circle:
        opened.save(opened_on, *circle)
    return opened


def answers(opened: Opened) -> None:
    """Add that the handler has answered "inget hinder", and the deputy too, asked aloud and noted by the handler."""
    for member in (opened.handler, opened.deputy):
        if member is None:
            continue
        at = opened.acts[-1].at
        answer = DisqualificationAnswer(
            id=opened.desk.ids.entity(),
            case=opened.case.id,
            member=member.id,
            answer=Answer.NO_HINDER,
            way=AnswerWay.OWN if member is opened.handler else AnswerWay.ORAL,
            asked_at=None if member is opened.handler else at,
            answered_at=at,
            noted_by=opened.handler.id,
            covers=covering(opened.parties),
        )
        opened.save(at.date(), answer)


def notes(opened: Opened, count: int) -> None:
    """Add notes: ready ones, most of them transferred, now and then a correction, and sometimes a draft at the end."""
    desk = opened.desk
    first = opened.acts[0].at.date()
    days = sorted(desk.between(first, desk.day - timedelta(days=1)) for _ in range(count))
    for day in days:
        ready = _ready(opened, day, corrects=None)
        if desk.happens(0.04):
            _ready(opened, day + timedelta(days=1), corrects=ready)
    if opened.deputy is not None and desk.happens(0.12):
        _ready(opened, desk.lately(), corrects=None, author=opened.deputy)
    if desk.happens(0.12):
        title, text = _text(opened)
        draft = Note(id=desk.ids.entity(), case=opened.case.id, title=title, draft=text, author=opened.handler.id)
        opened.save(desk.lately(), draft)


def close(opened: Opened) -> None:
    """Close the case on a day after everything else."""
    last = opened.acts[-1].at.date()
    opened.save(opened.desk.between(last, last + timedelta(days=30)), replace(opened.case, status=CaseStatus.CLOSED))


def _ready(opened: Opened, day: date, *, corrects: EntityId | None, author: PracticeMember | None = None) -> EntityId:
    author = author or opened.handler
    title, text = _text(opened)
    identity = opened.desk.ids.entity()
    moment = max(opened.desk.at(day), opened.acts[-1].at + timedelta(minutes=4))
    note = Note(
        id=identity,
        case=opened.case.id,
        title=title,
        text=text,
        ready=True,
        ready_at=moment,
        happened_on=day if opened.desk.happens(0.3) else None,
        author=author.id,
        corrects=corrects,
    )
    opened.save(moment.date(), note, by=author)
    if author is opened.handler:
        opened.transfer(identity, moment.date())
    return identity


def _text(opened: Opened) -> tuple[str, str]:
    rng = opened.desk.rng
    kinds = opened.desk.material.notes[opened.case.case_type or CaseType.OTHER]
    return rng.choice(kinds).write(rng, opened.slots)


def _record_number(desk: Desk, opened_on: date) -> str:
    return words.RECORD_NUMBER.format(year=opened_on.year, number=desk.rng.randrange(1, 3000))


def _party(
    desk: Desk, case: EntityId, person: Person, role: PartyRole, *, relation: str | None, same_household: bool | None
) -> Party:
    return Party(
        id=desk.ids.entity(),
        case=case,
        role=role,
        name=person.name,
        former_surname=person.former_surname,
        personal_number=person.personal_number,
        relation=relation,
        same_household=same_household,
        phone=person.phone,
        birth_year=person.birth_year,
    )
