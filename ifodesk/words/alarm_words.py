"""What to do about an alarm, by its code; what it means stands in `sync_words`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TO_DO: Final[Mapping[str, str]] = MappingProxyType(
    {
        "broken_object": (
            "Synka igen. Kommer larmet tillbaka: be den som sköter platsen se efter vem som kan skriva där."
        ),
        "broken_blob": "Ring kollegan. Be den som sköter datorerna se efter vad som hänt med kollegans dator.",
        "broken_letter": "Ring kollegan och jämför kontrollorden. Stämmer de inte: säg till chefen.",
        "forked_log": "Ring kollegan. Har datorn kopierats eller återställts: spärra den och anslut personen på nytt.",
        "forked_head": "Ring kollegan och jämför kontrollorden. Stämmer de inte: säg till chefen.",
        "hub_rolled_back": (
            "Be den som sköter platsen se efter om en gammal kopia är tillbakalagd. Fyll sedan på platsen."
        ),
        "hub_frozen": "Ring en kollega och jämför kontrollorden.",
        "hubs_differ": (
            "Ring en kollega och jämför kontrollorden. Be dem som sköter platserna se efter om någon visar gammalt."
        ),
        "not_opened": (
            "Ring kollegan och fråga om det har kommit. Har det inte det: jämför kontrollorden, och möts på en annan "
            "plats eller med ett USB-minne."
        ),
        "withheld": "Be kollegan synka. Ligger det kvar: be den som sköter platsen se efter om filer har tagits bort.",
        "vault_rolled_back": "Skriv inget här. Kontakta chefen, som spärrar den här datorn och ansluter dig på nytt.",
    }
)
ANY: Final = "Ring den som sköter gruppen."
"""For an alarm that only a newer program knows."""


def to_do(code: str) -> str:
    """Return what a person should do."""
    return TO_DO.get(code, ANY)
