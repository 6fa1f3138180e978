"""What has been received, who has not been heard and what is missing, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from ifodesk.words.date_words import since
from ifodesk.words.field_words import kind_label
from ifodesk.words.plural_words import count, listed

TITLE: Final = "Mottaget"
EMPTY: Final = "Här står vem som har öppnat planer, jävsfrågor och ärenden som du har skickat."
NOT_YET: Final = "Inte mottaget än"
SOME: Final = "Mottaget av några"
ALL: Final = "Mottaget av alla"
BY: Final = "{place} {when} ({name})"
BY_OWN: Final = "{name} {when}"
GAPS: Final = "Tystnad och luckor"
_MOST_NAMES: Final = 8
"""So many people are named in a line; of more it says how many."""
_SAFE: Final = "Inget är förlorat här."


def received(kind: str, number: str, by: Sequence[str], of: int) -> str:
    """Return what was received by whom; *by* in the order they did, *of* so many who are to.

    Of many the latest is named, and how many there are.

    >>> received("internal_sip", "D-26-H4PE-1", ["Åsele 14:02 (Lisa B)"], 3)
    'Planen D-26-H4PE-1 mottagen av Åsele 14:02 (Lisa B)'
    >>> received("case", "D-26-H4PE-1", [], 3)
    'Ärendet D-26-H4PE-1: inte mottaget än'
    >>> received("home", "Granlund", [f"Person {at}" for at in range(30)], 60)
    'Hemmet Granlund mottaget av 30 av 60, senast Person 29'
    """
    label = kind_label(kind)
    what = " ".join(part for part in (label[:1].upper() + label[1:], number) if part)
    form = "mottaget" if _is_neuter(kind) else "mottagen"
    if len(by) > _MOST_NAMES:
        return f"{what} {form} av {f'alla {of}' if len(by) == of else f'{len(by)} av {of}'}, senast {by[-1]}"
    return f"{what} {form} av {listed(list(by))}" if by else f"{what}: inte {form} än"


def sent(kind: str, when: str) -> str:
    """Return when something was sent.

    >>> sent("internal_sip", "14:02"), sent("case", "i går 08:00")
    ('skickad 14:02', 'skickat i går 08:00')
    """
    return f"{'skickat' if _is_neuter(kind) else 'skickad'} {when}"


def _is_neuter(kind: str) -> bool:
    return kind_label(kind).endswith("t")


def waits_for(names: Sequence[str]) -> str:
    """Return who has not received it; empty for nobody.

    >>> waits_for(["Per L", "Eva S"])
    'Väntar på Per L och Eva S'
    >>> waits_for([f"Person {at}" for at in range(60)]).rpartition(", ")[2]
    'Person 7 och 52 till'
    """
    if len(names) > _MOST_NAMES:
        return f"Väntar på {', '.join(names[:_MOST_NAMES])} och {len(names) - _MOST_NAMES} till"
    return f"Väntar på {listed(list(names))}" if names else ""


def who(name: str, municipality: str) -> str:
    """Return a person by name, or as a colleague somewhere where the name is not told (empty).

    >>> who("Karin N", "Dorotea"), who("", "Vilhelmina")
    ('Karin N', 'En kollega i Vilhelmina')
    """
    return name or (f"En kollega i {municipality}" if municipality else "En kollega")


def silent(whom: str, on: date, today: date) -> str:
    """Return who has not been heard since when.

    >>> silent("En kollega i Vilhelmina", date(2026, 11, 25), date(2026, 11, 26))
    'En kollega i Vilhelmina har inte synkat sedan i går. Inget är förlorat här.'
    """
    return f"{whom} har inte synkat sedan {since(on, today)}. {_SAFE}"


def silent_there(municipality: str, people: int, on: date, today: date) -> str:
    """Return how many colleagues somewhere have not been heard for more than a day, and since when at most.

    >>> silent_there("Åsele", 3, date(2026, 11, 24), date(2026, 11, 26))
    '3 kolleger i Åsele har inte synkat på mer än ett dygn, någon av dem inte sedan i förrgår. Inget är förlorat här.'
    """
    whom = f"{count(people, PERSON, PEOPLE)}{f' i {municipality}' if municipality else ''}"
    return f"{whom} har inte synkat på mer än ett dygn, någon av dem inte sedan {since(on, today)}. {_SAFE}"


def missing(whom: str, parts: int, on: date | None, today: date) -> str:
    """Return how much of what somebody wrote has not come, and since when.

    >>> missing("Per L", 2, date(2026, 11, 24), date(2026, 11, 26))
    'Per L har skrivit 2 delar som inte har kommit hit, saknade sedan i förrgår. Inget är förlorat här.'
    """
    since_when = f", {'saknade' if parts > 1 else 'saknad'} sedan {since(on, today)}" if on is not None else ""
    return f"{whom} har skrivit {count(parts, 'del', 'delar')} som inte har kommit hit{since_when}. {_SAFE}"


MISSING_DO: Final = "Det kommer när den som skrev, eller någon annan som har det, synkar. Dröjer det: be dem synka."
SILENT_DO: Final = (
    "Datorn kan vara avstängd eller utan nät. Säger kollegan att den har synkat sedan dess visar platsen inte allt: "
    "möts på en annan plats eller med ett USB-minne."
)
HEARD: Final = "Senast hörda"
NOBODY_HEARD: Final = "Ingen kollega har hörts än."
DEVICE: Final = "Dator {names}"
DEVICES: Final = "Datorer {names}"
ME: Final = "Du"
ME_HOW: Final = "Samma tid ska stå vid ditt namn, eller vid din kommun, hos en kollega som har synkat efter dig."
MUNICIPALITY: Final = "{place}, {people}"
PERSON, PEOPLE = "kollega", "kolleger"
MORE: Final = "{times} och {count} till"
