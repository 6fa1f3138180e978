from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.checking import check
from ifodesk.domain.instrument.entry import AnswerFault
from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.scoring import scores
from ifodesk.system.resources import fonts
from ifodesk.words.instrument_words import ANSWER_FAULT, FILE_FAULT, file_refused, finding_line, no_score
from tests.domain.instrument.interviews import FILES, X, instrument, raw

ASI = instrument()
KEPT = "fast frågan inte är aktuell. Svaret är kvar, men räknas inte."


@pytest.mark.parametrize("words, codes", [(FILE_FAULT, FileFault), (ANSWER_FAULT, AnswerFault)])
def test_every_reason_has_its_words(words: Mapping[Any, str], codes: type[Enum]) -> None:
    assert set(words) == set(codes)


def test_a_refused_file_is_told_with_line_and_what_applies_instead() -> None:
    told = file_refused(InstrumentFileError(12, FileFault.CYCLE, "M2"))
    assert told == (
        "Instrumentfilen används inte, rad 12: hoppen går runt i en ring från M2. "
        "Det instrument som användes förut gäller."
    )


@pytest.mark.parametrize(
    "answers, sentence",
    [
        ({"M6": 31}, "Dagar med kroppsliga besvär: 31 går inte. Svaret ska vara 0 till 30."),
        ({"F1": 9}, "Civilstånd: 9 går inte."),
        (
            {"M1": 0, "M2Y": 4},
            f"Tid sedan senaste sjukhusvistelse, år har svaret 4, {KEPT}",
        ),
        ({"D1A": 1, "D2A": 2}, "Fler dagar till berusning än dagar med alkohol."),
        ({"M6": X}, "Måttet fysisk hälsa kan inte räknas: siffra saknas för M6."),
        (dict.fromkeys(("H1A", "H1D", "H1P", "H2A", "H2D"), X), "Osäkert underlag: mycket i avsnittet är X eller N."),
    ],
)
def test_what_a_check_found_is_one_sentence(answers: dict[str, Answer], sentence: str) -> None:
    assert [finding_line(found, ASI) for found in check(ASI, answers, as_given=True)] == [sentence]


def test_why_there_is_no_score_names_the_items() -> None:
    told = {
        result.id: no_score(result) for result in scores(ASI, {"M6": 40, "M7": 1, "E4": 1, "E5": 1, "E11": 3, "E12": 5})
    }
    assert told["medical"] == "Svaret går inte för M6."
    assert told["employment"].startswith("Måttet bygger på belopp i dollar (E12)")
    assert told["legal"] == "Siffra saknas för E17, L24, L27, L28, L29."


@pytest.mark.parametrize("font", [fonts().regular, fonts().bold], ids=lambda path: path.stem)
@pytest.mark.parametrize("name", FILES)
def test_every_sign_of_every_instrument_is_in_the_font(name: str, font: Path) -> None:
    known = TTFont(font.stem, str(font)).face.charToGlyph
    assert {sign for sign in raw(name).decode() if ord(sign) not in known and sign != "\n"} == set()
