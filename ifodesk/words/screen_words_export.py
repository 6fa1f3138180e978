"""Words of the page where plans are exported."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Exportera planer"
PLANS: Final = "Vilka planer"
PLAN: Final = "{number} {client}"
PLAN_DUE: Final = "{number} {client}, skulle ha följts upp {day}"
PLAN_NEXT: Final = "{number} {client}, följs upp {day}"
NOTHING: Final = "Du läser ingen öppen plan."
DUE: Final = "Välj dem som ska följas upp ({count})"
ALL: Final = "Välj alla"
NONE: Final = "Välj ingen"
FORM: Final = "&Filtyp"
FORMS: Final = {"pdf": "PDF", "html": "HTML för skärmläsare", "json": "JSON för andra program"}
WHOSE: Final = "&Vad"
WHOSE_RECORDS: Final = "Planen för personakten"
WHOSE_CLIENT: Final = "Klientens kopia på lätt svenska"
WHOSE_CHIEF: Final = "Chefens kopia"
FOLDER: Final = "&Mapp"
FOLDER_OTHER: Final = "Annan mapp …"
START: Final = "Exportera ({count})"
STOP: Final = "Avbryt"
AT: Final = "Plan {done} av {total}"
PERSONAL: Final = "Filerna innehåller personuppgifter. Ta bort dem när de är inlästa."
DONE_ONE: Final = "En plan ligger i {folder}."
DONE_MANY: Final = "{count} planer ligger i {folder}."
DONE_NONE: Final = "Ingen plan exporterades."
STOPPED: Final = "Avbrutet. Filerna som hann bli klara är hela."
REFUSED: Final = "{number}: {why}"
OPEN_FOLDER: Final = "Öppna mappen"


def done(count: int, folder: str) -> str:
    """Return how many files there are now."""
    if count == 0:
        return DONE_NONE
    return DONE_ONE.format(folder=folder) if count == 1 else DONE_MANY.format(count=count, folder=folder)
