"""How each criterion is answered. A check sees only the values it is about, so equal values get the same answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, TypeAlias

from ifodesk.domain.matching.around import Around
from ifodesk.domain.matching.finding import Fact, Finding
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.need import Demand, Need
from ifodesk.domain.matching.terms import AgeBand, Answer, Criterion, HomeKind, Pet, Sex, Standing, Weight, Why

Verdict: TypeAlias = tuple[Answer, Why, tuple[Fact, ...]]
Judge: TypeAlias = Callable[..., Verdict]

_NOT_SAID: Verdict = (Answer.UNKNOWN, Why.NOT_SAID, ())
_BANDS = tuple(AgeBand)


@dataclass(frozen=True, slots=True)
class Check:
    """One criterion of one need."""

    criterion: Criterion
    weight: Weight
    values: Callable[[Home], Hashable]
    judge: Callable[[Any], Verdict]

    def all(self, homes: Iterable[Home]) -> list[Finding]:
        """Return how each of *homes* answers, in their order."""
        values = list(map(self.values, homes))
        found = {one: Finding(self.criterion, self.weight, *self.judge(one)) for one in set(values)}
        return [found[one] for one in values]


def checks(need: Need, around: Around) -> tuple[Check, ...]:
    """Return every check of a need, in the order of `Criterion`; several of one criterion in the order of the need."""
    asked = sorted(need.demands, key=lambda demand: _ORDER[demand.criterion])
    return (*_always(need, around), *(_asked(demand, need, around) for demand in asked))


_ORDER = {criterion: place for place, criterion in enumerate(Criterion)}


def _always(need: Need, around: Around) -> Iterator[Check]:
    by = max(need.latest, around.today)
    bands = frozenset(child.band for child in need.children)
    sexes = frozenset(child.sex for child in need.children)
    hard = partial(Check, weight=Weight.HARD)
    yield hard(Criterion.STANDING, values=attrgetter("standing", "paused_until"), judge=partial(_standing, by=by))
    yield hard(Criterion.KIND, values=attrgetter("kinds"), judge=partial(_kind, wanted=need.kinds))
    yield hard(
        Criterion.PLACES,
        values=attrgetter("places", "places_from", "confirmed_on"),
        judge=partial(_places, wanted=len(need.children), by=by, around=around),
    )
    yield hard(Criterion.AGE, values=attrgetter("bands"), judge=partial(_age, wanted=bands))
    yield hard(Criterion.SEX, values=attrgetter("takes"), judge=partial(_sex, wanted=sexes))
    yield hard(
        Criterion.KEEPS_AWAY, values=attrgetter("keeps_away"), judge=partial(_keeps_away, area=need.area, around=around)
    )


def _standing(values: tuple[Standing, date | None], *, by: date) -> Verdict:
    standing, until = values
    if standing is Standing.OPEN:
        return Answer.MET, Why.PLAIN, (standing.value,)
    if standing is Standing.STOPPED or until is None:
        return Answer.NOT_MET, Why.PLAIN, (standing.value,)
    return Answer.MET if until <= by else Answer.NOT_MET, Why.LATER, (standing.value, until)


def _kind(kinds: frozenset[HomeKind], *, wanted: frozenset[HomeKind]) -> Verdict:
    """Facts: the kinds of the home."""
    known = tuple(kind.value for kind in HomeKind if kind in kinds)
    if HomeKind.NETWORK in kinds:
        return Answer.NOT_MET, Why.NETWORK, known
    return Answer.MET if kinds & wanted else Answer.NOT_MET, Why.PLAIN, known


def _places(values: tuple[int | None, date | None, date | None], *, wanted: int, by: date, around: Around) -> Verdict:
    """Facts: free places and how many are wanted, then the day that counts. Old: the last confirmation."""
    places, free_from, confirmed_on = values
    if confirmed_on is None or around.is_old(confirmed_on):
        return Answer.UNKNOWN, Why.OLD, () if confirmed_on is None else (confirmed_on,)
    if places is None:
        return _NOT_SAID
    if places < wanted:
        return Answer.NOT_MET, Why.TOO_FEW, (places, wanted, confirmed_on)
    if free_from is not None and free_from > by:
        return Answer.NOT_MET, Why.LATER, (places, wanted, free_from)
    return Answer.MET, Why.PLAIN, (places, wanted, confirmed_on)


def _age(bands: frozenset[AgeBand] | None, *, wanted: frozenset[AgeBand]) -> Verdict:
    """Facts: the bands of the need that the home does not take; the wanted ones where it takes them all."""
    if not bands:
        return _NOT_SAID
    missed = _in_order(wanted - bands)
    return (Answer.NOT_MET, Why.PLAIN, missed) if missed else (Answer.MET, Why.PLAIN, _in_order(wanted))


def _sex(takes: frozenset[Sex] | None, *, wanted: frozenset[Sex | None]) -> Verdict:
    """Facts: whom the home takes."""
    if not takes:
        return _NOT_SAID
    facts = tuple(sex.value for sex in Sex if sex in takes)
    if len(takes) == len(Sex):
        return Answer.MET, Why.PLAIN, facts
    if wanted - takes - {None}:
        return Answer.NOT_MET, Why.PLAIN, facts
    return (Answer.UNKNOWN, Why.NEED_NOT_SAID, facts) if None in wanted else (Answer.MET, Why.PLAIN, facts)


def _keeps_away(places: frozenset[str], *, area: str, around: Around) -> Verdict:
    """Facts: the area that the home does not take children from, as the home says it; else those to ask about.

    A municipality stands for every place in it. A place that is not known, or a village where the need names its
    municipality's town alone, is never taken for somewhere else.
    """
    if not places:
        return Answer.MET, Why.PLAIN, ()
    if not area:
        return Answer.UNKNOWN, Why.NEED_NOT_SAID, tuple(sorted(places))
    known = around.places
    lies = known.called(area)
    centre = None if lies is None else known.centres.get(lies.municipality)
    unclear: list[str] = []
    for one in sorted(places):
        place = known.called(one)
        if place is not None and place in {lies, centre}:
            return Answer.NOT_MET, Why.PLAIN, (one,)
        if place is None or (lies == centre and place.municipality == (lies and lies.municipality)):
            unclear.append(one)
    return (Answer.UNKNOWN, Why.PLAIN, tuple(unclear)) if unclear else (Answer.MET, Why.PLAIN, (area,))


def _in_order(bands: frozenset[AgeBand]) -> tuple[str, ...]:
    return tuple(band.value for band in _BANDS if band in bands)


def _asked(demand: Demand, need: Need, around: Around) -> Check:
    values, judge = _judges(demand, need, around)[demand.criterion]
    return Check(demand.criterion, demand.weight, attrgetter(*values), judge)


def _judges(demand: Demand, need: Need, around: Around) -> dict[Criterion, tuple[tuple[str, ...], Judge]]:
    value = demand.value
    road = partial(_road, demand=demand, around=around)
    bands = frozenset(child.band for child in need.children)
    flags = {
        criterion: ((criterion.value,), _flag)
        for criterion in (
            Criterion.OWN_ROOM,
            Criterion.SMOKE_FREE,
            Criterion.DAYTIME,
            Criterion.DRIVING,
            Criterion.PARENT_CONTACT,
            Criterion.HOLIDAYS,
        )
    }
    return {
        **flags,
        Criterion.FAR: (("place", "municipality"), road),
        Criterion.NEAR: (("place", "municipality"), road),
        Criterion.MUNICIPALITY: (("municipality",), partial(_municipality, wanted=value, around=around)),
        Criterion.SCHOOL: (("schools",), partial(_named, wanted=value)),
        Criterion.LANGUAGE: (("languages",), partial(_named, wanted=value)),
        Criterion.COURSE: (("courses",), partial(_named, wanted=value)),
        Criterion.NO_PETS: (("pets",), partial(_no_pets, against=demand.pets)),
        Criterion.YOUNGEST: (("own_children", "placed_children"), partial(_youngest, bands=bands)),
        Criterion.NO_PLACED: (("placed_children", "anyone_placed"), _no_placed),
    }


def _flag(value: bool | None) -> Verdict:  # noqa: FBT001 - the one value that it is about
    if value is None:
        return _NOT_SAID
    return Answer.MET if value else Answer.NOT_MET, Why.PLAIN, ()


def _road(values: tuple[str, str], *, demand: Demand, around: Around) -> Verdict:
    """Facts: the place asked about, kilometres, where they come from, and how many were asked for."""
    home, other = around.places.where(*values), around.places.where(demand.value)
    limit = demand.km or 0
    if home is None or other is None:
        return Answer.UNKNOWN, Why.NO_PLACE, (demand.value, limit)
    road = around.places.road(home, other)
    met = road.km <= limit if demand.criterion is Criterion.NEAR else road.km >= limit
    return Answer.MET if met else Answer.NOT_MET, Why.PLAIN, (other.name, road.km, road.source.value, limit)


def _municipality(code: str, *, wanted: str, around: Around) -> Verdict:
    """Facts: the name of the home's own municipality, and of the one asked for."""
    names = around.places.names
    facts = (names.get(code, code), names.get(wanted, wanted))
    return Answer.MET if code == wanted else Answer.NOT_MET, Why.PLAIN, facts


