from datetime import date

import pytest

from ifodesk.documents.look import styles
from ifodesk.domain.entities.sip import AgreementForm, MeasureStatus
from ifodesk.system.resources import fonts
from ifodesk.usecases.printing import PrintTrouble
from ifodesk.words import document_words


def test_every_trouble_status_and_form_has_its_words() -> None:
    assert set(document_words.PRINT_TROUBLE) == set(PrintTrouble)
    assert set(document_words.STATUS_OF) == set(MeasureStatus)
    assert set(document_words.FORM) == set(AgreementForm)


def test_every_character_of_the_printed_words_is_in_both_fonts() -> None:
    known = styles(fonts()).known
    words = "".join(repr(value) for name, value in vars(document_words).items() if name.isupper())
    assert {char for char in words if ord(char) not in known} == set()


@pytest.mark.parametrize(
    "day, said",
    [(date(2026, 1, 1), "1 januari 2026"), (date(2026, 5, 9), "9 maj 2026"), (date(2027, 12, 31), "31 december 2027")],
)
def test_a_day_is_written_out(day: date, said: str) -> None:
    assert document_words.long_date(day) == said
