"""Swedish texts of what is printed."""

from __future__ import annotations

from collections.abc import Mapping

from ifodesk.words.label_words_sip import ACHIEVEMENT, AGREEMENT_FORM, MEASURE_STATUS

PAGE_OF = "Sida {page} av {pages}"
NOT_STATED = "Ej angivet"
PRACTICE = "ÖVNING"
PRACTICE_HEAD = "ÖVNING – påhittade personer"
DRAFT = "UTKAST"
PROTECTED = "SKYDDADE PERSONUPPGIFTER"

SIP = "Intern-SIP"
SIP_BELOW = "Samordnad plan mellan kommunens enheter"
MUNICIPALITY = "{name} kommun"
NO_MUNICIPALITY = "Socialtjänsten"

CLIENT = "Klient"
CLIENT_BORN = "{name}, född {year}"
CASE = "Ärende"
VERSION = "Version"
PLAN_LEAD = "Samordnare"
NEXT_FOLLOW_UP = "Nästa uppföljning"

DRAFT_OF = "Utkast, utskrivet {day}"
VERSION_OF = "Version {number}, antagen {day}"
UNKNOWN_NUMBER = "utan nummer"
VERSION_UNDATED = "Version {number}"
FILE_ONLY = "Här finns skyddade uppgifter. Det här är planen för personakten: lämna kopior med ”Kopior …” i stället."
DRAFT_NOTICE = "Det här är ett utkast. Planen är inte antagen och kan ändras."
DIFFERING_ONE = "I en uppgift har ni skrivit olika. Här står bara det ena. Jämför under Synk innan utkastet används."
DIFFERING_MANY = (
    "I {count} uppgifter har ni skrivit olika. Här står bara det ena. Jämför under Synk innan utkastet används."
)
UNREADABLE = "{count} uppgifter är skrivna i ett nyare program och saknas här. Uppdatera ifodesk och skriv ut igen."
UNREADABLE_ONE = "En uppgift är skriven i ett nyare program och saknas här. Uppdatera ifodesk och skriv ut igen."

OWN_WORDS = "Vad är viktigt för mig"
SITUATION = "Hur det är nu"
GOALS = "Mål och åtgärder"
GOAL = "Mål {number}"
LONG_TERM_GOAL = "Mål {number}, långsiktigt"
GOAL_ABOVE = "Leder till"
MEASURED_ON = "mätt {day}"
REACHED_BY = "senast {day}"
AID_ANSWER = "Vad det ska leda till"
TAKEN_FROM = "Hämtat från"
TAKEN_FROM_PLAN = "Genomförandeplanen, och följs upp där. {note}"
GOAL_CLOSED = "Avslutat"
ACHIEVED: Mapping[str, str] = {str(code): label.capitalize() for code, label in ACHIEVEMENT.items()}
INDICATOR = "Så märks det"
BASELINE = "Nuläge"
TARGET = "Mål att nå"
MEASURE = "Åtgärd"
RESPONSIBLE = "Ansvarig"
DUE = "Klart"
STATUS = "Läge"
NO_MEASURES = "Inga åtgärder än."
STATUS_OF: Mapping[str, str] = {status: label.capitalize() for status, label in MEASURE_STATUS.items()}

PARTICIPATION = "Samtycke till att planen görs"
WAIVER = "Uppgifter som får lämnas ut"
OTHER_CONSENT = "Annat samtycke"
GIVEN_BY = "Lämnat av"
GIVEN = "När och hur"
WHAT = "Vad"
RECEIVER = "Till vem"
PURPOSE = "Varför"
VALID = "Gäller"
VALID_UNTIL = "till {day}"
COVERS = "Gäller mål {numbers}"
FOR_UNIT = "För {unit}"
CHILD_VIEW = "Barnet: {text}"
WITHDRAWN = "återtaget {day}"

AGREED = "Så är planen överenskommen"
NAME = "Namn"
ROLE = "Roll"
HOW = "Hur"
WHEN = "När"
FORM: Mapping[str, str] = dict(AGREEMENT_FORM.items())

FOLLOW_UP = "Uppföljning"
FOLLOW_UP_PLANNED = "Planerad"
FOLLOW_UP_HELD = "Genomförd"
FOLLOW_UP_SUMMARY = "Vad som kom fram"

