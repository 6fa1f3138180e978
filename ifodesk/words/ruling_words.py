"""Swedish texts of a ruling on jäv on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.entities.disqualification import Outcome

TITLE: Final = "Beslut om jäv"
WISH_TITLE: Final = "Beslut om klientens önskan"
BELOW: Final = "Ärende {number}. Hålls skilt från klientens personakt."

DECISION: Final = "Beslut"
DECIDED: Final[Mapping[Outcome, str]] = {
    Outcome.NO_JAV: "{name} är inte jävig i ärendet och får handlägga det.",
    Outcome.JAV: "{name} är jävig i ärendet och får inte delta i handläggningen eller vara med när den sker.",
    Outcome.OBVIOUSLY_IRRELEVANT: (
        "Det finns jäv, men det är uppenbart att opartiskheten saknar betydelse. {name} får handlägga ärendet."
    ),
    Outcome.RESOLVED_BY_REPLACEMENT: "Någon annan har tagit över ärendet, så frågan avgörs inte.",
    Outcome.CLIENT_WISH: "Klienten har bett om en annan kommun. Det är inte jäv, och önskan prövas på samma sätt.",
    Outcome.UNCLEAR: "Frågan är inte avgjord.",
}
SOMEBODY: Final = "Personen"
MEASURE: Final = "Åtgärd: {measure}."
REPLACES: Final = "Beslutet ersätter beslutet {day}."
REASONS: Final = "Skäl"
AGAINST: Final = "Det som talar emot"
NOTHING_AGAINST: Final = "Inget känt."
PROVISIONS: Final = "Bestämmelser"
NO_PROVISIONS: Final = "Beslutet vilar inte på någon jävsgrund."
LAW_ON: Final = "Lagen som den gällde {day}."

QUESTION: Final = "Frågan"
CONCERNED: Final = "Gäller"
REPORTED: Final = "Anmält"
REPORTED_BY: Final = "{at} av {name}"
GROUND: Final = "Grund"
RELATION: Final = "Relation"
CIRCUMSTANCES: Final = "Omständigheter"
VIEW: Final = "Personens egen syn"

AFTERWARDS: Final = "Vad som hänt sedan"
ACCESS_ENDED: Final = "Läsningen stängd"
ACCESS_AGAIN: Final = "Läsningen öppnad igen"
DONE_ANYWAY: Final = "Gjort för att det inte kunde vänta"
MAIN_DECISION: Final = "Beslut i själva ärendet"

TAKEN: Final = "Beslutat av"
DECIDER: Final = "Beslutsfattare"
STANDING_IN: Final = "{name} (ersättare)"
ITEM: Final = "Delegation"
ITEM_OF: Final = "punkt {item} i delegationsordningen"
AT: Final = "Beslutat"
PRESENTED: Final = "Föredragande"
NOBODY: Final = "ingen"
OTHERS: Final = "Fler som var med"
ALONE: Final = "Föredragande, andra"
SIGNATURE: Final = "Beslutsfattarens underskrift"

APPEAL: Final = "Överklagande"
APPEAL_TEXT: Final = "Beslutet får bara överklagas tillsammans med det beslut som avgör själva ärendet ({provision})."

GIVEN: Final = "Lämnat på papper"
GIVEN_TO: Final = "Lämnat till {name} {day} av {by}."
TAKEN_BY: Final = "Mottaget på papper av, och dag"

CHECK: Final = "Kontrollera: vem som får besluta är inte jämfört med kommunens delegationsordning."
WRITTEN_BY: Final = "Kontrollera: beslutet är skrivet av {name}, inte av den som står som beslutsfattare."
FOOT: Final = "Beslut om jäv {day}"
