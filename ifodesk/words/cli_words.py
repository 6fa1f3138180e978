"""What the command line says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.words.plural_words import count, number

VAULT_IS_COPIED: Final = (
    "Obs: mappen med valvet kopieras till andra datorer av {by}. Flytta valvet till en mapp som bara finns på den här "
    "datorn, annars kan det bli till två som skriver över varandra."
)
ASK_PASSPHRASE: Final = "Lösenfras:"  # noqa: S105 - a question
ASK_NEW_PASSPHRASE: Final = "Ny lösenfras:"  # noqa: S105 - a question
HINT: Final = "{name}, {municipality}"
NO_KEY_RING: Final = (
    "Den här datorn har ingen nyckelring. Valvet skyddas av lösenfrasen ensam: välj en lång, till exempel sex ord."
)
RECOVERY_CODE: Final = (
    "Återställningskod: {code}\nSkriv av den på papper och lås in den. Den visas bara nu och öppnar valvet om "
    "lösenfrasen är glömd."
)
REPEAT_CODE: Final = "Skriv koden en gång från papperet:"
WRONG_CODE: Final = "Det var inte samma kod. Se efter på papperet."
CODE_NOT_REPEATED: Final = "Ingen skrev koden en gång till. Se efter att den är rätt avskriven: den visas inte igen."
GROUP_FOUNDED: Final = "Gruppen är grundad. Gruppens åtta ord: {words}"
INVITED: Final = "Inbjudan är skriven. Läs upp gruppens åtta ord för den nya: {words}"
GROUP_WORDS: Final = "Gruppens åtta ord, som chefen läser upp:"
REQUEST_WORDS: Final = "Ansökans åtta ord, som den nya läser upp:"
ASKED: Final = "Ansökan är skriven. Läs upp dess åtta ord för chefen: {words}"
ASKS: Final = "{name}, {title}, vill gå med i {municipality}."
APPROVED: Final = "{name} är godkänd. Lämna välkomstfilen tillbaka och synka."
JOINED: Final = "Klart. Du är med i gruppen. Synka för att hämta det du får läsa."
SELF_TEST: Final = "Självtestet gick bra."
SELF_TEST_FAILED: Final = "Självtestet gick inte bra: steget {step} gav fel resultat."
SELF_TEST_STEP: Final[Mapping[str, str]] = {
    "found": "grupp grundad",
    "join": "kollega med i gruppen",
    "write": "ärende och anteckning skrivna",
    "sync": "synkat och läst på den andra datorn",
    "print": "intern-SIP utskriven",
    "verify": "den delade mappen är hel",
}


def verified(objects: int, sealed: int, faults: int) -> str:
    """Return what a check of the shared folder came to."""
    found = "inget fel" if faults == 0 else count(faults, "fel", "fel")
    return f"{count(objects, 'fil', 'filer')} prövade, varav {number(sealed)} förseglade för andra: {found}."
