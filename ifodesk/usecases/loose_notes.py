"""Text first, case later: a loose note lies in the writer's own compartment until it is filed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.notes import StartNote
from ifodesk.usecases.ports import OWN
from ifodesk.usecases.saving import Made, change, new_id, tidy
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class SaveLooseNote:
    """Keep text that belongs to no case yet."""

    session: Session

    def __call__(self, text: str, seen: Seen[LooseNote] | None = None) -> Made:
        """Save the text, in place of what was seen or as a new loose note, and return which it is."""
        if seen is not None:
            return Made(seen.value.id, change(self.session.records, seen, replace(seen.value, text=text)))
        note = LooseNote(id=new_id(self.session.random), text=text, written_at=self.session.clock.now())
        return Made(note.id, self.session.records.save([Write(tidy(note))], home=OWN))


@dataclass(frozen=True, slots=True)
class FileLooseNote:
    """Move a loose note into a case, as a draft there."""

    session: Session

    def __call__(self, seen: Seen[LooseNote], case: EntityId) -> Made:
        """Return the draft. It is saved before the loose note goes, so that a stop in between loses nothing."""
        made = StartNote(self.session)(case, text=seen.value.text or "")
        self.session.records.remove(seen)
        return made


@dataclass(frozen=True, slots=True)
class DiscardLooseNote:
    """Throw away a loose note."""

    session: Session

    def __call__(self, seen: Seen[LooseNote]) -> Saved:
        """Remove what was seen."""
        return self.session.records.remove(seen)
