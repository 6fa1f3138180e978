"""Words of one home: its form, its timeline, who lives there, the waivers and the pool."""

from __future__ import annotations

NEW_TITLE = "Nytt hem"
NEW_TEXT = "Bara det som är praktiskt och neutralt. Inget om hälsa, tro, ursprung eller vad en utredning visade."
ADD = "Lägg till hemmet"
CHANGE_TITLE = "Ändra uppgifter"
CHANGE = "Ändra"
SAVE = "Spara"

NAME = "&Kort namn"
NAME_HINT = "ett eget namn, till exempel Lärkan. Inte efternamnet."
KINDS = "Uppdrag"
PLACE = "&Ort"
PLACE_HINT = "by eller tätort, aldrig adress"
PHONE = "&Telefon"
PLACES = "Högst så många &placerade barn"
BANDS = "Vill ta emot"
TAKES = "Flickor eller pojkar"
CHILDREN = "Barn i hemmet, egna och placerade"
OWN_ROOM = "Eget &rum"
DAYTIME = "Någon hemma på &dagarna"
WORK = "&Arbete"
DRIVING = "Körkort och &bil"
LANGUAGES = "Språk som hemmet kan stödja"
PETS = "Djur"
SMOKE_FREE = "Rök&fritt"
SCHOOLS = "&Skolor inom räckhåll"
LISTED_HINT = "skilj åt med komma"
CONTACT = "&Umgänge med föräldrar i hemmet"
HOLIDAYS = "&Helger och lov"
KEEPS_AWAY = "Orter vars barn hemmet inte tar &emot"
COURSES = "Kurser"
WISHES = "Önskemål (praktiska)"
NOT_SAID = "inte sagt"
YES, NO = "ja", "nej"
NONE = "inga"

PAGE = "Ett hem"
BACK = "Till banken"
AT_STAGE = "Läge: {stage}"
ABOUT = "Uppgifter"
ABOUT_EMPTY = "Inget är skrivet än."
MOST_CHILDREN = "högst {count} placerade barn"
WANTS = "tar emot {what}"
CHILDREN_IN_HOME = "barn i hemmet: {what}"
NO_CHILDREN = "inga barn i hemmet"
SAID_YES = {
    "own_room": "eget rum",
    "daytime": "någon hemma på dagarna",
    "driving": "körkort och bil",
    "smoke_free": "rökfritt",
    "parent_contact": "umgänge i hemmet går bra",
    "holidays": "helger och lov går bra",
}
SAID_NO = {
    "own_room": "inget eget rum",
    "daytime": "ingen hemma på dagarna",
    "driving": "ingen bil",
    "smoke_free": "inte rökfritt",
    "parent_contact": "inte umgänge i hemmet",
    "holidays": "inte helger och lov",
}
LISTED = {
    "languages": "språk: {what}",
    "pets": "djur: {what}",
    "schools": "skolor: {what}",
    "courses": "kurser: {what}",
    "keeps_away": "tar inte emot barn från {what}",
}
NO_PETS = "inga djur"

LACKING = "Saknas eller går snart ut ({count})"
NOTHING_LACKS = "Allt som krävs är gjort."
TIMELINE = "Tidslinje"
NOTHING_DONE = "Inget är gjort än."
ABOUT_WHOM = "{text}: {name}"
EXPIRES = "gäller till {day}"
DONE, EXEMPT, AGAIN = "Gjort", "Behövs inte", "Gjort igen"
TAKE_BACK = "Ta bort"
TAKEN_BACK = "Borttaget: det räknas inte längre. Ctrl+Z tar tillbaka det."
DONE_TITLE = "{what} är gjort"
DONE_TEXT = "Skriv att och när det gjordes, aldrig vad ett utdrag visade."
DONE_ON = "&Dag"
OUTCOME = "&Resultat"
DONE_BY = "Vem gjorde det, om inte &du"
VALID_UNTIL = "Gäller till och &med (tomt: som vanligt)"
EXEMPT_TITLE = "{what} behövs inte här"
EXEMPT_REASON = "&Varför"
ADULT_NEEDED = "Skriv först in de vuxna i hemmet."

ADULTS = "Vuxna"
ADULTS_EMPTY = "Skriv in varje vuxen i hemmet. Var och en bestämmer själv vad banken får veta."
ADD_ADULT = "Lägg till vuxen"
ADULT_TITLE = "En vuxen i hemmet"
ADULT_NAME = "&Namn"
ADULT_ROLE = "&Roll"
PERSONAL_NUMBER = "&Personnummer"
PROTECTED = "S&kyddade personuppgifter (då kommer hemmet aldrig i banken)"
GUARDIAN = "&Vårdnadshavare för barn i hemmet"
LEFT = "Har flyttat"
LEFT_TITLE = "{name} har flyttat från hemmet"
LEFT_ON = "&Från och med"
HAS_LEFT = "flyttade {day}"

