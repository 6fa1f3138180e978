"""How few children fit what is told."""

from __future__ import annotations

import json
from datetime import date

from ifodesk.domain.child_population import ChildPopulation, Narrows, fitting
from ifodesk.domain.matching.need import Child, Demand, Need
from ifodesk.domain.matching.terms import AgeBand, Criterion, HomeKind, Sex, Weight
from ifodesk.system.resources import resource
from ifodesk.words.population_words import UNKNOWN, fitting_lines

POPULATION = ChildPopulation.from_data(json.loads(resource("municipalities.json").read_text("utf-8")))


def need(*children: Child, area: str = "", demands: tuple[Demand, ...] = ()) -> Need:
    return Need("B", children, frozenset({HomeKind.FOSTER}), date(2026, 12, 1), area, demands)


def test_the_eight_are_counted_and_sum_to_the_source() -> None:
    assert len(POPULATION.counted) == 8
    assert sum(children for _, children in POPULATION.counted.values()) == 6492


def test_a_band_is_many_and_an_exact_age_and_sex_are_few() -> None:
    graded = fitting(POPULATION, "2425", need(Child(AgeBand.MIDDLE)))
    exact = fitting(POPULATION, "2425", need(Child(AgeBand.MIDDLE, 9, Sex.GIRL)))
    assert graded is not None
    assert exact is not None
    assert (graded.each[0].about, exact.each[0].about) == (155, 11)
    assert fitting_lines(exact, "Dorotea") == (
        "Ungefär 11 flickor i Dorotea är 9 år.",
        "Uppskattat ur SCB:s befolkning 0–15 år den 31 december 2023.",
    )


def test_what_the_table_cannot_count_is_named() -> None:
    demands = (
        Demand(Criterion.SCHOOL, Weight.HARD, "Volgsjöskolan"),
        Demand(Criterion.LANGUAGE, Weight.HARD, "sydsamiska"),
        Demand(Criterion.NO_PETS, Weight.HARD),
    )
    found = fitting(
        POPULATION, "2462", need(Child(AgeBand.MIDDLE), Child(AgeBand.MIDDLE), area="Saxnäs", demands=demands)
    )
    assert found is not None
    assert found.narrows == tuple(Narrows)
    assert len(found.each) == 1
    assert fitting_lines(found, "Vilhelmina")[1] == (
        "Det som mer berättas (att de är syskon, orten, skolan, språket och kraven) gör dem färre, "
        "kanske mycket färre. Hur få går inte att räkna."
    )


def test_a_municipality_that_nobody_counted_is_not_guessed() -> None:
    assert fitting_lines(fitting(POPULATION, "9999", need(Child(AgeBand.SMALL))), "Okänd") == (UNKNOWN,)
