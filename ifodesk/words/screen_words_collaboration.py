"""Words of Samverkan: the standing collaboration inside the municipality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ifodesk.domain.anonymous import Trace, TraceKind
from ifodesk.words.plural_words import count, listed

NAME = "Samverkan"
LIST = "Samverkan i kommunen"

LATE = "Uppföljningen är försenad ({count})"
UNCONFIRMED = "Kollegor som inte har bekräftat ({count})"
WITHOUT_WORDS = "Planer utan klientens egna ord ({count})"
ALL_WELL = "Planer ({count}): inget är försenat, obekräftat eller utan klientens egna ord."
PLANS = "Planerna i kommunen"
FOLLOWED = "Öppna planer i de ärenden som du läser: {count}."
EXPORT = "Exportera planer …"
NO_PLANS = "Ingen öppen intern-SIP bland de ärenden som du läser."
PLAN = "{number}, {client}"
WAS_DUE = "skulle följts upp {day}"
NEVER_ADOPTED = "inte antagen än"

QUESTIONS = "Frågor utan namn ({count})"
NO_QUESTIONS = "Ingen fråga väntar."
ASK = "Ställ en fråga …"
ASKED_BY = "{name} frågar {area}"
MINE = "Din fråga till {area}"
WAITS = "väntar på svar"
ANSWER = "Svara …"
ANSWERED = "{name} svarade: {text}"
PUT_ASIDE = "Klar"

SEVERAL = "Klienter som behöver flera enheter ({count})"
RULE = (
    "Så hittas de: bland dina egna öppna ärenden, när samma personnummer finns i ärenden av två områden, eller när en "
    "annan enhet svarar för en åtgärd i planen. Inget söks fram utanför det du redan läser."
)
NO_SEVERAL = "Ingen bland dina öppna ärenden."
BY_CASES = "flera ärenden"
BY_MEASURES = "åtgärder i planen"
NO_PLAN = "ingen intern-SIP än"
NO_OUTCOME = "inget mål är uppföljt än"

AREAS = "Områden och enheter"
ADD_UNIT = "Lägg till enhet …"
NO_UNIT = "Ingen enhet eller kontaktperson än"
UNIT = "{area}: {unit}"
CONTACT = "kontakt: {name}"
DEPUTY = "ersättare: {name}"
CHECK_IN = "avstämning: {text}"
CHANGE = "Ändra …"

MAPS = "Processkartor"
NO_MAPS = "Kommunen har ingen processkarta än."
TEMPLATE = "Mall: {title}"
TAKE_OVER = "Ta över mallen"
TO_CHECK = "Kontrollera innan ni använder den. {source}"
SHOW = "Visa"
HIDE = "Dölj"
ADD_MAP = "Ny processkarta …"

ASK_TITLE = "En fråga utan namn"
ASK_TEXT = (
    "Innan klienten har samtyckt får du fråga hur en annan enhet skulle göra, men inte om vem. Programmet letar efter "
    "namn, nummer och platser ur ärenden som du läser. Det vet inte vad den som läser redan känner till: i en liten "
    "kommun kan ålder och by räcka."
)
ASK_AREA = "&Till"
ASK_QUESTION = "&Frågan"
ASK_NOW = "Skicka frågan"
ASK_ANYWAY = "Skicka ändå: det pekar inte ut någon"
FOUND = "Kan peka ut någon: {found}"
MUST_GO = "Måste bort: {found}"
SENT = "Frågan är skickad. Den och svaret läses bara av dig och kontaktpersonerna."
ANSWER_TEXT = "&Ditt svar"
ANSWER_NOW = "Skicka svaret"

UNIT_NEW = "Ny enhet"
UNIT_CHANGE = "Ändra enhet"
UNIT_TEXT = (
    "Nämnd och verksamhetsgren avgör om klienten behöver häva sekretessen innan enheten får veta något. Det som inte "
    "är ifyllt räknas som oklart, och då frågas det efter. Familjerådgivningen är aldrig en enhet (OSL 26 kap. 3 §)."
)
UNIT_NAME = "&Namn"
UNIT_AREA = "&Område"
UNIT_NO_AREA = "inget område"
UNIT_BOARD = "N&ämnd"
UNIT_BRANCH = "&Verksamhetsgren"
UNIT_INDEPENDENT = "Är grenen s&jälvständig?"
INDEPENDENT_UNSAID = "ingen har sagt"
INDEPENDENT_YES = "ja"
INDEPENDENT_NO = "nej"
UNIT_CONTACT = "&Kontaktperson"
UNIT_CONTACT_NAME = "Kontaktperson som inte använder ifodesk"
UNIT_DEPUTY = "E&rsättare"
UNIT_NOBODY = "ingen"
UNIT_PHONE = "&Telefon"
UNIT_CHECK_IN = "A&vstämning, till exempel en punkt på APT"
UNIT_PEOPLE = "De som arbetar i enheten och använder ifodesk"
UNIT_SAVE = "Spara enheten"
UNIT_END = "Enheten finns inte längre …"
UNIT_END_ASK = "Enheten försvinner ur listorna. Det som är delat med den visas tills någon tar bort det."
UNIT_END_YES = "Ta bort ur listan"
CANCEL = "Avbryt"

MAP_TITLE = "&Rubrik"
MAP_TEXT = "&Steg för steg"
MAP_SAVE = "Spara processkartan"
MAP_END = "Lägg undan"

KEPT_QUESTION = "Fråga utan namn, inte skickad: {text}"
KEPT_ANSWER = "Svar på en fråga utan namn, inte skickat: {text}"
KEPT_MAP = "Processkarta, inte sparad: {text}"

OUTCOME: Final[Mapping[str, tuple[str, str]]] = {
    "reached": ("nått", "nådda"),
    "partly": ("delvis nått", "delvis nådda"),
    "not_reached": ("inte nått", "inte nådda"),
}
"""Of one goal, of several."""
TRACE: Final[Mapping[TraceKind, str]] = {
    TraceKind.NUMBER: "ett nummer eller en adress",
    TraceKind.WHOLE_NAME: "ett helt namn",
    TraceKind.NAME: "ett namn ur ett ärende",
    TraceKind.PLACE: "en plats",
    TraceKind.DAY: "en dag",
    TraceKind.AGE: "en ålder",
}


def measures(number: int) -> str:
    """Return how many measures wait for a yes."""
    return count(number, "åtgärd väntar på ja", "åtgärder väntar på ja")


def people(number: int) -> str:
    """Return how many people of a unit use the program."""
    return f"{count(number, 'person', 'personer')} i ifodesk"


def outcomes(found: Mapping[str, int]) -> str:
    """Return what the follow-ups found.

    >>> outcomes({"partly": 1, "reached": 2})
    'mål: 2 nådda, 1 delvis nått'
    """
    parts = [count(found[code], *texts) for code, texts in OUTCOME.items() if found.get(code)]
    return f"mål: {', '.join(parts)}" if parts else NO_OUTCOME


def traces(found: Iterable[Trace]) -> str:
    """Return what was found in a text, each once: ”16 år” (en ålder)."""
    return listed(list(dict.fromkeys(f"”{one.text}” ({TRACE[one.kind]})" for one in found)))
