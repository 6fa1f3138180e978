"""Words of "I kväll": a child needs a bed before the night."""

from __future__ import annotations

from ifodesk.words.plural_words import count

TITLE = "I kväll"
BAND = "Ålder"
NUMBER = "Hur många barn"
UNTIL = "Till &när"
NEAR = "&Nära"
SHOW = "Visa jourhem"
SENT = "Inget lämnar datorn när du söker. Den som du ringer får veta det du säger."
NOW = "Ring i den här ordningen ({count})"
HOME = "{name}, {place}"
UNCLEAR = "platser oklart: senast bekräftat {day}"
NEVER = "platser oklart: aldrig bekräftat"
CONFIRMED = "{places}, bekräftat {day}"
ASKED = "Frågad {at}, väntar på svar"
ANSWERED = "{answer} {at}"
ASKED_BY = "Tillfrågas nu av {who}"
FAR = "Mer än två timmar bort ({road})."
SAID_YES = "{name} har sagt ja. De andra ser det vid nästa synk."
NO_PHONE = "numret är inte delat"
NOW_HINT = "Senast bekräftade först, inom två timmars körning. R ring, J ja, N nej, Å återkommer."
NOBODY = "Inget jourhem inom två timmar kan ta emot. Se listan för i morgon, eller ring beredskapen."
LATER = "Resten, att ringa i kontorstid ({count})"
YES, NO, BACK = "Ja", "Nej", "Återkommer"
RING = "Ring"
PRINT = "Skriv ut jourlistan"
CHOOSE = "Välj ålder och hur många barn."


def places(free: int) -> str:
    """Return how many places a home has."""
    return count(free, "plats", "platser")
