"""Why asking, lending or an urgent note is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.usecases.codes import Refusal

REFUSED: Final[Mapping[Refusal, str]] = {
    Refusal.NO_RECIPIENT: "Välj minst en kollega som ska få anteckningen. Du kan inte läsa den själv sedan.",
    Refusal.HOURS_OUT_OF_RANGE: (
        "Skriv hela timmar mellan 1 och 60 i veckan. För en vecka som har varit: minuter och kilometer från 0, högst "
        "100 timmar. Inget är sparat."
    ),
    Refusal.COUNT_OUT_OF_RANGE: "Skriv antalet som ett helt tal från 0 till 500. Inget är sparat.",
    Refusal.NO_HOURS: "Det finns inga inskrivna timmar för det året bland de utlåningar som du läser.",
    Refusal.PRICE_OUT_OF_RANGE: "Skriv priset som ett helt tal från 0, i kronor. Kilometer räknas i öre.",
    Refusal.ALREADY_REPLIED: "Frågan är redan besvarad. Ring om något har ändrats. Inget är ändrat.",
    Refusal.OFFER_NEEDED: "Skriv vem som kan hjälpa, hur många timmar i veckan och från vilken dag.",
    Refusal.NOT_A_CHIEF_THERE: "Frågan går till en chef i en annan kommun. Välj en av dem.",
    Refusal.LOAN_INCOMPLETE: "Avtalet är inte klart än. {missing}",
    Refusal.LOAN_HAS_CONFLICTS: (
        "Ni har skrivit olika. Båda uppgifterna finns kvar. Välj först vilken som ska gälla, säg sedan ja."
    ),
    Refusal.LOAN_NOT_AGREED: "Båda kommunerna måste ha sagt ja till villkoren som de står nu. Inga timmar är sparade.",
    Refusal.LOAN_NOT_YOURS: "Det gör en av de två cheferna som avtalet är mellan. Inget är ändrat.",
    Refusal.OUTSIDE_LOAN: "Veckan ligger utanför tiden som avtalet gäller, eller framåt i tiden. Inget är sparat.",
    Refusal.NOT_YOUR_HOURS: (
        "Timmarna skrivs in av den som är utlånad och bekräftas av kommunen som får hjälp. Inget är ändrat."
    ),
    Refusal.NOT_RULED_JAV: "Det finns inget beslut om jäv i frågan än. En mur utan beslut sätter du upp i ärendet.",
}
