"""Internal SIPs to print, and what can be read back from the file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pypdfium2

from ifodesk.documents.blocks import Block, Document
from ifodesk.documents.pdf import render
from ifodesk.documents.sip_document import sip_blocks
from ifodesk.domain.entities.case import TransferState
from ifodesk.domain.entities.sip import AgreementForm, ConsentKind, MeasureStatus
from ifodesk.system.resources import fonts
from ifodesk.usecases.printing import (
    PrintedAgreement,
    PrintedConsent,
    PrintedGoal,
    PrintedMeasure,
    PrintedTransfer,
    PrintedVersion,
    SipDocument,
)

GOAL = PrintedGoal(
    text="Gå i skolan minst fyra dagar i veckan",
    indicator="Skolans närvarolista",
    baseline="2 dagar (v. 46)",
    target="4 dagar",
    measures=(
        PrintedMeasure(
            "Skjuts måndagar", "Per Lindgren", "Ekonomiskt bistånd", date(2026, 12, 1), MeasureStatus.PLANNED
        ),
        PrintedMeasure("Samtal varje onsdag", "Karin Norberg", "Barn och unga", None, MeasureStatus.ONGOING),
    ),
)
CONSENT = PrintedConsent(
    kind=ConsentKind.PARTICIPATION,
    given_by="Alma Testsson",
    given_on=date(2026, 11, 20),
    form=AgreementForm.ORAL,
    what=None,
    receiver=None,
    purpose=None,
    valid_until=None,
    withdrawn_on=None,
)
WAIVER = replace(
    CONSENT,
    kind=ConsentKind.SECRECY_WAIVER,
    what="Närvaro",
    receiver="Bergvattenskolan",
    purpose="Skjutsen ska fungera",
    valid_until=date(2027, 5, 31),
)
VERSION = PrintedVersion(
    number=2,
    adopted_on=date(2026, 11, 26),
    adopted_by="Karin Norberg",
    fingerprint="KAMR 7QBX WEYU 2NHD",
    transfer=PrintedTransfer(TransferState.NOT_TRANSFERRED),
)
ADOPTED = SipDocument(
    municipality="Dorotea",
    case_number="D-26-7KQF-3",
    client="Alma Testsson",
    birth_year=2009,
    protected=False,
    own_words="Jag vill bo kvar här.\nJag vill klara nian.",
    situation="Bor hos mamma och hennes sambo.",
    goals=(GOAL,),
    consents=(CONSENT, WAIVER),
    agreements=(PrintedAgreement("Ulla Testsson", "Vårdnadshavare", AgreementForm.ORAL, date(2026, 11, 26)),),
    plan_lead="Karin Norberg, Barn och unga",
    next_follow_up_on=date(2027, 1, 15),
    follow_ups=(),
    version=VERSION,
    drawn_on=date(2026, 11, 26),
)
DRAFT = replace(ADOPTED, version=None)
EMPTY = SipDocument(
    municipality="Dorotea",
    case_number="D-26-7KQF-3",
    client=None,
    birth_year=None,
    protected=False,
    own_words=" \n",
    situation=None,
    goals=(),
    consents=(),
    agreements=(),
    plan_lead=None,
    next_follow_up_on=None,
    follow_ups=(),
    version=None,
    drawn_on=date(2026, 11, 26),
)


def pages(document: Document | SipDocument) -> list[str]:
    """Return the text of each page as a reader program takes it out of the file."""
    if isinstance(document, SipDocument):
        document = sip_blocks(document)
    with pypdfium2.PdfDocument(render(document, fonts())) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def text(document: Document | SipDocument) -> str:
    """Return the whole text, its lines joined by single spaces."""
    return " ".join(" ".join(pages(document)).split())


def letters(document: Document) -> str:
    """Return the characters of all pages without spaces and page numbers: lines may be broken anywhere."""
    return "".join("".join(re.sub(r"Sida \d+ av\s+\d+", "", page) for page in pages(document)).split())


def with_blocks(*content: Block) -> Document:
    """Return a document of blocks and nothing else on its pages."""
    return Document(title="Prov", author="ifodesk", blocks=content)


def section(document: SipDocument, heading: str) -> str:
    """Return the text between *heading* and the next section's heading."""
    whole = text(document)
    names = (*SECTIONS, "Sida ")
    start = whole.index(heading) + len(heading)
    ends = [whole.find(name, start) for name in names]
    return whole[start : min(end for end in ends if end >= 0)].strip()


SECTIONS = (
    "Vad är viktigt för mig",
    "Hur det är nu",
    "Mål och åtgärder",
    "Så är planen överenskommen",
    "Samtycke till att planen görs",
    "Uppgifter som får lämnas ut",
    "Uppföljning",
    "Om den här versionen",
)


def in_order(whole: str, parts: tuple[str, ...]) -> bool:
    """Return whether every part occurs, each first found after the one before."""
    places = [whole.find(part) for part in parts]
    return min(places) >= 0 and all(a < b for a, b in pairwise(places))
