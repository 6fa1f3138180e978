"""What every paper about a placement begins and ends with."""

from __future__ import annotations

from collections.abc import Iterable

from ifodesk.documents.blocks import Block, Document
from ifodesk.documents.phrases import marks
from ifodesk.usecases.home_papers import HomeCover
from ifodesk.words import document_words as common
from ifodesk.words.date_words import full_day


def place(cover: HomeCover) -> str:
    """Return the municipality as it stands at the head."""
    return common.MUNICIPALITY.format(name=cover.municipality) if cover.municipality else common.NO_MUNICIPALITY


def framed(cover: HomeCover, title: str, blocks: Iterable[Block]) -> Document:
    """Return *blocks* with head, foot and marks. Nobody's name is in the file's properties."""
    name = f"{title} {cover.case_number}".strip()
    return Document(
        title=name,
        author=place(cover),
        blocks=tuple(blocks),
        head_left=place(cover),
        head_right=name,
        foot=full_day(cover.made_on),
        watermark=common.PRACTICE if cover.practice else "",
        head_mark=marks(practice=cover.practice, protected=cover.protected),
    )
