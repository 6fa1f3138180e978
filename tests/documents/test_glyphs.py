import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.documents.glyphs import printable
from ifodesk.documents.look import styles
from ifodesk.system.resources import fonts

KNOWN = styles(fonts()).known
SAMI = "ÁáČčĐđŊŋŠšŦŧŽžÏïÖöÅåÆæÜü"
SWEDISH = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖabcdefghijklmnopqrstuvwxyzåäöéüÉÜ0123456789–—’”§½·…→×"


def test_swedish_and_sami_letters_are_printed_as_they_are() -> None:
    assert printable(SWEDISH + SAMI, KNOWN) == SWEDISH + SAMI


def test_greek_and_cyrillic_names_are_printed_as_they_are() -> None:
    assert printable("Ελένη Наташа Łukasz Nguyễn Çelik", KNOWN) == "Ελένη Наташа Łukasz Nguyễn Çelik"


def test_a_letter_typed_as_two_characters_becomes_the_one_that_the_font_has() -> None:
    assert printable(unicodedata.normalize("NFD", "Åsa Öberg"), KNOWN) == "Åsa Öberg"


def test_characters_that_the_font_lacks_stand_as_their_numbers() -> None:
    assert printable("Ali (علي) 🙂", KNOWN) == "Ali ([U+0639 U+0644 U+064A]) [U+1F642]"


def test_half_a_character_is_printed_as_its_number_and_breaks_nothing() -> None:
    assert printable("a\ud83d", KNOWN) == "a[U+D83D]"


def test_control_characters_are_shown_and_every_kind_of_line_break_is_kept() -> None:
    assert printable("a\x07\r\nb\rc\u2028d\te", KNOWN) == "a[U+0007]\nb\nc\nd e"


def test_marks_that_word_processors_leave_behind_leave_no_trace() -> None:
    assert printable("skol\u00adskjuts\u200b \ufefften\u2011tid", KNOWN) == "skolskjuts ten-tid"


@given(st.text())
def test_everything_that_comes_out_can_be_printed(typed: str) -> None:
    assert {ord(char) for char in printable(typed, KNOWN)} <= KNOWN | {ord("\n")}


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_no_visible_character_vanishes(typed: str) -> None:
    out = printable(typed, KNOWN)
    for char in unicodedata.normalize("NFC", typed):
        assert char in out or f"U+{ord(char):04X}" in out or char in "\u2010\u2011"
