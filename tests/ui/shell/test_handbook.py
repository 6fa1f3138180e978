"""The pages that F1 shows."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QRawFont

from ifodesk.main.program import handbook
from ifodesk.system.resources import fonts, resource

PAGES = (
    "today",
    "cases",
    "case",
    "sip",
    "meeting",
    "jav",
    "lending",
    "people",
    "figures",
    "homes",
    "collaboration",
    "export",
    "sync",
    "ties",
    "unlock",
    "begin",
)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_window_has_a_page_of_the_handbook(name: str) -> None:
    text = handbook(name)
    assert text.startswith("# ")
    assert len(text) > 200


def test_no_page_is_left_over() -> None:
    assert {path.stem for path in resource("handbok").glob("*.md")} == set(PAGES)


def test_a_page_that_does_not_exist_is_empty() -> None:
    assert handbook("none") == ""
    assert handbook("../law/disqualification") == ""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", PAGES)
def test_every_letter_is_in_the_font(name: str) -> None:
    font = QRawFont(str(fonts().regular), 16)
    assert {letter for letter in handbook(name) if letter != "\n" and not font.supportsCharacter(ord(letter))} == set()
