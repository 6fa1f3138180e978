"""A ruling on jäv on paper: what, why, by which provisions, by whom. FL 2017:900 31-33 §§."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import (
    Block,
    Document,
    Heading,
    KeyValue,
    Notice,
    Paragraph,
    Quote,
    SignLines,
    SmallPrint,
    Title,
)
from ifodesk.documents.phrases import NOTHING, day, said, stated
from ifodesk.domain.disqualification_law import Relation, Toward
from ifodesk.domain.entities.disqualification import Outcome
from ifodesk.domain.entities.ruling import DisqualificationRuling
from ifodesk.usecases.disqualification_rulings import relation_in, toward_in
from ifodesk.usecases.ruling_printing import RulingPaper
from ifodesk.words import disqualification_words, label_words
from ifodesk.words import document_words as common
from ifodesk.words import ruling_words as words
from ifodesk.words.date_words import full_day, full_moment


def ruling_document(paper: RulingPaper) -> Document:
    """Return a ruling as blocks. Pure. The file's properties name the case by number, and nobody."""
    place = common.MUNICIPALITY.format(name=paper.municipality) if paper.municipality else common.NO_MUNICIPALITY
    title = words.WISH_TITLE if paper.ruling.outcome is Outcome.CLIENT_WISH else words.TITLE
    name = f"{title} {paper.matter.case_number or ''}".strip()
    decided = paper.ruling.decided_at
    return Document(
        title=name,
        author=place,
        blocks=tuple(_blocks(paper, title)),
        head_left=place,
        head_right=name,
        foot=words.FOOT.format(day=full_day(decided.date())) if decided else "",
        watermark=common.PRACTICE if paper.practice else "",
        head_mark=common.PRACTICE_HEAD if paper.practice else "",
    )


def _blocks(paper: RulingPaper, title: str) -> Iterator[Block]:
    yield Title(title, words.BELOW.format(number=stated(paper.matter.case_number)))
    if paper.ruling.delegation_checked is not True:
        yield Notice(words.CHECK)
    if paper.written_by:
        yield Notice(words.WRITTEN_BY.format(name=paper.written_by))
    yield from _decision(paper)
    yield from _reasons(paper)
    yield from _question(paper)
    yield from _afterwards(paper)
    yield from _taken(paper)
    yield Heading(words.APPEAL)
    yield Paragraph(words.APPEAL_TEXT.format(provision=paper.appeal))
    yield from _signatures(paper)


def _decision(paper: RulingPaper) -> Iterator[Block]:
    ruling = paper.ruling
    yield Heading(words.DECISION)
    if ruling.outcome is None:
        yield NOTHING
    else:
        yield Paragraph(words.DECIDED[ruling.outcome].format(name=_name(paper)))
    if ruling.measure is not None:
        yield Paragraph(words.MEASURE.format(measure=label_words.RULING_MEASURE[ruling.measure]))
    if paper.replaces_on is not None:
        yield Paragraph(words.REPLACES.format(day=full_day(paper.replaces_on)))


def _reasons(paper: RulingPaper) -> Iterator[Block]:
    ruling = paper.ruling
    yield Heading(words.REASONS)
    yield Paragraph(ruling.reasons) if ruling.reasons else NOTHING
    yield Heading(words.AGAINST, level=2)
    yield Paragraph(ruling.against or words.NOTHING_AGAINST)
    yield Heading(words.PROVISIONS, level=2)
    yield Paragraph(ruling.provisions or words.NO_PROVISIONS)
    if ruling.provisions and ruling.law_on is not None:
        yield SmallPrint(words.LAW_ON.format(day=full_day(ruling.law_on)))


def _question(paper: RulingPaper) -> Iterator[Block]:
    matter, ground = paper.matter, paper.ruling.ground
    yield Heading(words.QUESTION)
    rows = (
        (words.CONCERNED, paper.concerned),
        (words.REPORTED, _reported(paper)),
        (words.GROUND, label_words.GROUND[ground] if ground else ""),
        (words.RELATION, _relation(relation_in(matter), toward_in(matter))),
        (words.CIRCUMSTANCES, matter.circumstances or ""),
    )
    yield KeyValue(tuple((label, text) for label, text in rows if said(text)))
    if matter.view:
        yield Heading(words.VIEW, level=2)
        yield Quote(matter.view)


def _afterwards(paper: RulingPaper) -> Iterator[Block]:
    matter = paper.matter
    rows = (
        (words.ACCESS_ENDED, full_moment(matter.access_ended_at) if matter.access_ended_at else ""),
        (words.ACCESS_AGAIN, full_moment(matter.access_again_at) if matter.access_again_at else ""),
        (words.DONE_ANYWAY, matter.done_anyway or ""),
        (words.MAIN_DECISION, matter.main_decision or ""),
    )
    known = tuple((label, text) for label, text in rows if said(text))
    if known:
        yield Heading(words.AFTERWARDS)
        yield KeyValue(known)


def _taken(paper: RulingPaper) -> Iterator[Block]:
    ruling = paper.ruling
    who = ", ".join(part for part in (paper.decided_by, ruling.decider_title or "") if part)
    yield Heading(words.TAKEN)
    yield KeyValue(
        (
            (words.DECIDER, words.STANDING_IN.format(name=stated(who)) if ruling.standing_in else stated(who)),
            (words.ITEM, words.ITEM_OF.format(item=ruling.delegation_item) if ruling.delegation_item else stated(None)),
            (words.AT, full_moment(ruling.decided_at) if ruling.decided_at else stated(None)),
            *_present(ruling),
        )
    )


def _reported(paper: RulingPaper) -> str:
    at = paper.matter.reported_at
    return words.REPORTED_BY.format(at=full_moment(at), name=paper.reported_by) if at else paper.reported_by


def _present(ruling: DisqualificationRuling) -> tuple[tuple[str, str], ...]:
    """Return who presented it and who else was there: one row when nobody did, so that a short ruling is one page."""
    if not ruling.presented_by and not ruling.others_present:
        return ((words.ALONE, words.NOBODY),)
    return (words.PRESENTED, ruling.presented_by or words.NOBODY), (words.OTHERS, ruling.others_present or words.NOBODY)


def _signatures(paper: RulingPaper) -> Iterator[Block]:
    """Yield when the person got it; until then a line for that person to sign beside the decider."""
    ruling, labels = paper.ruling, [words.SIGNATURE]
    if ruling.given_on is not None:
        yield Heading(words.GIVEN)
        yield Paragraph(words.GIVEN_TO.format(name=_name(paper), day=day(ruling.given_on), by=stated(paper.given_by)))
    elif paper.concerned:
        labels.append(words.TAKEN_BY)
    yield SignLines(tuple(labels))


def _name(paper: RulingPaper) -> str:
    return paper.concerned.partition(",")[0] or words.SOMEBODY


def _relation(relation: Relation | None, toward: Toward | None) -> str:
    if relation is None:
        return ""
    label = label_words.RELATION[relation]
    return f"{label}, {disqualification_words.TOWARD[toward]}" if toward else label
