"""Words of Ekonomi: what a placement costs, the municipality's own levels, the group's year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.entities.homes_group import BudgetLine
from ifodesk.usecases.home_papers import PayOccasion

TITLE = "Ekonomi"
TEXT = "Räkna på en placering och skriv ut underlaget. Inget om barnet sparas här."
COUNT = "Räkna på en placering"
COUNT_EMPTY = "Välj vilket slags hem det är. Varje del visas för sig, räknad på kronan."
OWN, EMERGENCY, AGENCY = "Eget hem", "Jourhem", "Konsulentstött"
OWN_TITLE, EMERGENCY_TITLE, AGENCY_TITLE = (
    "Räkna på ett eget hem",
    "Räkna på ett jourhem",
    "Räkna på konsulentstött vård",
)
GIVE = "Räkna"
FIRST, LAST = "&Första dagen", "&Sista dagen"
LEVEL = "Ni&vå på arvodet"
FEE = "&Arvode per barn och månad (tomt: nivån)"
AGE = "Barnens å&ldrar"
AGE_HINT = "Skilda åt med komma. Arvode, omkostnad och barnbidrag räknas för alla barnen."
FOR_CHILDREN = "{source}, {children} barn"
CHILDREN = "A&ntal barn"
EXPENSE = "&Omkostnad per barn och månad (tomt: efter åldern)"
BIRTH_YEAR, OTHER_BIRTH_YEAR = "Födelseår, den som får arvode", "Födelseår, den andra (tomt: ingen)"
BENEFIT = "&Barnbidraget betalas till hemmet"
KM, COACHING = "&Kilometer", "&Timmar handledning"
START = "Startkostnad (tomt: ingen)"
READINESS = "&Beredskap per dygn"
DAY_FEE = "&Arvode per barn och dygn"
DAY_EXPENSE = "&Omkostnad per barn och dygn"
CHILD_DAYS = "&Dygn med barn (två barn i tre dygn är sex)"
PER_DAY = "&Pris per barn och dygn"
FOLLOW_UP, PER_FOLLOW_UP = "Timmar egen &uppföljning", "Pris per timme uppföljning"
BY_AGREEMENT = "Enligt avtal"
SHARED_FEE = "Är de två delas arvodet lika."
LEVEL_LINE = "{name}: {amount}"
LEVEL_NOT_SET = "inte bestämt"
NOT_READ = "Skriv ett tal i fältet ”{field}”."
DAYS_BACKWARDS = "Den sista dagen är före den första."
NO_LEVEL = "Arbetsgivaravgifterna är inte kända för så tidiga dagar."

RESULT = "{kind}, {first} till {last}"
SUM = "Summa"
SUM_LINE = "{per_day} per dygn i {days}"
CHECK = "kontrollera"
COUNT_FIRST = "Räkna på en placering först."
PRINT = "Skriv ut underlag"
PRINT_TITLE = "Underlag till lön och ekonomi"
PRINT_TEXT = "Skriv ärendets nummer, aldrig barnets namn."
CASE = "Ä&rendets nummer"
HOME = "&Hemmet"
HOME_MUNICIPALITY = "Hemmets &kommun"
INVOICES = "&Fakturor, en månad på varje rad"
INVOICES_HINT = "År och månad, antal dygn, kronor: 2026-11 12 25800"
NOT_AN_INVOICE = "Raden ”{line}” går inte att läsa. Skriv som 2026-11 12 25800."
COMPARE = "Visa den &förra beräkningen som det som gällde förut"
OCCASION = "&Varför"
OCCASIONS: Final[Mapping[PayOccasion, str]] = {
    PayOccasion.START: "uppdraget börjar",
    PayOccasion.CHANGE: "uppdraget ändras",
    PayOccasion.END: "uppdraget slutar",
}

LEVELS = "Kommunens nivåer"
LEVELS_OWN = "beslutad av kommunen"
CHANGE = "Ändra"
LEVEL_TITLE = "Kommunens nivå: {name}"
LEVEL_TEXT = "Tomt: gå tillbaka till den som följer med programmet."
LEVEL_AMOUNT = "&Kronor"
SAVE = "Spara"
SAVED = "Sparat."

FIGURES = "Placeringar {year}"
FIGURES_NOTE = "Räknat på de placeringar som du läser. Det som handlar om färre än fem barn visas inte."
BOARD = "Sida till nämnden"
GIVE_FIGURES = "Lämna till gruppen"
GIVEN = "Kommunerna {year}"
GIVEN_LINE = "{children} barn, {days} vårddygn"
FEW = "visas inte"
UNREADABLE = "Siffrorna är skrivna av ett nyare program och går inte att läsa här."
NOBODY_GAVE = "Ingen kommun har lämnat sina siffror för året. Chefen lämnar dem när året är slut."
GROUP_BOARD = "Gemensam sida"
ANSWERS = "Årliga frågor till hemmen {year}"
NO_ANSWERS = "Skriv ut formuläret till alla hem i gruppen. En chef räknar svaren, en gång, när de har kommit in."
WHO_COUNTS = "Du kan dela ut och samla in papperen, men inte räkna dem"
WHO_COUNTS_DETAIL = (
    "Svaren sparas av en chef, ställföreträdare eller administratör i någon av kommunerna. Lämna papperen dit "
    "oräknade: hela gruppens räknas på en gång."
)
ANSWERS_NOTE = "Räknat av {municipality}. Antal under fem visas inte, och inte det de går att räkna ut ur."
ANSWERS_ALSO = "Också räknat av {also}"
ANSWERS_ALSO_DETAIL = "Papperen ska räknas en gång. Här visas räkningen från {municipality}; hör efter vem som har dem."
ANSWERS_UNREADABLE = "Svaren är räknade av ett nyare program och går inte att läsa här."
QUESTIONS_CHECK = "Frågorna är framtagna för ifodesk: kontrollera dem i gruppen innan de används."
PRINT_QUESTIONS, COUNT_ANSWERS, PRINT_ANSWERS = "Skriv ut formuläret", "Räkna svaren", "Skriv ut svaren"
ANSWERS_TITLE = "Svaren från hemmen {year}"
ANSWERS_TEXT = (
    "Skriv hur många formulär som har ett kryss i varje ruta. Tomt är noll. Antalen sparas inte, bara det som får "
    "visas. Det går att göra en gång för hela gruppen: förstör papperen sedan."
)
ASKED, RETURNED = "&Hem som fick formuläret", "&Formulär som kom tillbaka"
REPLY_TO = "{number} {reply}"
YEAR = "Gruppens år {year}"
BEFORE, AFTER = "Året före", "Året efter"
FEE_LINE = "Gemensam avgift {amount}"
FEE_DETAIL = "efter befolkningen den {day}; andelarna är låsta"
NO_FEE = "Avgiften är inte bestämd."
SETTLE = "Bestäm avgiften"
SETTLE_TITLE = "Avgiften för {year}"
SETTLE_TEXT = "Andelarna räknas en gång, i hela kronor som summerar exakt, och låses."
SETTLED = "Avgiften är redan bestämd: {amount} efter befolkningen {people}{who}."
SETTLED_BY = ", av {name} {day}"
SETTLE_AGAIN = "Sparar du igen gäller nya andelar för alla åtta i stället. Det gamla finns kvar i historiken."
TOTAL = "&Avgift, kronor"
POPULATION_ON = "&Befolkningen den dag som står i avtalet"
BUDGET = "Budget"
SET_BUDGET = "Ändra budgeten"
BUDGET_TITLE = "Budgeten för {year}"
LINE = "&Rad"
PLANNED, SPENT = "&Budget, kronor", "&Använt så här långt, kronor"
BUDGET_LINE = "{spent} av {planned}"
OVER = "{amount} över budgeten"
NO_BUDGET = "Ingen budget är skriven."
HOURS = "Timmar för gruppen"
SET_HOURS = "Skriv mina timmar"
HOURS_TITLE = "Mina timmar {year}"
HOURS_TEXT = "Så många timmar som du har arbetat för gruppen i år, sammanlagt."
MY_HOURS = "&Timmar"
HOURS_LINE = "{hours} tim"
NO_HOURS = "Ingen har skrivit sina timmar."
KEPT = "Ekonomi: {text}"

BUDGET_LINES: Final[Mapping[BudgetLine, str]] = {
    BudgetLine.ON_CALL: "Beredskapstelefon",
    BudgetLine.EDUCATION: "Utbildning",
    BudgetLine.COACHING: "Handledning",
    BudgetLine.RECRUITMENT: "Rekrytering av hem",
    BudgetLine.TRAVEL: "Resor",
    BudgetLine.OTHER: "Annat",
}
