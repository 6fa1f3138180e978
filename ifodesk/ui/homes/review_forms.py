"""The forms of the group's own work, as data, and what they save. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from ifodesk.domain.dates import MONTHS
from ifodesk.domain.entities.home_notices import CallNote, StopNotice
from ifodesk.domain.entities.homes_group import MeetingPoint
from ifodesk.domain.entities.pool import Claim
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.homes.review_state import ReviewRead
from ifodesk.ui.parts.shapes import Choice
from ifodesk.usecases.claims import CloseLost
from ifodesk.usecases.homes_group import AddPoint, ChangePoint, SetDuty, TakeCallNote, WriteCallNote
from ifodesk.usecases.pool_stops import SayCalled
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_review as words

POINT, DECISION, DUTY, NOTE = "point", "decision", "duty", "note"
"""Codes of the forms."""
_WEEK: Final = timedelta(days=6)


def point_form() -> FormSpec:
    """Return the form of a point."""
    months = (
        Choice(None, words.ONCE),
        *(Choice(number, name) for number, name in enumerate(MONTHS, start=1)),
    )
    fields = (FieldSpec("title", words.POINT, needed=True), FieldSpec("month", words.YEARLY, Ask.ONE, None, months))
    return FormSpec(POINT, words.POINT_TITLE, words.SAVE, fields, text=words.POINT_TEXT)


def decision_form(read: ReviewRead, seen: Seen[MeetingPoint]) -> FormSpec:
    """Return the form of a decision."""
    point = seen.value
    people = (Choice(None, words.NOBODY), *(Choice(one.id, one.name) for one in read.group))
    fields = (
        FieldSpec("decision", words.DECISION, Ask.TEXT, point.decision, needed=True),
        FieldSpec("who", words.RESPONSIBLE, Ask.ONE, point.responsible, people),
        FieldSpec("due", words.DUE, Ask.DAY, point.due_on),
    )
    title = words.DECIDE_TITLE.format(title=point.title)
    return FormSpec(DECISION, title, words.SAVE, fields, point.id.hex(), words.POINT_TEXT, seen)


def duty_form(read: ReviewRead) -> FormSpec:
    """Return the form of who has the on-call telephone."""
    fields = (
        FieldSpec("who", words.DUTY_WHO, Ask.ONE, read.me.id, tuple(Choice(one.id, one.name) for one in read.group)),
        FieldSpec("from", words.DUTY_FROM, Ask.DAY, read.today, needed=True),
        FieldSpec("until", words.DUTY_UNTIL, Ask.DAY, read.today + _WEEK, needed=True),
        FieldSpec("phone", words.DUTY_PHONE),
    )
    return FormSpec(DUTY, words.DUTY_TITLE, words.SAVE, fields)


def note_form(read: ReviewRead) -> FormSpec:
    """Return the form of what came on the on-call telephone."""
    others = tuple(Choice(one.id, one.name) for one in read.group)
    fields = (
        FieldSpec("text", words.NOTE_TEXT, Ask.TEXT, needed=True),
        FieldSpec("to", words.NOTE_TO, Ask.ONE, None, others, needed=True),
        FieldSpec("urgent", words.NOTE_URGENT, Ask.YES),
    )
    return FormSpec(NOTE, words.NOTE_TITLE, words.SAVE, fields, text=words.NOTE_HINT)


def save(session: Session, answers: Answers) -> Saved | Made:
    """Save what one of these forms says. Store lane."""
    if answers.code == POINT:
        month = answers.one("month")
        return AddPoint(session)(answers.text("title"), month=month if isinstance(month, int) else None)
    if answers.code == DECISION:
        seen = answers.base(MeetingPoint)
        value = replace(
            seen.value,
            decision=answers.text("decision"),
            responsible=_member(answers, "who"),
            due_on=answers.day("due"),
        )
        return ChangePoint(session)(seen, value)
    if answers.code == NOTE:
        to = _member(answers, "to") or session.directory.me().id
        return WriteCallNote(session)(answers.text("text"), to, urgent=answers.yes("urgent"))
    today = session.clock.today()
    who = _member(answers, "who") or session.directory.me().id
    first, last = answers.day("from") or today, answers.day("until") or today
    return SetDuty(session)(who, first, last, phone=answers.text("phone"))


def finish(session: Session, key: str) -> Saved:
    """Note that a point is done today. Store lane."""
    seen: Seen[MeetingPoint] = session.records.get(MeetingPoint, _entity(key))
    return ChangePoint(session)(seen, replace(seen.value, done_on=session.clock.today()))


def called(session: Session, key: str) -> Saved:
    """Note that the placing municipality has called. Store lane."""
    return SayCalled(session)(session.records.get(StopNotice, _entity(key)))


def take(session: Session, key: str) -> Saved:
    """Take over what came on the telephone. Store lane."""
    return TakeCallNote(session)(session.records.get(CallNote, _entity(key)))


def see(session: Session, key: str) -> Saved:
    """Note that a place that went to another was seen to. Store lane."""
    return CloseLost(session)(session.records.get(Claim, _entity(key)))


def _entity(key: str) -> EntityId:
    return EntityId(bytes.fromhex(key.rsplit("-", maxsplit=1)[-1]))


def _member(answers: Answers, key: str) -> MemberId | None:
    value = answers.one(key)
    return MemberId(value) if isinstance(value, bytes) else None
