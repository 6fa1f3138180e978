"""Fingerprints: eight words that two people read to each other."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ifodesk
from ifodesk.changes.fingerprint import words

WORDLIST = tuple((Path(ifodesk.__file__).parent.parent / "resources" / "ordlista.txt").read_text("utf-8").split())
LETTERS = set("abcdefghijklmnoprstuvxyzåäö")


@given(st.binary(max_size=50))
def test_eight_words_are_the_first_88_bits_of_a_labelled_hash(raw: bytes) -> None:
    bits = "".join(f"{byte:08b}" for byte in hashlib.sha256(b"ifodesk/1/words\x00" + raw).digest())
    assert words(raw, WORDLIST) == tuple(WORDLIST[int(bits[at : at + 11], 2)] for at in range(0, 88, 11))


def test_a_list_of_another_length_is_refused() -> None:
    for wordlist in (WORDLIST[:-1], (*WORDLIST, "ett"), ()):
        with pytest.raises(ValueError, match=r"^$"):
            words(b"", wordlist)


def test_the_list_has_2048_short_words_in_swedish_letters() -> None:
    assert len(WORDLIST) == len(set(WORDLIST)) == 2048
    assert {word for word in WORDLIST if not 3 <= len(word) <= 8 or set(word) - LETTERS} == set()


def test_the_list_stands_in_swedish_order() -> None:
    order = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}
    assert list(WORDLIST) == sorted(WORDLIST, key=lambda word: [order[letter] for letter in word])


SOUNDS = (
    ("ck", "k"),
    ("skj", "S"),
    ("stj", "S"),
    ("sj", "S"),
    ("sch", "S"),
    ("tj", "C"),
    ("kj", "C"),
    ("hj", "j"),
    ("gj", "j"),
    ("dj", "j"),
    ("lj", "j"),
    ("hv", "v"),
    ("x", "ks"),
    ("z", "s"),
    ("c", "s"),
    ("q", "k"),
    ("w", "v"),
    ("é", "e"),
)


def heard(word: str) -> str:
    """Return roughly how a word sounds: what may be written in two ways is written in one, and double as single."""
    for written, sound in SOUNDS:
        word = word.replace(written, sound)
    return "".join(letter for at, letter in enumerate(word) if at == 0 or word[at - 1] != letter)


def test_no_two_words_sound_the_same_or_differ_by_dots_alone() -> None:
    for fold in (heard, lambda word: word.translate(str.maketrans("åäö", "aao"))):
        assert len({fold(word) for word in WORDLIST}) == 2048


def test_no_word_is_the_beginning_of_another_with_one_letter_more() -> None:
    known = set(WORDLIST)
    assert [word for word in WORDLIST if word[:-1] in known] == []


def test_few_words_differ_in_one_letter_alone() -> None:
    gaps = Counter((word[:at], word[at + 1 :]) for word in WORDLIST for at in range(len(word)))
    close = sum(count * (count - 1) // 2 for count in gaps.values())
    assert close < 2048
