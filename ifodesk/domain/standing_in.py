"""Who can take a case instead, in an order that everybody can follow: what decides is shown, and nothing is weighed.

In this order: how near (own unit, own municipality, another one, a consultant), what was answered about jäv, competence
in cases of children (SoL 2025:400 25 kap. 1 §), how much the person has, the way to go in steps of half an hour, which
municipality owes hours, the name. The order is the same whatever order the candidates come in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from ifodesk.domain.entities.disqualification import AnswerWay
from ifodesk.domain.entities.lending import Reply
from ifodesk.domain.ids import MemberId
from ifodesk.domain.matching.places import Road
from ifodesk.domain.sorting import swedish_key

ROAD_STEP_MINUTES: Final = 30
"""Two ways to go that differ by less count as one, so that reciprocity decides between neighbours."""
_FAR: Final = 10_000
"""In place of a number that nobody knows: after every known one."""


class StandInPlace(StrEnum):
    """How near a candidate is, the nearest first."""

    OWN_UNIT = "own_unit"
    OWN_MUNICIPALITY = "own_municipality"
    OTHER_MUNICIPALITY = "other_municipality"
    CONSULTANT = "consultant"


class Answered(StrEnum):
    """What a candidate has answered about jäv, the best first."""

    NO_HINDER = "no_hinder"
    NOT_ANSWERED = "not_answered"
    """Asked or not, or asked before somebody came into the circle: "inte svarat"."""
    WANTS_TO_TALK = "wants_to_talk"
    HINDER = "hinder"


class Unable(StrEnum):
    """Why somebody cannot take the case."""

    HINDER = "hinder"
    RULED_JAV = "ruled_jav"
    STEPPED_ASIDE = "stepped_aside"
    """Somebody else took the case over, without a ruling (KL 2017:725 6 kap. 30 §)."""
    UNDECIDED = "undecided"
    """Jäv was raised, and nobody has decided."""
    WALLED = "walled"
    LACKS_DEGREE = "lacks_degree"
    """SoL 2025:400 25 kap. 1 §: cases of children."""
    SAID_NO = "said_no"
    """The chief of that municipality has said no."""


class Competence(StrEnum):
    """What is known of a candidate for a case of a child (SoL 2025:400 25 kap. 1 §), the best first."""

    WHOLE = "whole"
    """Degree, and experience for work on one's own."""
    DEGREE = "degree"
    """A degree; nobody has said whether the experience is enough."""
    UNKNOWN = "unknown"
    WITH_SUPPORT = "with_support"
    """A degree, and not enough experience to work alone."""
    NOT_ASKED_FOR = "not_asked_for"
    """No case of a child."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a person has on the desk."""

    total: int
    placed: int | None = None
    """None with the two below: only the number of cases in ifodesk is known."""
    investigations: int | None = None
    others: int | None = None
    counted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may take the case, or a municipality that may be asked."""

    member: MemberId | None
    """None: a municipality as itself."""
    name: str
    municipality: str
    """SCB code."""
    place: StandInPlace
    answered: Answered = Answered.NOT_ANSWERED
    way: AnswerWay | None = None
    answered_at: datetime | None = None
    kept_by: Unable | None = None
    """Why a matter about jäv keeps the person from the case, whether a wall stands yet or not."""
    walled: bool = False
    has_degree: bool | None = None
    works_alone: bool | None = None
    load: Load | None = None
    free: str = ""
    languages: str = ""
    competence: str = ""
    road: Road | None = None
    """From the case's municipality; None: the own one, or unknown."""
    owes_minutes: int = 0
    """What its municipality has got more than it has given the case's; below 0 the other way round."""
    asked_at: datetime | None = None
    """When its chief was asked."""
    reply: Reply | None = None
    offered_hours: int | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with what decided."""

    candidate: Candidate
    competence: Competence
    unable: tuple[Unable, ...] = ()


@dataclass(frozen=True, slots=True)
class StandIns:
    """The answer."""

    ranked: tuple[Ranked, ...]
    """The first one first."""
    unable: tuple[Ranked, ...]
    """By name, each with why."""


def rank(candidates: Iterable[Candidate], *, of_child: bool) -> StandIns:
    """Return *candidates* in order; *of_child* says whether it is a case of a child."""
    judged = [Ranked(one, competence_of(one, of_child=of_child), _unable(one, of_child=of_child)) for one in candidates]
    return StandIns(
        ranked=tuple(sorted((one for one in judged if not one.unable), key=_order)),
        unable=tuple(sorted((one for one in judged if one.unable), key=_name)),
    )


def competence_of(candidate: Candidate, *, of_child: bool) -> Competence:
    """Return what is known of a candidate's competence for the case."""
    if not of_child or candidate.member is None:
        return Competence.NOT_ASKED_FOR if not of_child else Competence.UNKNOWN
    if candidate.has_degree is not True:
        return Competence.UNKNOWN
    known = {True: Competence.WHOLE, False: Competence.WITH_SUPPORT, None: Competence.DEGREE}
    return known[candidate.works_alone]


def road_steps(road: Road | None, place: StandInPlace) -> int:
    """Return the way to go in begun steps of half an hour; 0 at home, many where no road is known."""
    if place in (StandInPlace.OWN_UNIT, StandInPlace.OWN_MUNICIPALITY):
        return 0
    return _FAR if road is None else -(-road.minutes // ROAD_STEP_MINUTES)


_BY_MATTER: Final = (Unable.RULED_JAV, Unable.STEPPED_ASIDE, Unable.UNDECIDED)


def _unable(candidate: Candidate, *, of_child: bool) -> tuple[Unable, ...]:
    why = (
        (Unable.HINDER, candidate.answered is Answered.HINDER),
        *((one, candidate.kept_by is one) for one in _BY_MATTER),
        (Unable.WALLED, candidate.walled),
        (Unable.LACKS_DEGREE, of_child and candidate.has_degree is False),
        (Unable.SAID_NO, candidate.reply is Reply.NO),
    )
    return tuple(one for one, holds in why if holds)


_PLACES: Final = tuple(StandInPlace)
_ANSWERS: Final = tuple(Answered)
_COMPETENCES: Final = {
    Competence.WHOLE: 0,
    Competence.NOT_ASKED_FOR: 0,
    Competence.DEGREE: 1,
    Competence.UNKNOWN: 2,
    Competence.WITH_SUPPORT: 3,
}


def _order(one: Ranked) -> tuple[object, ...]:
    candidate = one.candidate
    return (
        _PLACES.index(candidate.place),
        _ANSWERS.index(candidate.answered),
        _COMPETENCES[one.competence],
        _FAR if candidate.load is None else candidate.load.total,
        road_steps(candidate.road, candidate.place),
        -candidate.owes_minutes,
        *_name(one),
    )


def _name(one: Ranked) -> tuple[object, ...]:
    return swedish_key(one.candidate.name), one.candidate.municipality, one.candidate.member or b""
