"""An urgent note in words, as it stands in the case that it was taken into."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from ifodesk.domain.entities.access import UrgentNote
from ifodesk.words.date_words import stamp

TITLE: Final = "Akut anteckning av någon med jäv"
PROVISION: Final = (
    "Gjort trots jäv, för att ingen annan kunde göra det utan olägligt dröjsmål (KL 6 kap. 30 §). Inget i ärendet "
    "öppnades."
)
_UNKNOWN: Final = "en kollega"


def note_text(note: UrgentNote, writer: str, zone: tzinfo | None = None) -> str:
    """Return the text of the note in the case; parts that were left out are left out here too."""
    when = f" {stamp(note.happened_at, zone)}" if note.happened_at else ""
    parts = (
        (f"{writer or _UNKNOWN} skrev{when}.", True),
        (f"Gäller: {note.about}", note.about),
        (f"Skyddsbedömning: {note.safety_assessment}", note.safety_assessment),
        (f"Gjort: {note.act}", note.act),
        (f"Varför det inte kunde vänta: {note.reason}", note.reason),
        (PROVISION, True),
    )
    return "\n\n".join(text for text, told in parts if told)
