"""Words of what a municipality decides about its plans: days of the process, and goals of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.sip_deadlines import DeadlineCode, DeadlineRule, DeadlineUnit
from ifodesk.words.plural_words import count

DAYS: Final = "Dagar i planens gång"
STEP: Final[Mapping[DeadlineCode, str]] = {
    DeadlineCode.START: "Arbetet börjar efter förslaget",
    DeadlineCode.CALL: "Kallelsen skickas efter samtycket",
    DeadlineCode.MEETING: "Mötet hålls efter kallelsen",
    DeadlineCode.COPIES: "Planen lämnas ut efter att den antogs",
    DeadlineCode.FIRST_FOLLOW_UP: "Första uppföljningen efter att planen antogs",
    DeadlineCode.NEXT_FOLLOW_UP: "Nästa uppföljning efter den förra",
}
UNIT: Final[Mapping[DeadlineUnit, tuple[str, str]]] = {
    DeadlineUnit.WORKING_DAYS: ("arbetsdag", "arbetsdagar"),
    DeadlineUnit.DAYS: ("dag", "dagar"),
    DeadlineUnit.MONTHS: ("månad", "månader"),
}
LINE: Final = "{step}: {length}"
OFF: Final = "ingen påminnelse"
OWN: Final = "Kommunen har bestämt det."
CHECK: Final = "Kontrollera: en vana, ingen lag. {source}."
CHANGE: Final = "Ändra …"

DAYS_TITLE: Final = "{step}, i {unit}"
DAYS_NUMBER: Final = "&Antal"
DAYS_HINT: Final = "Tomt: som programmet föreslår. Ingen lag säger hur länge stegen får ta."
DAYS_OFF: Final = "Påminn &inte"
SAVE: Final = "Spara"
KEPT_GOAL: Final = "Mål till målbanken som inte hann sparas: {text}"

BANK: Final = "Kommunens egna mål i målbanken ({count})"
NO_BANK: Final = "Inga egna mål än. Målbanken har förslag som följer med programmet."
ADD_GOAL: Final = "Nytt mål …"
GOAL_AREA: Final = "&Livsområde"
GOAL_TEXT: Final = "&Målet, så som klienten kan säga det"
GOAL_INDICATOR: Final = "&Hur det märks"
GOAL_MEASURE: Final = "&Exempel på åtgärd"
GOAL_SAVE: Final = "Spara målet"
GOAL_END: Final = "Ta bort ur målbanken"


def length(rule: DeadlineRule | None) -> str:
    """Return how long a step may take; that nobody is reminded where there is no rule."""
    return OFF if rule is None else count(rule.count, *UNIT[rule.unit])


def remark(rule: DeadlineRule | None) -> str:
    """Return where the length comes from."""
    if rule is None or rule.own:
        return OWN
    return "" if rule.certain else CHECK.format(source=rule.source)
