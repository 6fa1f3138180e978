"""Words of the tab Översikt."""

from __future__ import annotations

from ifodesk.words.plural_words import count

TITLE = "Översikt"
NEXT = "Härnäst"
NEXT_LIST = "Härnäst i ärendet"
NOTHING_NEXT = "Inget väntar i ärendet just nu."
LATE = "försenat"
WAITING = "väntar"
ANSWER_FOR_YOURSELF = "Svara på jävsfrågan för dig själv"
ANSWER_DETAIL = "Titta på namnen i ärendet. Bara du kan svara."
COPY = "Kopiera till journalen"
ALL_TRANSFERRED = "Allt som är klart är fört till personakten."
LAST_NOTE = "Senaste anteckningen"
NO_NOTE = "Inga anteckningar än."
OPEN_NOTE = "Öppna"
WRITE_NOTE = "Skriv en anteckning"

FAMILY = "Familj och nätverk"
FAMILY_LIST = "Personerna i ärendet"
AS_PICTURE = "Bild"
AS_LIST = "Lista"
ADD_PARTY = "Lägg till person"
PARTY_FORM = "En person i ärendet"
PARTY_ROLE = "&Roll"
PARTY_NAME = "&Namn"
FORMER_SURNAME = "&Tidigare efternamn"
PERSONAL_NUMBER = "&Personnummer eller födelseår"
NUMBER_HINT = "ååååmmdd-nnnn eller åååå"
RELATION = "R&elation till klienten"
RELATION_HINT = "förälder, syskon, granne …"
SAME_HOUSEHOLD = "&Bor med klienten"
PHONE = "Te&lefon"
PROTECTED = "&Skyddade uppgifter"
WITHHELD = "Får inte stå i andras &kopior"
WITHHELD_HINT = "Adress, plats, tid, enhet – en på varje rad"
YES, NO, NOT_STATED = "ja", "nej", "inte angivet"
CLOSE_FORM = "Stäng"
REMOVE_PARTY = "Ta bort ur ärendet"
PARTY_REMOVED = "Personen är borttagen ur ärendet. Ctrl+Z tar tillbaka."
NO_NAME = "Namn saknas"
PROTECTED_MARK = "skyddade uppgifter"
DIFFERS = "ni skrev olika"
PICTURE = "Familjebild. Piltangenterna går mellan personerna, Enter öppnar. Samma uppgifter finns som lista."

READERS = "Läses av"
LET_IN = "Släpp in …"
LET_IN_WHO = "&Vem ska läsa ärendet?"
LET_IN_NOW = "Släpp in"
LET_IN_DONE = "{name} läser ärendet från nästa synk."
NOBODY_TO_LET_IN = "Alla kollegor i kommunen läser redan ärendet, eller har svarat hinder."
ENOUGH = "Räcker så"
IS_ENOUGH = "Idag påminner inte mer om att släppa in någon."
ONLY_YOU = "Bara du läser ärendet än."
DEPUTY = "ersättare"
CHIEF = "chef"
HANDLER_ROLE = "handläggare"
HANDLER = "Handläggare"
NO_HANDLER = "ingen"
ALLOT = "Fördela om …"
ALLOT_WHO = "&Vem tar över?"
ALLOT_NOW = "Fördela om"
ALLOT_DONE = "{name} är handläggare nu. Du läser fortfarande ärendet."
ALLOT_JAV = "Är det jäv? Gå till fliken Jäv: där stängs ärendet för den som byts ut."
AS_DEPUTY = "Gör till ersättare"
DEPUTY_DONE = "{name} är ersättare nu."

CASE = "Om ärendet"
RECORD_NUMBER = "Nummer i {system}"
RECORD_HINT = "visas i stället för vårt nummer"
CASE_TYPE = "Typ"
OPENED_ON = "Öppnat {day}"
CLOSE_CASE = "Avsluta ärendet"
REOPEN_CASE = "Öppna ärendet igen"
CASE_CLOSED = "Ärendet är avslutat. Inget är borttaget. Ctrl+Z öppnar det igen."
CASE_REOPENED = "Ärendet är öppet igen."


def untransferred(number: int, since: str) -> str:
    """Return the heading of what does not stand in the record system yet."""
    return f"Inte förda till personakten ({number}), äldst från {since}" if number else "Personakten"


def gaps(number: int) -> str:
    """Return that a plan lacks something."""
    return f"{count(number, 'uppgift', 'uppgifter')} saknas innan planen kan antas"


def can_be_adopted() -> str:
    """Return that a plan lacks nothing."""
    return "Inget saknas, planen kan antas"


def born(year: int) -> str:
    """Return a year of birth beside a name."""
    return f"född {year}"
