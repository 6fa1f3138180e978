"""Why a rule of jäv says no: a sentence for each of its codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.usecases.codes import Refusal

REFUSED: Final[Mapping[Refusal, str]] = {
    Refusal.RULED_JAV: (
        "Det är beslutat att personen är jävig i ärendet. Ingen har släppts in. Välj någon annan, eller öppna "
        "jävsärendet igen om något har ändrats."
    ),
    Refusal.SHARE_NOT_ANSWERED: (
        "Alla du har valt har inte svarat ”inget hinder” på jävsfrågan. Inget är delat, och "
        "ingen ny läser. Fråga muntligt och välj det, eller välj ”kan inte vänta” och skriv varför."
    ),
    Refusal.SHARE_WANTS_TO_TALK: (
        "Någon du har valt vill prata om jäv först. Inget är delat, och ingen ny läser. Ring, eller välj någon annan."
    ),
    Refusal.URGENT_WHY_NEEDED: "Skriv varför det inte kan vänta på svar om jäv. Inget är delat, och ingen ny läser.",
    Refusal.NOT_OURS_TO_PROLONG: (
        "Sista dagen ändras av kommunen som ärendet kom från, som svarar för att det delas. Inget är ändrat. Ring dem."
    ),
    Refusal.NO_STAND_IN: (
        "Det finns ingen som kan besluta om en chefs jäv. En administratör eller chef väljer en ersättare under "
        "Ledning, till exempel socialchefen. Säg till direkt så länge. Det du har skrivit finns kvar."
    ),
    Refusal.STAND_IN_MUST_READ: (
        "Ersättaren arbetar i en annan kommun och får inte läsa ärendet än. Dela ärendet med en rättslig grund först, "
        "eller välj en ersättare i den egna kommunen."
    ),
    Refusal.STAND_IN_IS_DECIDER: "Ersättaren är samma person som den som beslutar. Välj någon annan som ersättare.",
    Refusal.ONLY_DECIDER: "Bara den som beslutar i jävsärendet kan göra det. Inget har ändrats.",
    Refusal.ONLY_CONCERNED: "Den egna synen skriver bara den som jävet gäller.",
    Refusal.NOT_BY_CONCERNED: "Det gör någon annan än den som jävet gäller. Du kan skriva din egen syn på saken.",
    Refusal.MATTER_CLOSED: "Jävsärendet är avslutat. Öppna det igen om något har ändrats.",
    Refusal.MATTER_OPEN: "Jävsärendet är redan öppet.",
    Refusal.GROUND_NEEDED: "Välj vilken grund det är.",
    Refusal.RELATION_NEEDED: (
        "Skriv först in vilken relation det gäller. Utan den går det inte att säga att jävet saknar betydelse."
    ),
    Refusal.NEVER_IRRELEVANT: (
        "Det går inte att bortse från jäv när handläggaren själv eller en närstående är part eller berörs."
    ),
    Refusal.MISSING_NEEDED: "Skriv vad som saknas för att det ska gå att avgöra.",
    Refusal.ENDS_BY_HAND_OVER: "Byt handläggare, så avslutas jävsärendet utan beslut.",
    Refusal.WISH_IS_NO_JAV: (
        "En önskan om en annan kommun är inte jäv, och jäv är ingen önskan. Välj den utgång som hör till ärendet."
    ),
    Refusal.ALREADY_GIVEN: "Det är redan antecknat att beslutet är lämnat på papper.",
    Refusal.BEFORE_RULING: "Dagen ligger före beslutet. Ändra dagen.",
}
