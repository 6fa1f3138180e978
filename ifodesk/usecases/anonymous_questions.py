"""A question to another area's contact person without saying about whom: before there is a consent.

It lies in a compartment of its own, read by who asks and who is asked; nothing in it points to a case, and nothing in
the case points to it. The program looks for what names somebody of the case that is open; it cannot know what else the
reader knows, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.anonymous import Trace, identifies, traces
from ifodesk.domain.entities.case import Party
from ifodesk.domain.entities.sip_parts import AnonymousQuestion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.case_circle import circle_of_case
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import Home
from ifodesk.usecases.saving import Made, change, new_id, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.units import living_units


@dataclass(frozen=True, slots=True)
class AskAnonymously:
    """Put a question without identity to the contact persons of an area."""

    session: Session

    def __call__(self, area: str, text: str, *, case: EntityId | None = None, anyway: bool = False) -> Made:
        """Return the question, read by the signed-in person and by contact and deputy of the area.

        Args:
            area: A code of the areas.
            text: The question.
            case: Whose names to look for; None: those of every case that the person reads.
            anyway: Send what may point somebody out but does not name anybody. A person decides it each time.

        Raises:
            RuleError: note_empty, unknown_area, no_contact; question_identifies (a number or a whole name: never
                sent); question_may_point_out unless *anyway*.
        """
        session = self.session
        asked = words_or_none(text)
        if asked is None:
            raise RuleError(Refusal.NOTE_EMPTY)
        if session.collaboration.area(area) is None:
            raise RuleError(Refusal.UNKNOWN_AREA)
        me = session.directory.me().id
        contacts = [one for one in contacts_of(session, area) if one != me]
        if not contacts:
            raise RuleError(Refusal.NO_CONTACT)
        found = look_through(session, asked, case)
        if identifies(found):
            raise RuleError(Refusal.QUESTION_IDENTIFIES)
        if found and not anyway:
            raise RuleError(Refusal.QUESTION_MAY_POINT_OUT)
        question = AnonymousQuestion(
            id=new_id(session.random),
            area=area,
            question=asked,
            asked_by=me,
            asked=contacts[0],
            asked_at=session.clock.now(),
        )
        home = Home("restricted", session.readers.open_compartment(contacts))
        return Made(question.id, session.records.save([Write(question)], home=home))


@dataclass(frozen=True, slots=True)
class AnswerAnonymously:
    """Answer a question without identity; contact and deputy may both do it, once."""

    session: Session

    def __call__(self, seen: Seen[AnonymousQuestion], answer: str) -> Saved:
        """Save the answer. Raises ``RuleError`` question_closed, not_your_question (one's own) or note_empty."""
        said, me = words_or_none(answer), self.session.directory.me().id
        if seen.value.closed_at is not None:
            raise RuleError(Refusal.QUESTION_CLOSED)
        if seen.value.asked_by == me:
            raise RuleError(Refusal.NOT_YOUR_QUESTION)
        if said is None:
            raise RuleError(Refusal.NOTE_EMPTY)
        value = replace(seen.value, answer=said, answered_by=me, answered_at=self.session.clock.now())
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class CloseQuestion:
    """Put a question aside: it was answered, or is not needed any more."""

    session: Session

    def __call__(self, seen: Seen[AnonymousQuestion]) -> Saved:
        """Save it as closed. Raises ``RuleError`` question_closed, or not_your_question for somebody else's."""
        if seen.value.closed_at is not None:
            raise RuleError(Refusal.QUESTION_CLOSED)
        if seen.value.asked_by != self.session.directory.me().id:
            raise RuleError(Refusal.NOT_YOUR_QUESTION)
        return change(self.session.records, seen, replace(seen.value, closed_at=self.session.clock.now()))


def look_through(session: Session, text: str, case: EntityId | None = None) -> tuple[Trace, ...]:
    """Return what in *text* names or may point out somebody of *case*, or of any case that the person reads.

    Of one case everybody of its circle counts, the homes that were asked and their adults among them.
    """
    every = (
        [seen.value for seen in session.records.all(Party)] if case is None else circle_of_case(session, case).people
    )
    names = {name for one in every for name in (one.name, one.former_surname) if name}
    hidden = {line.strip() for one in every for line in (one.withheld or "").splitlines() if line.strip()}
    return traces(text, names, {*session.collaboration.places, *hidden})


def contacts_of(session: Session, area: str) -> tuple[MemberId, ...]:
    """Return who is asked in an area: contact persons of its units first, then their deputies; active users only."""
    units = [seen.value for seen in living_units(session) if seen.value.area == area]
    named = [*(unit.contact for unit in units), *(unit.deputy for unit in units)]
    return tuple(one for one in dict.fromkeys(named) if one is not None and session.directory.member(one).active)
