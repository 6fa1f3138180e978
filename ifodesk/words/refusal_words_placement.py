"""Why a rule about needs, proposals and placements says no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.usecases.codes import Refusal

REFUSED: Final[Mapping[Refusal, str]] = {
    Refusal.AREA_UNKNOWN: (
        "Orten finns inte bland dem som programmet känner till. Välj en av dem: en by eller skola kan peka ut barnet."
    ),
    Refusal.NEED_LACKING: "Behovet saknar barn, slag av hem eller dag. Skriv det, så går det att söka.",
    Refusal.HOME_NOT_ASKED: (
        "Kommunen har inget hem som ni har frågat. Fråga hemmet först, utan barnet. Inget har lämnats ut."
    ),
    Refusal.HOME_ELSEWHERE: "De du har valt arbetar inte i hemmets kommun. Välj några där. Inget har lämnats ut.",
    Refusal.UNKNOWN_GATE: "Det steget finns inte bland dem som gäller här. Inget är ändrat.",
    Refusal.CANNOT_FOLLOW: "Det steget kan inte göras i efterhand. Skriv en dag, eller varför det inte behövs.",
    Refusal.CHOICE_NEEDED: "Säg också vem som beslutade.",
    Refusal.GATES_OPEN: "Förslaget kan inte läggas än. Det som fattas står i listan, varje steg för sig.",
    Refusal.ALREADY_PROPOSED: "Förslaget är redan lagt eller taget tillbaka. Inget är ändrat.",
    Refusal.NOT_DECIDED: "Det finns inget beslut om placering än. Skriv först ner beslutet och vem som tog det.",
    Refusal.PLACEMENTS_STOPPED: "Hemmet tar inga nya placeringar. Ring hemmets kommun. Inget är reserverat.",
    Refusal.NOT_PROPOSED: "Förslaget är inte lagt än. Lägg det först, så går det att skriva ner det som följer.",
    Refusal.ALREADY_PLACED: "Placeringen är redan nedskriven. Inget är ändrat.",
    Refusal.NO_PARTY: "Välj minst en annan kommun som avtalet är med.",
    Refusal.UNKNOWN_DUTY: "Den uppgiften finns inte i listan. Inget är ändrat.",
}
