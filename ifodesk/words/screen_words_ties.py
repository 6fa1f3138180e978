"""Words of Mina band: the signed-in person's own ties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.tie_review import ReviewStep

NAME = "Mina band"
WHY = (
    "Här skriver du upp dem du står nära: familj, vänner, grannar du umgås med. När du öppnar ett ärende jämförs "
    "listan med dem som ärendet rör. Bara du kan läsa listan, på dina egna datorer."
)
RECOVERED = (
    "Den här datorn godkändes av två andra när lösenfrasen var glömd. Banden som du skrev på din tidigare dator syns "
    "inte här: de öppnas bara där, med dess återställningskod på papper. Skriv upp banden igen innan du svarar på "
    "jävsfrågor."
)
LIST = "Mina band"
NEW = "Nytt band"
CURRENT = "Band ({count})"
ENDED = "Avslutade ({count})"
EMPTY_TITLE = "Listan är tom"
EMPTY_TEXT = (
    "Börja med de närmaste: partner, barn, föräldrar och syskon. Har du inga band i kommunen, gå ändå igenom listan."
)

REVIEW = "Jag har gått igenom listan"
REVIEWED = "Senast genomgången {day}."
REVIEW_DUE = "Det är dags att gå igenom listan igen. Senast var {day}."
NEVER_REVIEWED = "Du har inte gått igenom listan än. Gör det innan du svarar på jävsfrågor."
REVIEW_SAVED = "Genomgången är sparad."

FORM_NEW = "Nytt band"
FORM_CHANGE = "Ändra band"
RELATION = "&Relation till dig"
PERSON = "&Namn"
FORMER = "&Tidigare efternamn (om det finns)"
NUMBER = "&Personnummer (om du vet)"
NUMBER_HINT = "gör träffarna säkrare när flera heter lika"
COMMENT = "&Anteckning till dig själv"
ADD = "Lägg till"
SAVE = "Spara ändringen"
CANCEL = "Avbryt"
CHANGE = "Ändra"
END = "Avsluta"
REMOVE = "Ta bort"
REMOVED = "Bandet är borttaget. Ctrl+Z tar tillbaka det."
IS_ENDED = "Bandet är avslutat och ger inga träffar. Ctrl+Z tar tillbaka det."
IS_ENDED_COUNTS = (
    "Bandet är avslutat. Namnet jämförs ändå: att ha varit partner, ombud eller ställföreträdare kan vara jäv. "
    "Ctrl+Z tar tillbaka det."
)
FORMER_NAME = "tidigare {name}"
KEPT_NOTE = "Band som inte hann sparas: {text}"

WALK = "Gå igenom steg för steg, fem minuter"
WALK_TITLE = "Steg {number} av {count}: {title}"
WALK_NEXT = "Stämmer, nästa"
WALK_LAST = "Stämmer, spara genomgången"
WALK_BACK = "Tillbaka"
WALK_STOP = "Avbryt, spara inte genomgången"
WALK_ADD = "Lägg till"
WALK_NOBODY = "Ingen i listan. Är det någon som saknas?"
STEP: Final[Mapping[ReviewStep, tuple[str, str]]] = {
    ReviewStep.HOME: (
        "Hemma",
        "Partner och tidigare partner, barn, styvbarn och fosterbarn, och de du delar hushåll med.",
    ),
    ReviewStep.FAMILY: ("Föräldrar och syskon", "Dina egna och din partners."),
    ReviewStep.KIN: ("Släkt", "Mor- och farföräldrar, barnbarn, kusiner, syskonbarn, och deras föräldrar."),
    ReviewStep.FRIENDS: (
        "Vänner och andra nära",
        "Nära vänner och grannar du umgås med. Bekanta och föreningar behöver du inte skriva upp.",
    ),
    ReviewStep.MONEY: (
        "Pengar och arbete",
        "Hyresvärd eller hyresgäst, arbete vid sidan av, företag ihop, lån åt något håll.",
    ),
    ReviewStep.DUTIES: (
        "Uppdrag och tvister",
        "God man eller ombud för någon, brottmål, och dem du har en konflikt med.",
    ),
}
"""Title and what to think of, by step."""
