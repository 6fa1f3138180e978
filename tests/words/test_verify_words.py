"""Every code of the verifier has a sentence, as a fault or as a note, and no sentence is left over."""

from ifodesk.verify.report import What
from ifodesk.words.verify_words import VERIFY_FAULT, VERIFY_NOTE


def test_every_code_of_the_verifier_has_one_sentence() -> None:
    assert sorted([*VERIFY_FAULT, *VERIFY_NOTE]) == sorted(What)


def test_sentences_end_properly() -> None:
    for text in [*VERIFY_FAULT.values(), *VERIFY_NOTE.values()]:
        assert text.endswith(".")
        assert "  " not in text
