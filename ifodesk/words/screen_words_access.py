"""Words of who may read a case, beyond letting in: walls and sharing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.standing_in import Answered
from ifodesk.usecases.due_questions import AskState
from ifodesk.usecases.sharing_jav import AskedHow
from ifodesk.usecases.standing_in import ANSWERED as COUNTS_AS
from ifodesk.words.plural_words import count
from ifodesk.words.standing_in_words import ANSWERED

WALL = "Bygg mur …"
SHARE = "Dela med annan kommun …"
STANDING = "Murar och delningar"

WALL_TITLE = "En mur kring ärendet"
WALL_TEXT = (
    "Den som är utanför ser inte att ärendet finns, varken i listor, sökning eller historik. Det personen inte har "
    "hunnit skicka kommer hit, för er att ta ställning till."
)
WALL_HOW = "&Hur"
WALL_EXCLUDE = "stäng ute dem jag kryssar för"
WALL_ONLY = "behåll bara dem jag kryssar för, mig och den som granskar"
WALL_WHO = "Vilka"
WALL_REVIEWER = "&Vem granskar muren?"
WALL_REVIEWER_HINT = "läser ärendet vid sidan av dig, så att muren inte kan dölja något"
WALL_REASON = "&Skäl, som bara läsarna ser"
WALL_BUILD = "Bygg muren"
WALL_NOBODY = "Kryssa för minst en person."
WALL_NO_REVIEWER = "Välj vem som granskar muren."
NO_REVIEWER = "Ingen kan granska: det måste vara någon annan än du, som inte stängs ute."
WALL_STANDS = "Mur mot {name}"
READS_NO_MORE = "{name} läser inte ärendet längre"
WALL_REVIEWED = "granskas av {name}"
WALL_SINCE = "sedan {day}"
LIFT = "Ta bort muren …"
LET_AGAIN = "Släpp in igen …"
LIFT_WHY = "&Varför får personen läsa igen?"
LIFT_NOW = "Låt läsa igen"

SHARE_TITLE = "Dela med en annan kommun"
SHARE_TEXT = (
    "Det som delas läggs i ett ärende för sig, som båda kommunerna läser. Bara det du kryssar för kopieras dit. Det "
    "här ärendet blir kvar hos er."
)
SHARE_PLACE = "Vilken &kommun?"
SHARE_WITH = "Vilka i den andra kommunen"
SHARE_ASKED = "&Jävsfrågan till dem"
SHARE_WHY = "&Varför kan det inte vänta?"
ASKED_HOW: Final[Mapping[AskedHow, str]] = {
    AskedHow.ANSWERED: "de har svarat inget hinder",
    AskedHow.ALOUD: "frågade muntligt nu: alla svarar inget hinder",
    AskedHow.URGENT: "kan inte vänta på svar",
}
ASKED_OF_ONE = "&Jävsfrågan"
ASKED_ONE: Final[Mapping[AskedHow, str]] = {
    AskedHow.ALOUD: "frågad muntligt nu: svarar inget hinder",
    AskedHow.URGENT: "kan inte vänta på svar",
}
SHARE_BASIS = "&Rättslig grund"
SHARE_SCOPE = "Vad &får delas?"
SHARE_UNTIL = "S&ista dagen"
SHARE_ITEMS = "Kopiera dit nu"
SHARE_NOW = "Dela"
JAV_OF = "{name} (jävsfrågan: {answer})"
SHARE_DETAIL = "Underlag"
TO_VERIFY = "{title} ({provision}), kontrollera med jurist"
CERTAIN = "{title} ({provision})"
NO_OTHERS = "Ingen i en annan kommun kan läsa: gruppen har bara er kommun än."
NO_DAY = "Skriv sista dagen för delningen."
NOTE = "Anteckning: {title}"
SHARED_WITH = "Delat med {place} till och med {day}"
SHARED_LEFT = "Delat med {place}, som har lämnat gruppen"
SHARED_ENDED = "Delades med {place}, avslutat {day}"
SHARED_HERE = "Ärendet delas av {places} till och med {day}"
SHARED_HERE_LEFT = "Ärendet delades av {places}, men {place} har lämnat gruppen"
SHARED_HERE_ENDED = "Ärendet delades av {places}, avslutat {day}"
OPEN_SHARED = "Öppna"
MORE = "Dela mer …"
MORE_TITLE = "Kopiera mer till det delade ärendet"
MORE_NOW = "Kopiera"
KEEP = "Behåll hos oss …"
KEEP_TITLE = "Kopiera till ett eget ärende"
KEEP_TEXT = "Kopian blir kvar hos er också när delningen är avslutad."
KEEP_CASE = "&Vilket ärende?"
KEEP_NOW = "Kopiera hit"
PROLONG = "Ny sista dag …"
PROLONG_DAY = "Ny &sista dag"
PROLONG_NOW = "Ändra"
PROLONGED = "Delningen gäller till och med {day}."
END = "Avsluta …"
CHILD_LIVES_THERE = (
    "Ett barn bor kvar i {home}. Avslutar ni delningen nu slutar {other} att läsa placeringen och vem som gör vad; "
    "ni har den kvar, och platsen står kvar som upptagen i banken. Kom överens om vem som följer upp innan dess."
)
END_MEANS = (
    "{other} slutar läsa det delade ärendet med nästa synk. De har sedan kvar bara det som de själva har kopierat till "
    "ett eget ärende. Hos er står det kvar som det är, avslutat."
)
LEAVE_MEANS = (
    "Ni slutar läsa det delade ärendet. Det står kvar hos {other}, avslutat. Hos er finns sedan bara det som ni själva "
    "har kopierat: använd Behåll hos oss först, om något saknas."
)
CHILD_LIVES_HERE = (
    "Ett barn bor kvar i {home}. Avslutar ni delningen nu slutar ni att läsa placeringen och vem som gör vad. Platsen "
    "står kvar som upptagen i banken. Kom överens med {other} om vem som följer upp innan dess."
)
END_WHY = "&Varför avslutas delningen?"
END_NOW = "Avsluta delningen"


def jav_of(name: str, state: AskState) -> str:
    """Return a name with what that person has answered about jäv; a missing answer is never left out."""
    return JAV_OF.format(name=name, answer=ANSWERED[COUNTS_AS.get(state, Answered.NOT_ANSWERED)])


def kept(number: int) -> str:
    """Return how much was copied into a case of one's own."""
    return f"{count(number, 'uppgift', 'uppgifter')} kopierades till ert eget ärende."


def copied(number: int) -> str:
    """Return how much was copied."""
    return f"{count(number, 'uppgift', 'uppgifter')} kopierades till det delade ärendet."
