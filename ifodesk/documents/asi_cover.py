"""What every paper about an interview begins and ends with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ifodesk.documents.blocks import Block, Column, Document, Heading, KeyValue, Notice, Table, Title
from ifodesk.documents.phrases import day, marks, stated
from ifodesk.domain.entities.interview import ClientCorrection
from ifodesk.domain.instrument.entry import AnswerError, read_answer
from ifodesk.domain.instrument.feedback_facts import shown
from ifodesk.domain.instrument.model import Instrument
from ifodesk.usecases.interview_printing import InterviewCover
from ifodesk.words import document_words as common
from ifodesk.words import interview_paper_words as words
from ifodesk.words.date_words import full_day

_CORRECTIONS = (
    Column(words.WHEN, 17),
    Column(words.ITEM, 27),
    Column(words.BEFORE, 14),
    Column(words.AFTER, 14),
    Column(words.SAID, 28),
)


def document(cover: InterviewCover, title: str, blocks: Iterator[Block]) -> Document:
    """Return *blocks* with head, foot and marks. The client's name is on the page, never in the file's properties."""
    place = common.MUNICIPALITY.format(name=cover.municipality) if cover.municipality else common.NO_MUNICIPALITY
    name = f"{title} {cover.case_number}".strip()
    draft = words.DRAFT if cover.end is None else ""
    return Document(
        title=name,
        author=place,
        blocks=tuple(blocks),
        head_left=place,
        head_right=name,
        foot=words.FOOT.format(name=cover.name, kind=words.KIND[cover.kind].lower(), day=full_day(cover.on)),
        watermark=common.PRACTICE if cover.practice else draft,
        head_mark=marks(practice=cover.practice, protected=cover.protected, draft=draft),
    )


def head(cover: InterviewCover, title: str, below: str, *, held: str = "") -> Iterator[Block]:
    """Yield the title and what the paper is about; *held* says which interviews where they are several."""
    yield Title(title, below)
    if cover.end is None:
        yield Notice(words.UNDER_WAY)
    elif words.END[cover.end]:
        yield Notice(words.END[cover.end])
    place = common.MUNICIPALITY.format(name=cover.municipality) if cover.municipality else common.NO_MUNICIPALITY
    yield KeyValue(
        (
            (words.CLIENT, stated(cover.client)),
            (words.CASE, f"{stated(cover.case_number)}, {place}"),
            (words.HELD, held or words.KIND_ON.format(kind=words.KIND[cover.kind], day=full_day(cover.on))),
            (words.INTERVIEWER, stated(cover.interviewer)),
            (
                words.INSTRUMENT,
                words.INSTRUMENT_OF.format(name=cover.name, version=cover.version, fingerprint=cover.fingerprint),
            ),
        )
    )


def corrections(found: Sequence[ClientCorrection], instrument: Instrument) -> Iterator[Block]:
    """Yield what the client corrected, so that what stood before can be read; nothing when nothing was."""
    if not found:
        return
    yield Heading(words.CORRECTIONS)
    yield Table(
        _CORRECTIONS,
        tuple(
            (
                day(one.said_on),
                _label(instrument, one.item),
                _stored(instrument, one.item, one.before),
                _stored(instrument, one.item, one.after),
                one.said or "",
            )
            for one in found
        ),
    )


def _label(instrument: Instrument, code: str | None) -> str:
    item = instrument.items.get(code or "")
    return (code or "") if item is None else item.label


def _stored(instrument: Instrument, code: str | None, text: str | None) -> str:
    """Return a stored answer in words; as it stands where the instrument cannot read it."""
    item = instrument.items.get(code or "")
    if item is None or not text:
        return text or ""
    try:
        answer = read_answer(item, text)
    except AnswerError:
        return text
    words_for_it = shown(instrument, item.code, answer)
    return f"{words_for_it} {item.unit}" if item.unit and isinstance(answer, int | float) else words_for_it
