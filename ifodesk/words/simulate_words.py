"""What `ifodesk simulate` says."""

from __future__ import annotations

from typing import Final

from ifodesk.words.plural_words import count

HELP: Final = "Låt en hel grupp arbeta i påhittad tid, med fel och angrepp, och pröva att inget går förlorat."
DEVICES: Final = "så många datorer"
DAYS: Final = "så många dagar"
SEED: Final = "slumpens frö: samma frö ger samma dagar"
FAULTS: Final = "all, none eller namn med komma emellan: {names}"
OUT: Final = "en ny mapp där den delade mappen och valven lämnas"
DAY: Final = "Dag {day} av {days}"
TROUBLE: Final = {
    "simulate_unknown_fault": "Det felet finns inte. De som finns är: {names}. Skriv all för alla, none för inget.",
}
AT_LEAST: Final = "{name} måste vara minst {least}."


def summary(assertions: int, losses: int, divergences: int, leaks: int) -> str:
    """Return the last line.

    >>> summary(120, 0, 0, 0)
    '120 uppgifter sparade: inget tyst förlorat, inget olika, inget sett av obehörig.'
    >>> summary(1, 2, 1, 1)
    '1 uppgift sparad: 2 tyst förlorade, 1 olikhet, 1 sedd av obehörig.'
    """
    saved = count(assertions, "uppgift sparad", "uppgifter sparade")
    lost = "inget tyst förlorat" if not losses else count(losses, "tyst förlorad", "tyst förlorade")
    unlike = "inget olika" if not divergences else count(divergences, "olikhet", "olikheter")
    leaked = "inget sett av obehörig" if not leaks else count(leaks, "sedd av obehörig", "sedda av obehörig")
    return f"{saved}: {lost}, {unlike}, {leaked}."
