"""What the page Lån shows of questions from chief to chief. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.lending import Reply
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Choice, Line, Tone


@dataclass(frozen=True, slots=True)
class RequestState:
    """One question to the signed-in chief."""

    id: EntityId
    title: str
    asked: str
    terms: str
    message: str
    reply: str
    """One's own answer in words; empty while there is none."""
    may_reply: bool
    people: tuple[Choice, ...]
    """Who can be offered."""
    hours: str
    """What was asked for, to begin with."""
    starts_on: date | None


@dataclass(frozen=True, slots=True)
class ReplyForm:
    """What is filled in about a yes; hours as typed."""

    reply: Reply
    offered: object = None
    hours: str = ""
    starts_on: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class RequestsState:
    """The part of the page."""

    to_me: tuple[RequestState, ...] = ()
    mine: tuple[Line, ...] = ()
    closed: tuple[Line, ...] = ()


REPLY_MARKS: dict[Reply | None, tuple[Icon, Tone]] = {
    Reply.YES: (Icon.CHECK, Tone.GOOD),
    Reply.NO: (Icon.CROSS, Tone.QUIET),
    Reply.TALK: (Icon.QUESTION, Tone.WARN),
    None: (Icon.RING, Tone.QUIET),
}
"""How replies are drawn: the form differs as well as the colour, and a missing reply is never green."""
