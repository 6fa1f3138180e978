"""When two names may be one person's: which rule fires, and which never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.name_forms import full_forms, is_name
from ifodesk.domain.name_index import NameIndex, forget_names
from ifodesk.domain.name_matching import SOUNDS, NameMatch, PersonName, is_slip, match, read_name, sound_key
from ifodesk.domain.names import SPELLINGS, Spellings, normal

names = st.text(st.characters(categories=("Lu", "Ll", "Mn", "Zs", "Pd")), max_size=30)
swedish = st.builds(
    lambda given, between, surname: " ".join((given, *between, surname)),
    st.sampled_from(["Anna", "Karin", "Carl", "Karl", "Lasse", "Lars", "Jenny", "Jenni", "Erik", "Eirk", "Maria"]),
    st.lists(st.sampled_from(["Maria", "Erik", "Lind", "Karin", "Jenny"]), max_size=2),
    st.sampled_from(["Lind", "Lindgren", "Lundgren", "Lidngren", "Ericson", "Eriksson", "Sköld", "Skiöld", "Norbreg"]),
)
people = st.builds(PersonName, swedish, st.sampled_from(["", "Lind", "Norberg", "Skjöld", "Lind Norberg"]))


@pytest.mark.parametrize(
    "one,other,rule",
    [
        (("Anna Norberg", ""), ("anna norberg", ""), NameMatch.WHOLE),
        (("Anna Maria Norberg", ""), ("Anna Norberg", ""), NameMatch.GIVEN_AND_SURNAME),
        (("Norberg, Anna", ""), ("Anna Norberg", ""), NameMatch.WHOLE),
        (("Anna Lind", "Norberg"), ("Anna Norberg", ""), NameMatch.FORMER_SURNAME),
        (("Anna Norberg", ""), ("Anna Lind", "Norberg"), NameMatch.FORMER_SURNAME),
        (("Anna Lind", "Norberg"), ("Anna Ek", "Norberg"), NameMatch.FORMER_SURNAME),
        (("Anna Lind Norberg", ""), ("Anna Ek", "Lind"), NameMatch.FORMER_SURNAME),
        (("Carl Eriksson", ""), ("Karl Ericson", ""), NameMatch.SPELLING),
        (("Carl Lind", "Ericson"), ("Karl Eriksson", ""), NameMatch.SPELLING),
        (("Anna Norberg", ""), ("Karin Norberg", ""), None),
        (("Anna Norberg", ""), ("Anna Lundmark", ""), None),
        (("Norberg", ""), ("Anna Norberg", ""), None),
        (("Anna", ""), ("Anna", ""), NameMatch.WHOLE),
        (("", ""), ("", ""), None),
        (("Åsa Berg", ""), ("Asa Berg", ""), None),
        (("Jon Smith", ""), ("Ronjon Arrowsmith", ""), None),
        (("Anna Karin Lind", ""), ("Karin Lind", ""), NameMatch.ONE_OF_SEVERAL),
        (("Anna Lind Norberg", ""), ("Anna Lind", ""), NameMatch.ONE_OF_SEVERAL),
        (("Anna Lind-Norberg", ""), ("Anna Norberg", ""), NameMatch.GIVEN_AND_SURNAME),
        (("Anna Karin Lind", ""), ("Karin Ek", "Lind"), NameMatch.ONE_OF_SEVERAL),
        (("Lasse Nilsson", ""), ("Lars Nilsson", ""), NameMatch.SHORT_FORM),
        (("Pelle Nilsson", ""), ("Perra Nilsson", ""), NameMatch.SHORT_FORM),
        (("Lasse Nilsson", ""), ("Lars Johansson", ""), None),
        (("Ann-Kristin Berg", ""), ("Annkristin Berg", ""), NameMatch.SPELLING),
        (("Lena Sköld", ""), ("Lena Skiöld", ""), NameMatch.SPELLING),
        (("Stig Kjellström", ""), ("Stig Tjellström", ""), NameMatch.SPELLING),
        (("Stig Stjernström", ""), ("Stig Sjernström", ""), NameMatch.SPELLING),
        (("Eva Dahlgren", ""), ("Eva Dalgren", ""), NameMatch.SPELLING),
        (("Eva Löfgren", ""), ("Eva Lövgren", ""), NameMatch.SPELLING),
        (("Jenny Öhman", ""), ("Jennie Öman", ""), NameMatch.SPELLING),
        (("Anna Norberg", ""), ("Anna Norbreg", ""), NameMatch.ONE_LETTER),
        (("Anna Lindgren", ""), ("Anna Lindgrn", ""), NameMatch.ONE_LETTER),
        (("Johanna Norberg", ""), ("Johnana Norberg", ""), NameMatch.ONE_LETTER),
        (("Anna Lindgren", ""), ("Anna Lundgren", ""), None),
        (("Johan Lindgren", ""), ("Johanna Lindgren", ""), None),
        (("Anna Hansson", ""), ("Anna Jansson", ""), None),
        (("Anna Öberg", ""), ("Anna Oberg", ""), NameMatch.ONE_LETTER),
        (("Anna Häll", ""), ("Anna Hall", ""), None),
        (("Per Nilsson", ""), ("Pär Nilsson", ""), NameMatch.SHORT_FORM),
    ],
)
def test_the_surest_rule_is_named(one: tuple[str, str], other: tuple[str, str], rule: NameMatch | None) -> None:
    assert match(PersonName(*one), PersonName(*other)) is rule


@pytest.mark.slow
@given(names, names, names, names)
def test_matching_does_not_depend_on_who_is_compared_with_whom(a: str, b: str, c: str, d: str) -> None:
    one, other = PersonName(a, b), PersonName(c, d)
    assert match(one, other) is match(other, one)


@given(st.lists(people, max_size=8), people)
def test_a_list_finds_exactly_what_comparing_each_with_each_finds(many: list[PersonName], one: PersonName) -> None:
    each = [(place, rule) for place, other in enumerate(many) if (rule := match(one, other)) is not None]
    assert list(NameIndex(many).find(one.name, one.former_surname)) == each


@pytest.mark.slow
@given(st.lists(people, max_size=5), st.lists(people, max_size=5))
def test_what_a_list_learned_of_one_name_changes_nothing_for_the_next(
    many: list[PersonName], others: list[PersonName]
) -> None:
    index = NameIndex(many)
    for one in (*others, *others):
        found = NameIndex(many).find(one.name, one.former_surname)
        assert index.find(one.name, one.former_surname) == found


@pytest.mark.parametrize("spellings", [SPELLINGS, SOUNDS])
@given(word=st.text("aeiyåäöhskjtcgdlfvmpqwxzbnr", min_size=1, max_size=7))
def test_no_rule_changes_a_word_that_the_first_look_passes_over(spellings: Spellings, word: str) -> None:
    changed = any(needed in word and pattern.search(word) for needed, pattern, _ in spellings.rules)
    assert spellings.any_of_them.search(word) or not changed


@pytest.mark.slow
@given(st.lists(names, max_size=5), names, names)
def test_a_list_takes_any_name(many: list[str], name: str, former: str) -> None:
    found = NameIndex([PersonName(one, former) for one in many]).find(name, former)
    assert [rule for place, rule in found if many[place] == name] == [
        NameMatch.WHOLE for one in many if one == name and normal(name)
    ]


@given(people, people)
def test_whoever_is_compared_first_the_rule_is_the_same(one: PersonName, other: PersonName) -> None:
    assert match(one, other) is match(other, one)


def test_a_short_form_stands_for_names_of_its_own_and_never_for_itself() -> None:
    for short in ("lasse", "olle", "kicki", "anki", "pär"):
        assert full_forms(short)
        assert short not in full_forms(short)
    assert full_forms("lars") == ()


@pytest.mark.parametrize("word", ["lindgren", "sjölund", "granvall", "nilsson", "margareta", "kjellström", "sandmark"])
def test_names_are_known_also_when_put_together(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize("one,other", [("eva", "ewa"), ("anna", "anna"), ("norberg", "norbregg"), ("lind", "lund")])
def test_what_is_no_slip(one: str, other: str) -> None:
    assert not is_slip(one, other)


@pytest.mark.parametrize(
    "one,other",
    [("göran", "jöran"), ("åhlén", "åhlen"), ("maja", "maija"), ("gustaf", "gustav"), ("schelin", "skjelin")],
)
def test_what_sounds_alike(one: str, other: str) -> None:
    assert sound_key(normal(one)) == sound_key(normal(other))


def test_names_that_were_compared_are_forgotten_when_told_to() -> None:
    assert match(PersonName("Anna Lind"), PersonName("Anna Lidn")) is NameMatch.ONE_LETTER
    forget_names()
    assert [one.cache_info().currsize for one in (normal, read_name, sound_key)] == [0, 0, 0]
