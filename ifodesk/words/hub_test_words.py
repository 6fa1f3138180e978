"""What the self-test of a hub found, in plain words: a sentence for each answer, marked where somebody must act."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FOUND: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("writes", "yes"): "Går att läsa och skriva i.",
        ("writes", "no"): "Går att läsa men inte att skriva i. Be den som sköter platsen om skrivrätt.",
        ("lists_at_once", "yes"): "Det som skrivs syns genast för de andra.",
        ("lists_at_once", "no"): "Det som skrivs syns inte genast för de andra. Synken fungerar, men nyheter dröjer.",
        ("creates_once", "yes"): "Skriver aldrig över en fil som finns.",
        ("creates_once", "no"): (
            "Lovar inte att låta bli att skriva över en fil som finns. Programmet ser efter själv innan det skriver."
        ),
        ("creates_once", "refuses"): (
            "Kan inte låta bli att skriva över en fil som finns, och säger det. Programmet ser efter själv innan det "
            "skriver."
        ),
        ("whole_puts", "yes"): "Ingen ser en halv fil medan den skickas.",
        ("whole_puts", "no"): (
            "En fil som avbryts syns till hälften. Programmet skickar därför vid sidan av och flyttar när allt är "
            "framme."
        ),
        ("gives_parts", "yes"): "En hämtning som bryts fortsätter där den slutade.",
        ("gives_parts", "no"): "En hämtning som bryts börjar om med den filen.",
        ("tells_changes", "yes"): "En enda fråga visar om något är nytt.",
        ("tells_changes", "no"): (
            "Platsen säger inte säkert vad som är nytt. Programmet läser varje dators kvitto vid varje synk."
        ),
        ("keeps_versions", "yes"): (
            "Sparar gamla versioner av filer. Då blir gallringen inte sann förrän de är borta: be den som sköter "
            "platsen att spara dem högst 30 dagar."
        ),
        ("keeps_versions", "no"): "Inget tyder på att gamla versioner av filer sparas.",
        ("no_copies", "yes"): "Inga kopior som något annat program har gjort ligger bland filerna.",
        ("no_copies", "no"): (
            "Bland filerna ligger kopior som ett annat program har gjort, till exempel ”fil (1)”. De läses aldrig och "
            "lämnas i fred. Stäng av kopieringen av mappen, så blir de inte fler."
        ),
        ("removes", "yes"): (
            "Den som har nyckeln kan ta bort filer. Inget går förlorat på datorerna, som kan fylla på igen."
        ),
        (
            "removes",
            "no",
        ): "Filer kan inte tas bort med den här nyckeln: ett extra skydd. Några små provfiler blir kvar.",
    },
)
"""By ability and answer, as `ifodesk.sync.self_test` names them."""

CAUTION: Final = frozenset(
    {
        ("writes", "no"),
        ("lists_at_once", "no"),
        ("keeps_versions", "yes"),
        ("no_copies", "no"),
    },
)
"""What a person should do something about."""

KIND: Final[Mapping[str, str]] = MappingProxyType({"folder": "Mapp", "s3": "Objektlager (S3)", "webdav": "WebDAV"})
NO_HUBS: Final = "Valvet har ingen plats att synka med än. Lägg till en med: ifodesk hub add ADRESS --vault VALV"
ADDED: Final = "Tillagd: {address}"
REMOVED: Final = "Borttagen: {address}. Det som ligger där är orört, och allt finns kvar på den här datorn."
REBUILT_NOTHING: Final = "Platsen har allt som den här datorn har. Inget behövde läggas tillbaka."
REBUILT: Final = "{number} delar som saknades på platsen är tillbakalagda."
KEPT_IN_VAULT: Final = "Datorn har ingen nyckelring. Uppgifterna till servern ligger krypterade i valvet i stället."
ASK_USER: Final = "Användare eller åtkomstnyckel (tomt om ingen behövs):"
ASK_SECRET: Final = "Lösenord eller hemlig nyckel:"  # noqa: S105 - a question


def line(ability: str, answer: str) -> str:
    """Return what was found as one line, marked where a person should do something about it."""
    mark = "! " if (ability, answer) in CAUTION else "  "
    return mark + FOUND[ability, answer]
