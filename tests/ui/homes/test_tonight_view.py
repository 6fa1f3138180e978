"""The screen of an evening: three fields, then one key for each answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.tonight_state import Asked, Call, TonightState
from ifodesk.ui.homes.tonight_view import TonightView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.shapes import Choice
from ifodesk.words.date_words import full_day
from tests.ui.hands import click, press, shown, write

TODAY = date(2026, 11, 26)
STATE = TonightState(places=(Choice("Dorotea", "Dorotea"),), near="Dorotea", until=date(2026, 11, 27))
FIRST = Call("a", "1", "Lärkan, Vilhelmina", "070-174 06 05", "35 min")
SECOND = Call("b", "2", "Granlund, Åsele", "070-174 06 06", "1 tim 15 min")


def view(theme: Theme, show: Callable[[QWidget], QWidget]) -> TonightView:
    made = TonightView(theme, lambda text: typed_date(text, TODAY), full_day)
    made.resize(1000, 800)
    made.show_state(STATE)
    show(made)
    made.take_focus()
    return made


def test_three_fields_are_enough(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    made = view(theme, show)
    asked: list[Asked] = []
    made.asked.connect(asked.append)
    click(made, "tonight_show")
    assert asked == []
    assert shown(made, "tonight_problem") == "Välj ålder och hur många barn."
    click(made, "tonight_band_6-12")
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    assert asked == [Asked("6-12", 2, date(2026, 11, 27), "Dorotea")]


def test_one_key_answers_and_the_focus_stays_on_its_home(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    made = view(theme, show)
    said: list[tuple[str, str]] = []
    made.calls.said.connect(lambda key, what: said.append((key, what)))
    asked = replace(STATE, title="Ring i den här ordningen (2)", calls=(FIRST, SECOND), answered=True)
    made.show_state(asked)
    made.to_calls()
    press(Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert focus is not None
    write(focus, "r")
    write(focus, "å")
    assert said == [("b", "ring"), ("b", "back")]
    made.show_state(replace(asked, calls=(FIRST, replace(SECOND, told="Återkommer", open=False))))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "call_b"
    write(focus, "j")
    assert len(said) == 2, "an answered home is not answered again by a key"