def _named(known: frozenset[str] | None, *, wanted: str) -> Verdict:
    """Facts: the name asked for. Upper and lower case are the same."""
    if known is None:
        return Answer.UNKNOWN, Why.NOT_SAID, (wanted,)
    met = wanted.casefold() in {name.casefold() for name in known}
    return Answer.MET if met else Answer.NOT_MET, Why.PLAIN, (wanted,)


def _no_pets(pets: frozenset[Pet] | None, *, against: frozenset[Pet]) -> Verdict:
    """Facts: the animals that are in the way; those asked about where none is."""
    if pets is None:
        return _NOT_SAID
    clash = pets & against if against else pets
    if clash:
        return Answer.NOT_MET, Why.PLAIN, tuple(pet.value for pet in Pet if pet in clash)
    return Answer.MET, Why.PLAIN, tuple(pet.value for pet in Pet if pet in against)


def _youngest(
    values: tuple[frozenset[AgeBand] | None, frozenset[AgeBand] | None], *, bands: frozenset[AgeBand]
) -> Verdict:
    """Facts: the bands of the children who live there and are, or may be, younger."""
    oldest = max(_BANDS.index(band) for band in bands)
    there = frozenset(band for known in values if known is not None for band in known)
    younger = _in_order(frozenset(_BANDS[:oldest]) & there)
    if younger:
        return Answer.NOT_MET, Why.PLAIN, younger
    if None in values:
        return _NOT_SAID
    if _BANDS[oldest] in there:
        return Answer.UNKNOWN, Why.SAME_BAND, (_BANDS[oldest].value,)
    return Answer.MET, Why.PLAIN, ()


def _no_placed(values: tuple[frozenset[AgeBand] | None, bool | None]) -> Verdict:
    """Facts: the bands of the placed children; none where only that they live there is known."""
    placed, anyone = values
    if placed or anyone:
        return Answer.NOT_MET, Why.PLAIN, _in_order(placed or frozenset())
    return _NOT_SAID if placed is None and anyone is None else (Answer.MET, Why.PLAIN, ())
