"""A copy of an internal SIP as blocks: what every paper of a copy has, and which paper it is."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import Block, Closing, Document, Notice
from ifodesk.documents.phrases import marks, version_of
from ifodesk.documents.sip_easy import easy_sections
from ifodesk.documents.sip_plan import plan_sections
from ifodesk.documents.sip_sheet import sheet_sections
from ifodesk.documents.sip_statutory import statutory_sections
from ifodesk.domain.entities.sip_papers import RecipientKind
from ifodesk.domain.frozen_copy import FrozenCopy, PaperKind, canonical_copy
from ifodesk.domain.sip_version import fingerprint
from ifodesk.words import document_words, label_words_sip
from ifodesk.words import paper_words as words
from ifodesk.words.date_words import full_day

_SECTIONS = {
    PaperKind.PLAN: plan_sections,
    PaperKind.EASY: easy_sections,
    PaperKind.SHEET: sheet_sections,
    PaperKind.STATUTORY: statutory_sections,
}
_TITLES = {
    PaperKind.PLAN: document_words.SIP,
    PaperKind.EASY: words.EASY,
    PaperKind.SHEET: words.SHEET,
    PaperKind.STATUTORY: words.STATUTORY,
}


def copy_blocks(copy: FrozenCopy) -> Document:
    """Return the document of *copy*. Pure: equal copies give equal documents."""
    place = document_words.MUNICIPALITY.format(name=copy.municipality) if copy.municipality else ""
    title = f"{_TITLES[copy.paper]} {copy.plan.case_number or ''}".strip()
    code = fingerprint(canonical_copy(copy))
    return Document(
        title=title,
        author=place or document_words.NO_MUNICIPALITY,
        blocks=tuple(_blocks(copy, code)),
        head_left=place or document_words.NO_MUNICIPALITY,
        head_right=title,
        foot=f"{version(copy)} · {words.COPY_CODE} {code}",
        watermark=document_words.PRACTICE if copy.practice else _draft(copy),
        head_mark=marks(practice=copy.practice, protected=copy.protected, draft=_draft(copy)),
        large=copy.paper is PaperKind.EASY,
    )


def version(copy: FrozenCopy) -> str:
    """Return which version the copy is of."""
    return version_of(copy.plan, drawn_on=copy.made_on if copy.version_code is None else None)


def recipient(copy: FrozenCopy) -> str:
    """Return who the copy is for, in words."""
    label = label_words_sip.RECIPIENT_KIND[copy.kind]
    if not copy.recipient:
        return label
    return copy.recipient if copy.kind is RecipientKind.RESPONSIBLE else f"{copy.recipient} ({label})"


def _draft(copy: FrozenCopy) -> str:
    return "" if copy.version_code else document_words.DRAFT


def _blocks(copy: FrozenCopy, code: str) -> Iterator[Block]:
    if copy.protected:
        yield Notice(words.COPY_PROTECT)
    yield from _SECTIONS[copy.paper](copy)
    made = words.COPY_CLOSING.format(
        recipient=recipient(copy), day=full_day(copy.made_on), version=version(copy), code=code
    )
    yield Closing(f"{made}\n{words.COPY_NOTE}")
