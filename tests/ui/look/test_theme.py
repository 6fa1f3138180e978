from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Column, Flow
from ifodesk.ui.look.theme import LARGEST, SMALLEST, Theme, load_fonts

Show = Callable[[QWidget], QWidget]


def test_everything_grows_with_the_size(theme: Theme, qapp: QApplication) -> None:
    small = qapp.font().pixelSize()
    theme.set(percent=200)
    assert qapp.font().pixelSize() == 2 * small
    assert theme.px(10) == 20


def test_size_stays_between_100_and_200_percent(theme: Theme) -> None:
    theme.set(percent=900)
    assert theme.percent == LARGEST
    theme.set(percent=1)
    assert theme.percent == SMALLEST


def test_a_length_is_at_least_one_pixel_but_nothing_stays_nothing(theme: Theme) -> None:
    assert (theme.px(0.2), theme.px(0)) == (1, 0)


@pytest.mark.usefixtures("theme")
def test_the_program_uses_its_own_font(qapp: QApplication) -> None:
    assert qapp.font().family() == "Source Sans Pro"


@pytest.mark.usefixtures("theme")
def test_a_missing_font_is_said_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.ttf"):
        load_fonts(tmp_path / "none.ttf")


def test_dark_and_light_change_while_the_window_is_open(theme: Theme, qapp: QApplication) -> None:
    light = qapp.palette().window().color().lightness()
    theme.set(dark=True)
    assert theme.dark
    assert qapp.palette().window().color().lightness() < light


def test_a_look_that_the_program_has_already_is_not_drawn_anew(theme: Theme) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.set(dark=theme.dark, percent=theme.percent)
    assert told == []
    theme.set(dark=True)
    assert told == [True]


class Redrawn(QWidget):
    """Counts how often its style was exchanged."""

    times = 0

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.times += 1
        super().changeEvent(event)


def test_a_second_window_on_the_same_look_draws_nothing_anew(theme: Theme, show: Show, qapp: QApplication) -> None:
    place = Redrawn()
    show(place)
    drawn, family = place.times, qapp.font().family()
    Theme(family=family).apply()
    assert place.times == drawn
    Theme(family=family, dark=True).apply()
    assert place.times > drawn
    theme.apply()
    assert qapp.palette().window().color().lightness() > 127


def test_gaps_of_a_layout_follow_the_size(theme: Theme, show: Show) -> None:
    place = QWidget()
    column = Column(theme, place, gap=8, edges=(1, 2, 3, 4))
    show(place)
    theme.set(percent=200)
    margins = column.contentsMargins()
    assert column.spacing() == 16
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (2, 4, 6, 8)


def test_a_flow_breaks_into_lines_when_the_width_ends(theme: Theme, show: Show) -> None:
    place = QWidget()
    flow = Flow(theme, place)
    buttons = [QPushButton(f"Knapp {number}") for number in range(6)]
    for button in buttons:
        flow.addWidget(button)
    place.resize(2000, 200)
    show(place)
    assert len({button.y() for button in buttons}) == 1
    assert flow.heightForWidth(buttons[0].width() * 2 + 30) > flow.heightForWidth(2000)
