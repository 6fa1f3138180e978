"""A small town with known truth: who is missed, and who is taken for somebody else."""

from __future__ import annotations

from random import Random

import pytest

from ifodesk.domain.name_matching import NameMatch
from ifodesk.workbench.names.rates import measure_rates
from ifodesk.workbench.names.slips import SHARES, Way, written
from ifodesk.workbench.names.town import Townsperson, town

MARGARETA = Townsperson(("Karin", "Margareta"), "Margareta", ("Sjöström",), "Lindkvist")


def test_the_town_is_the_same_for_the_same_seed_and_has_common_and_rare_names() -> None:
    people = town(2_000)
    assert people == town(2_000)
    assert people != town(2_000, seed=2)
    surnames = [person.surnames[0] for person in people]
    assert surnames.count("Nilsson") > 40
    assert len(set(surnames)) > 300
    assert all(person.called in person.given and person.former not in person.surnames for person in people)


@pytest.mark.slow
def test_rates_of_a_small_town() -> None:
    rates = measure_rates(people=2_000, checks=100, tries=150)
    assert rates.missed[Way.EVERYDAY] == rates.missed[Way.HALF_SURNAME] == rates.missed[Way.FORMER_KNOWN] == 0
    assert rates.missed[Way.FORMER_UNKNOWN] > 0.95
    assert rates.missed_in_all < 0.09
    assert rates.wrong_in_all < 0.3
    assert set(rates.wrong) == set(NameMatch)


def test_the_ways_make_up_the_whole() -> None:
    assert set(SHARES) == set(Way)
    assert sum(SHARES.values()) == pytest.approx(1)


@pytest.mark.parametrize("way", Way)
def test_every_way_writes_another_name_or_says_that_it_does_not_fit(way: Way) -> None:
    rng = Random(3)
    tie = written(MARGARETA, way, rng)
    if way is Way.HALF_SURNAME:
        assert tie is None
        return
    assert tie is not None
    assert (tie.name == MARGARETA.everyday) == (way is Way.EVERYDAY)


def test_nobody_has_a_former_name_or_dots_who_has_none() -> None:
    plain = Townsperson(("Eva",), "Eva", ("Ek",), "")
    assert written(plain, Way.FORMER_KNOWN, Random(1)) is None
    assert written(plain, Way.NO_DOTS, Random(1)) is None
    lars = written(Townsperson(("Lars",), "Lars", ("Ek", "Berg"), ""), Way.SHORT_FORM, Random(1))
    assert lars is not None
    assert lars.name == "Lasse Ek Berg"
