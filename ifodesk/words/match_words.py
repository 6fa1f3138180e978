"""A match in words: each answer with why, the one thing that excluded a home, and what would make it fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from ifodesk.domain.matching.finding import Fact, Finding, Mend, mend
from ifodesk.domain.matching.match import Ranked
from ifodesk.domain.matching.places import Road, RoadSource
from ifodesk.domain.matching.terms import (
    WISHES,
    AgeBand,
    Answer,
    Criterion,
    Group,
    HomeKind,
    Pet,
    Sex,
    Standing,
    Weight,
    Why,
)
from ifodesk.words.date_words import full_day
from ifodesk.words.plural_words import count, listed

GROUP: Final[Mapping[Group, str]] = {
    Group.FITS: "Passar på papperet",
    Group.MAYBE: "Kanske: saknar uppgift",
    Group.EXCLUDED: "Passar inte",
}
HOME_KIND: Final[Mapping[HomeKind, str]] = {
    HomeKind.FOSTER: "familjehem",
    HomeKind.EMERGENCY: "jourhem",
    HomeKind.AGENCY: "konsulentstött familjehem",
    HomeKind.NETWORK: "nätverkshem",
}
AGE_BAND: Final[Mapping[AgeBand, str]] = {
    AgeBand.SMALL: "0–5 år",
    AgeBand.MIDDLE: "6–12 år",
    AgeBand.TEEN: "13–17 år",
}
SEX: Final[Mapping[Sex, str]] = {Sex.BOY: "pojkar", Sex.GIRL: "flickor"}
PET: Final[Mapping[Pet, str]] = {Pet.DOG: "hund", Pet.CAT: "katt", Pet.HORSE: "häst", Pet.OTHER: "annat djur"}
WEIGHT: Final[Mapping[Weight, str]] = {
    Weight.HARD: "krav",
    Weight.STRONG: "mycket viktigt",
    Weight.MIDDLE: "viktigt",
    Weight.SLIGHT: "bra om",
}
ANSWER: Final[Mapping[Answer, str]] = {
    Answer.MET: "uppfyllt",
    Answer.NOT_MET: "inte uppfyllt",
    Answer.UNKNOWN: "uppgift saknas",
}
CRITERION: Final[Mapping[Criterion, str]] = {
    Criterion.STANDING: "tar emot placeringar",
    Criterion.KIND: "typ av hem",
    Criterion.PLACES: "lediga platser",
    Criterion.AGE: "ålder",
    Criterion.SEX: "pojkar eller flickor",
    Criterion.KEEPS_AWAY: "orter som hemmet inte tar emot från",
    Criterion.FAR: "långt från en ort",
    Criterion.NEAR: "nära en ort",
    Criterion.MUNICIPALITY: "kommun",
    Criterion.SCHOOL: "skola",
    Criterion.LANGUAGE: "språk",
    Criterion.OWN_ROOM: "eget rum",
    Criterion.NO_PETS: "djurfritt",
    Criterion.SMOKE_FREE: "rökfritt",
    Criterion.DAYTIME: "vuxen hemma på dagen",
    Criterion.DRIVING: "någon som kör bil",
    Criterion.PARENT_CONTACT: "umgänge i hemmet",
    Criterion.HOLIDAYS: "lov och helger",
    Criterion.COURSE: "utbildning",
    Criterion.YOUNGEST: "yngst i hemmet",
    Criterion.NO_PLACED: "inga andra placerade barn",
}
ROAD_SOURCE: Final[Mapping[RoadSource, str]] = {
    RoadSource.SURE: "enligt underlag",
    RoadSource.LIKELY: "inte kontrollerat",
    RoadSource.ESTIMATED: "uppskattat",
}

Telling: TypeAlias = Callable[[Finding, Sequence[Fact]], str]

_MISSING: Final = "Uppgift saknas: {what}."
_NEED_NOT_SAID: Final = "Behovet säger inte tillräckligt än: {what}."
_NO_PLACE: Final = "Var hemmet eller orten ligger är inte känt, så vägen går inte att räkna."
_PLAIN: Final[Mapping[tuple[Criterion, Answer], str]] = {
    (Criterion.OWN_ROOM, Answer.MET): "Eget rum finns.",
    (Criterion.OWN_ROOM, Answer.NOT_MET): "Eget rum finns inte.",
    (Criterion.SMOKE_FREE, Answer.MET): "Rökfritt.",
    (Criterion.SMOKE_FREE, Answer.NOT_MET): "Inte rökfritt.",
    (Criterion.DAYTIME, Answer.MET): "En vuxen är hemma på dagen.",
    (Criterion.DAYTIME, Answer.NOT_MET): "Ingen vuxen är hemma på dagen.",
    (Criterion.DRIVING, Answer.MET): "Någon i hemmet kör bil.",
    (Criterion.DRIVING, Answer.NOT_MET): "Ingen i hemmet kör bil.",
    (Criterion.PARENT_CONTACT, Answer.MET): "Umgänge med föräldrar kan vara i hemmet.",
    (Criterion.PARENT_CONTACT, Answer.NOT_MET): "Umgänge med föräldrar kan inte vara i hemmet.",
    (Criterion.HOLIDAYS, Answer.MET): "Barnet kan vara där på lov och helger.",
    (Criterion.HOLIDAYS, Answer.NOT_MET): "Barnet kan inte vara där på alla lov och helger.",
    (Criterion.NO_PLACED, Answer.MET): "Inga andra placerade barn.",
    (Criterion.YOUNGEST, Answer.MET): "Barnet skulle vara yngst i hemmet.",
}


def finding_line(finding: Finding) -> str:
    """Return one answer as a sentence.

    >>> finding_line(Finding(Criterion.NO_PETS, Weight.HARD, Answer.NOT_MET, Why.PLAIN, ("dog",)))
    'Inte djurfritt: hund.'
    >>> finding_line(Finding(Criterion.PLACES, Weight.HARD, Answer.UNKNOWN, Why.OLD, (date(2026, 9, 2),)))
    'Platser oklart: senast bekräftat 2 september 2026.'
    """
    if finding.why is Why.NOT_SAID:
        named = "".join(f" {fact}" for fact in finding.facts)
        return _MISSING.format(what=CRITERION[finding.criterion] + named)
    if finding.why is Why.NEED_NOT_SAID:
        return _NEED_NOT_SAID.format(what=CRITERION[finding.criterion])
    if finding.why is Why.NO_PLACE:
        return _NO_PLACE
    plain = _PLAIN.get((finding.criterion, finding.answer))
    return plain or _TOLD[finding.criterion](finding, finding.facts)


def _standing(finding: Finding, facts: Sequence[Fact]) -> str:
    if finding.why is Why.LATER:
        return f"Paus till {_day(facts[1])}."
    return {
        Standing.OPEN: "Tar emot placeringar.",
        Standing.PAUSED: "Har paus tills vidare.",
        Standing.STOPPED: "Stopp för nya placeringar. Hemkommunen vet varför.",
    }[Standing(str(facts[0]))]


def _kind(finding: Finding, facts: Sequence[Fact]) -> str:
    if finding.why is Why.NETWORK:
        return "Nätverkshem för ett namngivet barn."
    kinds = listed([HOME_KIND[HomeKind(str(kind))] for kind in facts]) or "inget slag av hem"
    return f"Är {kinds}." if finding.answer is Answer.MET else f"Är bara {kinds}."


def _places(finding: Finding, facts: Sequence[Fact]) -> str:
    if finding.why is Why.OLD:
        last = f"senast bekräftat {_day(facts[0])}" if facts else "aldrig bekräftat"
        return f"Platser oklart: {last}."
    free = count(int(str(facts[0])), "ledig plats", "lediga platser")
    if finding.why is Why.LATER:
        return f"{free}, men först {_day(facts[2])}."
    needed = "" if finding.answer is Answer.MET else f", {facts[1]} behövs"
    return f"{free}{needed} (bekräftat {_day(facts[2])})."


def _age(finding: Finding, facts: Sequence[Fact]) -> str:
    bands = listed([AGE_BAND[AgeBand(str(band))] for band in facts])
    return f"Tar emot {bands}." if finding.answer is Answer.MET else f"Tar inte emot {bands}."


def _sex(_finding: Finding, facts: Sequence[Fact]) -> str:
    if len(facts) == len(Sex):
        return "Tar emot både pojkar och flickor."
    return f"Tar bara emot {listed([SEX[Sex(str(sex))] for sex in facts])}."


def _keeps_away(finding: Finding, facts: Sequence[Fact]) -> str:
    if not facts:
        return "Tar emot barn från alla orter."
    if finding.answer is Answer.UNKNOWN:
        return f"Tar inte emot barn från {listed([str(fact) for fact in facts])}. Fråga om det gäller här."
    return f"Tar {'' if finding.answer is Answer.MET else 'inte '}emot barn från {facts[0]}."


def _road(finding: Finding, facts: Sequence[Fact]) -> str:
    place, km, source, limit = facts
    if not km:
        return f"Ligger i {place}."
    bound = "högst" if finding.criterion is Criterion.NEAR else "minst"
    return f"{km} km till {place} ({ROAD_SOURCE[RoadSource(str(source))]}), {bound} {limit} önskas."


def _municipality(finding: Finding, facts: Sequence[Fact]) -> str:
    return f"Ligger i {facts[0]}{'' if finding.answer is Answer.MET else f', inte i {facts[1]}'}."


def _named(met: str, not_met: str) -> Telling:
    return lambda finding, facts: (met if finding.answer is Answer.MET else not_met).format(facts[0])


def _no_pets(finding: Finding, facts: Sequence[Fact]) -> str:
    if finding.answer is Answer.NOT_MET:
        return f"Inte djurfritt: {listed([PET[Pet(str(pet))] for pet in facts])}."
    return f"Har inte {listed([PET[Pet(str(pet))] for pet in facts], 'eller')}." if facts else "Djurfritt."


def _children(finding: Finding, facts: Sequence[Fact]) -> str:
    bands = listed([AGE_BAND[AgeBand(str(band))] for band in facts])
    if finding.criterion is Criterion.NO_PLACED:
        return f"Placerade barn bor där: {bands}." if bands else "Placerade barn bor där."
    if finding.why is Why.SAME_BAND:
        return f"Oklart om barnet är yngst: barn i samma ålder ({bands}) bor där."
    return f"Yngre barn bor där: {bands}."


_TOLD: Final[Mapping[Criterion, Telling]] = {
    Criterion.STANDING: _standing,
    Criterion.KIND: _kind,
    Criterion.PLACES: _places,
    Criterion.AGE: _age,
    Criterion.SEX: _sex,
    Criterion.KEEPS_AWAY: _keeps_away,
    Criterion.FAR: _road,
    Criterion.NEAR: _road,
    Criterion.MUNICIPALITY: _municipality,
    Criterion.SCHOOL: _named("Barn i hemmet går i {}.", "Barn i hemmet går inte i {}."),
    Criterion.LANGUAGE: _named("Kan stödja {}.", "Kan inte stödja {}."),
    Criterion.NO_PETS: _no_pets,
    Criterion.COURSE: _named("Har gått {}.", "Har inte gått {}."),
    Criterion.YOUNGEST: _children,
    Criterion.NO_PLACED: _children,
}


def remedy_line(ranked: Ranked) -> str:
    """Return what would make an excluded home fit; empty for a home that is not excluded."""
    if not ranked.misses:
        return ""
    if any(mend(miss) is Mend.NOTHING for miss in ranked.misses):
        return "Det går inte att ändra."
    would = "Skulle passa på papperet om" if ranked.would_be is Group.FITS else "Skulle vara ett kanske om"
    return f"{would} {listed([_remedy(miss) for miss in ranked.misses])}."


def _remedy(miss: Finding) -> str:
    facts = miss.facts
    match mend(miss):
        case Mend.DROP:
            return f"kravet {CRITERION[miss.criterion]} togs bort"
        case Mend.FARTHER:
            return f"vägen till {facts[0]} fick vara {facts[1]} km"
        case Mend.WAIT:
            return f"det kan vänta till {_day(facts[-1])}"
        case Mend.OTHER_KIND:
            return f"{listed([HOME_KIND[HomeKind(str(kind))] for kind in facts], 'eller')} går bra"
        case Mend.APART:
            return f"syskonen kan bo isär (eller hemmet får {facts[1]} lediga platser)"
        case _:
            return _asked(miss)


def _asked(miss: Finding) -> str:
    match miss.criterion:
        case Criterion.AGE:
            return f"hemmet kan ta emot {listed([AGE_BAND[AgeBand(str(band))] for band in miss.facts])}"
        case Criterion.SEX:
            return "hemmet kan ta emot både pojkar och flickor"
        case Criterion.PLACES:
            return f"hemmet får {count(int(str(miss.facts[1])), 'ledig plats', 'lediga platser')}"
        case _:
            return "hemmet avslutar sin paus" if mend(miss) is Mend.ASK_HOME else "hemkommunen häver stoppet"


def missing_line(ranked: Ranked) -> str:
    """Return what there is to ask a home about; empty when nothing is."""
    if not ranked.missing:
        return ""
    return f"Fråga om: {listed([CRITERION[one.criterion] for one in ranked.missing])}."


def wish_line(ranked: Ranked) -> str:
    """Return how many wishes of each weight a home meets: "2 av 3 mycket viktiga, 1 av 1 bra om"."""
    found = [(weight, *ranked.wishes(weight)) for weight in WISHES]
    return ", ".join(f"{met} av {wishes} {_WISHED[weight]}" for weight, met, wishes in found if wishes)


_WISHED: Final[Mapping[Weight, str]] = {
    Weight.STRONG: "mycket viktiga",
    Weight.MIDDLE: "viktiga",
    Weight.SLIGHT: "bra om",
}


def road_line(road: Road | None) -> str:
    """Return a distance with where it comes from: "75 km, uppskattat"."""
    if road is None:
        return "avståndet är inte känt"
    return f"{road.km} km, {ROAD_SOURCE[road.source]}" if road.km else "på orten"


def drive_line(road: Road) -> str:
    """Return the time by car, which is always estimated: "ca 1 tim 30 min".

    >>> drive_line(Road(104, RoadSource.LIKELY)), drive_line(Road(20, RoadSource.SURE))
    ('ca 1 tim 30 min', 'ca 15 min')
    """
    quarters = max(1, round(road.minutes / 15))
    hours, minutes = divmod(15 * quarters, 60)
    return " ".join(("ca", *([f"{hours} tim"] if hours else []), *([f"{minutes} min"] if minutes else [])))


ORDER: Final = (
    "Ordningen i varje grupp: först de krav som saknar uppgift eller inte är uppfyllda, så få som möjligt, sedan "
    "önskemålen, de mycket viktiga först. Är allt lika kommer det hem först som inte har blivit tillfrågat på längst. "
    "Inget annat räknas."
)
ON_PAPER: Final = "Passar på papperet är ingen bedömning. Om hemmet passar barnet avgör ni."


def _day(fact: Fact) -> str:
    return full_day(fact) if isinstance(fact, date) else str(fact)
