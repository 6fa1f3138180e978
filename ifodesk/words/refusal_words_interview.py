"""Why a rule about interviews says no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.usecases.codes import Refusal

REFUSED: Final[Mapping[Refusal, str]] = {
    Refusal.UNDER_AGE: "Klienten är under 18 år. Intervjun är för vuxna, så den är inte påbörjad.",
    Refusal.INSTRUMENT_MISSING: (
        "Det instrument som intervjun är gjord med går inte att läsa här. Svaren finns kvar. Uppdatera ifodesk "
        "och försök igen."
    ),
    Refusal.PREVIOUS_UNFINISHED: "Intervjun före är inte klar. Gör klart den först, eller börja en grundintervju.",
    Refusal.INTERVIEW_FINISHED: (
        "Intervjun är klar och svaren ändras inte längre här. Rätta under Återkoppling, så syns det vad som stod före."
    ),
    Refusal.INTERVIEW_NOT_FINISHED: "Intervjun är inte klar än. Gör klart den först.",
    Refusal.NOT_THE_INTERVIEWER: (
        "En kollega håller i intervjun. Inget är ändrat. Pågår den kan du ta över den; en klar intervju skattas av den "
        "som höll den."
    ),
    Refusal.ANSWER_UNREADABLE: (
        "Svaret kan inte läsas. Det förra svaret står kvar. Skriv en siffra, X för vet inte eller N för inte aktuellt."
    ),
    Refusal.UNKNOWN_ITEM: "Frågan finns inte i det här instrumentet. Inget är ändrat.",
    Refusal.ANSWER_FIRST: "Svara på frågan först, eller välj att visa förra svaret.",
    Refusal.RANGE_TOO_WIDE: "Spannet ska vara två eller tre steg, mellan 0 och 9. Välj om.",
    Refusal.RANGE_FIRST: "Välj ett spann först. Sedan visas klientens egen skattning.",
    Refusal.RATING_OUT_OF_SCALE: "Skattningen ska ligga mellan 0 och 9. Välj om.",
    Refusal.RATING_REASON_NEEDED: (
        "Skriv varför skattningen ligger utanför spannet, eller varför den är hög fast klienten inte vill ha "
        "hjälp. Det räcker med några ord."
    ),
    Refusal.NOT_RATED_HERE: "Området skattas inte i det här instrumentet.",
    Refusal.PACK_TOO_LARGE: "Filen är för stor. Inget är ändrat och det förra instrumentet gäller.",
    Refusal.PACK_IN_USE: "Just den filen används redan.",
    Refusal.SETTING_OUT_OF_RANGE: (
        "Uppföljning kan ställas in på 6 till 12 månader, och kursen måste vara större än 0. Inget är ändrat."
    ),
    Refusal.SUMMARY_EMPTY: "Sammanfattningen är tom. Skriv något först.",
    Refusal.YEAR_NOT_ENDED: (
        "Året är inte slut. Siffror sparas först när det är det, annars går det att räkna ut vem som kommit till."
    ),
    Refusal.ALREADY_COUNTED: (
        "Siffrorna för året är redan sparade. De ändras inte, annars går det att räkna ut vem som kommit till."
    ),
    Refusal.NOT_COUNTED: "Räkna kommunens egna siffror för året först.",
}
