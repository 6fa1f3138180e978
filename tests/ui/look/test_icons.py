import pytest

from ifodesk.ui.look.icons import Icon, as_qicon, picture

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("icon", list(Icon))
def test_every_icon_is_drawn_and_stays_within_its_square(icon: Icon) -> None:
    image = picture(icon, 24, "#000000", ratio=2.0).toImage()
    inked = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alphaF() > 0.5
    ]
    assert len(inked) > 20
    edges = {0, image.width() - 1}
    assert not [point for point in inked if set(point) & edges]


def test_no_two_icons_look_the_same() -> None:
    drawn: dict[bytes, Icon] = {}
    for icon in set(Icon) - {Icon.HELP}:  # help is the question mark on purpose
        pixels = bytes(picture(icon, 24, "#000000").toImage().constBits())
        assert pixels not in drawn, f"{icon} looks like {drawn[pixels]}"
        drawn[pixels] = icon


def test_a_button_icon_is_sharp_on_fine_screens() -> None:
    sizes = {size.width() for size in as_qicon(Icon.LOCK, 16, "#000000").availableSizes()}
    assert {16, 32, 48} <= sizes
