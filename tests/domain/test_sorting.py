from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.sorting import swedish_key


def in_order(*texts: str) -> None:
    shuffled = texts[::-1]
    assert sorted(shuffled, key=swedish_key) == list(texts)


def test_the_last_three_letters_of_the_alphabet_are_last_and_in_order() -> None:
    in_order("Adam", "Zorn", "Zz", "Åberg", "Ärla", "Öberg")
    in_order("Zo", "Å")


def test_inside_a_word_too() -> None:
    in_order("Bard", "Bazar", "Båt", "Bär", "Bök")


def test_accents_and_neighbours_letters_sort_with_their_own() -> None:
    in_order("Linne", "Linné", "Linnea")
    in_order("Muller", "My", "Müller", "Myran")
    in_order("Häger", "Hægstad", "Hök", "Høst", "Höy")


def test_numbers_sort_by_value() -> None:
    in_order("Mål 2", "Mål 10", "Mål 10 b")


def test_capitals_make_no_difference_and_decomposed_letters_are_the_same() -> None:
    in_order("anna", "Berit", "cecilia", "Åsa")
    assert swedish_key(unicodedata.normalize("NFD", "Åsele")).split("\0")[0] == swedish_key("åsele").split("\0")[0]


def test_a_hyphen_is_a_sign_like_others_and_numbers_beside_it_are_still_numbers() -> None:
    in_order("Anna-Lena", "Anna-Åsa", "Anna-Öst")
    in_order("2026-9", "2026-10")


@given(st.text("aåäöÅÖéüåéøz 19-", max_size=8))
def test_a_letter_sorts_the_same_however_it_is_put_together(text: str) -> None:
    keys = {swedish_key(unicodedata.normalize(form, text)).split("\0")[0] for form in ("NFC", "NFD")}
    assert len(keys) == 1


@given(st.lists(st.text(max_size=12), max_size=12))
def test_the_order_is_whole_for_any_texts(texts: list[str]) -> None:
    once = sorted(texts, key=swedish_key)
    again = once[::-1]
    assert sorted(again, key=swedish_key) == once
