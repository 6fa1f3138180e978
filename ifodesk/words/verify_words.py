"""What a check of the shared folder found, by code: for whoever looks after the folder."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

VERIFY_FAULT: Final = MappingProxyType(
    {
        "wrong_bytes": "Innehållet är inte det som skrevs: filen är skadad eller ändrad.",
        "too_large": "Filen är större än någon äkta fil kan vara. Den har inte lästs.",
        "unreadable": "Filen går inte att läsa.",
        "bad_parcel": "Nyckelbrevet har inte rätt form.",
        "bad_seal": "Filen är förseglad med rätt nyckel, men innehållet stämmer inte: den är förfalskad eller skadad.",
        "bad_padding": "Utfyllnaden i filen är fel: den är inte skriven av programmet.",
        "bad_encoding": "Innehållet följer inte formatet: filen är inte skriven av programmet.",
        "wrong_place": "Filen uppger en annan grupp, ett annat utrymme eller en annan nyckel än den är förseglad för.",
        "wrong_tag": "Filen ligger under ett namn som hör till någon annan.",
        "unknown_device": "Filen är skriven av en enhet som inte är godkänd i gruppen.",
        "bad_signature": "Underskriften är inte gjord av den enhet som uppges.",
        "bad_root": "Delarna är inte de som skrevs under.",
        "bad_slot": "Ett fält i enhetens översikt är förfalskat eller skadat.",
        "missing_segment": "En fil med ändringar saknas. En dator som har den kan lägga tillbaka den.",
        "missing_parcel": "Ett nyckelbrev saknas. En dator som har det kan lägga tillbaka det.",
        "missing_head": "Översikten för en enhet som har skrivit saknas. Enheten lägger tillbaka den vid nästa synk.",
        "missing_record": "Filen bygger på ett beslut om medlemskap som inte finns här.",
        "broken_chain": "Filen följer inte på den som kom före den från samma enhet.",
        "fork": (
            "Enheten har skrivit två olika fortsättningar. Den kan vara kopierad. "
            "Ingen av dem används förrän ni har bestämt."
        ),
        "wrong_vector": "Filen bygger på en annan historia än den som finns här.",
        "bad_record": "Ett beslut om medlemskap i filen är förfalskat eller har fel form.",
        "unequal_keys": "Nyckeln här är inte den som beslutet utlovar: någon har fått en annan nyckel än de övriga.",
        "no_foundation": (
            "Beslutet som gruppen grundades med finns inte här: det är en annan grupps mapp, eller så saknas filer."
        ),
    },
)
"""Damage, gaps and forgeries."""

VERIFY_NOTE: Final = MappingProxyType(
    {
        "beyond_cut": "Skrivet efter att rätten upphörde. Det är undanlagt och syns för dem som har nyckeln.",
        "no_reader": "Skrivet av någon som inte läser utrymmet. Det är undanlagt och syns för dem som har nyckeln.",
        "awaits_cut": "Väntar på att någon som läser utrymmet synkar: en behörighet har ändrats sedan det skrevs.",
        "no_right": "Ett beslut om medlemskap av någon som inte hade rätt till det. Det gäller inte.",
        "newer": "Skrivet av en nyare version av programmet. Det används efter uppgradering.",
        "stray": "Hör inte till programmet. Det är lämnat som det ligger.",
    },
)
"""Nothing is damaged, but it is not used."""


def verify_sentence(code: str) -> str:
    """Return the sentence for a code of the verifier. What rests on something damaged may stand among the notes.

    >>> verify_sentence("unreadable")
    'Filen går inte att läsa.'
    """
    return VERIFY_FAULT.get(code) or VERIFY_NOTE[code]
