"""Words of who shares a plan: consent as the gate, unit by unit and goal by goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ifodesk.domain.audience import Closed
from ifodesk.domain.waiver import WaiverNeed, WaiverReason
from ifodesk.words.plural_words import count, listed

TITLE = "Vilka som delar planen"
ABOUT = (
    "Ett mål läses av dem som läser ärendet, och av de enheter som klienten har samtyckt till. En enhet ser sina egna "
    "mål och inget om de andra."
)

GOALS = "Mål för mål"
NO_GOALS = "Planen har inga mål än."
GOAL = "Mål {number}: {text}"
NO_TEXT = "utan text"
SHARED = "Delas med {units}"
NOT_SHARED = "Delas inte med någon enhet"
SHARE = "Dela …"

UNITS = "Enheter och samtycke"
NO_UNITS = "Kommunen har inga enheter i listan än. Chefen lägger till dem under Samverkan."
OPEN = "Samtycket gäller"
UNTIL = "till och med {day}"
SOME_GOALS = "för {goals}"
YES = "Klienten säger ja …"
YES_TITLE = "Vad säger klienten ja till?"
YES_UNIT = "Att {unit} får veta något och delta."
YES_WHO = "&Vem säger ja?"
YES_AS = "I egenskap &av"
YES_HOW = "&Hur?"
YES_WHAT = "Vilka &uppgifter?"
YES_PURPOSE = "&För vad?"
YES_UNTIL = "Gäller &till och med"
YES_GOALS = "Bara för de här målen (utan kryss: hela planen)"
YES_NOW = "Skriv ner samtycket"
YES_WRITTEN = "Samtycket är nedskrivet. {unit} läser något först när du delar ett mål."
YES_NEEDS = "Skriv vem som säger ja, och hur."
WITHDRAW = "Klienten säger nej …"
READ = "Vad har de läst?"

PARTS = "Delarna av planen"
PART = "{units}: {goals}"
NOBODY_SHARES = "Ingen enhet längre"
READERS = "Läses av {names}, och av dem som läser ärendet"
ONLY_CASE = "Läses bara av dem som läser ärendet"
OPEN_PART = "Öppna"
TELL = "Vad de får veta …"
END = "Sluta dela …"
MISSING = "{name} arbetar i enheten men läser inte delen"
LET_IN = "Släpp in"
TAKE_OUT = "Ta bort"
STRAY = "{name} läser delen utan att arbeta i någon av enheterna"

OVERDUE = "Läser utan samtycke som gäller ({count})"
OVERDUE_UNIT = "{unit}: {why}"
OVERDUE_GOAL = "{unit} läser målet ”{goal}”: {why}"
TAKE_UNIT_OUT = "Ta bort enheten"
TAKE_HOME = "Ta hem målet"

DIVIDED = "Kan inte hålla isär"
DIVIDED_LINE = "{name} arbetar både i {may} och i {may_not}"
DIVIDED_DETAIL = (
    "Samtycket gäller bara det första. Samma person kan inte hålla isär vad hen vet. {others} Eller fråga klienten "
    "om samma samtycke för båda."
)
DIVIDED_OTHERS = "Låt i stället {names} göra det."
DIVIDED_NO_OTHERS = "Ingen annan i enheten använder ifodesk."

SHARE_TITLE = "Vilka ska läsa målet?"
SHARE_TEXT = "Kryssa för enheterna. Utan kryss är målet bara ärendets eget. Målet flyttas, det kopieras inte."
SHARE_TOLD = "&Det här får de veta om planen, om de inte delar något mål än"
SHARE_WITHOUT = "Släpp inte in (någon annan i enheten gör det)"
SHARE_NOW = "Dela så"
UNIT_OPEN = "{unit} – {waiver}"
UNIT_CLOSED = "{unit} – {why}"

WITHDRAW_WHO = "&Vem säger nej till att enheten deltar?"
WITHDRAW_NOW = "Ta bort enheten nu"
TELL_WHAT = "Vad låter klienten enheterna &veta?"
TELL_NOW = "Spara"
END_WHY = "&Varför slutar ni dela?"
END_NOW = "Sluta dela"

READ_TITLE = "Det här kunde {unit} läsa"
READ_NOBODY = "Ingen i enheten har öppnat någon del av planen eller fått en kopia, så långt den här datorn vet."
READ_LINE = "{name}: {goals}"
READ_SINCE = "kunde läsa sedan {day}"
READ_OPENED = "öppnade {times}"
READ_NEVER = "har inte öppnat det, så långt den här datorn vet"
READ_PAPER = "På papper: {copy}"
READ_HONEST = "Det som är läst kan inte göras oläst."
READ_CLOSE = "Klar"

HEADING = "Det här är er del av en intern-SIP"
HEADING_TEXT = (
    "Ni ser de mål som klienten vill dela med er. Planen leds av {lead}. Vad som delas och med vem bestäms där hela "
    "planen finns."
)
ADOPTED_ELSEWHERE = "Planen antas där hela planen finns. Det ni ändrar här når samordnaren vid nästa synk."
LEAD_PHONE = "{lead}, {phone}"
NO_LEAD = "samordnaren"
TOLD = "Klienten låter er veta: {text}"
ALREADY_TOLD = "Det här har klienten redan berättat: {text}"
NEXT = "Planen följs upp {day}."
ENDED = "Delningen upphörde {day}."

CLOSED: Final[Mapping[Closed, str]] = {
    Closed.NO_PARTICIPATION: "klienten har inte samtyckt till att enheten deltar",
    Closed.NO_WAIVER: "klienten har inte hävt sekretessen mot enheten",
    Closed.NOT_THIS_GOAL: "samtycket gäller inte det här målet",
    Closed.DECLINED: "klienten har sagt nej",
    Closed.WITHDRAWN: "klienten har tagit tillbaka samtycket",
    Closed.RAN_OUT: "samtycket har gått ut",
    Closed.UNIT_ENDED: "enheten finns inte längre",
}
NEED: Final[Mapping[WaiverNeed, str]] = {
    WaiverNeed.NEEDED: "eftergift behövs",
    WaiverNeed.NOT_NEEDED: "eftergift behövs inte",
    WaiverNeed.UNCLEAR: "oklart om eftergift behövs, så den frågas efter",
}
REASON: Final[Mapping[WaiverReason, str]] = {
    WaiverReason.OTHER_BOARD: "annan nämnd (OSL 8 kap. 1 §)",
    WaiverReason.INDEPENDENT_BRANCH: "självständig verksamhetsgren (OSL 8 kap. 2 §)",
    WaiverReason.SAME_BRANCH: "samma nämnd och verksamhetsgren; åtkomsten följer ändå arbetet (SoLPuL 10 §)",
    WaiverReason.DEPENDENT_BRANCH: "samma nämnd, och ingen av grenarna är självständig",
    WaiverReason.BOARD_UNSAID: "nämnden är inte ifylld",
    WaiverReason.BRANCH_UNSAID: "verksamhetsgrenen är inte ifylld",
    WaiverReason.INDEPENDENCE_UNSAID: "ingen har sagt om verksamhetsgrenen är självständig",
    WaiverReason.OWN_UNIT_UNSAID: "handläggaren finns inte i någon enhet",
    WaiverReason.OWN_UNITS_DIFFER: "handläggaren finns i flera enheter, och svaren skiljer sig",
}


def waiver(need: WaiverNeed, reason: WaiverReason) -> str:
    """Return whether a waiver is needed, and why.

    >>> waiver(WaiverNeed.NEEDED, WaiverReason.OTHER_BOARD)
    'eftergift behövs: annan nämnd (OSL 8 kap. 1 §)'
    """
    return f"{NEED[need]}: {REASON[reason]}"


def goals(number: int) -> str:
    """Return how many goals a part holds."""
    return count(number, "mål", "mål")


def times(moments: Sequence[str]) -> str:
    """Return when something was opened: the first and the last, and how often."""
    if len(moments) <= 2:  # noqa: PLR2004 - so many fit in a line
        return listed(moments)
    return f"{moments[0]} … {moments[-1]} ({len(moments)} gånger)"


def taken_out(unit: str, names: Sequence[str], staying: Sequence[str]) -> str:
    """Return what became of a unit that was taken out."""
    out = f"{unit} är borttagen ur planen."
    if names:
        out += f" {listed(names)} läser den inte längre efter sin nästa synk."
    if staying:
        out += f" {listed(staying)} läser fortfarande genom en annan enhet som har samtycke."
    return out


def shared_now(units: Sequence[str]) -> str:
    """Return with whom a goal is shared now."""
    return f"Målet delas nu med {listed(units)}." if units else "Målet delas inte längre med någon enhet."
