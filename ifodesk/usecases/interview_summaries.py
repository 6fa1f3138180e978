"""A plain-text summary of an interview for the record system: a document with a transfer state."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.entities.interview import Interview, InterviewSummary, SummaryKind
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import Made, new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class KeepSummary:
    """Keep a summary as it was edited. It never changes; a better one is a new one."""

    session: Session

    def __call__(self, interview: EntityId, kind: SummaryKind, text: str) -> Made:
        """Return the new document, "inte förd". Raises ``RuleError``: summary_empty, interview_not_finished."""
        session = self.session
        if session.records.get(Interview, interview).value.finished_at is None:
            raise RuleError(Refusal.INTERVIEW_NOT_FINISHED)
        if not text.strip():
            raise RuleError(Refusal.SUMMARY_EMPTY)
        summary = InterviewSummary(
            id=new_id(session.random),
            interview=interview,
            kind=kind,
            text=text,
            made_at=session.clock.now(),
            author=session.directory.me().id,
        )
        return Made(summary.id, session.records.save([Write(summary)]))
