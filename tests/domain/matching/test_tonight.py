"""A place for tonight, as somebody asks who has a child in the car."""

from __future__ import annotations

from datetime import date, timedelta

from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.places import Road, RoadSource
from ifodesk.domain.matching.terms import AgeBand, Criterion, HomeKind, Standing
from ifodesk.domain.matching.tonight import Tonight, tonight
from tests.domain.matching.pool import TODAY, around, home

ASKED = Tonight(AgeBand.MIDDLE, 1, date(2026, 11, 30), "Lycksele")


def emergency(name: str, municipality: str, **fields: object) -> Home:
    return home(name, kinds=frozenset({HomeKind.EMERGENCY}), municipality=municipality, **fields)


def test_the_latest_confirmation_comes_first_and_two_hours_is_the_limit() -> None:
    homes = [
        emergency("Malå", "2418", confirmed_on=TODAY - timedelta(3)),
        emergency("Norsjö", "2417", confirmed_on=TODAY),
        emergency("Old", "2481", confirmed_on=TODAY - timedelta(200)),
        emergency("Never", "2481", confirmed_on=None),
        emergency("Far", "2425"),
        home("No emergency home", municipality="2481"),
    ]
    found = tonight(ASKED, homes, around())
    assert [one.home.name for one in found.now] == ["Norsjö", "Malå", "Old", "Never"]
    assert [one.criterion for one in found.now[2].unknown] == [Criterion.PLACES]
    assert [(one.home.name, one.too_far) for one in found.later] == [("Far", True)]


def test_what_does_not_fit_waits_for_monday_with_why() -> None:
    homes = [
        emergency("Full", "2481", places=0),
        emergency("Stopped", "2481", standing=Standing.STOPPED),
        emergency("Small", "2481", bands=frozenset({AgeBand.SMALL})),
        emergency("Tomorrow", "2481", places_from=TODAY + timedelta(1)),
        emergency("Nowhere", "9999"),
    ]
    found = tonight(ASKED, homes, around())
    assert found.now == ()
    assert {one.home.name: [it.criterion for it in one.against] for one in found.later} == {
        "Full": [Criterion.PLACES],
        "Stopped": [Criterion.STANDING],
        "Small": [Criterion.AGE],
        "Tomorrow": [Criterion.PLACES],
        "Nowhere": [],
    }


def test_more_children_need_more_places() -> None:
    two = Tonight(AgeBand.MIDDLE, 2, date(2026, 11, 30), "Lycksele")
    homes = [emergency("One", "2481", places=1), emergency("Two", "2481", places=2)]
    assert [one.home.name for one in tonight(two, homes, around()).now] == ["Two"]


def test_the_first_of_a_month_is_a_day_like_any_other() -> None:
    first = date(2026, 12, 1)
    later = emergency("Later", "2481", places_from=date(2026, 12, 20), confirmed_on=first)
    assert tonight(ASKED, [later], around(first)).now == ()


def test_roads_say_where_they_come_from() -> None:
    places = around().places
    vilhelmina, asele, dorotea = (places.centres[code] for code in ("2462", "2463", "2425"))
    assert places.road(dorotea, asele) == Road(49, RoadSource.SURE)
    assert places.road(asele, dorotea) == Road(49, RoadSource.SURE)
    assert places.road(vilhelmina, asele) == Road(77, RoadSource.ESTIMATED)
    assert places.road(asele, asele) == Road(0, RoadSource.SURE)
    assert places.where("", "2462") == vilhelmina
    assert places.where("Saxnäs") == places.places["Saxnäs"]
    assert places.where("Okänd", "2462") is None
