"""Swedish texts of what is printed about homes and placements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.home_figures import Ended
from ifodesk.domain.suppression import LEAST
from ifodesk.usecases.home_papers import PayOccasion

CASE: Final = "Ärende"
HOME: Final = "Hem"
HOME_OF: Final = "{home}, {kind} i {municipality}"
FROM: Final = "Från och med"
MADE: Final = "Skrivet av"
MADE_ON: Final = "{name}, {day}"
KONTROLLERA: Final = "kontrollera"

PROPOSAL: Final = "Förslag till beslut om placering"
PROPOSAL_BELOW: Final = "Underlag för nämnd eller utskott"
CHILD: Final = "Barn"
REASONS_FOR: Final = "Det som talar för hemmet"
REASONS_AGAINST: Final = "Det som talar mot"
ANSWERS: Final = "Så svarar hemmet mot behovet"
ASKED: Final = "Efterfrågat"
WEIGHT: Final = "Vikt"
ANSWER: Final = "Svar"
NOT_MATCHED: Final = "Hemmet är inte matchat mot ett behov i programmet."
CONSIDERED: Final = "Andra hem som har övervägts"
WHY_NOT: Final = "Varför inte"
GATES: Final = "Före beslutet"
STEP: Final = "Steg"
PROVISION: Final = "Lagrum"
DONE: Final = "Gjort"
NOTE: Final = "Hur, eller varför inte"
NOT_DONE: Final = "inte gjort"
NOT_NEEDED: Final = "behövs inte"
DUTIES: Final = "Vem gör vad"
WHAT: Final = "Vad"
WHO: Final = "Vem"
MUNICIPALITY: Final = "Kommun"
OFTEN: Final = "Hur ofta"
COST: Final = "Kostnad"
OTHER_COSTS: Final = "Vad andra slags hem skulle kosta"
KIND: Final = "Slags hem"
NO_COST: Final = "Kostnaden är inte räknad."
DECISION: Final = "Beslut"
DECIDES: Final = "Nämnden eller utskottet beslutar (SoL 30 kap. 6–8 §§). Förslaget ersätter inte nämndens bedömning."
SIGN: Final = ("Datum", "För nämnden")

LIST: Final = "Jourlista"
LIST_BELOW: Final = "Exemplar {number}, gäller {first} till {last}"
LIST_NOTICE: Final = "Lämna inte listan ifrån dig. Lämna tillbaka den för att förstöras när veckan är slut."
LIST_NEAR: Final = "Vägen är räknad från {place}. Restiden är alltid uppskattad."
NOBODY: Final = "Inga jourhem finns i banken just nu."
NUMBER: Final = "Nr"
WHERE: Final = "Ort"
PHONE: Final = "Telefon"
TAKES: Final = "Tar emot"
PLACES: Final = "Platser (bekräftat)"
ROAD: Final = "Väg"
UNCLEAR: Final = "oklart"
PLACES_ON: Final = "{places} ({day})"
LIST_FOOT: Final = "Jourlista {number}, gäller till {last}"

PAY: Final = "Underlag till lön och ekonomi"
PAY_BELOW: Final[Mapping[PayOccasion, str]] = {
    PayOccasion.START: "Uppdraget börjar",
    PayOccasion.CHANGE: "Uppdraget ändras",
    PayOccasion.END: "Uppdraget slutar",
}
PAY_UNTIL: Final = "Till och med"
ENDS: Final = "Det som upphör"
PAY_ENDS: Final = "Betala till och med {day}. Beloppen är beräkningen som gällde, inte det som är kvar att betala."
PERIOD: Final = "Tid"
PERIOD_RECKONED: Final = "Beräknat för"
PERIOD_OF: Final = "{first} till {last}, {days}"
NOW: Final = "Nu"
BEFORE: Final = "Förut"
PART: Final = "Del"
BASIS: Final = "Underlag"
KRONOR: Final = "Belopp"
SUM: Final = "Summa"
PER_DAY: Final = "Per dygn"
DIFFERENCE: Final = "Skillnad mot förut"
MORE: Final = "{kronor} mer för hela tiden."
LESS: Final = "{kronor} mindre för hela tiden."
SAME: Final = "Ingen skillnad för hela tiden."
SOURCES: Final = "Källor: {sources}."
OWN_LEVEL: Final = "Kommunens egen nivå"
TO_CHECK: Final = "Några belopp ska kontrolleras. Vilka står i källorna."
INVOICES: Final = "Avtalat mot fakturerat"
MONTH: Final = "Månad"
AGREED: Final = "Avtalat"
INVOICED: Final = "Fakturerat"
OVER: Final = "Skillnad"
NOT_INVOICED: Final = "ingen faktura"
DAYS_AND_KRONOR: Final = "{days} dygn, {kronor}"
PAY_SIGN: Final = ("Datum", "Attest")
PAY_ROUNDED: Final = "Varje del är avrundad till hela kronor. En månad som inte är hel räknas efter dagarna."

FIGURES: Final = "Placeringar {year}"
FIGURES_BELOW: Final = "{whose}, till och med {day}"
CHILDREN: Final = "Placerade barn"
CHILDREN_SHORT: Final = "Barn"
PLACEMENTS: Final = "Placeringar"
CARE_DAYS: Final = "Vårddygn"
COST_PER_DAY: Final = "Kostnad per vårddygn"
OWN_HOMES: Final = "Barn i egna hem"
DAYS_TO_HOME: Final = "Från behov till hem"
BROKEN: Final = "Sammanbrott"
BY_MUNICIPALITY: Final = "Kommunerna"
OVER_YEARS: Final = "Andel i egna hem, procent"
COSTS: Final = "Kostnad per vårddygn: {costs}."
YEAR_COST: Final = "{cost} ({year})"
LEFT_OUT: Final = "visas inte"
LEFT_OUT_NOTE: Final = (
    f"Siffror som handlar om färre än {LEAST} barn visas inte, och inte heller sådana som de skulle gå att räkna ut "
    "ur. Därför kan alla kommuner saknas fast bara en har få. Vårddygn räknar både första och sista dagen. Kostnaden "
    "gäller de placeringar vars kostnad är räknad."
)
NOT_YET: Final = "Inga siffror finns för tidigare år."
PERCENT: Final = "{percent} %"
DAYS: Final = "{days} dagar (median)"
ENDED: Final[Mapping[Ended, str]] = {
    Ended.PLANNED: "som planerat",
    Ended.BY_HOME: "hemmet avslutade",
    Ended.BY_CHILD: "barnet ville eller rymde",
    Ended.BY_GUARDIANS: "vårdnadshavarna avslutade",
    Ended.BY_BOARD: "nämnden avslutade",
    Ended.OTHER: "annat",
}
