from ifodesk.documents.look import styles
from ifodesk.domain.entities.sip import MeasureStatus
from ifodesk.domain.entities.sip_consent import AgreementForm
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
