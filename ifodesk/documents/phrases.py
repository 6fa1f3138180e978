"""The few phrases that every printed document shares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ifodesk.documents.blocks import Paragraph
from ifodesk.domain.sip_frozen import FrozenPlan
from ifodesk.words import document_words as words
from ifodesk.words.date_words import full_day

NOTHING = Paragraph(words.NOT_STATED, quiet=True)
"""Stands where a section is empty: sections never vanish."""


def said(text: str | None) -> bool:
    """Return whether *text* holds anything but blanks."""
    return text is not None and bool(text.strip())


def stated(text: str | None) -> str:
    """Return *text*, or "Ej angivet" where nothing was said."""
    return text if text is not None and text.strip() else words.NOT_STATED


def day(on: date | None) -> str:
    """Return a day in words, or "Ej angivet"."""
    return words.NOT_STATED if on is None else full_day(on)


def version_of(plan: FrozenPlan, *, drawn_on: date | None) -> str:
    """Return which version of *plan* a paper shows and its day; *drawn_on*: of a draft."""
    if drawn_on is not None:
        return words.DRAFT_OF.format(day=full_day(drawn_on))
    number = words.UNKNOWN_NUMBER if plan.number is None else plan.number
    if plan.adopted_on is None:
        return words.VERSION_UNDATED.format(number=number)
    return words.VERSION_OF.format(number=number, day=full_day(plan.adopted_on))


def marks(*, practice: bool, protected: bool, draft: str = "") -> str:
    """Return what stands at the head of every page; *draft*: the word for what is not finished, if it is not."""
    told = (words.PRACTICE_HEAD if practice else "", words.PROTECTED if protected else "", draft)
    return " · ".join(filter(None, told))


def coded(code: str | None, labels: Mapping[str, str]) -> str:
    """Return the label of *code*; a code of a newer program as it is."""
    return words.NOT_STATED if code is None else labels.get(code, code)
