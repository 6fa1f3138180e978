"""Words of "Listor": the lists of homes that exist today, read in and written out."""

from __future__ import annotations

from ifodesk.words.plural_words import count

TITLE = "Listor"
LIST = "Det som en lista ger, rad för rad"
READ = "Läs in en lista"
READ_TEXT = "Excel (xlsx) eller text (csv). Inget sparas förrän du har sett vad det blir, och allt går att ta tillbaka."
CHOOSE = "Välj fil …"
FILTER = "Listor (*.xlsx *.xlsm *.csv *.txt)"
WRITE = "Spara hemmen som en lista"
WRITE_TEXT = (
    "De hem vars akt du läser. Listan går att läsa in igen. Den är inte krypterad: lägg den där bara ni kommer åt den."
)
WRITE_FILTER = "Excel (*.xlsx)"
WRITE_NAME = "familjehem.xlsx"
WRITTEN = "Listan ligger i {folder} och heter {name}."
READING = "Läser {name} …"
IMPORTING = "Läser in {homes}. Det tar en stund …"
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
UNFINISHED = "En inläsning stannade på vägen. Ta tillbaka den, och läs in listan igen."
ROW = "rad {number}"


def homes(many: int) -> str:
    """Return how many homes.

    >>> homes(1), homes(34)
    ('1 hem', '34 hem')
    """
    return count(many, "hem", "hem")
