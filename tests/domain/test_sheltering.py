import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.sheltering import Sheltered, Sieve, as_written

MOTHER = Sheltered(
    "m",
    ("Ulla Bo Dold",),
    ("Storgatan 12, 923 32 Storuman", "070-123 45 67", "HVB Lärkan", "20010203-4567"),
)


@pytest.mark.parametrize(
    "text",
    [
        "Ulla Dold kommer.",
        "DOLDS lägenhet",
        "Ullas syster",
        "Träffa Bo på fredag",
        "vid Storgatan  12 B",
        "på lärkan (HVB Lärkan)",
        "ring 0701234567",
        "ring +46 70 123 45 67",
        "född 010203 4567",
        "923 32 Storuman",
    ],
)
def test_a_name_a_place_or_a_number_is_found_however_it_is_written(text: str) -> None:
    assert Sieve([MOTHER]).hit(text) is not None


@pytest.mark.parametrize("text", ["Bo kvar hemma", "Hon bor kvar", "Fredag klockan 12", "Möte i Storuman", "12"])
def test_what_only_resembles_it_stays_unless_it_is_the_word_itself(text: str) -> None:
    assert (Sieve([MOTHER]).hit(text) is None) is (text != "Bo kvar hemma")


@pytest.mark.parametrize(
    "text, written",
    [
        ("Vi ses hos Ulla  Bo Dold, efter skolan.", "Ulla Bo Dold"),
        ("Hämta i (Storgatan 12).", "Storgatan 12"),
        ("Ring +46 70 123 45 67 i kväll", "123 45 67"),
    ],
)
def test_what_was_found_is_told_as_it_stands_in_the_text(text: str, written: str) -> None:
    found = Sieve([MOTHER]).hit(text)
    assert found is not None
    assert as_written(text, found) == written


def test_a_surname_that_the_client_bears_too_is_left_and_pointed_out() -> None:
    sieve = Sieve([Sheltered("m", ("Ulla Testsson",))], ["Alma Testsson"])
    assert sieve.hit("Alma Testsson") is None
    assert sieve.doubt("Alma Testsson") is None
    assert sieve.doubt("Familjen Testsson") == "testsson"
    assert sieve.hit("Ulla Testsson") == "ulla testsson"


def test_a_name_spelled_in_another_way_is_pointed_out() -> None:
    assert Sieve([Sheltered("f", ("Carl Quist",))]).doubt("Karl hämtar") == "karl"


def test_only_the_sentence_goes_from_running_text() -> None:
    text, gone = Sieve([MOTHER]).sifted("Jag vill klara nian. Ulla bor på Storgatan 12! Resten är bra.")
    assert text == "Jag vill klara nian. Resten är bra."
    assert gone == ("Ulla bor på Storgatan 12!",)


WORD = st.text("abcdefåäö", min_size=1, max_size=7)


@given(st.lists(WORD, min_size=1, max_size=3), st.lists(st.text("abcdefåäö .!\n", max_size=30), max_size=6))
def test_nothing_is_found_in_what_is_left(name: list[str], around: list[str]) -> None:
    sieve = Sieve([Sheltered("x", (" ".join(name),), (" ".join(name),))])
    text, gone = sieve.sifted(" ".join(name).join(around))
    assert sieve.hit(text) is None
    assert bool(gone) or text == " ".join(name).join(around)
