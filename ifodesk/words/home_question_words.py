"""Words of the yearly questions to the homes: on paper, and for the figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.home_questions import Part, Reply
from ifodesk.domain.suppression import LEAST
from ifodesk.words.plural_words import listed

FORM: Final = "Frågor till er som är familjehem {year}"
FORM_BELOW: Final = "Ni svarar utan namn"
FORM_NOTICE: Final = (
    "Skriv inte namn, plats eller något om ett barn. Svara med ett kryss på varje rad, och hoppa över det som inte "
    "passar. Lägg papperet i kuvertet som följde med och klistra igen det."
)
QUESTION: Final = "Fråga"
BOX: Final = "\N{BALLOT BOX}"
TOLD: Final = (
    f"Formuläret är likadant för alla hem i gruppen. En person räknar kryssen och förstör sedan papperen. Bara "
    f"antalen sparas, och bara när minst {LEAST} hem har svarat likadant. Att svara är frivilligt och påverkar inte "
    "ert uppdrag."
)
FIGURES: Final = "Vad hemmen svarade {year}"
FIGURES_BELOW: Final = "Alla kommuner i gruppen tillsammans"
YEAR: Final = "{year}"
RETURNED: Final = "{returned} hem har svarat"
RETURNED_OF: Final = "{returned} av {asked} hem har svarat"
ANSWERS: Final = "Svar"
LEFT_OUT: Final = "visas inte"
LEFT_OUT_NOTE: Final = (
    f"Antal under {LEAST} visas inte. Svar slås ihop tills varje antal är minst {LEAST}, därför kan ”nej” stå "
    "tillsammans med dem som inte svarade på frågan. Siffrorna säger vad hemmen tycker, inte varför."
)
UNKNOWN: Final = "En fråga ur ett nyare program ({code})"
REPLY: Final[Mapping[Reply, str]] = {
    Reply.YES: "ja",
    Reply.PARTLY: "delvis",
    Reply.NO: "nej",
    Reply.BLANK: "inget svar",
}


def returned(asked: int | None, back: int) -> str:
    """Return how many homes answered; of how many, where that may be told."""
    return RETURNED.format(returned=back) if asked is None else RETURNED_OF.format(returned=back, asked=asked)


def parts_line(parts: Mapping[Part, int]) -> str:
    """Return the parts of one question's answers in a line; that they are left out where nothing may be told.

    >>> parts_line({(Reply.YES,): 12, (Reply.NO, Reply.BLANK): 8})
    'ja 12 · nej eller inget svar 8'
    """
    told = (f"{listed([REPLY[one] for one in part], 'eller')} {size}" for part, size in parts.items())
    return " · ".join(told) or LEFT_OUT


def question_text(code: str, text: str) -> str:
    """Return how a question reads; that it is of a newer program where its words are not known."""
    return text or UNKNOWN.format(code=code)
