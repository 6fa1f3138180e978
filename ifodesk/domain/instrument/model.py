"""An instrument: sections, items, grids, rules. Read from a file by `reading.read_instrument`, never made by hand.

The form of the file is documented in docs/instrument-file.md. Swedish texts come from the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from ifodesk.domain.instrument.answers import Missing
from ifodesk.domain.instrument.expression import Expression

FIRST: Final = "grund"
"""The set of all items; stored with interviews, so never renamed."""


SKIPPED: Final = "R3"
"""The rule of answers to items that are skipped."""


class Kind(StrEnum):
    """What an answer is."""

    NUMBER = "number"
    MONEY = "money"
    CODE = "code"
    SCALE = "scale"
    DATE = "date"
    TIME = "time"
    TEXT = "text"


class Window(StrEnum):
    """Which time an item asks about."""

    LIFE = "life"
    DAYS_30 = "30d"
    MONTHS_6 = "6m"
    YEARS_3 = "3y"
    SINCE_LAST = "since_last"
    NOW = "now"


class Source(StrEnum):
    """Where an answer comes from."""

    CLIENT = "client"
    """Asked of the client in the interview."""
    INTERVIEWER = "interviewer"
    """What the interviewer notes for itself; never shown on a screen that the client sees."""
    RATING = "rating"
    """Rated 0-9 in two steps after the interview."""
    RECORD = "record"
    """Known from the record of the interview (date, interviewer); `Item.fill` says what."""


class Fill(StrEnum):
    """What the record of an interview knows."""

    SITE = "site"
    ADMITTED = "admitted"
    HELD = "held"
    STARTED = "started"
    ENDED = "ended"
    FORM = "form"
    """1 for the first interview, 2 for a follow-up."""
    CONTACT = "contact"
    SEX = "sex"
    INTERVIEWER = "interviewer"
    BORN = "born"
    BROKEN_OFF = "broken_off"


class Certainty(StrEnum):
    """How sure the definition is; what is likely or to be checked is marked on screen."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"


class Level(StrEnum):
    """How much a check weighs. None of them ever blocks moving on."""

    ERROR = "error"
    """Impossible."""
    WARNING = "warning"
    """Asked about; stands with a reason."""
    NOTE = "note"
    ALERT = "alert"
    """To be acted on at once; shown to the interviewer only."""


class FactRole(StrEnum):
    """What a sentence of the feedback is."""

    STRENGTH = "strength"
    PROBLEM = "problem"
    WANTS_HELP = "wants_help"
    DIFFERING = "differing"
    """Client and interviewer see it differently: something to talk about."""


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the greatest number that is possible, both included."""

    low: int
    high: int
    whole: bool = True
    """Whether decimals are refused."""


@dataclass(frozen=True, slots=True)
class SkipRule:
    """When an item is not asked."""

    when: Expression
    becomes: int | Missing
    """What it counts as meanwhile."""
    answer_stands: bool = False
    """True: an answer that was given counts all the same and the item stays on the form; the rule only fills in."""
    agrees: tuple[int, ...] = ()
    """Answers that say the same as the skip: they are no contradiction."""
    rule: str = SKIPPED
    """The check that an answer to a skipped item falls under."""
    level: Level = Level.ERROR


@dataclass(frozen=True, slots=True)
class Item:
    """One box of the form."""

    code: str
    section: str
    label: str
    kind: Kind
    range: Range | None = None
    """Of numbers, money and scales; None for codes, dates, times and texts."""
    codes: Mapping[int, str] = field(default_factory=dict)
    """Label by code, in the file's order; empty unless the kind is CODE."""
    anchors: Mapping[int, str] = field(default_factory=dict)
    """Words at steps of a scale."""
    unit: str = ""
    say: str = ""
    """What is read aloud; the label where it is empty."""
    why: str = ""
    """Why it is asked; "" where the section's text is enough."""
    window: Window | None = None
    source: Source = Source.CLIENT
    fill: Fill | None = None
    critical: bool = False
    """Shown to the rater before a range is chosen."""
    allows: frozenset[Missing] = frozenset(Missing)
    n_is_ordinary: bool = False
    """N says something of its own (no such relative) and makes nothing unclear."""
    skip: SkipRule | None = None
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True, slots=True)
class ClientRatings:
    """The client's own figures of an area, as item codes. "" where the form has none."""

    label: str
    """"" where an area has but one of these."""
    days: str
    """Days with problems of the last 30."""
    worry: str
    """0-4."""
    need: str
    """Need of additional help, 0-4."""


