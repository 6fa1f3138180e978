"""Reads what copies need, and makes the states of the place for them. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.copy_sifting import LeftOut
from ifodesk.domain.frozen_copy import PAPERS
from ifodesk.domain.ids import EntityId
from ifodesk.domain.plan_copy import Recipient
from ifodesk.domain.sheltering import as_written
from ifodesk.domain.sip_version import fingerprint
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.sip.copies_state import CopiesState, GivenRow, GoalTick
from ifodesk.usecases.plan_copies import CopyDesk, CopyReady, CopyTrouble, OpenCopies
from ifodesk.usecases.session import Session
from ifodesk.words import copy_words
from ifodesk.words import screen_words_copies as words
from ifodesk.words.label_words_sip import RECIPIENT_KIND

_SHORT = 60
"""Letters of a goal beside its tick."""


@dataclass(frozen=True, slots=True)
class CopiesRead:
    """Everything that is read for the place."""

    desk: CopyDesk
    given: tuple[GivenRow, ...]


def read_copies(session: Session, plan: EntityId, version: EntityId | None) -> CopiesRead:
    """Return what the place needs. Store lane."""
    copies = [seen.value for seen in session.queries.sip(plan).copies]
    rows = tuple(
        GivenRow(
            copy.id,
            copy_words.register_line(copy, fingerprint(copy.content or "")),
            unsaid=copy.how_given is None,
        )
        for copy in reversed(copies)
    )
    return CopiesRead(OpenCopies(session)(plan, version), rows)


def first_state(read: CopiesRead, former: CopiesState) -> CopiesState:
    """Return the state with the first recipient chosen."""
    desk = read.desk
    number = desk.frozen.number
    version = words.DRAFT if desk.version is None else words.VERSION.format(number=number)
    recipients = tuple(Choice(at, _named(one)) for at, one in enumerate(desk.recipients))
    goals = tuple(
        GoalTick(goal.id, words.GOAL.format(number=at, text=_short(goal.text or "")), taken=True)
        for at, goal in enumerate(desk.frozen.goals, start=1)
    )
    return replace(
        former,
        title=words.TITLE.format(version=version),
        recipients=recipients,
        chosen=0,
        paper=PAPERS[desk.recipients[0].kind][0],
        goals=goals,
        given=read.given,
    )


def with_choice(read: CopiesRead, state: CopiesState) -> CopiesState:
    """Return *state* with the papers that fit the recipient that is chosen."""
    fitting = PAPERS[read.desk.recipients[state.chosen].kind]
    papers = tuple(Choice(paper, words.PAPERS[paper]) for paper in fitting)
    return replace(state, papers=papers, paper=state.paper if state.paper in fitting else fitting[0])


def shown(state: CopiesState, ready: CopyReady) -> CopiesState:
    """Return *state* with what the sender should know about the copy."""
    obstacle = ready.obstacle or (CopyTrouble.OF_A_DRAFT if ready.copy.version_code is None else None)
    return replace(
        state,
        obstacle="" if obstacle is None else copy_words.COPY_TROUBLE[obstacle],
        left_out=tuple(_line(copy_words.LEFT_OUT_LINE, one, copy_words.LEFT_OUT_WHOLE) for one in ready.left_out),
        doubts=tuple(_line(copy_words.DOUBT_LINE, one) for one in ready.doubts),
    )


def _line(form: str, one: LeftOut, of_whole: str = "") -> str:
    """Return what is said of *one*; in the form *of_whole* where what was found is all that stands there."""
    found = as_written(one.text, one.because)
    chosen = of_whole if of_whole and found == one.text.strip() else form
    return chosen.format(where=copy_words.where(one.where), text=one.text, because=found)


def _named(one: Recipient) -> str:
    label = RECIPIENT_KIND[one.kind]
    return f"{one.name} ({label})" if one.name else label[0].upper() + label[1:]


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHORT else flat[: _SHORT - 1] + "…"
