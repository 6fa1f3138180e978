"""Swedish texts round copies of a plan: why none is made, what was left out, the register."""

from __future__ import annotations

from typing import Final

from ifodesk.domain.entities.sip_papers import CopyWay, PaperCopy
from ifodesk.domain.frozen_copy import PaperKind
from ifodesk.domain.plan_copy import CopyObstacle
from ifodesk.usecases.plan_copies import CopyTrouble
from ifodesk.words import paper_words
from ifodesk.words.date_words import full_day
from ifodesk.words.label_words_sip import COPY_WAY, RECIPIENT_KIND

COPY_TROUBLE: Final = {
    CopyObstacle.NO_PARTICIPATION.value: (
        "Inget samtycke till planen gäller för den här mottagaren. Klienten och personakten får kopior ändå. Planen "
        "finns kvar."
    ),
    CopyObstacle.NO_WAIVER.value: (
        "Klienten har inte sagt att enheten får uppgifterna. Skriv ner samtycket under Samtycke först, med enhetens "
        "namn."
    ),
    CopyObstacle.CHILD_DECIDES.value: (
        "Klienten kan ha den ålder då den unga själv bestämmer om vårdnadshavaren får planen. Fråga, och skriv ner "
        "svaret under Samtycke med vårdnadshavarens namn som mottagare (OSL 12 kap. 3 §)."
    ),
    CopyObstacle.NOTHING_THERE.value: "Planen har ingenting som är för den här mottagaren.",
    CopyTrouble.OF_A_DRAFT.value: "Kopior lämnas av en antagen plan. Anta planen först. Ett utkast kan skrivas ut.",
    CopyTrouble.OF_A_PART.value: (
        "Det här är en del av en plan. Kopior görs av den som har hela planen, för bara där står samtyckena och vad "
        "som är skyddat. Fråga samordnaren."
    ),
    CopyTrouble.OUTDATED.value: (
        "Något har ändrats sedan du tittade på kopian, så ingen kopia är lämnad. Titta igenom den på nytt."
    ),
}
"""A sentence for each code of ``CopyObstacle`` and ``CopyTrouble``."""

LEFT_OUT: Final = "Borttaget ur den här kopian ({count})"
LEFT_OUT_NONE: Final = "Inget är borttaget för att någon är skyddad."
LEFT_OUT_LINE: Final = "{where}: ”{text}”. Där står ”{because}”."
LEFT_OUT_WHOLE: Final = "{where}: ”{text}”."
"""Where the name is all that stood there."""
DOUBTS: Final = "Läs igenom innan du lämnar ({count})"
DOUBT_LINE: Final = "{where}: ”{text}”. ”{because}” kan vara någon som är skyddad."
WHERE: Final = {
    "own_words": "Vad är viktigt för mig",
    "situation": "Hur det är nu",
    "goals": "Mål",
    "measures": "Åtgärd",
    "consents": "Samtycke",
    "agreements": "Överenskommelse",
    "follow_ups": "Uppföljning",
    "outcomes": "Uppföljning",
    "experience": "Vad klienten tycker",
    "other_plans": "Annan plan",
    "client": "Klientens namn",
    "plan_lead": "Samordnare",
    "plan_lead_phone": "Telefon",
    "adopted_by": "Antagen av",
    "need": "Varför planen behövs",
    "can_do_self": "Det här kan jag göra själv",
    "already_told": "Det här har jag redan berättat",
    "resources": "Det som fungerar och hjälper",
    "crisis_plan": "Om det blir svårt",
    "interpreter": "Tolk",
    "legal_representative": "God man eller förvaltare",
    "travel": "Resor",
    "promoted_to": "Var regionens SIP finns",
}
"""The part of the plan, by the name of its field; another is called Uppgift."""
WHERE_ELSE: Final = "Uppgift"


def where(field: str) -> str:
    """Return the name of a part of the plan."""
    return WHERE.get(field, WHERE_ELSE)


def register_line(copy: PaperCopy, code: str) -> str:
    """Return one line about a copy for the record system: which paper, to whom, when, how, its control code."""
    kind = "" if copy.recipient_kind is None else RECIPIENT_KIND[copy.recipient_kind]
    to = f"{copy.recipient} ({kind})" if copy.recipient else kind
    day = copy.given_on or (None if copy.made_at is None else copy.made_at.date())
    return paper_words.REGISTER_LINE.format(
        paper=paper_words.PAPER.get(copy.paper or PaperKind.PLAN, paper_words.PAPER[PaperKind.PLAN]),
        recipient=to,
        day="" if day is None else full_day(day),
        how="" if copy.how_given is None else f" {_way(copy.how_given)}",
        code=code,
    )


def _way(how: CopyWay) -> str:
    return COPY_WAY[how]