@dataclass(frozen=True, slots=True)
class Area:
    """What is rated by itself. Two areas may share a section."""

    id: str
    section: str
    title: str
    rater: str
    """Code of the interviewer's rating 0-9; "" where the instrument has none."""
    ratings: tuple[ClientRatings, ...]
    confidence: tuple[str, ...]
    """Interviewer's items; an answer of 1 greys the area's figures."""
    critical: tuple[str, ...]
    """Items that the rater sees in the first step."""
    range_width: tuple[int, int] = (2, 3)
    """How many points the range of the first step may span."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the form."""

    id: str
    letter: str
    title: str
    intro: str
    why: str
    items: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Items that are shown as a table. A cell is the code of row and column together, where that item exists."""

    id: str
    section: str
    title: str
    rows: tuple[tuple[str, str], ...]
    """Code and label."""
    columns: tuple[tuple[str, str], ...]
    """Suffix and label."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule about answers that do not go together."""

    id: str
    """Unique in the instrument: "R6.M7"."""
    rule: str
    """The rule it is a case of: "R6"."""
    level: Level
    fails: Expression
    shows: tuple[str, ...]
    """Items whose answers are shown beside the sentence."""
    text: str
    looks_back_at: frozenset[str]
    """Items whose answers of the interview before it compares with."""
    sections: frozenset[str]
    at_end: bool = False
    """Tried when the whole interview is looked through, not when a section is left."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What is known of how a score varies, for the reliable change index (Jacobson & Truax 1991)."""

    sd: float
    reliability: float
    source: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A named part of a score's range; bounds included."""

    low: float
    high: float
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Score:
    """A figure that is computed from answers."""

    id: str
    area: str
    title: str
    low: float
    high: float
    expression: Expression
    components: tuple[str, ...]
    """Every item that enters, in the order of the formula."""
    tolerant: frozenset[str]
    """Components that may be X or N: the formula leaves those out."""
    money: tuple[str, ...]
    """Those that are amounts: turned into `Instrument.money_in` first."""
    source: str
    spread: Spread | None = None
    zones: tuple[Zone, ...] = ()
    on_by_default: bool = False
    doubtful_when: Expression | None = None
    """When the figure says little (controlled environment): a warning stands beside it."""


@dataclass(frozen=True, slots=True)
class FeedbackRule:
    """A sentence for the feedback, where the answers bear it."""

    id: str
    area: str
    role: FactRole
    when: Expression
    text: str
    """With item codes in braces, replaced by the answers."""


@dataclass(frozen=True, slots=True)
class ItemSet:
    """Which items a form has: all of them, or those of the follow-up."""

    id: str
    title: str
    codes: frozenset[str]
    due_months: tuple[int, int] | None = None
    """When a follow-up is due, counted from the interview before it."""
    max_age_months: int | None = None
    """A first interview younger than this may be followed up directly."""


@dataclass(frozen=True, slots=True)
class CodeMap:
    """Another numbering of the same items. Each code stands once on either side."""

    id: str
    codes: Mapping[str, str]
    """Theirs by ours, only where they differ."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the instrument is called."""

    title: str
    """Its own name; for a real case only with licensed texts."""
    plain: str
    """In real cases without licensed texts."""
    practice: str
    """In practice mode without licensed texts."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A whole instrument. Bound to interviews by id, version and hash."""

    id: str
    version: str
    sha256: str
    """Of the file's bytes, 64 hex digits."""
    names: Names
    licensed: bool
    certificate: bool
    """Whether interviewers are trained and certified for it; without one they are warned, not stopped."""
    basis: str
    min_age: int
    minutes: tuple[int, int]
    """How long it takes, from and to."""
    missing: Mapping[Missing, str]
    sections: tuple[Section, ...]
    areas: tuple[Area, ...]
    items: Mapping[str, Item]
    """By code, in the order of the form."""
    grids: tuple[Grid, ...]
    checks: tuple[Check, ...]
    scores: tuple[Score, ...]
    feedback: tuple[FeedbackRule, ...]
    sets: Mapping[str, ItemSet]
    """By id; `FIRST` is there always."""
    maps: Mapping[str, CodeMap]
    money_in: str
    """Currency that the formulas are calibrated to; "" where no amount enters a score."""
    unclear_share: float
    """Beyond this share of X and N an area's ground is called uncertain."""
    skip_order: tuple[str, ...]
    """Items with a skip rule, each after those it depends on."""


def display_name(instrument: Instrument, *, practice: bool) -> str:
    """Return what to call the instrument on screen and paper.

    Interviewers are certified on the licensed form. Without its texts an interview must not bear its name in a real
    case (Socialstyrelsen, imprint of the ASI manual).
    """
    if instrument.licensed:
        return instrument.names.title
    return instrument.names.practice if practice else instrument.names.plain
