"""The codes of a match. They are stored, synced and stand in files, so none is ever renamed."""

from __future__ import annotations

from enum import StrEnum


class HomeKind(StrEnum):
    """What a home is commissioned for. Contact families and contact persons are no placements and are not matched."""

    FOSTER = "familjehem"
    EMERGENCY = "jourhem"
    AGENCY = "konsulentstott"
    NETWORK = "natverkshem"
    """For one named child: never in the pool, never matched (SoL 2025:400 22 kap. 1 §)."""


class AgeBand(StrEnum):
    """The grading of age in the first step, before the child may be named."""

    SMALL = "0-5"
    MIDDLE = "6-12"
    TEEN = "13-17"

    @property
    def years(self) -> range:
        """Return the ages of the band, in whole years."""
        first, last = self.value.split("-")
        return range(int(first), int(last) + 1)

    @classmethod
    def of(cls, age: int) -> AgeBand | None:
        """Return the band of an age in whole years; None outside 0-17.

        >>> AgeBand.of(5), AgeBand.of(6), AgeBand.of(18)
        (<AgeBand.SMALL: '0-5'>, <AgeBand.MIDDLE: '6-12'>, None)
        """
        return next((band for band in cls if age in band.years), None)


class Sex(StrEnum):
    """Boys or girls."""

    BOY = "boy"
    GIRL = "girl"


class Standing(StrEnum):
    """Whether a home takes placements."""

    OPEN = "open"
    PAUSED = "paused"
    STOPPED = "stopped"
    """No new placements. The pool knows no reason: the home's own municipality does."""


class Pet(StrEnum):
    """Animals indoors."""

    DOG = "dog"
    CAT = "cat"
    HORSE = "horse"
    OTHER = "other"


class Weight(StrEnum):
    """How much something is asked for."""

    HARD = "hard"
    """A demand: a home that does not meet it does not fit."""
    STRONG = "strong"
    MIDDLE = "middle"
    SLIGHT = "slight"


WISHES = (Weight.STRONG, Weight.MIDDLE, Weight.SLIGHT)
"""Weights of wishes, the heaviest first."""


class Answer(StrEnum):
    """Whether a home meets what is asked."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    """Nobody has said, or what was said is too old. Never taken for a yes or a no."""


class Group(StrEnum):
    """Where a home stands in the answer."""

    FITS = "fits"
    """On paper: whether the home is right for the child is for people to judge."""
    MAYBE = "maybe"
    EXCLUDED = "excluded"


class Criterion(StrEnum):
    """What a home is asked about, in the order in which it is answered."""

    STANDING = "standing"
    KIND = "kind"
    PLACES = "places"
    AGE = "age"
    SEX = "sex"
    KEEPS_AWAY = "keeps_away"
    """Places whose children the home does not take: "who may not live near"."""
    FAR = "far"
    """At least so many kilometres by road from a place."""
    NEAR = "near"
    """At most so many kilometres by road from a place."""
    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    LANGUAGE = "language"
    OWN_ROOM = "own_room"
    NO_PETS = "no_pets"
    SMOKE_FREE = "smoke_free"
    DAYTIME = "daytime"
    DRIVING = "driving"
    PARENT_CONTACT = "parent_contact"
    HOLIDAYS = "holidays"
    COURSE = "course"
    YOUNGEST = "youngest"
    """The child would be the youngest in the home."""
    NO_PLACED = "no_placed"
    """No other placed child lives there."""


ALWAYS = (
    Criterion.STANDING,
    Criterion.KIND,
    Criterion.PLACES,
    Criterion.AGE,
    Criterion.SEX,
    Criterion.KEEPS_AWAY,
)
"""Asked of every home for every need, and always a demand."""


class Why(StrEnum):
    """Why a criterion is answered as it is, where the criterion alone does not say it."""

    PLAIN = "plain"
    NOT_SAID = "not_said"
    """The home has not said."""
    NEED_NOT_SAID = "need_not_said"
    """The need does not say: it is told in the second step only."""
    OLD = "old"
    """Last confirmed too long ago, or never."""
    LATER = "later"
    """Not yet, but from a day on."""
    TOO_FEW = "too_few"
    SAME_BAND = "same_band"
    """Perhaps: the bands of age are the same, only exact ages would tell."""
    NO_PLACE = "no_place"
    """Where it lies is not known."""
    NETWORK = "network"
