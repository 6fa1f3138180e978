"""Reads the history of a case (store lane) and makes the state of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.entities.case import Party
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sorting import swedish_key
from ifodesk.domain.transfer import transfer_id
from ifodesk.ui.history.state import HistoryRow, HistoryState, Person, Subject
from ifodesk.usecases.log_ports import HistoryLine, Opening
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import SipView
from ifodesk.words import date_words, history_words
from ifodesk.words import screen_words_history as words
from ifodesk.words import screen_words_sip as sip_words

_KINDS: dict[Subject, frozenset[str]] = {
    Subject.CASE: frozenset({"case"}),
    Subject.FAMILY: frozenset({"party"}),
    Subject.NOTES: frozenset({"note"}),
    Subject.PLAN: frozenset(
        {
            *("internal_sip", "goal", "measure", "consent", "agreement", "follow_up", "goal_outcome", "plan_version"),
            *("meeting_call", "invited", "other_plan", "paper_copy", "paper_image", "plan_part", "plan_part_link"),
        },
    ),
    Subject.DISQUALIFICATION: frozenset({"disqualification_answer", "disqualification_matter"}),
    Subject.TRANSFERS: frozenset({"transfer"}),
    Subject.READERS: frozenset({"readers", "wall", "case_share", "shared_case_basis"}),
    Subject.OPENINGS: frozenset({"access_entry"}),
}
COMPANIONS = frozenset(
    {
        *(("note", field) for field in ("draft", "ready_at", "author")),
        *(("transfer", field) for field in ("document", "on", "by", "marked_on")),
        *(("disqualification_answer", field) for field in ("way", "asked_at", "answered_at", "noted_by", "covers")),
        ("case", "let_in_reminder_at"),
        ("internal_sip", "plan_lead_member"),
        ("measure", "responsible_member"),
        ("measure", "order"),
        ("goal", "order"),
        ("consent", "received_by"),
    }
)
"""Fields that are only ever written together with another one, whose line says the same to a person."""
_READERS = frozenset({"let_in", "excluded"})


@dataclass(frozen=True, slots=True)
class History:
    """The lines of one case, newest first, each with its sentence."""

    lines: tuple[tuple[HistoryLine, str], ...]
    people: tuple[Person, ...]
    today: date


def read_history(session: Session, case: EntityId) -> History:
    """Return the history of *case*. Store lane."""
    lines = [line for line in session.log.history(case) if (line.kind, line.field) not in COMPANIONS]
    lines += (_opening(one, case) for one in session.log.openings(case))
    authors = {line.author for line in lines}
    names = {author: session.directory.member(author).name for author in authors}
    people = sorted((Person(author, name) for author, name in names.items() if name), key=_by_name)
    called = dict(_pieces(session, case))
    member = session.directory.member
    sentences = tuple((line, history_words.sentence(line, member, called=called)) for line in lines)
    return History(sentences, tuple(people), session.clock.today())


def _opening(one: Opening, case: EntityId) -> HistoryLine:
    return HistoryLine(one.at, one.member, one.device, "access_entry", case, "", None, None, "opened")


def _pieces(session: Session, case: EntityId) -> Iterator[tuple[EntityId, str]]:
    """Yield what people, notes, goals and measures of the case are called. Within the case no name is masked.

    The mark of a document is called what the document is called.
    """
    for party in session.records.children(Party, case):
        if party.value.name:
            yield party.value.id, party.value.name
    for note in (row.note.value for row in session.queries.notes(case)):
        if note.title:
            name = words.note(note.title)
            yield from ((note.id, name), (transfer_id(note.id), name))
    for plan in session.queries.plans(case):
        yield from _of_plan(session.queries.sip(plan.value.id))


def _of_plan(sip: SipView) -> Iterator[tuple[EntityId, str]]:
    for version in (seen.value for seen in sip.versions):
        yield transfer_id(version.id), words.version(version.number)
    for number, view in enumerate(sip.goals, start=1):
        yield view.goal.value.id, sip_words.goal(number).lower()
        for at, measure in enumerate(view.measures, start=1):
            yield measure.value.id, sip_words.measure(at, number).lower()


def history_state(history: History, *, who: MemberId | None, subject: Subject, limit: int) -> HistoryState:
    """Return the newest *limit* lines that *who* (None: anybody) wrote about *subject*."""
    found = [(line, text) for line, text in history.lines if _fits(line, who, subject)]
    shown = found[:limit]
    empty = "" if found else words.NOTHING_LIKE_THIS if history.lines else words.EMPTY
    return HistoryState(
        rows=_rows(shown, history.today),
        people=history.people,
        who=who,
        subject=subject,
        count=words.count(len(shown), len(found)) if found else "",
        more=words.more(len(found) - len(shown)),
        empty=empty,
    )


def _rows(lines: Sequence[tuple[HistoryLine, str]], today: date) -> tuple[HistoryRow, ...]:
    rows: list[HistoryRow] = []
    last = ""
    for line, text in lines:
        day = _day(line.at, today)
        if day != last:
            rows.append(HistoryRow(day, is_day=True))
            last = day
        rows.append(HistoryRow(text, date_words.clock(line.at), differs=line.what == "conflict"))
    return tuple(rows)


def _day(at: datetime, today: date) -> str:
    text = date_words.day(at.astimezone().date(), today)
    return text[:1].upper() + text[1:]


def _fits(line: HistoryLine, who: MemberId | None, subject: Subject) -> bool:
    if who is not None and line.author != who:
        return False
    if subject is Subject.ALL:
        return line.kind not in _KINDS[Subject.OPENINGS]
    kind = "readers" if line.what in _READERS else line.kind
    return kind in _KINDS[subject]


def _by_name(person: Person) -> str:
    return swedish_key(person.name)