WAIVER = "Samtycke"
WITHDRAW = "Tar tillbaka"
WAIVER_GIVEN = "samtycke {day}: {count} uppgifter, {places}"
WAIVER_ALL = "alla kommuner i banken"
WAIVER_WITHDRAWN = "tog tillbaka sitt samtycke {day}"
WAIVER_NONE = "inget samtycke"
WAIVER_TITLE = "Samtycke från {name}"
WAIVER_TEXT = (
    "Skriftligt och frivilligt, och kan tas tillbaka när som helst. Banken läses av alla åtta: hemmet kommer dit "
    "när varje vuxen har namngett dem alla. Visas gör bara det som varje vuxen har kryssat."
)
GIVEN_ON = "Påskrivet &dag"
WAIVER_PLACES = "Kommuner som får veta"
WAIVER_FIELDS = "Vad de får veta"
KEPT_WHERE = "Var &ligger papperet"
WAIVER_UNTIL = "&Gäller till (tomt: tills det tas tillbaka)"
WITHDRAW_TITLE = "{name} tar tillbaka sitt samtycke"
WITHDRAW_TEXT = "Hemmet lämnar banken hos de andra vid nästa synk. En kommun som har ett barn där behåller sin uppgift."
WITHDRAW_ON = "Från och &med"

POOL = "Banken"
IN_POOL = "Står i banken sedan {day}"
SHARED = "delar: {fields}"
LEAVE, ENTER = "Ta ut ur banken", "Lägg i banken"
MAY_ENTER = "Hemmet får stå i banken."
NOT_YET = "Hemmet kan inte stå i banken än ({count})"
WHOSE = "{text} ({whose})"
NOT_NAMED = "inte nämnda: {places}"
PLACES_NOW = "Lediga platser"
STOP, LIFT = "Stopp för nya placeringar", "Häv stoppet"
STOP_TITLE = "Stopp för nya placeringar i {name}"
STOP_TEXT = (
    "Skälet står inte i banken. Chefen i varje kommun som har ett barn eller en reserverad plats där får "
    "”Ring hemkommunen i dag” och ska kvittera."
)
STOP_FROM = "&Från och med"
STOPPED_SINCE = "Stopp för nya placeringar från {day}. Skälet sägs per telefon."
END = "Avsluta hemmet"
END_TITLE = "Avsluta {name}"
END_TEXT = "Hemmet lämnar banken. Akten finns kvar så länge den ska."
END_REASON = "&Varför"

LOOKED = "Vem har tittat på hemmet"
LOOK = "{name}, {place}, {at}"
NOBODY_LOOKED = "Ingen utanför enheten har öppnat hemmet i banken."
CONTACTS = "Kontakter"
NO_CONTACTS = "Ingen kontakt är skriven än."
ADD_CONTACT, ADD_EVENT = "Ny kontakt", "Ny händelse"
CONTACT_TITLE = "Kontakt med hemmet"
CONTACT_TEXT = "Ett utkast till det som ska stå i hemmets akt."
EVENT_TITLE = "Något har hänt i hemmet"
KIND = "&Sort"
MINUTES_FIELD = "&Minuter (för handledning och utbildning)"
WRITTEN = "&Text"
MINUTES = "{count} min"
INQUIRIES = "Tillfrågningar"
NEVER_ASKED = "Hemmet har inte blivit tillfrågat om någon placering."
OTHER_UNIT = "Hemmet hör till {municipality}. Här står bara det som hemmet har gått med på att dela."
CLAIM_WAITS = "fler vill ha platsen än det finns"
CLAIM_HOLDS = "Låt den gälla"
SETTLED = "Avgjort. De andra får veta vid nästa synk, med nästa hem i sin lista."
SAVED = "Sparat."
ENTERED = "Hemmet står i banken och visas för de andra vid nästa synk."
LEFT_POOL = "Hemmet är ute ur banken här, och hos de andra vid nästa synk."
ADDED = "Hemmet är upplagt. Det står inte i banken förrän alla vuxna har gett sitt samtycke."
STOPPED = "Stoppat. Kommuner med barn eller reserverad plats i hemmet får besked."
STOPPED_RING = "Stoppat. {ring}: ingen chef där använder ifodesk och får besked."
RING_YOURSELF = "Ring själv {places} i dag"
RING_WHY = "Ett barn är placerat eller en plats är reserverad här därifrån, men ingen chef där använder ifodesk."
KEPT = "Om ett hem, inte klart: {text}"
PRIVATE = "Bara för den egna enheten:"
FOR_CHILD = "Nätverkshem: &barnets ärendenummer"
FOR_CHILD_HINT = "numret i verksamhetssystemet eller i ifodesk"
AGENCY = "Före&tag som stödjer hemmet"
RECORD_NUMBER = "Hemmets akt i &verksamhetssystemet"
HIDDEN_ADDRESS = "Hemli&g adress (då kommer hemmet aldrig i banken)"
CLAIMS_DOUBTED = "Räknas inte: {names} har skrivit om en reservation i en annan kommuns ställe."
CLAIMS_DOUBTED_WHY = "Det som kommunen själv och hemmets enhet har skrivit gäller. Ring och fråga."
