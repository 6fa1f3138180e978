"""The notes of a case, and text that belongs to none yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from ifodesk.domain.entities.case import Note
from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.ids import EntityId
from ifodesk.store.queries.cases import CaseQueries
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import NoteRow

_DRAFTS_THEN_NEWEST = "p.ready IS TRUE, p.ready_at DESC, p.created_at DESC, p.entity DESC"


@final
@dataclass(frozen=True, slots=True)
class NoteQueries:
    """Reads notes."""

    cases: CaseQueries

    def notes(self, case: EntityId) -> tuple[NoteRow, ...]:
        """Return the notes of a case: drafts first, then newest first."""
        notes = self.cases.children(Note, case, order=_DRAFTS_THEN_NEWEST)
        documents = self.cases.documents.of_case(case)
        ready = [seen.value for seen in reversed(notes) if seen.value.ready]
        corrected = {note.corrects: note.id for note in ready if note.corrects is not None}
        return tuple(NoteRow(seen, corrected.get(seen.value.id), documents.get(seen.value.id)) for seen in notes)

    def loose(self) -> tuple[Seen[LooseNote], ...]:
        """Return text that belongs to no case yet, oldest first."""
        return self.cases.reading.select(LooseNote)
