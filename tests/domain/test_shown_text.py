"""Texts of others: nothing in them turns a line round, hides or breaks it, and no letter is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.names import words_of
from ifodesk.domain.shown_text import STEERING, clean, one_line, shown

HOSTILE = "Lär\u202ekan\u2066\u200b\ufeff\x07"
ARABIC = "\u0639\u0644\u064a"
PERSIAN = "\u0645\u06cc\u200c\u0631\u0648\u0645"


@pytest.mark.parametrize("sign", [*STEERING, "\u200b", "\u2060", "\ufeff", "\x00"])
def test_every_sign_that_steers_or_hides_is_gone(sign: str) -> None:
    assert clean(f"Lär{sign}kan") == shown(f"Lär{sign}kan") == "Lärkan"


def test_letters_of_every_script_stay_and_joiners_where_they_are_letters() -> None:
    assert clean(PERSIAN) == PERSIAN
    assert clean("Lär\u200dkan") == "Lärkan"
    assert clean("Ŋuŋŋá, Čáhci, Müller") == "Ŋuŋŋá, Čáhci, Müller"


def test_a_name_from_right_to_left_keeps_to_its_own_place_in_the_line() -> None:
    assert shown(f"Hemmet {ARABIC}, 2 platser") == f"Hemmet \u2068{ARABIC}\u2069, 2 platser"


def test_a_name_never_breaks_a_line() -> None:
    assert one_line("Lärkan\r\nStopp\u2028nu\x85!") == "Lärkan Stopp nu !"


def test_two_names_that_look_the_same_are_found_and_compared_as_the_same() -> None:
    assert words_of(HOSTILE) == words_of("Lärkan")


@given(st.text())
def test_nothing_is_lost_but_what_nobody_sees_and_once_is_enough(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    gone = list(text)
    for sign in kept:
        gone.remove(sign)
    assert {unicodedata.category(sign) for sign in gone} <= {"Cf", "Cc", "Cn"}
    assert "\n" not in one_line(text)


def test_what_a_quick_look_passes_over_needs_no_long_one() -> None:
    for letter in map(chr, range(0x3000)):
        quick, long = f"a{letter}b", f"a{letter}b\u200b"
        assert (clean(quick), shown(quick), one_line(quick)) == (clean(long), shown(long), one_line(long))
