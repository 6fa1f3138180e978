"""The question about jäv to whoever a case is to be shared with: put and answered before they read.

Source: KL 2017:725 6 kap. 30 § (whoever has jäv may not take part or be present), FL 2017:900 17 §; by what right they
are told the names: OSL 2009:400 8 kap. 1 §.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ifodesk.domain.entities.disqualification import Answer, DisqualificationAnswer
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.case_circle import circle_of_case
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.due_questions import AskState, standing_of_member
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.naming_basis import RecordNamingBasis, naming_basis_of
from ifodesk.usecases.saving import new_id, words_or_none
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.walls import check_may_write


class AskedHow(StrEnum):
    """How the people that a case is to be shared with were asked about jäv."""

    ANSWERED = "answered"
    """They have said "inget hinder", and it stands in the case for all of its circle."""
    ALOUD = "aloud"
    """They were asked aloud just now, and each of them says "inget hinder"."""
    URGENT = "urgent"
    """It cannot wait for their answers; why is written down, and the question stays open."""


@dataclass(frozen=True, slots=True)
class AskedFirst:
    """How they were asked before they read."""

    how: AskedHow = AskedHow.ANSWERED
    why: str = ""
    """Why it could not wait; for `AskedHow.URGENT` only."""


ANSWERED: Final = AskedFirst()
ALOUD: Final = AskedFirst(AskedHow.ALOUD)


def check_asked_first(
    session: Session, case: EntityId, members: Collection[MemberId], asked: AskedFirst
) -> tuple[MemberId, ...]:
    """Return who of *members* has not said "inget hinder" for all of the circle of *case*; it may be nobody.

    A case that names nobody yet has nothing to ask about.

    Raises ``RuleError``: share_not_answered, share_wants_to_talk, urgent_why_needed; older_group.
    """
    if not names_somebody(session, case):
        return ()
    states = {one: standing_of_member(session, case, one).state for one in dict.fromkeys(members)}
    lacking = tuple(one for one, state in states.items() if state is not AskState.NO_HINDER)
    if not lacking:
        return ()
    match asked.how:
        case AskedHow.ANSWERED:
            raise RuleError(Refusal.SHARE_NOT_ANSWERED)
        case AskedHow.ALOUD:
            check_may_write(session, case, "naming_basis")
        case AskedHow.URGENT:
            if AskState.WANTS_TO_TALK in states.values():
                raise RuleError(Refusal.SHARE_WANTS_TO_TALK)
            if words_or_none(asked.why) is None:
                raise RuleError(Refusal.URGENT_WHY_NEEDED)
    return lacking


def names_somebody(session: Session, case: EntityId) -> bool:
    """Return whether there is anybody in the circle of *case* to ask about."""
    return any(party.name for party in circle_of_case(session, case).people)


def note_how_asked(
    session: Session, case: EntityId, lacking: Collection[MemberId], asked: AskedFirst, *, basis: str, detail: str
) -> None:
    """Write in *case* how those of `check_asked_first` were asked.

    Aloud: that each of them said "inget hinder" now, and by what right they heard the names. Urgent: the question,
    which stays open, with why it could not wait.
    """
    if asked.how is AskedHow.URGENT and lacking:
        session.records.save(open_questions(session, case, lacking, asked.why))
        return
    for one in lacking:
        if naming_basis_of(session, case, one) is None:
            RecordNamingBasis(session)(case, one, basis=basis, detail=detail)
        NoteOralAnswer(session)(case, one, Answer.NO_HINDER, at=session.clock.now())


def open_questions(session: Session, case: EntityId, members: Collection[MemberId], why: str) -> list[Write[object]]:
    """Return, unsaved, the questions that *members* have not answered in *case*, with why that could not wait."""
    now, me = session.clock.now(), session.directory.me().id
    return [
        Write(
            DisqualificationAnswer(
                id=new_id(session.random), case=case, member=one, asked_at=now, noted_by=me, comment=words_or_none(why)
            )
        )
        for one in members
    ]
