"""Scanned papers of a plan: a signed consent, the slip of a measure. Bounded, whole or not at all."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from hashlib import sha256

from ifodesk.domain.entities.sip_consent import PaperImage, PaperImagePiece, PaperMedia
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import Made, new_id
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.walls import check_may_write

PIECE = 60_000
"""Characters of one piece: a value is at most 64 KiB (the sync format, section 1)."""
MOST_PIECES = 12
MOST_BYTES = PIECE * MOST_PIECES // 4 * 3
"""540 000: a page in black and white is a tenth of that, a photo in colour about so much."""

_BEGINS = {
    PaperMedia.JPEG: b"\xff\xd8\xff",
    PaperMedia.PNG: b"\x89PNG\r\n\x1a\n",
    PaperMedia.PDF: b"%PDF-",
}


@dataclass(frozen=True, slots=True)
class AttachPaper:
    """Keep a scanned paper with the plan."""

    session: Session

    def __call__(
        self, plan: EntityId, data: bytes, *, consent: EntityId | None = None, measure: EntityId | None = None
    ) -> Made:
        """Return the paper, kept whole in one change.

        Args:
            plan: The plan that it belongs to.
            data: The bytes of a JPEG, PNG or PDF file; they are kept as they are.
            consent: The consent that it shows.
            measure: The measure that was confirmed by it.

        Raises ``RuleError``: paper_unknown_kind, paper_too_large, older_group.
        """
        session = self.session
        media = next((kind for kind, begin in _BEGINS.items() if data.startswith(begin)), None)
        if media is None:
            raise RuleError(Refusal.PAPER_UNKNOWN_KIND)
        if len(data) > MOST_BYTES:
            raise RuleError(Refusal.PAPER_TOO_LARGE)
        check_may_write(session, plan, "paper_image")
        text = b64encode(data).decode()
        pieces = [text[start : start + PIECE] for start in range(0, len(text), PIECE)]
        image = PaperImage(
            id=new_id(session.random),
            plan=plan,
            consent=consent,
            measure=measure,
            media=media,
            size=len(data),
            sha256=sha256(data).hexdigest(),
            pieces=len(pieces),
            added_on=session.clock.today(),
        )
        writes: list[Write[object]] = [Write(image)]
        for number, piece in enumerate(pieces, start=1):
            writes.append(Write(PaperImagePiece(id=new_id(session.random), image=image.id, number=number, data=piece)))
        return Made(image.id, session.records.save(writes))


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """Take a scanned paper out again."""

    session: Session

    def __call__(self, image: EntityId) -> bytes:
        """Return the bytes as they came.

        Raises ``RuleError`` paper_incomplete: a piece is missing or is not what was kept.
        """
        kept = self.session.records.get(PaperImage, image).value
        pieces = [one.value for one in self.session.records.children(PaperImagePiece, image)]
        pieces.sort(key=lambda one: one.number or 0)
        try:
            data = b64decode("".join(one.data or "" for one in pieces), validate=True)
        except (Base64Error, ValueError) as error:
            raise RuleError(Refusal.PAPER_INCOMPLETE) from error
        if sha256(data).hexdigest() != kept.sha256:
            raise RuleError(Refusal.PAPER_INCOMPLETE)
        return data


@dataclass(frozen=True, slots=True)
class RemovePaper:
    """Take a scanned paper away; its pieces go with it."""

    session: Session

    def __call__(self, seen: Seen[PaperImage]) -> Saved:
        """Remove what was seen."""
        return self.session.records.remove(seen)
