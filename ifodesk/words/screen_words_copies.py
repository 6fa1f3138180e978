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
