"""Words of the tab Intern-SIP."""

from __future__ import annotations

from collections.abc import Sequence

TITLE = "Intern-SIP"
EMPTY_TITLE = "Ingen intern-SIP än"
EMPTY_TEXT = (
    "En plan tillsammans med klienten för kommunens egna enheter. Egna ord, ett mål och en åtgärd räcker för att börja."
)
BEGIN = "Börja en intern-SIP"
STEPS = "Planens delar"
MEETING = "Mötesvy"


OWN_WORDS = "&Vad är viktigt för mig? Med klientens egna ord"
OWN_WORDS_HINT = "Jag vill …"
SITUATION = "Läget nu (kan vänta)"
GOALS = "Mål och åtgärder"
ADD_GOAL = "Nytt mål"
ADD_MEASURE = "Ny åtgärd"
GOAL_TEXT = "{title}: vad klienten vill nå"
INDICATOR = "Så märks det"
INDICATOR_HINT = "till exempel: dagar i skolan per vecka"
BASELINE = "Nuläge"
BASELINE_HINT = "till exempel: 2 dagar i veckan"
TARGET = "Målnivå"
TARGET_HINT = "till exempel: 4 dagar i veckan"
MEASURE_TEXT = "{title}: vad som görs"
RESPONSIBLE = "Ansvarig"
RESPONSIBLE_HINT = "en person, även utanför ifodesk"
UNIT = "Enhet"
UNITS = (
    "Barn och unga",
    "Vuxen",
    "Ekonomiskt bistånd",
    "Familjerätt",
    "LSS",
    "Socialpsykiatri",
    "Arbetsmarknadsenheten",
    "Äldreomsorgen",
    "Skolan",
)
"""Offered while typing; any other name may be written."""
DUE_ON = "Klart senast"
STATUS = "Läge"
REMOVE_GOAL = "Ta bort målet"
REMOVE_MEASURE = "Ta bort åtgärden"
REMOVED = "Borttaget. Ctrl+Z tar tillbaka det."

ORGANISATION = "Uppföljning och samordning"
NEXT_FOLLOW_UP = "Nästa uppföljning"
PLAN_LEAD = "Samordnare"
FOLLOW_UP_SAVED = "Uppföljningen är sparad."

AGREEMENTS = "Vilka är överens, och hur?"
ADD_PERSON = "Någon annan"
ADD_AGREEMENT = "Lägg till: {name}"
AGREEMENT_NAME = "Namn"
AGREEMENT_ROLE = "Roll"
AGREEMENT_FORM = "Hur"
AGREEMENT_ON = "Dag"
REMOVE_AGREEMENT = "Ta bort raden"

PARTICIPATION = "Samtycke till att planen görs"
PARTICIPATION_TEXT = "Behövs alltid. Kan lämnas muntligt och tas tillbaka när som helst."
PARTICIPATION_NONE = "Inget samtycke är antecknat."
ADD_PARTICIPATION = "Anteckna samtycke"
WAIVER = "Sekretess som klienten häver"
WAIVER_TEXT = (
    "Behövs bara när uppgifter ska lämnas till en annan myndighet, till exempel skolan. "
    "Ett eget samtycke, skilt från det ovan."
)
WAIVER_NONE = "Ingen sekretess är hävd."
ADD_WAIVER = "Anteckna vad som får lämnas, till vem"
GIVEN_BY = "Lämnat av"
GIVEN_ON = "Dag"
CONSENT_FORM = "Hur"
WHAT = "Vilka uppgifter"
RECEIVER = "Till vem"
PURPOSE = "För vad"
VALID_UNTIL = "Gäller till och med"
WITHDRAW = "Har tagits tillbaka"
REMOVE_CONSENT = "Ta bort (felskrivet)"
WITHDRAWN = "Samtycket är antecknat som tillbakataget i dag."

