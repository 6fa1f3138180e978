"""A match on screen: every home once, the one thing first, every answer when unfolded; and the need as a form."""

from __future__ import annotations

from datetime import date

import pytest

from ifodesk.compose.shipped import gazetteer
from ifodesk.domain.matching.around import Around
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.match import match
from ifodesk.domain.matching.need import Child, Demand, Need
from ifodesk.domain.matching.terms import AgeBand, Criterion, HomeKind, Pet, Sex, Weight
from ifodesk.ui.homes.form_spec import Answers
from ifodesk.ui.homes.match_making import AboutHome, match_groups
from ifodesk.ui.homes.need_form import NeedProblem, need_form, need_of

TODAY = date(2026, 11, 26)
BANDS = frozenset(AgeBand)
FOSTER = frozenset({HomeKind.FOSTER})


def home(called: str, **more: object) -> Home:
    given: dict[str, object] = {
        "places": 2,
        "confirmed_on": date(2026, 11, 20),
        "bands": BANDS,
        "takes": frozenset(Sex),
        "pets": frozenset(),
    }
    return Home(called, called, "2425", FOSTER, **{**given, **more})  # type: ignore[arg-type]  # fields by name


HOMES = (
    home("Lärkan"),
    home("Myran", confirmed_on=date(2026, 9, 2)),
    home("Udden", pets=frozenset({Pet.DOG})),
)
ABOUT = {
    "Lärkan": AboutHome("Dorotea", "070-174 06 05", "49 km, enligt underlag"),
    "Myran": AboutHome("Storuman", asked="tillfrågas nu av Åsele", own=True),
    "Udden": AboutHome("Dorotea"),
}
NEED = Need(
    "B-17", (Child(AgeBand.MIDDLE),), FOSTER, date(2026, 12, 1), demands=(Demand(Criterion.NO_PETS, Weight.HARD),)
)


def test_every_home_stands_once_with_the_one_thing_to_know() -> None:
    groups = match_groups(match(NEED, HOMES, Around(gazetteer(), TODAY)), ABOUT, ())
    assert [group.title for group in groups] == [
        "Passar på papperet (1)",
        "Kanske: saknar uppgift (1)",
        "Passar inte (1)",
    ]
    fits, maybe, excluded = (group.lines[0] for group in groups)
    assert (fits.text, fits.right) == ("Lärkan, Dorotea", "070-174 06 05")
    assert "2 lediga platser" in fits.detail
    assert maybe.detail == "Fråga om: lediga platser · tillfrågas nu av Åsele"
    assert [action.code for action in maybe.actions] == ["ring", "confirm"]
    assert excluded.detail.startswith("Inte djurfritt: hund. Skulle passa på papperet om kravet djurfritt togs bort.")
    assert excluded.actions == ()


def test_an_unfolded_home_shows_every_demand_and_wish_with_why() -> None:
    matched = match(NEED, HOMES, Around(gazetteer(), TODAY))
    groups = match_groups(matched, ABOUT, {"Udden"})
    answers = groups[2].lines[1:]
    assert len(answers) == len(matched.excluded[0].findings)
    assert any(line.text == "Inte djurfritt: hund." and line.right == "krav" for line in answers)


def test_the_form_makes_the_need_that_was_meant() -> None:
    values = {
        "0-5": "",
        "6-12": "2",
        "13-17": "",
        "kinds": (HomeKind.FOSTER, HomeKind.EMERGENCY),
        "month": date(2026, 12, 1),
        "area": "Vilhelmina",
        "near": Weight.HARD,
        "near_km": "70",
        Criterion.NO_PETS: Weight.HARD,
        Criterion.DAYTIME: None,
    }
    need = need_of(Answers("need", "", values), "B", TODAY)
    assert need.children == (Child(AgeBand.MIDDLE), Child(AgeBand.MIDDLE))
    assert need.kinds == {HomeKind.FOSTER, HomeKind.EMERGENCY}
    assert need.demands == (
        Demand(Criterion.NO_PETS, Weight.HARD),
        Demand(Criterion.NEAR, Weight.HARD, "Vilhelmina", 70),
    )


@pytest.mark.parametrize(
    "values, said",
    [
        ({"kinds": (HomeKind.FOSTER,)}, "minst ett av åldersspannen"),
        ({"0-5": "två", "kinds": (HomeKind.FOSTER,)}, "minst ett av åldersspannen"),
        ({"0-5": "99999", "kinds": (HomeKind.FOSTER,)}, "Dela upp behovet"),
        ({"0-5": "1"}, "minst en sorts hem"),
        ({"0-5": "1", "kinds": (HomeKind.FOSTER,), "near_km": "40"}, "Välj området"),
    ],
)
def test_a_need_that_lacks_something_says_what(values: dict[str, object], said: str) -> None:
    with pytest.raises(NeedProblem, match=said):
        need_of(Answers("need", "", values), "B", TODAY)


def test_the_form_asks_for_nothing_that_points_at_a_child() -> None:
    keys = {one.key for one in need_form(["Dorotea"], TODAY).fields}
    assert not keys & {"name", "personal_number", "school", "sex", "age"}
