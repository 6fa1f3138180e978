"""Internal SIPs to print, and what can be read back from the file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TypedDict

import pypdfium2
from typing_extensions import Unpack

from ifodesk.documents.blocks import Block, Document
from ifodesk.documents.pdf import render
from ifodesk.documents.sip_document import sip_blocks
from ifodesk.domain.sip_frozen import (
    FrozenAgreement,
    FrozenConsent,
    FrozenFollowUp,
    FrozenGoal,
    FrozenMeasure,
    FrozenPlan,
)
from ifodesk.domain.sip_version import canonical, fingerprint
from ifodesk.system.resources import fonts
from ifodesk.usecases.printing import SipDocument

GOAL = FrozenGoal(
    id="01",
    text="Gå i skolan minst fyra dagar i veckan",
    indicator="Skolans närvarolista",
    baseline="2 dagar (v. 46)",
    target="4 dagar",
    measures=(
        FrozenMeasure("02", "Skjuts måndagar", "Per Lindgren", "Ekonomiskt bistånd", date(2026, 12, 1), "planned"),
        FrozenMeasure("03", "Samtal varje onsdag", "Karin Norberg", "Barn och unga", None, "ongoing"),
    ),
)
CONSENT = FrozenConsent(
    id="04", kind="participation", given_by="Alma Testsson", given_on=date(2026, 11, 20), form="oral"
)
WAIVER = replace(
    CONSENT,
    kind="secrecy_waiver",
    what="Närvaro",
    receiver="Bergvattenskolan",
    purpose="Skjutsen ska fungera",
    valid_until=date(2027, 5, 31),
)
PLAN = FrozenPlan(
    plan="05",
    number=2,
    case_number="D-26-7KQF-3",
    municipality="2425",
    client="Alma Testsson",
    client_birth_year=2009,
    adopted_on=date(2026, 11, 26),
    adopted_by="Karin Norberg",
    own_words="Jag vill bo kvar här.\nJag vill klara nian.",
    situation="Bor hos mamma och hennes sambo.",
    plan_lead="Karin Norberg, Barn och unga",
    next_follow_up_on=date(2027, 1, 15),
    goals=(GOAL,),
    consents=(CONSENT, WAIVER),
    agreements=(FrozenAgreement("06", "Ulla Testsson", "Vårdnadshavare", "oral", date(2026, 11, 26)),),
)
ADOPTED = SipDocument(
    plan=PLAN, municipality="Dorotea", drawn_on=date(2026, 11, 26), fingerprint=fingerprint(canonical(PLAN))
)
DRAFT = replace(ADOPTED, fingerprint=None)
EMPTY = SipDocument(
    plan=FrozenPlan(plan="07", case_number="D-26-7KQF-3", own_words=" \n"),
    municipality="Dorotea",
    drawn_on=date(2026, 11, 26),
)


class Parts(TypedDict, total=False):
    number: int | None
    adopted_on: date | None
    goals: tuple[FrozenGoal, ...]
    consents: tuple[FrozenConsent, ...]
    agreements: tuple[FrozenAgreement, ...]
    follow_ups: tuple[FrozenFollowUp, ...]


def but(document: SipDocument, **plan: Unpack[Parts]) -> SipDocument:
    """Return *document* with other values in its plan."""
    return replace(document, plan=replace(document.plan, **plan))


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
    """Return the text between *heading* and the next section's heading, without what stands on every page."""
    bare = replace(sip_blocks(document), head_left="", head_right="", head_mark="", foot="", watermark="")
    whole = " ".join(" ".join(re.sub(r"Sida \d+ av\s+\d+", "", page) for page in pages(bare)).split())
    start = whole.index(heading) + len(heading)
    ends = [whole.find(name, start) for name in SECTIONS]
    return whole[start : min((end for end in ends if end >= 0), default=None)].strip()


SECTIONS = (
    "Vad är viktigt för mig",
    "Hur det är nu",
    "Mål och åtgärder",
    "Så är planen överenskommen",
    "Samtycke till att planen görs",
    "Uppgifter som får lämnas ut",
    "Mer om planen",
    "Andra planer som gäller",
    "Uppföljning",
    "Om den här versionen",
)


def in_order(whole: str, parts: tuple[str, ...]) -> bool:
    """Return whether every part occurs, each first found after the one before."""
    places = [whole.find(part) for part in parts]
    return min(places) >= 0 and all(a < b for a, b in pairwise(places))
