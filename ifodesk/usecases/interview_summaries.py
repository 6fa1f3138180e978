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
    """Keep a summary as it was edited. It never changes; a better one is a new one, the same text the same one."""

    session: Session

    def __call__(self, interview: EntityId, kind: SummaryKind, text: str) -> Made:
        """Return the document, "inte förd" when new. Raises ``RuleError``: summary_empty, interview_not_finished."""
        session = self.session
        if session.records.get(Interview, interview).value.finished_at is None:
            raise RuleError(Refusal.INTERVIEW_NOT_FINISHED)
        if not text.strip():
            raise RuleError(Refusal.SUMMARY_EMPTY)
        kept = session.records.children(InterviewSummary, interview)
        same = next((one for one in kept if (one.value.kind, one.value.text) == (kind, text)), None)
        if same is not None:
            return Made(same.value.id, session.records.save([Write(same.value, same)]))
        summary = InterviewSummary(
            id=new_id(session.random),
            interview=interview,
            kind=kind,
            text=text,
            made_at=session.clock.now(),
            author=session.directory.me().id,
        )
        return Made(summary.id, session.records.save([Write(summary)]))
