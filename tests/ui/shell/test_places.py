from ifodesk.ui.shell.places import Place, Places
from tests.ui.samples import an_id

CASE, OTHER = an_id(1), an_id(2)


def test_back_goes_the_way_one_came() -> None:
    places = Places()
    places.go(Place("today"), anew=True)
    places.go(Place("case", CASE))
    places.go(Place("sync"))
    assert places.back() == Place("case", CASE)
    assert places.back() == Place("today")
    assert places.back() is None
    assert places.here == Place("today")


def test_the_rail_begins_a_new_way() -> None:
    places = Places()
    places.go(Place("today"), anew=True)
    places.go(Place("case", CASE))
    places.go(Place("cases"), anew=True)
    assert places.back() is None


def test_another_tab_of_the_same_case_is_the_same_place() -> None:
    places = Places()
    places.go(Place("cases"), anew=True)
    places.go(Place("case", CASE))
    places.go(Place("case", CASE, "sip"))
    places.go(Place("case", OTHER))
    assert places.back() == Place("case", CASE, "sip")
    assert places.back() == Place("cases")


def test_nowhere_is_where_it_begins() -> None:
    assert Places().here is None
    assert Places().back() is None
