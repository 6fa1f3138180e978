"""Import and export of lists of homes in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.home_cells import RowReason
from ifodesk.domain.home_columns import Column
from ifodesk.domain.home_rows import HomeRow, Reason

COLUMN: Final[Mapping[Column, str]] = {
    Column.NAME: "Namn",
    Column.PLACE: "Ort",
    Column.KINDS: "Typ",
    Column.ADULTS: "Vuxna",
    Column.PHONE: "Telefon",
    Column.ADDRESS: "Adress",
    Column.PLACES: "Antal platser",
    Column.BANDS: "Ålder",
    Column.TAKES: "Kön",
    Column.CHILDREN_BANDS: "Barn i hemmet",
    Column.OWN_ROOM: "Eget rum",
    Column.DAYTIME: "Hemma dagtid",
    Column.WORK: "Arbete",
    Column.DRIVING: "Körkort",
    Column.LANGUAGES: "Språk",
    Column.PETS: "Djur",
    Column.SMOKE_FREE: "Rökfritt",
    Column.SCHOOLS: "Skolor",
    Column.PARENT_CONTACT: "Umgänge i hemmet",
    Column.HOLIDAYS: "Helger och lov",
    Column.KEEPS_AWAY: "Avstånd",
    Column.COURSES: "Kurser",
    Column.WISHES: "Önskemål",
    Column.AGENCY: "Konsulentföretag",
    Column.RECORD_NUMBER: "Aktnummer",
    Column.OPENED_ON: "Datum",
    Column.FOR_CHILD: "För barn",
}
"""Headings of an exported list: the import knows each of them again."""

ROW_REASON: Final[Mapping[RowReason, str]] = {
    RowReason.NO_NAME: "namn saknas",
    RowReason.NO_KIND: "det står inte vad för hem det är",
    RowReason.UNKNOWN_KIND: "okänd typ av hem",
    RowReason.NETWORK_WITHOUT_CHILD: "ett nätverkshem är för ett visst barn: ärendenumret saknas",
    RowReason.NOT_A_NUMBER: "ska vara ett helt tal mellan 0 och 20",
    RowReason.NOT_YES_OR_NO: "ska vara ja eller nej",
    RowReason.NOT_AN_AGE: "är ingen ålder, till exempel 6-12",
    RowReason.AGE_IS_A_DATE: "Excel har gjort om åldern till ett datum; skriv den som text",
    RowReason.NOT_A_DATE: "är inget datum; är cellen ett tal, ge den formatet datum",
    RowReason.IN_THE_FUTURE: "ligger framåt i tiden",
    RowReason.UNKNOWN_CHOICE: "finns inte bland valen",
    RowReason.FORMULA: "är en formel utan värde; ifodesk räknar inte ut den",
    RowReason.ERROR: "är ett fel i kalkylarket",
    RowReason.MERGED: "är sammanslagen över flera kolumner",
    RowReason.ENCODING: "har konstiga tecken; spara listan som .xlsx, eller som text i UTF-8",
    RowReason.TOO_LONG: "är för lång",
    RowReason.TWICE_IN_LIST: "står redan på rad {row}",
    RowReason.KNOWN_ALREADY: "finns redan här",
}

SHEET: Final = "Familjehem"
NONE: Final = "inga"
YES: Final = "ja"
NO: Final = "nej"
FULL: Final = "Ingen rad går att importera. Inget är sparat."
MACROS: Final = "Filen innehåller makron. De har inte körts och läses inte."
NO_HEADING: Final = "Inga rubriker kändes igen. Listan behöver en rad med minst Namn och Typ."
ASK: Final = "Inget är sparat. Importera med --ja."


def reason_line(reason: Reason) -> str:
    """Return why a row is not imported: "Ålder (dec-06): Excel har gjort om …"."""
    said = ROW_REASON[reason.code].format(row=reason.row)
    where = "" if reason.column is None else COLUMN[reason.column]
    return f"{where} ({reason.text}): {said}" if reason.text else f"{where}: {said}"


def row_line(row: HomeRow) -> str:
    """Return one row of the preview: its number, and the home or why not."""
    told = row.name if row.accepted else "; ".join(reason_line(one) for one in row.reasons)
    return f"Rad {row.number}: {told}"


def previewed(accepted: int, refused: int) -> str:
    """Return what an import would do.

    >>> previewed(1, 2)
    '1 hem kan importeras, 2 rader kan inte.'
    """
    rows = "1 rad" if refused == 1 else f"{refused} rader"
    return f"{accepted} hem kan importeras, {rows} kan inte." if refused else f"{accepted} hem kan importeras."


def done(homes: int, batch: str) -> str:
    """Return that an import is done, and how it is taken back."""
    return f"{homes} hem importerade. Ångra: ifodesk import homes --undo {batch}"


def stopped(here: int, of: int, batch: str) -> str:
    """Return what is left of an import that something stopped: what could not be taken back."""
    if not here:
        return "Inget hem ur listan finns kvar."
    return (
        f"{here} av {of} hem kunde inte tas bort igen och ligger kvar. Kör samma kommando igen för resten, eller "
        f"ångra: ifodesk import homes --undo {batch}"
    )


def taken_back(removed: int, kept: int) -> str:
    """Return what an undo did."""
    stays = f" {kept} hem som någon har arbetat med finns kvar." if kept else ""
    return f"{removed} hem togs bort.{stays}"