GOALS_ONE = "Mål"
OUTCOME = "Resultat"
MEASURED = "Mätt värde"
COMMENT = "Kommentar"
HELD_ON = "Uppföljning {day}"
PRESENT = "Närvarande"

AROUND = "Mer om planen"
NEED = "Varför planen behövs"
PROPOSED = "Föreslogs av"
CAN_DO_SELF = "Det här kan jag göra själv"
ALREADY_TOLD = "Det här har jag redan berättat"
RESOURCES = "Det som fungerar och hjälper"
CRISIS_PLAN = "Om det blir svårt"
INTERPRETER = "Tolk"
REPRESENTATIVE = "God man eller förvaltare"
TRAVEL = "Resor"
PHONE = "Telefon"

OTHER_PLANS = "Andra planer som gäller"
PLAN_KIND = "Plan"
WHERE = "Var den finns"
WHO = "Vem som ansvarar"

PROOF = "Om den här versionen"
ADOPTED_BY = "Antagen av"
FINGERPRINT = "Kontrollkod"
TRANSFER = "Personakten"
TRANSFERRED = "Förd till personakten {day} av {who}. Originalet finns i personakten; det här är en arbetskopia."
TRANSFERRED_PLAIN = "Förd till personakten. Originalet finns i personakten; det här är en arbetskopia."
RECORD_NUMBER = "Handling {number}."
NOT_TRANSFERRED = "Inte förd till personakten än. Originalet förvaras i ifodesk tills planen är förd dit."
NOT_TO_BE_TRANSFERRED = "Ska inte föras till personakten. Skäl: {reason}"
DRAFT_TRANSFER = "Ett utkast förs inte till personakten. Det gör den antagna planen."
FINGERPRINT_NOTE = (
    "Kontrollkoden räknas fram ur planens innehåll. Två utskrifter med samma kod har samma innehåll, ord för ord. Är "
    "en enda bokstav ändrad blir koden en annan."
)
LAW_NOTE = (
    "En intern-SIP samordnar kommunens egna enheter. Den ersätter inte en samordnad individuell plan med regionen "
    "enligt 10 kap. 8 § socialtjänstlagen (2025:400)."
)

PRINT_TROUBLE = {
    "print_folder_missing": "Mappen finns inte, så inget skrevs. Inget annat är ändrat. Välj en annan mapp.",
    "print_refused": (
        "Filen kunde inte skrivas. Den kan vara öppen i ett annat program, eller så får du inte skriva i mappen. "
        "Inget annat är ändrat. Stäng filen eller välj en annan mapp och försök igen."
    ),
    "print_disk_full": "Disken är full, så inget skrevs. Inget annat är ändrat. Frigör plats och försök igen.",
    "print_failed": (
        "Filen kunde inte skrivas till disken. Inget annat är ändrat. Välj en annan mapp och försök igen."
    ),
    "print_unreadable_version": (
        "Den här versionen är sparad av ett nyare program och kan inte skrivas ut här. Den är oförändrad. Uppdatera "
        "ifodesk och skriv ut igen."
    ),
    "print_not_a_file": "Det finns en mapp med det namnet, så inget skrevs. Välj ett annat namn.",
}
"""A sentence for each code of `ifodesk.usecases.printing.PrintTrouble`, whatever the paper is."""

RECOVERY = "Återställningskod"
RECOVERY_LOCK_AWAY = "Lås in papperet. Den som har det och datorn kommer åt allt i valvet."
RECOVERY_GROUP = "Grupp {number}"
RECOVERY_HOW = (
    "Koden öppnar valvet om lösenfrasen är glömd eller datorns nyckelring har gått förlorad. Välj ”Glömt lösenfras” "
    "när ifodesk ber om lösenfrasen, skriv koden och välj en ny lösenfras. Ingenting i valvet ändras."
)
RECOVERY_MADE = "Skapad {day}. Koden visas inte igen."

CONTROL = "Kontrollord"
CONTROL_WORD = "Ord {number}"
CONTROL_HOW = (
    "Läs orden för en kollega i telefon, och låt kollegan läsa sina. Är de lika hos er båda, talar era program om "
    "samma grupp. Är de olika: synka båda och jämför igen. Är de fortfarande olika: säg till chefen."
)
CONTROL_OLD = "Så här var orden {day}. De byts när någon börjar, slutar eller får en ny dator."
