"""Words of the place where copies of a plan are looked through and given."""

from __future__ import annotations

from typing import Final

OPEN: Final = "Kopior …"
TITLE: Final = "Kopior av {version}"
VERSION: Final = "version {number}"
DRAFT: Final = "utkastet"
CLOSE: Final = "Tillbaka till planen"
RECIPIENT: Final = "&Till vem"
PAPER: Final = "&Papper"
PAPERS: Final = {
    "plan": "Planen",
    "easy": "På lätt svenska",
    "sheet": "Blad med egna åtgärder",
    "statutory": "De fyra rubrikerna (SIP)",
}
WAY: Final = "&Hur den lämnas"
WAY_UNSAID: Final = "Skrivs senare"
WAY_ASK: Final = "Lämnad i dag:"
WAY_TOLD: Final = "Det är antecknat hur kopian lämnades."
FOLDER: Final = "&Mapp"
FOLDER_OTHER: Final = "Annan mapp …"
GOALS: Final = "Ta med"
GOAL: Final = "Mål {number}: {text}"
GIVE: Final = "Gör kopian"
GIVE_HINT: Final = "Sidorna till höger är exakt det som lämnas."
GIVEN: Final = "Kopian är gjord och står i listan. Filen ligger i {folder}: {name}"
AGAIN_MADE: Final = "Samma kopia är gjord igen. Filen ligger i {folder}: {name}"
OPEN_FILE: Final = "Öppna"
REGISTER: Final = "Lämnade kopior"
REGISTER_EMPTY: Final = "Ingen kopia är lämnad än."
AGAIN: Final = "Gör samma igen"
COPY_LINE: Final = "Kopiera rad till journalen"
LINE_COPIED: Final = "Raden ligger i urklipp. Klistra in den i journalen."
PAGE: Final = "Sida {number} av {pages}"
NO_PAGES: Final = "Sidorna ritas …"
PAGES: Final = "Så här ser kopian ut"

LETTERS_TITLE: Final = "Brev till mötet ({count})"
LETTERS_NONE: Final = "Ingen är inlagd än. Lägg till dem som kallas och bjuds in."
LETTERS_KEEP: Final = "Spara breven"
LETTERS_KEPT_ONE: Final = "Ett brev ligger i {folder}."
LETTERS_KEPT: Final = "{count} brev ligger i {folder}."
LETTERS_HINT: Final = "Vart och ett är skrivet för den som får det. Skyddade uppgifter står inte i någon annans brev."
ENTRY_KEEP: Final = "Spara för kalendern"
ENTRY_HINT: Final = "I kalenderfilen står ordet ”Möte” och tiden, inget annat."
ENTRY_KEPT: Final = "Kalenderfilen ligger i {folder}: {name}"
LETTER_FILE: Final = "brev-till-mote.pdf"
ENTRY_FILE: Final = "mote.ics"


def letters_kept(count: int, folder: str) -> str:
    """Return how many letters there are now."""
    return LETTERS_KEPT_ONE.format(folder=folder) if count == 1 else LETTERS_KEPT.format(count=count, folder=folder)
