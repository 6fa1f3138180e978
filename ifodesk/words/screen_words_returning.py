"""Words of coming back after a long time: on the own page, and at the chief's."""

from __future__ import annotations

from typing import Final

from ifodesk.words.plural_words import count

BEGIN: Final = "Börja om …"
OVER_TITLE: Final = "Börja om efter lång tid"
OVER_TEXT: Final = (
    "Synka först: går det och allt blir skickat behöver du inget mer. Annars lämnar du det som inte är skickat i en "
    "fil till en chef, som går igenom det. Sedan går den här datorn med som ny."
)
TO: Final = "&Vem ska gå igenom det du inte har skickat?"
CHOOSE: Final = "Välj"
NOBODY: Final = "Det finns ingen annan chef eller administratör i din kommun att lämna det till."
FILE: Final = "Skriv &filen till"
FILE_HINT: Final = "filen kan bara den du har valt öppna; lämna den på ett USB-minne eller mejla den"
WRITE: Final = "Skriv filen"
NO_FILE: Final = "Välj var filen ska skrivas."
NO_TO: Final = "Välj vem som ska gå igenom det."
WRITTEN: Final = "{count} ligger i filen {path}. Lämna den till {name}."
ASIDE: Final = (
    "Sedan låses ifodesk. Valvet tas inte bort: det ställs undan i en mapp bredvid, med dagens datum i namnet, och "
    "öppnas där med samma lösenfras. Dina egna band och lösa anteckningar finns bara där."
)
SURE: Final = "Jag vet vad som &inte gick med"
DO: Final = "Ställ undan valvet och börja om"
ALL_SENT: Final = "Allt du har skrivit är skickat. Inget behöver lämnas."

BACK: Final = "Tillbaka efter lång tid …"
BACK_TITLE: Final = "{name} är tillbaka efter lång tid"
BACK_STEPS: Final = (
    "1. Läs det som aldrig skickades, och bestäm vad som ska gälla. Inget förs in av sig självt.\n"
    "2. Bjud in den nya datorn, och jämför de åtta orden åt båda håll, som för vem som helst.\n"
    "3. Ta den gamla datorn ur bruk här ovanför, när den nya är med."
)
BACK_FILE: Final = "&Filen med det som aldrig skickades"
BACK_FILE_HINT: Final = "har personen inget osänt finns ingen fil"
BACK_INVITE: Final = "Bjud in den nya datorn …"
NOTHING_IN_IT: Final = "Filen är hel men tom: inget osänt i den är något som du får läsa. Fråga vad som blev kvar."
NO_CASE: Final = "Utan ärende"
OTHERS: Final = "Filen är skriven av {author}, inte av {name}. Öppna den hos den personen i stället."
KEEP: Final = "Lägg som lös anteckning"
KEPT: Final = (
    "Det ligger som en lös anteckning på Idag. Därifrån läggs det i ett ärende, eller kastas. Det står då i ditt namn."
)
NOTE: Final = "Det här hade {author} inte hunnit skicka ({case}):\n{text}"


def told(fields: int, left_out: int, name: str) -> str:
    """Return how much was never sent, and how much of it *name* gets to read."""
    if not fields + left_out:
        return ALL_SENT
    whole = f"{count(fields + left_out, 'uppgift', 'uppgifter')} är aldrig skickade."
    if not left_out:
        return f"{whole} {name} kan läsa allt."
    rest = count(left_out, "uppgift", "uppgifter")
    return (
        f"{whole} {name} kan läsa {fields} av dem. {rest} går inte med: egna, eller i ärenden som {name} inte läser. "
        "De blir kvar i det undanställda valvet."
    )


def lines(number: int) -> str:
    """Return a number of unsent fields."""
    return count(number, "uppgift", "uppgifter")
