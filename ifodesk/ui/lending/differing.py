"""What people wrote differently about a loan or one of its weeks, shown on the loan itself. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.tabs.base import Conflicts, OptionState, conflicts_of, field_state
from ifodesk.usecases.loans import LoanView
from ifodesk.usecases.log_ports import Conflict
from ifodesk.usecases.ports import Member
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.words import date_words, lending_words, value_words
from ifodesk.words import screen_words_loans as words
from ifodesk.words.field_words import field_label
from ifodesk.words.label_words import short_name

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class DifferState:
    """One field with every value that was written."""

    key: EntityId
    """Names the line over a refresh: the entity's id and the field."""
    title: str
    before: str
    """What both saw, and what holds meanwhile."""
    options: tuple[OptionState, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """The open conflicts of all loans, and how to put them in words."""

    open: tuple[Conflict, ...]
    shown: Conflicts
    member: Callable[[MemberId], Member]


def read_differing(session: Session) -> Differing:
    """Return what people wrote differently. Store lane."""
    found, directory, now = session.log.conflicts(), session.directory, session.clock.now()
    people = {option.author: directory.member(option.author) for one in found for option in one.options}
    people |= {one.id: one for one in directory.members()}
    shown = Conflicts(
        found,
        lambda member: short_name(people[member].name) if member in people else "",
        lambda at: date_words.moment(at, now),
    )
    return Differing(found, shown, lambda member: people.get(member) or Member(member, "", "", "", frozenset()))


def differ_key(conflict: Conflict) -> EntityId:
    """Return what names the line of a conflict."""
    return EntityId(conflict.entity + conflict.field.encode())


def differ_states(view: LoanView, differing: Differing) -> tuple[DifferState, ...]:
    """Return the lines of one loan: of its terms first, then of its weeks."""
    pieces: dict[EntityId, tuple[str, Seen[object]]] = {view.loan.value.id: ("", _any(view.loan))}
    for seen in view.hours:
        pieces[seen.value.id] = (lending_words.week_text(seen.value.week) if seen.value.week else "", _any(seen))
    found = [one for one in conflicts_of(differing.open, view.loan.value.id) if one.entity in pieces]
    ordered = sorted(found, key=lambda one: list(pieces).index(one.entity))
    return tuple(_state(one, *pieces[one.entity], differing) for one in ordered)


def _state(conflict: Conflict, week: str, seen: Seen[object], differing: Differing) -> DifferState:
    field = conflict.field

    def in_words(value: object) -> str:
        text = value if type(value) is str else ""  # whole: here a person compares
        return lending_words.term_text(field, value) or text or value_words.shown(value, differing.member)

    state = field_state(seen, conflict.entity, field, differing.shown, read=in_words, shown=in_words)
    now = words.NOW_HOLDS.format(value=in_words(getattr(seen.value, field)))
    label = field_label(conflict.kind, field)
    title = words.DIFFERS_WEEK.format(week=week, field=label) if week else words.DIFFERS.format(field=label)
    return DifferState(differ_key(conflict), title, f"{state.before}. {now}", state.options)


def _any(seen: Seen[E]) -> Seen[object]:
    return seen
