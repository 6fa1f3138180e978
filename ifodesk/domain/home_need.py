"""A need between how it is stored and how it is matched, and what of it may leave the municipality in step 1.

Source: OSL 2009:400 8 kap. 1 §, 26 kap. 9 §; LAW 3.1. There is no other way from a need to the group than `graded`, and
none to another municipality than `second`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from ifodesk.domain.entities.home_need import Need, NeedStep1
from ifodesk.domain.home_codes import chosen
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.matching import need as matching
from ifodesk.domain.matching.need import Child, Demand
from ifodesk.domain.matching.terms import AgeBand, Criterion, HomeKind, Pet, Sex, Weight

PRACTICAL: Final = (
    Criterion.NEAR,
    Criterion.OWN_ROOM,
    Criterion.NO_PETS,
    Criterion.SMOKE_FREE,
    Criterion.DAYTIME,
    Criterion.DRIVING,
    Criterion.PARENT_CONTACT,
    Criterion.HOLIDAYS,
    Criterion.YOUNGEST,
    Criterion.NO_PLACED,
)
"""What may be told in step 1. NEAR only of the area itself. No school, language, course, or whom to keep away from."""
_SECOND: Final = frozenset({*PRACTICAL, Criterion.SCHOOL, Criterion.LANGUAGE})
"""What may be told in step 2 as well."""
_MOST_CHILDREN: Final = 20


def described(value: Need, wanted: matching.Need) -> Need:
    """Return *value* with everything that *wanted* says."""
    children = {str(at): child for at, child in enumerate(wanted.children, start=1)}
    demands = dict(_numbered(wanted.demands))
    return replace(
        value,
        kinds={kind.value: True for kind in HomeKind if kind in wanted.kinds},
        bands={key: child.band.value for key, child in children.items()},
        ages={key: child.age for key, child in children.items() if child.age is not None},
        sexes={key: child.sex.value for key, child in children.items() if child.sex is not None},
        wanted_on=wanted.month,
        exact=wanted.exact,
        area=wanted.area or None,
        weights={key: one.weight.value for key, one in demands.items()},
        values={key: one.value for key, one in demands.items() if one.value},
        kms={key: one.km for key, one in demands.items() if one.km is not None},
        pets={pet.value: True for one in demands.values() for pet in sorted(one.pets)},
    )


def graded(wanted: matching.Need, step1: EntityId, municipality: str, made_by: MemberId, on: date) -> NeedStep1:
    """Return what all eight may know of a need: no age, no sex, no school, no language, no day."""
    told = [one for one in wanted.demands if _may_be_told(one, wanted.area)]
    return NeedStep1(
        id=step1,
        municipality=municipality,
        made_by=made_by,
        kinds={kind.value: True for kind in HomeKind if kind in wanted.kinds},
        bands=dict(sorted(Counter(child.band.value for child in wanted.children).items())),
        month=wanted.month.replace(day=1),
        area=wanted.area or None,
        demands={one.criterion.value: one.weight.value for one in told},
        near_km=next((one.km for one in told if one.criterion is Criterion.NEAR), None),
        pets={pet.value: True for one in told for pet in sorted(one.pets)},
        sent_on=on,
    )


def second(wanted: matching.Need) -> matching.Need:
    """Return what the one municipality whose home is asked may know in step 2: exact ages, school and language too."""
    return replace(wanted, demands=tuple(one for one in wanted.demands if one.criterion in _SECOND))


def kept_back(wanted: matching.Need) -> tuple[Demand, ...]:
    """Return the demands that stay in the municipality in step 1."""
    return tuple(one for one in wanted.demands if not _may_be_told(one, wanted.area))


def matching_need(value: Need | NeedStep1) -> matching.Need | None:
    """Return the need as it is matched; None while it lacks children, a kind of home or a day.

    What a newer program wrote and this one does not know is left out.
    """
    day = value.wanted_on if isinstance(value, Need) else value.month
    children = tuple(_children(value) if isinstance(value, Need) else _banded(value.bands))
    wanted = chosen(value.kinds) or frozenset()
    kinds = frozenset(kind for kind in HomeKind if kind in wanted)
    if day is None or not kinds or not 0 < len(children) <= _MOST_CHILDREN:
        return None
    demands = tuple(_demands(value) if isinstance(value, Need) else _told(value))
    exact = isinstance(value, Need) and bool(value.exact)
    return matching.Need(value.id.hex(), children, kinds, day, value.area or "", demands, exact=exact)


def _may_be_told(one: Demand, area: str) -> bool:
    return one.criterion in PRACTICAL and one.value in {"", area}


def _numbered(demands: Iterable[Demand]) -> Iterator[tuple[str, Demand]]:
    seen: Counter[Criterion] = Counter()
    for one in demands:
        seen[one.criterion] += 1
        count = seen[one.criterion]
        yield one.criterion.value if count == 1 else f"{one.criterion.value}.{count}", one


def _children(value: Need) -> Iterator[Child]:
    for key, code in sorted(value.bands.items(), key=lambda item: (len(item[0]), item[0])):
        age, sex = value.ages.get(key), value.sexes.get(key)
        band = AgeBand.of(age) if age is not None else next((one for one in AgeBand if one == code), None)
        if band is not None:
            yield Child(band, age, next((one for one in Sex if one == sex), None))


def _banded(bands: Mapping[str, int]) -> Iterator[Child]:
    for band in AgeBand:
        number = bands.get(band.value) or 0
        yield from (Child(band) for _ in range(min(number, _MOST_CHILDREN + 1)))


def _demands(value: Need) -> Iterator[Demand]:
    order = {one.value: at for at, one in enumerate(Criterion)}
    for key in sorted(value.weights, key=lambda key: (order.get(key.partition(".")[0], len(order)), key)):
        weight, code = value.weights[key], key.partition(".")[0]
        found = _demand(code, weight, value.values.get(key) or "", value.kms.get(key), value.pets)
        if found is not None:
            yield found


def _told(value: NeedStep1) -> Iterator[Demand]:
    for criterion in PRACTICAL:
        weight = value.demands.get(criterion.value)
        near = criterion is Criterion.NEAR
        found = _demand(
            criterion.value, weight, (value.area or "") if near else "", value.near_km if near else None, value.pets
        )
        if found is not None:
            yield found


def _demand(code: str, weight: str | None, value: str, km: int | None, pets: Mapping[str, bool]) -> Demand | None:
    """Return a demand; None for codes that are not known, or what cannot be asked."""
    criterion = next((one for one in Criterion if one == code), None)
    how = next((one for one in Weight if one == weight), None)
    if criterion is None or how is None:
        return None
    animals = frozenset(pet for pet in Pet if pets.get(pet.value)) if criterion is Criterion.NO_PETS else frozenset()
    try:
        return Demand(criterion, how, value, km, animals)
    except ValueError:
        return None
