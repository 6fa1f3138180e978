"""An internal SIP as blocks: the plan for the files, with what a reader needs to trust it."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import Block, Document, KeyValue, Notice, Title
from ifodesk.documents.phrases import marks, stated
from ifodesk.documents.sip_plan import body, client, lead
from ifodesk.documents.sip_proof import proof_blocks, version_line
from ifodesk.usecases.printing import SipDocument
from ifodesk.words import document_words as words


def sip_blocks(sip: SipDocument) -> Document:
    """Return the document of *sip*. Pure: equal values give equal documents."""
    place = words.MUNICIPALITY.format(name=sip.municipality) if sip.municipality else words.NO_MUNICIPALITY
    name = f"{words.SIP} {sip.plan.case_number or ''}".strip()
    return Document(
        title=name,
        author=place,
        blocks=tuple(_blocks(sip, place)),
        head_left=place,
        head_right=name,
        foot=_foot(sip),
        watermark=_watermark(sip),
        head_mark=marks(practice=sip.practice, protected=sip.protected, draft=_draft(sip)),
    )


def _watermark(sip: SipDocument) -> str:
    if sip.practice:
        return words.PRACTICE
    return _draft(sip)


def _draft(sip: SipDocument) -> str:
    return words.DRAFT if sip.fingerprint is None else ""


def _foot(sip: SipDocument) -> str:
    code = "" if sip.fingerprint is None else f" · {words.FINGERPRINT} {sip.fingerprint}"
    return version_line(sip) + code


def _blocks(sip: SipDocument, place: str) -> Iterator[Block]:
    plan = sip.plan
    yield Title(words.SIP, words.SIP_BELOW)
    yield from _notices(sip)
    yield KeyValue(
        (
            (words.CLIENT, client(plan)),
            (words.CASE, f"{stated(plan.case_number)}, {place}"),
            (words.VERSION, version_line(sip)),
            *lead(plan),
        )
    )
    yield from body(plan)
    yield from proof_blocks(sip)


def _notices(sip: SipDocument) -> Iterator[Block]:
    if sip.protected:
        yield Notice(words.FILE_ONLY)
    if sip.fingerprint is None:
        yield Notice(words.DRAFT_NOTICE)
    if sip.differing:
        yield Notice(words.DIFFERING_ONE if sip.differing == 1 else words.DIFFERING_MANY.format(count=sip.differing))
    if sip.unreadable:
        many = words.UNREADABLE.format(count=sip.unreadable)
        yield Notice(words.UNREADABLE_ONE if sip.unreadable == 1 else many)
