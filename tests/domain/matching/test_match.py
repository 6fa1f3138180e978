"""What holds for every match, whatever the need and the homes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.matching.finding import Mend, mend
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.match import Matched, Ranked, match
from ifodesk.domain.matching.need import Demand, Need
from ifodesk.domain.matching.terms import ALWAYS, WISHES, AgeBand, Answer, Criterion, Group, Sex, Standing, Weight
from ifodesk.domain.sorting import swedish_key
from ifodesk.words.match_words import finding_line, missing_line, remedy_line, wish_line
from tests.domain.matching.pool import WORLDS, a_demand, around, home, need

World = tuple[Need, tuple[Home, ...]]


@given(WORLDS)
def test_every_home_appears_exactly_once_with_a_reason(world: World) -> None:
    asked, homes = world
    found = match(asked, homes, around())
    assert sorted(one.home.id for one in found.everyone) == sorted(one.id for one in homes)
    for one in found.everyone:
        assert len(one.findings) == len(ALWAYS) + len(asked.demands)
        assert all(finding_line(finding).endswith(".") for finding in one.findings)
    assert all(one.hinder is None and not one.missing for one in found.fits)
    assert all(one.hinder is None and missing_line(one) for one in found.maybe)
    assert all(one.hinder is one.misses[0] and remedy_line(one) for one in found.excluded)


@given(WORLDS)
def test_a_hard_miss_never_ranks_as_fit(world: World) -> None:
    for one in match(*world, around()).everyone:
        hard = {finding.answer for finding in one.findings if finding.weight is Weight.HARD}
        if Answer.NOT_MET in hard:
            assert one.group is Group.EXCLUDED
        else:
            assert one.group is (Group.MAYBE if Answer.UNKNOWN in hard else Group.FITS)


@given(WORLDS, st.integers(0, 99))
def test_the_order_in_which_homes_come_never_matters(world: World, seed: int) -> None:
    asked, homes = world
    shuffled = list(homes)
    Random(seed).shuffle(shuffled)
    assert match(asked, shuffled, around()) == match(asked, homes, around())


@given(WORLDS, st.integers(0, 99), st.sampled_from(WISHES))
def test_adding_a_wish_that_a_home_fulfils_never_lowers_it(world: World, seed: int, weight: Weight) -> None:
    asked, homes = world
    wish = a_demand(Random(seed), weight)
    others = tuple(one for one in asked.demands if one.criterion is not wish.criterion)
    before = match(replace(asked, demands=others), homes, around())
    after = match(replace(asked, demands=(*others, wish)), homes, around())
    for one in after.everyone:
        if any(found.criterion is wish.criterion and found.answer is Answer.MET for found in one.findings):
            assert above(one, after) <= above(one, before)


def above(one: Ranked, found: Matched) -> set[str]:
    ids = [other.home.id for other in found.everyone]
    return set(ids[: ids.index(one.home.id)])


@given(WORLDS)
def test_homes_are_ordered_by_what_the_answers_show_and_nothing_else(world: World) -> None:
    found = match(*world, around())
    keys = [shown(one) for one in found.everyone]
    assert keys == sorted(keys)


def shown(one: Ranked) -> tuple[object, ...]:
    """Return what a person counts by hand."""
    counted = [len(one.misses), len(one.missing)]
    for weight in WISHES:
        answers = [finding.answer for finding in one.findings if finding.weight is weight]
        counted += [sum(answer is not Answer.MET for answer in answers), answers.count(Answer.NOT_MET)]
    return (*counted, one.home.last_asked or date.min, swedish_key(one.home.name), one.home.id)


def test_ties_go_to_the_home_that_was_asked_longest_ago_and_never_asked_comes_first() -> None:
    homes = [home("c", last_asked=None), home("a", last_asked=around().today), home("b", last_asked=around().today)]
    homes.append(home("d", last_asked=around().today.replace(year=2025)))
    assert [one.home.id for one in match(need(), homes, around()).fits] == ["c", "d", "a", "b"]


def test_the_one_thing_is_the_first_demand_that_is_not_met_and_the_remedy_names_them_all() -> None:
    dog = Demand(Criterion.NO_PETS, Weight.HARD)
    (only,) = match(need(dog), [home("Udden", pets=frozenset({"dog"}))], around()).excluded
    assert only.hinder is not None
    assert (only.hinder.criterion, mend(only.hinder)) == (Criterion.NO_PETS, Mend.DROP)
    assert finding_line(only.hinder) == "Inte djurfritt: hund."
    assert remedy_line(only) == "Skulle passa på papperet om kravet djurfritt togs bort."
    (both,) = match(need(dog, children=3), [home("Udden", pets=frozenset({"dog"}))], around()).excluded
    assert remedy_line(both) == (
        "Skulle passa på papperet om syskonen kan bo isär (eller hemmet får 3 lediga platser) och kravet djurfritt "
        "togs bort."
    )


def test_old_places_are_unclear_and_never_free_nor_taken() -> None:
    old = around().today.replace(month=9, day=2)
    free, full = home("a", confirmed_on=old), home("b", confirmed_on=old, places=0)
    found = match(need(), [free, full], around())
    assert [finding_line(one.missing[0]) for one in found.maybe] == [
        "Platser oklart: senast bekräftat 2 september 2026."
    ] * 2


def test_a_need_whose_month_has_passed_is_met_by_what_is_free_today() -> None:
    today = around().today
    homes = [home("free", places_from=today), home("later", places_from=today + timedelta(1))]
    homes.append(home("back", standing=Standing.PAUSED, paused_until=today))
    found = match(need(month=today - timedelta(90)), homes, around())
    assert [one.home.id for one in found.fits] == ["back", "free"]
    assert [remedy_line(one) for one in found.excluded] == [
        "Skulle passa på papperet om det kan vänta till 27 november 2026."
    ]


def test_wishes_never_exclude_and_are_counted_by_weight() -> None:
    asked = need(Demand(Criterion.OWN_ROOM, Weight.STRONG), Demand(Criterion.DRIVING, Weight.SLIGHT))
    found = match(asked, [home("no", own_room=False, driving=True), home("yes", own_room=True)], around())
    assert [one.home.id for one in found.fits] == ["yes", "no"]
    assert [wish_line(one) for one in found.fits] == [
        "1 av 1 mycket viktiga, 0 av 1 bra om",
        "0 av 1 mycket viktiga, 1 av 1 bra om",
    ]


def test_what_the_first_step_does_not_tell_makes_a_maybe_not_a_no() -> None:
    girls = home("g", takes=frozenset({Sex.GIRL}))
    (only,) = match(need(), [girls], around()).maybe
    assert missing_line(only) == "Fråga om: pojkar eller flickor."
    told = match(replace(need(), children=(replace(need().children[0], sex=Sex.BOY),)), [girls], around())
    assert remedy_line(told.excluded[0]) == "Skulle passa på papperet om hemmet kan ta emot både pojkar och flickor."


@pytest.mark.parametrize("said", ["Saxnäs", "saxnäs", "Vilhelmina", "vilhelmina kommun"])
def test_a_home_that_takes_nobody_from_a_municipality_takes_nobody_from_its_villages(said: str) -> None:
    away = home("b", keeps_away=frozenset({said}))
    (only,) = match(need(area="Saxnäs"), [away], around()).excluded
    assert only.hinder is not None
    assert finding_line(only.hinder) == f"Tar inte emot barn från {said}."


@pytest.mark.parametrize("said", ["Saxnäs", "Okändby"])
def test_a_place_that_may_be_where_the_child_comes_from_is_asked_about(said: str) -> None:
    away = home("b", keeps_away=frozenset({said, "Tärnaby"}))
    (only,) = match(need(area="Vilhelmina"), [away], around()).maybe
    assert [finding_line(one) for one in only.missing] == [f"Tar inte emot barn från {said}. Fråga om det gäller här."]


def test_places_that_lie_elsewhere_keep_no_home_away() -> None:
    away = home("b", keeps_away=frozenset({"Tärnaby", "Hemavan", "Åsele"}))
    assert len(match(need(area="Saxnäs"), [away], around()).fits) == 1


def test_places_confirmed_on_a_day_that_has_not_come_are_unclear() -> None:
    ahead = home("b", confirmed_on=around().today + timedelta(1))
    (only,) = match(need(), [ahead], around()).maybe
    assert missing_line(only) == "Fråga om: lediga platser."


def test_a_demand_that_cannot_be_asked_is_refused() -> None:
    for criterion, value, km in (
        (Criterion.PLACES, "", None),
        (Criterion.NEAR, "Åsele", None),
        (Criterion.NEAR, "Åsele", -1),
        (Criterion.LANGUAGE, "", None),
        (Criterion.OWN_ROOM, "", 1),
    ):
        with pytest.raises(ValueError, match=criterion.value):
            Demand(criterion, Weight.HARD, value, km)
    with pytest.raises(ValueError, match="B-1"):
        need(children=0)


def test_ages_outside_the_bands_belong_to_none() -> None:
    assert [AgeBand.of(age) for age in (-1, 0, 12, 13, 17, 18)] == [
        None,
        AgeBand.SMALL,
        AgeBand.MIDDLE,
        AgeBand.TEEN,
        AgeBand.TEEN,
        None,
    ]
