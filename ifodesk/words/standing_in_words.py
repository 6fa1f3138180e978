"""Who can instead, in words: what decided about each place in the list, and why somebody cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from ifodesk.domain.board_only import BoardDecision
from ifodesk.domain.entities.disqualification import AnswerWay
from ifodesk.domain.entities.lending import Reply
from ifodesk.domain.matching.places import Road, RoadSource
from ifodesk.domain.standing_in import Answered, Candidate, Competence, Load, Ranked, StandInPlace, Unable
from ifodesk.words.date_words import full_day, moment
from ifodesk.words.label_words import ANSWER_WAY, NOT_ANSWERED, REPLY
from ifodesk.words.lending_words import balance_text, hours_text

PLACE: Final[Mapping[StandInPlace, str]] = {
    StandInPlace.OWN_UNIT: "samma enhet",
    StandInPlace.OWN_MUNICIPALITY: "egen kommun",
    StandInPlace.OTHER_MUNICIPALITY: "annan kommun",
    StandInPlace.CONSULTANT: "konsult",
}
ANSWERED: Final[Mapping[Answered, str]] = {
    Answered.NO_HINDER: "inget hinder",
    Answered.NOT_ANSWERED: NOT_ANSWERED,
    Answered.WANTS_TO_TALK: "vill prata",
    Answered.HINDER: "hinder",
}
UNABLE: Final[Mapping[Unable, str]] = {
    Unable.HINDER: "har svarat hinder",
    Unable.RULED_JAV: "jäv är beslutat",
    Unable.STEPPED_ASIDE: "har lämnat över ärendet på grund av jäv",
    Unable.UNDECIDED: "jäv är anmält och inte avgjort än",
    Unable.WALLED: "står bakom en mur i ärendet",
    Unable.LACKS_DEGREE: "saknar den examen som barnärenden kräver (SoL 25 kap. 1 §)",
    Unable.SAID_NO: "chefen har svarat nej",
}
COMPETENCE: Final[Mapping[Competence, str]] = {
    Competence.WHOLE: "examen och erfarenhet för barnärenden",
    Competence.DEGREE: "examen, erfarenheten är inte nedskriven (SoL 25 kap. 1 §)",
    Competence.UNKNOWN: "kontrollera examen och erfarenhet (SoL 25 kap. 1 §)",
    Competence.WITH_SUPPORT: "examen, men behöver stöd av någon med mer erfarenhet (SoL 25 kap. 1 §)",
    Competence.NOT_ASKED_FOR: "inget särskilt krav på examen",
}
_SOURCE: Final[Mapping[RoadSource, str]] = {
    RoadSource.SURE: "",
    RoadSource.LIKELY: ", ungefär",
    RoadSource.ESTIMATED: ", uppskattat",
}
ROAD_UNKNOWN: Final = "avståndet är okänt"
BOARD_ONLY: Final = "Stannar i den egna nämnden: {titles}. Den andra kommunens personal utreder och föreslår."
CHECK: Final = "{text} (kontrollera)"


def line(ranked: Ranked, now: datetime) -> str:
    """Return what stands beside a name: what decided, in the order in which it did."""
    return " · ".join(_parts(ranked, now))


def load_text(load: Load) -> str:
    """Return what somebody has on the desk.

    >>> load_text(Load(11, 3, 2, 6)), load_text(Load(1))
    ('3 placerade, 2 utredningar, 6 övriga', '1 ärende i ifodesk')
    """
    if load.placed is None:
        return f"{load.total} ärende i ifodesk" if load.total == 1 else f"{load.total} ärenden i ifodesk"
    counts = (
        (load.placed, "placerad", "placerade"),
        (load.investigations, "utredning", "utredningar"),
        (load.others, "övrigt", "övriga"),
    )
    return ", ".join(f"{count or 0} {one if count == 1 else many}" for count, one, many in counts)


def road_text(road: Road | None) -> str:
    """Return the way to go, and that the time is reckoned.

    >>> road_text(Road(49, RoadSource.SURE)), road_text(Road(104, RoadSource.ESTIMATED)), road_text(None)
    ('49 km, 1 tim 24 min tur och retur', '104 km, uppskattat, 2 tim 58 min tur och retur', 'avståndet är okänt')
    """
    if road is None:
        return ROAD_UNKNOWN
    return f"{road.km} km{_SOURCE[road.source]}, {hours_text(2 * road.minutes)} tur och retur"


def board_only_text(decisions: tuple[BoardDecision, ...]) -> str:
    """Return what stays at home, in one sentence; empty when nothing does. Doubtful ones are marked."""
    titles = [one.title if one.certain else CHECK.format(text=one.title) for one in decisions]
    return BOARD_ONLY.format(titles="; ".join(titles)) if titles else ""


def _parts(ranked: Ranked, now: datetime) -> Iterator[str]:
    candidate = ranked.candidate
    yield PLACE[candidate.place]
    if ranked.unable:
        yield from (UNABLE[one] for one in ranked.unable)
        return
    if candidate.member is None:
        yield from _asked(candidate, now)
    else:
        yield _answer(candidate, now)
        if ranked.competence is not Competence.NOT_ASKED_FOR:
            yield COMPETENCE[ranked.competence]
    yield from _load(candidate)
    if candidate.place is StandInPlace.OTHER_MUNICIPALITY:
        yield road_text(candidate.road)
    if candidate.owes_minutes:
        yield balance_text(candidate.owes_minutes, candidate.name if candidate.member is None else "kommunen")


def _answer(candidate: Candidate, now: datetime) -> str:
    said = ANSWERED[candidate.answered]
    if candidate.way is None or candidate.answered_at is None or candidate.answered is Answered.NOT_ANSWERED:
        return said
    when = moment(candidate.answered_at, now)
    way = "" if candidate.way is AnswerWay.OWN else f"{ANSWER_WAY[candidate.way]} "
    return f"{said} ({way}{when})"


def _asked(candidate: Candidate, now: datetime) -> Iterator[str]:
    if candidate.reply is Reply.TALK:
        yield f"chefen {REPLY[Reply.TALK]}"
    elif candidate.asked_at is not None:
        yield f"chefen frågad {moment(candidate.asked_at, now)}, {NOT_ANSWERED}"


def _load(candidate: Candidate) -> Iterator[str]:
    if candidate.offered_hours is not None:
        yield f"erbjuds {candidate.offered_hours} tim i veckan"
    if candidate.load is not None:
        day = candidate.load.counted_on
        yield load_text(candidate.load) + (f" ({full_day(day)})" if day else "")
    if candidate.free:
        yield f"ledig {candidate.free}"
    if candidate.languages:
        yield f"språk: {candidate.languages}"
    if candidate.competence:
        yield candidate.competence
