"""What of a need may leave the municipality, step by step."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.home_need import Need, NeedStep1
from ifodesk.domain.home_need import PRACTICAL, described, graded, kept_back, matching_need, second
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.matching import need as matching
from ifodesk.domain.matching.need import Child, Demand
from ifodesk.domain.matching.terms import ALWAYS, AgeBand, Criterion, HomeKind, Pet, Sex, Weight

ID, ME = EntityId(b"n" * 16), MemberId(b"m" * 16)
ON = date(2026, 11, 26)
ASKED = tuple(one for one in Criterion if one not in ALWAYS)


@st.composite
def demands(draw: st.DrawFn) -> Demand:
    criterion = draw(st.sampled_from(ASKED))
    named = criterion in {Criterion.MUNICIPALITY, Criterion.SCHOOL, Criterion.LANGUAGE, Criterion.COURSE}
    road = criterion in {Criterion.NEAR, Criterion.FAR}
    return Demand(
        criterion,
        draw(st.sampled_from(Weight)),
        draw(st.sampled_from(("Vilhelmina", "Volgsjöskolan", "sydsamiska"))) if named or road else "",
        draw(st.integers(0, 500)) if road else None,
    )


@st.composite
def needs(draw: st.DrawFn) -> matching.Need:
    def child() -> Child:
        age = draw(st.sampled_from((None, 0, 9, 17)))
        band = draw(st.sampled_from(AgeBand)) if age is None else AgeBand.of(age)
        assert band is not None
        return Child(band, age, draw(st.sampled_from((None, *Sex))))

    return matching.Need(
        ID.hex(),
        tuple(child() for _ in range(draw(st.integers(1, 4)))),
        frozenset(draw(st.lists(st.sampled_from(HomeKind), min_size=1))),
        draw(st.dates(date(2026, 1, 1), date(2027, 12, 31))),
        draw(st.sampled_from(("", "Vilhelmina"))),
        tuple(draw(st.lists(demands(), max_size=6))),
        draw(st.booleans()),
    )


def stored(wanted: matching.Need) -> Need:
    return described(Need(id=ID), wanted)


def step1(wanted: matching.Need) -> NeedStep1:
    return graded(wanted, ID, "2462", ME, ON)


@given(needs())
def test_a_stored_need_is_the_need_that_was_described(wanted: matching.Need) -> None:
    found = matching_need(stored(wanted))
    assert found is not None
    assert replace(found, demands=()) == replace(wanted, demands=())
    assert sorted(map(repr, found.demands)) == sorted(map(repr, wanted.demands))


@given(needs())
def test_step_1_holds_no_age_sex_day_school_language_or_other_place(wanted: matching.Need) -> None:
    told = matching_need(step1(wanted))
    assert told is not None
    assert {(child.age, child.sex) for child in told.children} == {(None, None)}
    assert sorted(child.band for child in told.children) == sorted(child.band for child in wanted.children)
    assert (told.month.day, told.exact, told.area) == (1, False, wanted.area)
    assert all(one.criterion in PRACTICAL and one.value in {"", wanted.area} for one in told.demands)
    texts = {value for value in _texts(step1(wanted)) if value}
    assert not texts & {"Volgsjöskolan", "sydsamiska"}


def test_every_field_of_step_1_is_one_that_was_decided_on() -> None:
    names = {one.name for one in fields(NeedStep1)}
    assert names == {
        *("id", "municipality", "made_by", "kinds", "bands", "month", "area", "demands", "near_km", "pets"),
        *("sent_on", "ended_on"),
    }


def test_step_2_tells_school_and_language_and_keeps_back_whom_to_avoid() -> None:
    asked = (
        Demand(Criterion.SCHOOL, Weight.STRONG, "Volgsjöskolan"),
        Demand(Criterion.LANGUAGE, Weight.HARD, "sydsamiska"),
        Demand(Criterion.FAR, Weight.HARD, "Åsele", 50),
        Demand(Criterion.COURSE, Weight.SLIGHT, "trauma"),
        Demand(Criterion.NO_PETS, Weight.HARD, pets=frozenset({Pet.DOG})),
    )
    children = (Child(AgeBand.MIDDLE, 9, Sex.GIRL), Child(AgeBand.MIDDLE, 6, Sex.BOY))
    wanted = matching.Need(ID.hex(), children, frozenset({HomeKind.FOSTER}), ON, "Vilhelmina", asked)
    assert kept_back(wanted) == asked[:4]
    assert (second(wanted).children, second(wanted).demands) == (children, (asked[0], asked[1], asked[4]))
    told = matching_need(step1(wanted))
    assert told is not None
    assert told.demands == (asked[4],)


def test_what_a_newer_program_wrote_is_left_out_and_a_need_of_nobody_is_none() -> None:
    wanted = matching.Need(ID.hex(), (Child(AgeBand.TEEN),), frozenset({HomeKind.FOSTER}), ON)
    odd = replace(stored(wanted), weights={"telepathy": "hard", "near": "hard", "own_room": "huge"}, sexes={"1": "x"})
    assert matching_need(odd) == wanted
    assert matching_need(replace(odd, bands={"1": "99-120"})) is None
    assert matching_need(replace(odd, kinds={})) is None
    assert matching_need(replace(odd, wanted_on=None)) is None
    assert matching_need(replace(step1(wanted), bands={"6-12": 1000})) is None


def _texts(value: NeedStep1) -> set[str]:
    found: set[str] = set()
    for one in fields(value):
        held = getattr(value, one.name)
        found |= {str(held)} if not isinstance(held, dict) else {*map(str, held), *map(str, held.values())}
    return found
