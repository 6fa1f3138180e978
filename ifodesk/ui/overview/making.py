"""Makes the state of the tab Översikt. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain import personal_number
from ifodesk.domain.entities.case import CaseStatus, Note, Party, PartyRole
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.overview.family import family_of
from ifodesk.ui.overview.reading import OverviewRead
from ifodesk.ui.overview.state import (
    AboutState,
    Colleague,
    DocumentLine,
    DueLine,
    DueMark,
    OverviewState,
    PartyForm,
    PartyLine,
    ReaderChip,
)
from ifodesk.ui.tabs.base import field_state
from ifodesk.usecases.due_questions import AskState
from ifodesk.usecases.ports import Member, Role
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import DocumentKind, DocumentRow, TodayKind, TodayLine
from ifodesk.words import date_words, label_words, screen_words_today
from ifodesk.words import screen_words_access as access_words
from ifodesk.words import screen_words_overview as words

EXCERPT = 280
"""So much of the latest note is shown."""
_TABS = {
    TodayKind.FOLLOW_UP: "sip",
    TodayKind.MEASURE_DUE: "sip",
    TodayKind.MEASURE_UNCONFIRMED: "sip",
    TodayKind.PLAN_DEADLINE: "sip",
    TodayKind.QUESTION: "jav",
    TodayKind.NOBODY_LET_IN: "",
    TodayKind.MATTER: "jav",
    TodayKind.RULING: "jav",
    TodayKind.HAND_OVER: "jav",
    TodayKind.SHARE_ENDS: "",
    TodayKind.DELAY_ACT: "jav",
    TodayKind.URGENT_NOTE: "",
    TodayKind.CHIEF_REQUEST: "",
    TodayKind.LOAN_TERMS: "",
    TodayKind.LOAN_HOURS: "",
    TodayKind.LOAN_ENDS: "",
    TodayKind.INTERVIEW_DUE: "asi",
    TodayKind.INTERVIEW_FEEDBACK: "asi",
    TodayKind.CONSENT_ENDS: "sip",
    TodayKind.ANONYMOUS_QUESTION: "",
}
_DOCUMENT_TABS = {DocumentKind.NOTE: "notes", DocumentKind.INTERVIEW_SUMMARY: "asi"}
_ROLE_ORDER = {role: place for place, role in enumerate(PartyRole)}


def overview_state(read: OverviewRead, opened: EntityId | None) -> OverviewState:
    """Return the whole tab, with the person *opened* in the form."""
    overview, case = read.overview, read.overview.case.value
    parties = sorted((seen.value for seen in overview.parties), key=_party_order)
    form = next((seen for seen in overview.parties if seen.value.id == opened), None)
    note = overview.last_note.value if overview.last_note else None
    return OverviewState(
        due=tuple(_due(read)),
        documents=tuple(_document(read, row) for row in overview.untransferred),
        documents_title=_documents_title(read),
        note_id=note.id if note else None,
        note_title=_note_title(note) if note else "",
        note_detail=_note_detail(read, note) if note else "",
        note_text=_excerpt(note) if note else "",
        parties=tuple(_party_line(read, party) for party in parties),
        family=family_of([(party, party.name or words.NO_NAME, _below(party)) for party in parties]),
        form=_form(read, form) if form else None,
        readers=tuple(_readers(read)),
        alone=set(overview.readers) <= {read.me},
        may_read=tuple(_to_let_in(read, member) for member in read.may_read),
        handler=read.name(case.handler) or words.NO_HANDLER,
        may_handle=tuple(_may_handle(read)),
        about=_about(read),
        loaded=True,
    )


def _about(read: OverviewRead) -> AboutState:
    seen, case = read.overview.case, read.overview.case.value
    number = field_state(seen, case.id, "record_number", read.conflicts, read=lambda value: str(value) if value else "")
    return AboutState(
        case=case.id,
        record_title=words.RECORD_NUMBER.format(system=read.system),
        record_number=number,
        case_type=field_state(seen, case.id, "case_type", read.conflicts, read=lambda value: value),
        opened=words.OPENED_ON.format(day=date_words.full_day(case.opened_on)) if case.opened_on else "",
        closed=case.status is CaseStatus.CLOSED,
    )


def _due(read: OverviewRead) -> Iterator[DueLine]:
    case = read.overview.case.value
    if read.my_answer is None and case.handler == read.me:
        text, detail = words.ANSWER_FOR_YOURSELF, words.ANSWER_DETAIL
        yield DueLine("answer", text, detail, "", DueMark.WAITING, "jav")
    for line in read.due:
        yield _due_line(read, line)
    if read.plan_gaps is not None:
        detail = words.gaps(read.plan_gaps) if read.plan_gaps else words.can_be_adopted()
        mark = DueMark.WAITING if read.plan_gaps else DueMark.READY
        yield DueLine("plan", "Intern-SIP", detail, "", mark, "sip")


_OF_MEASURES = frozenset({TodayKind.MEASURE_DUE, TodayKind.MEASURE_UNCONFIRMED})


def _due_line(read: OverviewRead, line: TodayLine) -> DueLine:
    late = line.due_on is not None and line.due_on < read.today
    when = date_words.day(line.due_on, read.today) if line.due_on else ""
    if late and line.due_on is not None:
        when = f"{when}, {date_words.late(line.due_on, read.today)}"
    text = label_words.TODAY_KIND[line.kind]
    return DueLine(
        key="_".join((line.kind, line.target.hex(), *([line.text] if line.kind is TodayKind.PLAN_DEADLINE else []))),
        text=text,
        detail=screen_words_today.detail(line),
        when=when,
        mark=DueMark.LATE if late else DueMark.WAITING,
        tab=_TABS[line.kind],
        target=line.target if line.kind in _OF_MEASURES else None,
        may_end=line.kind is TodayKind.NOBODY_LET_IN,
    )


def _documents_title(read: OverviewRead) -> str:
    rows = read.overview.untransferred
    oldest = date_words.since(rows[0].made_at.astimezone().date(), read.today) if rows else ""
    return words.untransferred(len(rows), oldest)


def _document(read: OverviewRead, row: DocumentRow) -> DocumentLine:
    title = label_words.document_title(row.kind, row.title)
    parts = (date_words.moment(row.made_at, read.now), label_words.short_name(read.name(row.author)))
    tab = _DOCUMENT_TABS.get(row.kind, "sip")
    return DocumentLine(row.id, title, " · ".join(part for part in parts if part), tab)


def _note_title(note: Note) -> str:
    return note.title or ""


def _note_detail(read: OverviewRead, note: Note) -> str:
    if note.ready_at is None:
        return ""
    parts = (date_words.moment(note.ready_at, read.now), read.name(note.author))
    return " · ".join(part for part in parts if part)


def _excerpt(note: Note) -> str:
    text = " ".join((note.text or note.draft or "").split())
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()} …"


def _party_order(party: Party) -> tuple[int, str]:
    role = party.role or PartyRole.OTHER
    return _ROLE_ORDER[role], swedish_key(party.name or "")


def _party_line(read: OverviewRead, party: Party) -> PartyLine:
    parts = [
        label_words.PARTY_ROLE[party.role] if party.role else "",
        label_words.relation(party.relation),
        _born(party),
        words.SAME_HOUSEHOLD.replace("&", "").lower() if party.same_household else "",
        party.phone or "",
    ]
    differs = any(conflict.entity == party.id for conflict in read.conflicts.open)
    detail = " · ".join(dict.fromkeys(part for part in parts if part))
    return PartyLine(party.id, party.name or words.NO_NAME, detail, bool(party.protected), differs)


def _born(party: Party) -> str:
    return words.born(party.birth_year) if party.birth_year else ""


def _below(party: Party) -> str:
    role = label_words.PARTY_ROLE[party.role] if party.role else ""
    relation = label_words.relation(party.relation) or role
    return ", ".join(part for part in (relation, str(party.birth_year or "")) if part)


def _form(read: OverviewRead, seen: Seen[Party]) -> PartyForm:
    party = seen.value

    def text(value: object) -> str:
        return str(value) if value else ""

    def number(value: object) -> str:
        return personal_number.shown(str(value)) if value else str(party.birth_year or "")

    conflicts = read.conflicts
    stored = party.personal_number or ""
    readable = isinstance(personal_number.read(stored, read.today), personal_number.Readable) if stored else True
    return PartyForm(
        id=party.id,
        role=field_state(seen, party.id, "role", conflicts, read=lambda value: value),
        name=field_state(seen, party.id, "name", conflicts, read=text),
        former_surname=field_state(seen, party.id, "former_surname", conflicts, read=text),
        number=field_state(seen, party.id, "personal_number", conflicts, read=number),
        number_problem="" if readable else label_words.AS_TYPED,
        relation=field_state(
            seen, party.id, "relation", conflicts, read=lambda value: label_words.relation(text(value))
        ),
        same_household=field_state(seen, party.id, "same_household", conflicts, read=lambda value: value),
        phone=field_state(seen, party.id, "phone", conflicts, read=text),
        withheld=field_state(seen, party.id, "withheld", conflicts, read=text),
        protected=field_state(seen, party.id, "protected", conflicts, read=lambda value: value),
    )


def _readers(read: OverviewRead) -> Iterator[ReaderChip]:
    case = read.overview.case.value
    for member in sorted(read.overview.readers, key=lambda member: swedish_key(read.name(member))):
        role = _role(read, member, handler=case.handler, deputy=case.deputy)
        name = label_words.short_name(read.name(member))
        parts = (name, role, read.elsewhere.get(member, ""))
        yield ReaderChip(member, ", ".join(part for part in parts if part))


def _role(read: OverviewRead, member: MemberId, *, handler: MemberId | None, deputy: MemberId | None) -> str:
    if member == handler:
        return words.HANDLER_ROLE
    if member == deputy:
        return words.DEPUTY
    roles = read.members[member].roles if member in read.members else frozenset()
    return words.CHIEF if roles & {Role.CHIEF, Role.DEPUTY_CHIEF} else ""


def _to_let_in(read: OverviewRead, member: Member) -> Colleague:
    """Return somebody with the answer about jäv, where letting in waits for it; a missing one is never left out."""
    state = read.asked_first.get(member.id)
    if state is None:
        return Colleague(member.id, member.name)
    return Colleague(member.id, access_words.jav_of(member.name, state), to_ask=state is not AskState.NO_HINDER)


def _may_handle(read: OverviewRead) -> Iterator[Colleague]:
    """Yield who can take over: who reads the case already, then who may be let in without being asked first."""
    case = read.overview.case.value
    reading = [read.members[member] for member in read.overview.readers if member in read.members]
    free = [one for one in read.may_read if read.asked_first.get(one.id, AskState.NO_HINDER) is AskState.NO_HINDER]
    for member in sorted((*reading, *free), key=lambda member: swedish_key(member.name)):
        if member.id != case.handler and member.active:
            yield Colleague(member.id, member.name)
