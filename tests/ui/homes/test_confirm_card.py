"""Confirming a home's places by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.confirm_card import ConfirmCard
from ifodesk.ui.homes.confirm_state import Confirmed, ConfirmState
from ifodesk.ui.look.theme import Theme
from ifodesk.words.date_words import full_day
from tests.ui.hands import find, press, shown, write

TODAY = date(2026, 11, 26)
STATE = ConfirmState("one", "Lärkan, Vilhelmina", "070-174 06 05", "Senast bekräftat 2 sep", "1 av 2", None)


def card(theme: Theme, show: Callable[[QWidget], QWidget]) -> tuple[ConfirmCard, list[Confirmed]]:
    made = ConfirmCard(theme, lambda text: typed_date(text, TODAY), full_day)
    given: list[Confirmed] = []
    made.given.connect(given.append)
    made.show_state(STATE)
    show(made)
    made.setFocus()
    QApplication.processEvents()
    return made, given


def test_a_digit_and_enter_are_enough(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    _, given = card(theme, show)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    assert given == [Confirmed("one", 2, None, None, None)]


def test_nothing_is_confirmed_before_a_number_is_chosen(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    made, given = card(theme, show)
    press(Qt.Key.Key_Return)
    assert given == []
    assert shown(made, "confirm_problem") == "Välj hur många platser som är lediga först."


def test_a_pause_has_a_last_day(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    made, given = card(theme, show)
    press(Qt.Key.Key_0)
    until = find(made, QWidget, "confirm_until_edit")
    until.setFocus()
    write(until, "7/1")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert given[-1] == Confirmed("one", 0, None, date(2027, 1, 7), None)


def test_what_is_typed_stays_when_the_same_home_is_read_anew(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    made, _ = card(theme, show)
    press(Qt.Key.Key_3)
    made.show_state(replace(STATE, last="Senast bekräftat i dag"))
    assert made.free.value == 3
    made.show_state(replace(STATE, key="two", free=1))
    assert made.free.value == 1


def test_page_down_goes_on_without_confirming(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    made, given = card(theme, show)
    steps: list[int] = []
    made.stepped.connect(steps.append)
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_PageUp)
    assert (steps, given) == ([1, -1], [])
