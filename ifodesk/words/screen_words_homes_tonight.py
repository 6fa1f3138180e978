"""Words of "I kväll": a child needs a bed before the night."""

from __future__ import annotations

from ifodesk.words.plural_words import count

TITLE = "I kväll"
BAND = "Ålder"
BANDS = {"0-5": "0–5 år", "6-12": "6–12 år", "13-17": "13–17 år"}
NUMBER = "Hur många barn"
UNTIL = "Till &när"
NEAR = "&Nära"
SHOW = "Visa jourhem"
SENT = "Inget lämnar datorn när du söker. Den som du ringer får veta det du säger."
NOW = "Ring i den här ordningen ({count})"
NOW_HINT = "Senast bekräftade först, inom två timmars körning. R ring, J ja, N nej, Å återkommer."
NOBODY = "Inget jourhem inom två timmar har en bekräftad plats. Se listan för i morgon, eller ring beredskapen."
LATER = "Resten, att ringa i kontorstid ({count})"
YES, NO, BACK = "Ja", "Nej", "Återkommer"
RING = "Ring"
PRINT = "Skriv ut jourlistan"
CHOOSE = "Välj ålder och hur många barn."


def minutes(drive: int) -> str:
    """Return a drive in words.

    >>> minutes(50), minutes(60), minutes(95)
    ('50 min', '1 tim', '1 tim 35 min')
    """
    hours, rest = divmod(drive, 60)
    return " ".join([f"{hours} tim"] * (hours > 0) + [f"{rest} min"] * (rest > 0 or not hours))


def places(free: int) -> str:
    """Return how many places a home has."""
    return count(free, "plats", "platser")
