"""What to do about an alarm, by its code; what it means stands in `sync_words`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_ELSEWHERE: Final = "möts på en annan plats eller med ett USB-minne, och säg till den som sköter platsen"
TO_DO: Final[Mapping[str, str]] = MappingProxyType(
    {
        "broken_object": (
            "Synka igen. Kommer larmet tillbaka: be den som sköter platsen se efter vem som kan skriva där."
        ),
        "broken_blob": "Ring kollegan. Be den som sköter datorerna se efter vad som hänt med kollegans dator.",
        "broken_letter": (
            "Ring den som skickade nyckeln, synka båda och jämför kontrollorden. Är de olika: säg till chefen."
        ),
        "forked_log": "Ring kollegan. Har datorn kopierats eller återställts: spärra den och anslut personen på nytt.",
        "forked_head": (
            "Ring kollegan och fråga om datorn har kopierats eller återställts. Har den det: spärra den och anslut "
            f"personen på nytt. Har den inte det: {_ELSEWHERE}."
        ),
        "hub_rolled_back": (
            "Be den som sköter platsen se efter om en gammal kopia är tillbakalagd. Öppna sedan platsen här och tryck "
            "Fyll på, och be en kollega göra detsamma."
        ),
        "hub_lost": (
            "Fråga den som sköter platsen om den har tömts. Öppna sedan platsen här och tryck Fyll på, så läggs även "
            "det som kollegerna har skrivit tillbaka, och be en kollega göra detsamma."
        ),
        "hub_frozen": (
            "Ring en kollega och läs tiderna under Senast hörda för varandra. Har kollegan synkat senare än det står "
            f"hos dig: {_ELSEWHERE}."
        ),
        "hubs_differ": (
            "Ring kollegan och fråga om hen når båda platserna. Gör hen det: be dem som sköter platserna se efter "
            "vilken som visar gammalt."
        ),
        "not_opened": f"Ring kollegan och fråga om det har kommit. Har det inte det: {_ELSEWHERE}.",
        "withheld": "Be kollegan synka. Ligger det kvar: be den som sköter platsen se efter om filer har tagits bort.",
        "vault_rolled_back": "Skriv inget här. Kontakta chefen, som spärrar den här datorn och ansluter dig på nytt.",
    }
)
_OWN_DEVICE: Final = (
    "Säg till chefen. Har datorn kopierats eller återställts ska den spärras, och du ansluts på nytt. Har den inte "
    f"det: {_ELSEWHERE}."
)
TO_DO_OWN: Final[Mapping[str, str]] = MappingProxyType({"forked_log": _OWN_DEVICE, "forked_head": _OWN_DEVICE})
"""Where the computer that is odd is the person's own."""
ANY: Final = "Ring den som sköter gruppen."
"""For an alarm that only a newer program knows."""


_DEVICE: Final = "Det gäller {name}s dator."
_WORK: Final = "Det rör det som {name} har skrivit."
_READER: Final = "Kollegan är {name}."
_ABOUT: Final[Mapping[str, str]] = MappingProxyType(
    {"hub_rolled_back": _WORK, "hubs_differ": _WORK, "withheld": _WORK, "not_opened": _READER}
)
"""What a person has to do with it, where not the own computer is what is odd."""
_OWN: Final[Mapping[str, str]] = MappingProxyType({_WORK: "Det rör det som du har skrivit."})
_THIS: Final = "Det gäller din egen dator."


def about(code: str, name: str, *, mine: bool = False) -> str:
    """Return whom an alarm concerns and how; empty where that cannot be said (no name).

    *mine*: it concerns the person who reads it.

    >>> about("hub_rolled_back", "Berit Ask"), about("forked_log", "Berit Ask"), about("hub_frozen", "")
    ('Det rör det som Berit Ask har skrivit.', 'Det gäller Berit Asks dator.', '')
    >>> about("hub_rolled_back", "Karin Norberg", mine=True)
    'Det rör det som du har skrivit.'
    """
    said = _ABOUT.get(code, _DEVICE)
    if mine:
        return _OWN.get(said, _THIS)
    return said.format(name=name) if name else ""


def to_do(code: str, *, mine: bool = False) -> str:
    """Return what a person should do. *mine*: the computer that is odd is the person's own."""
    return (TO_DO_OWN.get(code) if mine else None) or TO_DO.get(code, ANY)
