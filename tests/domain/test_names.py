from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ifodesk.domain.names import normal, spelling_key, words_of

names = st.text(st.characters(categories=("Lu", "Ll", "Mn", "Zs", "Pd")), max_size=30)


@pytest.mark.parametrize(
    "one,other",
    [
        ("Åsa Öberg", "åsa öberg"),
        ("André Müller", "andre muller"),
        ("Lind-Norberg, Karin", "Karin Lind Norberg"),
        ("O'Brien", "O\N{RIGHT SINGLE QUOTATION MARK}Brien"),
        ("Sørensen", "Sörensen"),
        ("Ánte Čállár", "ante callar"),
        ("  Per   Lundmark ", "Per Lundmark"),
        ("J. Åberg", "J Åberg"),
    ],
)
def test_ways_to_write_one_name_have_one_normal_form(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize("one,other", [("Åsa", "Asa"), ("Öberg", "Oberg"), ("Häll", "Hall"), ("Åström", "Ästrom")])
def test_the_letters_of_the_alphabet_are_never_folded(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@given(names)
@example("\u01e2")  # a ligature with an accent
def test_normalising_twice_changes_nothing_and_decomposed_text_is_the_same(name: str) -> None:
    once = normal(name)
    assert normal(once) == once
    assert normal(unicodedata.normalize("NFD", name)) == once
    assert " ".join(words_of(name)) == once


@pytest.mark.parametrize(
    "one,other",
    [
        ("carl", "karl"),
        ("kristina", "christina"),
        ("sofia", "sophia"),
        ("filip", "philip"),
        ("viktor", "wiktor"),
        ("erik", "eric"),
        ("eriksson", "ericson"),
        ("johanson", "johansson"),
        ("lindqvist", "lindkvist"),
        ("lindquist", "lindqwist"),
        ("marcus", "markus"),
        ("alexander", "aleksander"),
        ("elisabeth", "elisabet"),
        ("zara", "sara"),
        ("cecilia", "sesilia"),
        ("oskar", "oscar"),
        ("nilsson", "nilson"),
    ],
)
def test_ways_to_spell_one_name_sound_alike(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    "one,other", [("åsa", "asa"), ("berg", "borg"), ("lena", "lina"), ("per", "pär"), ("hansson", "jansson")]
)
def test_different_names_do_not_sound_alike(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)
