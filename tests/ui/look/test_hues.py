from ifodesk.ui.look.colours import DARK, LIGHT, contrast
from ifodesk.ui.look.hues import hue

THE_EIGHT = ("2417", "2418", "2421", "2422", "2425", "2462", "2463", "2481")


def test_each_of_the_eight_has_a_colour_of_its_own_that_shows_on_the_page() -> None:
    for dark, colours in ((False, LIGHT), (True, DARK)):
        found = [hue(code, dark=dark) for code in THE_EIGHT]
        assert len(set(found)) == len(THE_EIGHT)
        assert all(contrast(one, colours.page) >= 3 for one in found)


def test_a_municipality_outside_the_eight_has_the_same_colour_every_time() -> None:
    assert hue("0180", dark=False) == hue("0180", dark=False)
