"""Taking documents over to the record system, by hand: copy the text, paste it there, say that it is done here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.case import Note, Transfer, TransferState
from ifodesk.domain.entities.interview import InterviewSummary
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.transfer import RecordText, obstacle, transfer_id
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.saving import find, tidy
from ifodesk.usecases.seen import Saved, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class MarkAllTransferred:
    """Say that several documents of one case now stand in the record system."""

    session: Session

    def __call__(
        self, case: EntityId, documents: Sequence[EntityId], *, record_number: str = "", on: date | None = None
    ) -> Saved:
        """Save the state "förd till personakten" of all *documents* as one change.

        Args:
            case: The case that they belong to.
            documents: Ready notes and adopted plans.
            record_number: Number in the record system, if any.
            on: The day of the transfer; None: today.

        Raises:
            RuleError: transfer_in_the_future, note_not_ready, nothing_to_copy for no document at all.
            NotFoundError: One of them does not exist for this person.
        """
        day = on or self.session.clock.today()
        wanted = Transfer(id=_NEW, case=case, state=TransferState.TRANSFERRED, on=day, record_number=record_number)
        return _save(self.session, wanted, documents)


@dataclass(frozen=True, slots=True)
class MarkTransferred:
    """Say that one document now stands in the record system."""

    session: Session

    def __call__(self, document: EntityId, case: EntityId, *, record_number: str = "", on: date | None = None) -> Saved:
        """Save the state "förd till personakten". As `MarkAllTransferred`."""
        return MarkAllTransferred(self.session)(case, [document], record_number=record_number, on=on)


@dataclass(frozen=True, slots=True)
class MarkNotToBeTransferred:
    """Say that a document does not belong in the record system, and why."""

    session: Session

    def __call__(self, document: EntityId, case: EntityId, *, reason: str) -> Saved:
        """Save the state "ska inte föras". Raises ``RuleError`` reason_needed or note_not_ready."""
        today = self.session.clock.today()
        wanted = Transfer(id=_NEW, case=case, state=TransferState.NOT_TO_BE_TRANSFERRED, on=today, reason=reason)
        return _save(self.session, wanted, [document])


@dataclass(frozen=True, slots=True)
class TakeBackTransfer:
    """Take back what was said about a document, within 14 days."""

    session: Session

    def __call__(self, document: EntityId, case: EntityId) -> Saved:
        """Save the state "inte förd". Raises ``RuleError`` undo_too_late or nothing_to_undo."""
        wanted = Transfer(id=_NEW, case=case, state=TransferState.NOT_TRANSFERRED)
        return _save(self.session, wanted, [document])


@dataclass(frozen=True, slots=True)
class CopyToRecord:
    """Give documents as text for the record system ("Kopiera till journalen"). Nothing is marked by it."""

    session: Session

    def __call__(self, case: EntityId, documents: Sequence[EntityId] | None = None) -> tuple[RecordText, ...]:
        """Return the given documents, or all untransferred ones of the case, oldest first.

        `ifodesk.words.record_words` makes the plain text. Raises ``RuleError`` nothing_to_copy, note_not_ready.
        """
        if documents is None:
            documents = [row.id for row in self.session.queries.untransferred(case)]
        texts = [_text(self.session, document) for document in documents]
        if not texts:
            raise RuleError(Refusal.NOTHING_TO_COPY)
        return tuple(sorted(texts, key=lambda text: text.made_at))


_NEW = EntityId(b"")


def _save(session: Session, wanted: Transfer, documents: Sequence[EntityId]) -> Saved:
    """Save one state of all documents as one change; raises when a step is not allowed, and then nothing is saved."""
    if not documents:
        raise RuleError(Refusal.NOTHING_TO_COPY)
    today, me = session.clock.today(), session.directory.me().id
    writes: list[Write[object]] = []
    for document in documents:
        _check_ready(session, document)
        transfer = replace(wanted, id=transfer_id(document), document=document, by=me, marked_on=today)
        base = find(session.records, Transfer, transfer.id)
        hindrance = obstacle(None if base is None else base.value, transfer, today)
        if hindrance is not None:
            raise RuleError(hindrance)
        writes.append(Write(tidy(transfer), base))
    return session.records.save(writes)


def _check_ready(session: Session, document: EntityId) -> None:
    """Raise unless the document is a ready note, a summary or an adopted plan that this person can read."""
    note = find(session.records, Note, document)
    if note is None:
        if find(session.records, InterviewSummary, document) is None:
            session.records.get(PlanVersion, document)
    elif not note.value.ready:
        raise RuleError(Refusal.NOTE_NOT_READY)


def _text(session: Session, document: EntityId) -> RecordText:
    seen = find(session.records, Note, document)
    if seen is None:
        summary = find(session.records, InterviewSummary, document)
        return _plan_text(session, document) if summary is None else _summary_text(session, summary.value)
    note = seen.value
    if not note.ready or note.ready_at is None:
        raise RuleError(Refusal.NOTE_NOT_READY)
    author, title = _person(session, note.author)
    old = None if note.corrects is None else find(session.records, Note, note.corrects)
    return RecordText(
        document=document,
        made_at=note.ready_at,
        author=author,
        author_title=title,
        title=note.title or "",
        body=note.text or "",
        happened_on=note.happened_on,
        corrects=None if old is None else old.value.ready_at,
    )


def _summary_text(session: Session, summary: InterviewSummary) -> RecordText:
    author, title = _person(session, summary.author)
    made_at = summary.made_at or session.clock.now()
    return RecordText(summary.id, made_at, author, title, title="", body=summary.text or "")


def _plan_text(session: Session, document: EntityId) -> RecordText:
    version = session.records.get(PlanVersion, document).value
    if version.adopted_at is None:
        raise NotFoundError
    author, title = _person(session, version.adopted_by)
    return RecordText(
        document=document,
        made_at=version.adopted_at,
        author=author,
        author_title=title,
        title="",
        body="",
        plan=version.canonical,
    )


def _person(session: Session, member: MemberId | None) -> tuple[str, str]:
    if member is None:
        return "", ""
    person = session.directory.member(member)
    return person.name, person.title
