"""Rating and feedback after the text has grown: what was made in one size stands in the new one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.ui.asi.feedback_state import Bar, ProfileLine
from ifodesk.ui.asi.profile import BarView, ProfileView
from ifodesk.ui.asi.rating_state import AreaLine, RatingState
from ifodesk.ui.asi.rating_view import RatingView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from tests.ui.asi.tab_desk import Show
from tests.ui.hands import find


@pytest.mark.slow
def test_an_area_and_its_rating_are_read_whole_at_200_percent(theme: Theme, show: Show) -> None:
    view = RatingView(theme)
    view.show_state(
        RatingState(areas=(AreaLine("work", "Arbete och försörjning", "skattat 3", rated=True, current=True),))
    )
    show(view)
    theme.set(dark=False, percent=200)
    QApplication.processEvents()
    area = find(view, Push, "asi_rating_area_work")
    assert area.text() == "Arbete och försörjning\nskattat 3"
    assert find(view, QWidget, "asi_rating_areas").width() >= area.sizeHint().width()


@pytest.mark.slow
def test_the_bars_of_one_area_stand_at_one_height_and_grow_with_the_text(theme: Theme, show: Show) -> None:
    bars = (Bar("oro 0–4", 1, 4, "1"), Bar("Familj, hjälpbehov 0–4", 2, 4, "2"))
    view = ProfileView(theme)
    view.show_lines([ProfileLine("family", "Familj och umgänge", bars, doubted=False)])
    show(view)
    view.resize(1300, 300)
    for percent in (100, 200):
        theme.set(dark=False, percent=percent)
        for _ in range(3):
            QApplication.processEvents()
        drawn = [bar for bar in view.findChildren(BarView) if bar.isVisible()]
        assert len({bar.mapTo(view, bar.rect().topLeft()).y() for bar in drawn}) == 1
        assert {bar.width() for bar in drawn} == {theme.px(130)}
