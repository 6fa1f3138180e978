"""Words of "Gå igenom banken": the homes to confirm, one after the other, and the group's own meeting."""

from __future__ import annotations

from ifodesk.words.plural_words import count

TITLE = "Gå igenom banken"
TEXT = "Ring dina hem, ett i taget. Gruppen ser vad som är kvar."
START, GO_ON = "Börja", "Fortsätt"
AT = "{at} av {of}"
FREE = "Lediga platser nu"
FROM = "&Ledigt från (tomt: nu)"
UNTIL = "&Paus till och med (tomt: ingen paus)"
NEXT = "Ring &igen (tomt: som vanligt)"
CONFIRM = "Bekräfta och nästa"
SKIP = "Hoppa över"
BACK = "Föregående"
KEYS = "Siffran väljer antal. Enter bekräftar och går vidare, PgDn hoppar över, PgUp går tillbaka."
CHOOSE_FIRST = "Välj hur många platser som är lediga först."
LAST = "Senast bekräftat {day}: {places}"
NEVER = "Platserna är aldrig bekräftade."
ALL_DONE = "Klart. Alla dina hem är bekräftade i dag."
NO_HOMES = "Du har inga hem i banken att gå igenom."
HOME = "{name}, {place}"

PLACES = "Platser som flera vill ha ({count})"
CONTESTED = "{home}: fler platser är reserverade än som finns"
SETTLE = "Hemmet är ert: öppna det i Banken och låt en reservation gälla."
NOT_SETTLED = "Hemmets egen kommun avgör."
LOST_LINE = "{home}: platsen gick till en annan kommun"
NEXT_BEST = "Närmast i listan: {homes}."
SEARCH_AGAIN = "Sök hem på nytt."
SEEN = "Sett"
MINE = "Dina hem ({done} av {of} bekräftade i dag)"
CALL = "Ring och bekräfta ({count})"
RING = "Ring och bekräfta"
LACKS = "Saknas och går ut i dina hems akter ({count})"
LACKS_LINE = "{home}. {what}"
MISSING_LINE = "{home}. Inte gjort än: {what}"
LEFT = "Kvar i gruppen"
LEFT_LINE = "{done} av {of} hem har en uppgift om platser som går att lita på"
LEFT_ALL = "alla {of} hem är bekräftade"

POINTS = "Mötets punkter, {month}"
NO_POINTS = "Inga punkter. Skriv in det som ska tas upp, eller det som kommer varje år."
ADD_POINT, DECIDE, DONE = "Ny punkt", "Beslut", "Klart"
POINT_TITLE = "En punkt för mötet"
POINT_TEXT = "Inget om barn eller om människorna i ett hem: punkten läses av alla åtta."
POINT = "&Punkt"
YEARLY = "&Varje år i månaden"
ONCE = "bara den här gången"
DECIDE_TITLE = "Beslut: {title}"
DECISION = "&Beslut"
RESPONSIBLE = "&Ansvarig"
NOBODY = "ingen än"
DUE = "Klart &senast"
SAVE = "Spara"
EVERY_YEAR = "årshjulet"
DECIDED = "beslut: {text}"
BY = "ansvarig: {name}"
UNTIL_DAY = "senast {day}"
FINISHED = "klart {day}"

STOPS = "Ring hemkommunen i dag ({count})"
STOP_LINE = "Stopp för nya placeringar i {home}"
WAITS_FOR = "{place} har inte ringt än"
CALLED = "Vi har ringt"

DUTY = "Beredskap"
NO_DUTY = "Ingen är inskriven för i dag."
DUTY_LINE = "{name} har beredskapen till och med {day}"
SET_DUTY = "Ändra beredskapen"
DUTY_TITLE = "Vem har beredskapstelefonen?"
DUTY_WHO = "&Vem"
DUTY_FROM = "&Från"
DUTY_UNTIL = "&Till och med"
DUTY_PHONE = "&Nummer (om annat än gruppens)"
NOTES = "Från beredskapen, att ta över ({count})"
URGENT = "kan inte vänta"
TAKE = "Jag tar över"
WRITE_NOTE = "Samtal på beredskapen"
NOTE_TITLE = "Samtal på beredskapen"
NOTE_HINT = "Läses bara av dig och av den som tar över i morgon."
NOTE_TEXT = "&Vad sades och gjordes"
NOTE_TO = "&Till"
NOTE_URGENT = "Kan inte vänta till kontorstid"
SENT = "Sparat. Den som ska ta över ser det på sin sida vid nästa synk."
SAVED = "Sparat."
KEPT = "Från Gå igenom banken, inte klart: {text}"


def places(free: int | None) -> str:
    """Return how many places were free."""
    return "okänt antal" if free is None else count(free, "ledig plats", "lediga platser")


def and_more(names: list[str], more: int) -> str:
    """Return the first of many, and how many there are beside.

    >>> and_more(["Hembesök", "Referenser"], 3)
    'Hembesök, Referenser och 3 till'
    """
    return f"{', '.join(names)} och {more} till"