VERSIONS = "Antagna versioner"
NO_CHANGES = "Inget är ändrat sedan dess."
CHANGED_SINCE = "Ändrat sedan dess:"
PRINT_VERSION = "Skriv ut"

PRINT = "Skriv ut …"
ADOPT = "Anta planen"
ADOPTED = "Planen är antagen som version {number}. Den versionen ändras aldrig mer; det du skriver nu hör till nästa."
CAN_BE_ADOPTED = "Inget saknas. Planen kan antas."
ADOPTED_AS_IT_STANDS = "Inget saknas. Planen är antagen som den står."
CLOSE = "Avsluta planen …"
CLOSE_REASON = "&Varför avslutas planen?"
CLOSE_REASON_HINT = "till exempel: målen är nådda"
CLOSE_NOW = "Avsluta i dag"
REOPEN = "Fortsätt med planen"
REOPENED = "Planen pågår igen, också för enheterna som är med."
CLOSED_NOW = "Planen är avslutad. Ctrl+Z tar tillbaka det."

PRINT_TITLE_DRAFT = "Skriv ut utkastet som PDF"
PRINT_FOLDER = "&Mapp"
PRINT_NAME = "Filen får namnet {name}. Den är inte krypterad: ta bort den när den är förd till personakten."
CHANGE_FOLDER = "Annan mapp …"
PRINT_NOW = "Skapa PDF"


def gaps(count: int) -> str:
    """Return the words before what is in the way of adopting."""
    return f"Saknas innan planen kan antas ({count}):" if count else CAN_BE_ADOPTED


def points(count: int) -> str:
    """Return the words before what was skipped; empty when nothing was."""
    return f"Tas upp vid första uppföljningen ({count}):" if count else ""


def version(number: int | None, adopted: str) -> str:
    """Return what stands beside the title: which version this is.

    Args:
        number: Of the latest adopted version; None when none is.
        adopted: The day it was adopted, in words.
    """
    if number is None:
        return "Version 1, utkast"
    return f"Version {number}, antagen {adopted}"


def next_version(number: int) -> str:
    """Return what stands beside the title when something has changed since the latest version."""
    return f"Version {number}, utkast"


def version_detail(name: str, fingerprint: str, *, transferred: bool) -> str:
    """Return who adopted a version, its fingerprint, and whether it stands in the record system."""
    state = "förd till personakten" if transferred else "inte förd till personakten"
    return " · ".join(part for part in (f"av {name}" if name else "", f"kontrollkod {fingerprint}", state) if part)


def print_title(number: int) -> str:
    """Return the heading of the card that prints an adopted version."""
    return f"Skriv ut version {number} som PDF"


def follow_up(planned: str, held: str, summary: str) -> str:
    """Return a follow-up in words."""
    if not held:
        return f"Planerad {planned}"
    return f"Hållen {held}: {summary}" if summary else f"Hållen {held}"


def consent_over(withdrawn: str, ran_out: str) -> str:
    """Return that a consent does not hold any more; empty while it does."""
    if withdrawn:
        return f"Tillbakataget {withdrawn}. Gäller inte längre."
    return f"Gick ut {ran_out}. Gäller inte längre." if ran_out else ""


def closed(day: str, reason: str) -> str:
    """Return that the plan is ended."""
    return f"Planen avslutades {day}: {reason}" if reason else f"Planen avslutades {day}."


def goal(number: int) -> str:
    """Return the name of a goal."""
    return f"Mål {number}"


def measure(number: int, goal_number: int) -> str:
    """Return the name of a measure."""
    return f"Åtgärd {goal_number}.{number}"


def place(gap: str, where: Sequence[str]) -> str:
    """Return a gap with the piece that it belongs to."""
    return ", ".join((gap, *where))


NEWER_VERSION = "Versionen är gjord i ett nyare ifodesk. Den går att skriva ut därifrån."


def differs(field: str) -> str:
    """Return that a field was written differently by two people."""
    return f"välj i {field}"
