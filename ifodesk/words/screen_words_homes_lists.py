"""Words of "Listor": the lists of homes that exist today, read in and written out."""

from __future__ import annotations

from typing import Final

from ifodesk.words.plural_words import count, number

_SOON: Final = 3
"""Seconds after which it can be told how long it takes."""

TITLE = "Listor"
LIST = "Det som en lista ger, rad för rad"
READ = "Läs in en lista"
READ_TEXT = "Excel (xlsx) eller text (csv). Inget sparas förrän du har sett vad det blir, och allt går att ta tillbaka."
CHOOSE = "Välj fil …"
FILTER = "Listor (*.xlsx *.xlsm *.csv *.txt)"
WRITE = "Spara hemmen som en lista"
SAVE = "Spara …"
WRITE_TEXT = (
    "De hem vars akt du läser. Listan går att läsa in igen. Den är inte krypterad: lägg den där bara ni kommer åt den."
)
WRITE_FILTER = "Excel (*.xlsx)"
WRITE_NAME = "familjehem.xlsx"
WRITTEN = "Listan ligger i {folder} och heter {name}."
READING = "Läser {name} …"
IMPORTING = "Läser in {homes}. Du kan arbeta vidare under tiden."
UNDER_WAY = "Hur långt inläsningen har kommit"
STOP = "Avbryt"
STOPPED = "{why} Inget hem ur listan finns kvar."
STOPPED_AT = (
    "{why} {here} av {homes} kunde inte tas bort igen och ligger kvar, utanför banken. Läs in resten här nedanför "
    "eller en annan gång, eller ta tillbaka det som ligger kvar."
)
STOPPED_BY_HAND = "Avbrutet."
AT = "{done} av {homes}"
AT_LEFT = "{done} av {homes}, ca {minutes} min kvar"
TAKING_BACK = "Tar tillbaka …"
NOT_ALL_BACK = (
    "{why} {homes} ur listan finns kvar här. De ligger inte i banken, och resten av valvet är orört. "
    "Ta tillbaka dem när det går."
)
ACCEPTED = "Blir hem ({count})"
REFUSED = "Läses inte in ({count})"
NOTHING = "Ingen rad i listan blir ett hem. Se skälen, eller ändra vad kolumnerna är."
IMPORT = "Läs in {homes}"
COLUMNS = "Ändra kolumnerna"
COLUMNS_TITLE = "Vad är vad i listan?"
COLUMNS_TEXT = "Rubriken i listan står till vänster i varje fält. Det som inte väljs läses inte."
NOT_READ = "läses inte"
HEADING_OF = "{title} (kolumn {letter})"
USE = "Visa vad det blir"
DROP = "Börja om"
MACROS = "Filen innehåller makron. De har inte körts och läses inte."
MORE = "Filen har fler blad, som inte läses: {names}."
NO_HEADING = "Inga rubriker kändes igen. Säg vad kolumnerna är."
DONE = "{homes} är inlästa. De står inte i banken förrän varje vuxen har gett sitt samtycke."
UNDO = "Ta tillbaka"
TAKEN_BACK = "{homes} är borttagna."
KEPT = " {homes} som någon har arbetat med finns kvar."
UNFINISHED = "En inläsning stannade på vägen: {here} av {homes} är inlästa."
UNFINISHED_WHAT = "Läs in samma lista igen, så kommer resten. Eller behåll det som är inläst, eller ta tillbaka det."
KEEP = "Behåll"
KEPT_ALL = "De hem som är inlästa är kvar. Inläsningen är avslutad."
ROW = "rad {number}"


def homes(many: int) -> str:
    """Return how many homes.

    >>> homes(1), homes(34)
    ('1 hem', '34 hem')
    """
    return count(many, "hem", "hem")


def at(done: int, of: int, seconds: float) -> str:
    """Return how far an import has come, with the minutes that are left once that can be told.

    >>> at(40, 900, 1), at(200, 900, 60)
    ('40 av 900 hem', '200 av 900 hem, ca 4 min kvar')
    """
    left = seconds * (of - done) / done / 60 if done else 0
    form = AT_LEFT if seconds > _SOON and left >= 1 else AT
    return form.format(done=number(done), homes=homes(of), minutes=round(left))
