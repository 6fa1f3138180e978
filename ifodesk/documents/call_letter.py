"""A letter that calls or invites one person to a meeting about a plan."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import Block, Document, Heading, KeyValue, Notice, Paragraph, SmallPrint, Title
from ifodesk.domain.entities.sip_process import InvitationKind
from ifodesk.usecases.call_letters import CallLetter
from ifodesk.words import document_words
from ifodesk.words import paper_words as words
from ifodesk.words.date_words import clock, full_day


def call_blocks(letter: CallLetter) -> Document:
    """Return the letter. Pure. The file's title names neither the client nor the matter."""
    called = letter.kind is InvitationKind.CALLED
    title = words.CALL if called else words.INVITATION
    place = document_words.MUNICIPALITY.format(name=letter.municipality) if letter.municipality else ""
    author = place or document_words.NO_MUNICIPALITY
    return Document(
        title=title,
        author=author,
        blocks=tuple(_blocks(letter, title, called=called)),
        head_left=author,
        head_right=title,
        watermark=document_words.PRACTICE if letter.practice else "",
        head_mark=document_words.PRACTICE_HEAD if letter.practice else "",
    )


def _blocks(letter: CallLetter, title: str, *, called: bool) -> Iterator[Block]:
    yield Title(title, words.CALL_BELOW)
    to = "\n".join(text for text in (letter.to, letter.role, letter.unit, letter.contact) if text and text.strip())
    facts = (
        (words.SHEET_FOR, to),
        (words.CALL_ABOUT, letter.client),
        (words.CALL_WHEN, _when(letter)),
        (words.CALL_PLACE, letter.place),
        (words.CALL_LINK, letter.link),
        (words.CALL_INTERPRETER, letter.interpreter),
    )
    yield KeyValue(tuple((label, text) for label, text in facts if text and text.strip()))
    yield Paragraph(words.CALL_WHY if called else words.INVITATION_WHY)
    for heading, text in ((words.CALL_PURPOSE, letter.purpose), (words.CALL_QUESTIONS, letter.questions)):
        if text and text.strip():
            yield Heading(heading)
            yield Paragraph(text)
    yield Heading(words.CALL_ANSWER)
    yield Notice(_answer(letter))
    yield SmallPrint(words.CALL_CALENDAR)


def _when(letter: CallLetter) -> str:
    if letter.at is None:
        return document_words.NOT_STATED
    on, hour = full_day(letter.at.date()), clock(letter.at, letter.at.tzinfo)
    if letter.minutes is None:
        return words.CALL_TIME.format(day=on, clock=hour)
    return words.CALL_TIME_MINUTES.format(day=on, clock=hour, minutes=letter.minutes)


def _answer(letter: CallLetter) -> str:
    if not letter.lead:
        return words.CALL_ANSWER_NOBODY
    if not letter.phone:
        return words.CALL_ANSWER_LEAD.format(lead=letter.lead)
    return words.CALL_ANSWER_TO.format(lead=letter.lead, phone=letter.phone)
