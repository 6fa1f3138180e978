"""What the tab Jäv and the page Jäv show. Frozen, without Qt. Ties stand only in what the person itself sees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.entities.disqualification import Ground
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.parts.shapes import Line
from ifodesk.ui.tabs.shown import Noticed


class AnswerMark(StrEnum):
    """What an answer looks like. A missing answer is never green."""

    NO_HINDER = "no_hinder"
    HINDER = "hinder"
    TALK = "talk"
    STALE = "stale"
    """"Inget hinder", but somebody has come into the circle since."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class HitState:
    """A hit of one's own list."""

    text: str
    lines: tuple[str, ...]
    """What the law says about it: proposal, grounds with their paragraph, what speaks against, what is missing."""


@dataclass(frozen=True, slots=True)
class GroundChoice:
    """A reason that can be given for a hinder."""

    ground: Ground | None
    text: str
    provision: str


@dataclass(frozen=True, slots=True)
class AnswerState:
    """What is needed to answer for oneself: in a case, or to a question."""

    names: str
    list_line: str
    hits: tuple[HitState, ...]
    grounds: tuple[GroundChoice, ...]
    may_say_no_hinder: bool
    """False: the own list was not gone through, or has hits (then a line of text is needed)."""
    may_say_known: bool
    must_review: bool
    mark: AnswerMark = AnswerMark.NONE
    answered: str = ""
    """One's own answer in words; empty when there is none."""
    reports: bool = True
    """True: "hinder" is reported to the chief. False: it answers a colleague's question."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A colleague and what that person has answered."""

    id: MemberId
    name: str
    mark: AnswerMark
    text: str
    detail: str
    """Ground with its paragraph, the comment."""
    may_ask: bool
    may_note: bool
    question: EntityId | None = None
    """An answered question whose answer can be taken in."""


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter that the signed-in person reads."""

    id: EntityId
    text: str
    detail: str
    open: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can take over."""

    id: MemberId
    text: str


@dataclass(frozen=True, slots=True)
class HandOverState:
    """Who steps aside and who can take over."""

    concerned: MemberId
    note: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class JavState(Noticed):
    """The tab of a case."""

    question: str = ""
    mine: AnswerState | None = None
    people: tuple[PersonLine, ...] = ()
    matters: tuple[MatterLine, ...] = ()
    hand_over: HandOverState | None = None


@dataclass(frozen=True, slots=True)
class QuestionState:
    """A question put to the signed-in person."""

    id: EntityId
    title: str
    asked: str
    answer: AnswerState


@dataclass(frozen=True, slots=True)
class AskedState:
    """A question that the signed-in person put."""

    id: EntityId
    text: str
    mark: AnswerMark
    case: EntityId | None
    number: str
    may_take_in: bool
    let_in: str
    """Text of the box that lets the colleague in; empty where there is nothing to let in."""


@dataclass(frozen=True, slots=True)
class QuestionsState(Noticed):
    """The page of the rail."""

    questions: tuple[QuestionState, ...] = ()
    asked: tuple[AskedState, ...] = ()
    due: tuple[Line, ...] = ()
    """Cases that wait for the signed-in person's own answer."""
    loaded: bool = False
