"""What holds for all words: every code has its sentence, every sign can be shown, nothing is left to chance."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from reportlab.pdfbase.ttfonts import TTFont

import ifodesk
from ifodesk.changes.verdict import Reason
from ifodesk.domain.declare import all_specs
from ifodesk.domain.disqualification import Missing
from ifodesk.domain.disqualification_law import Fact, Relation, Toward
from ifodesk.domain.entities.case import CaseStatus, CaseType, PartyRole, TransferState
from ifodesk.domain.entities.disqualification import Answer, AnswerWay, Ground, Outcome
from ifodesk.domain.entities.lending import Reply
from ifodesk.domain.entities.ruling import Concerns, RulingMeasure
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.home_law import Stage
from ifodesk.domain.home_pool import Hindrance
from ifodesk.domain.home_timeline import LineState
from ifodesk.domain.interview import InterviewWarning
from ifodesk.domain.lending import LoanGap, LoanState
from ifodesk.domain.sip import GapCode
from ifodesk.domain.standing_in import Answered, Competence, StandInPlace, Unable
from ifodesk.domain.ties import CircleRule, MatchRule, Sureness
from ifodesk.domain.transfer import Obstacle
from ifodesk.store.alarms import AlarmCode
from ifodesk.system.resources import fonts
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_check import CheckState
from ifodesk.usecases.errors import IfodeskError
from ifodesk.usecases.hubs import Lies
from ifodesk.usecases.interview_comparison import Measured
from ifodesk.usecases.sync_views import SyncCode
from ifodesk.usecases.views import DocumentKind, TodayKind
from ifodesk.words import (
    alarm_words,
    disqualification_words,
    field_words,
    gap_words,
    history_words,
    home_words,
    hub_sight_words,
    interview_words,
    label_words,
    label_words_homes,
    label_words_interview,
    label_words_sip,
    lending_words,
    refusal_words,
    standing_in_words,
    sync_words,
    value_words,
)
from ifodesk.words.error_words import SENTENCES

PACKAGE = Path(ifodesk.__file__).parent
WORDS = sorted((PACKAGE / "words").glob("*.py"))

TABLES: list[tuple[Mapping[Any, str], type[Enum]]] = [
    (label_words.CASE_TYPE, CaseType),
    (label_words.CASE_STATUS, CaseStatus),
    (label_words.PARTY_ROLE, PartyRole),
    (label_words.RELATION, Relation),
    (label_words.TRANSFER_STATE, TransferState),
    (label_words.ANSWER, Answer),
    (label_words.ANSWER_WAY, AnswerWay),
    (label_words.GROUND, Ground),
    (label_words.OUTCOME, Outcome),
    (label_words.CONCERNS, Concerns),
    (label_words.RULING_MEASURE, RulingMeasure),
    (label_words.REPLY, Reply),
    (lending_words.LOAN_STATE, LoanState),
    (lending_words.LOAN_GAP, LoanGap),
    (standing_in_words.PLACE, StandInPlace),
    (standing_in_words.ANSWERED, Answered),
    (standing_in_words.UNABLE, Unable),
    (standing_in_words.COMPETENCE, Competence),
    *((table, type(next(iter(table)))) for table in label_words_sip.TABLES),
    *((table, type(next(iter(table)))) for table in label_words_interview.TABLES),
    *((table, type(next(iter(table)))) for table in label_words_homes.TABLES),
    (label_words_homes.HOME_KIND, HomeKind),
    (home_words.STAGE, Stage),
    (home_words.LINE_STATE, LineState),
    (home_words.HINDRANCE, Hindrance),
    (interview_words.WARNING, InterviewWarning),
    (interview_words.MEASURED, Measured),
    (label_words.DOCUMENT_KIND, DocumentKind),
    (label_words.TODAY_KIND, TodayKind),
    (gap_words.GAP, GapCode),
    (refusal_words.REFUSED, Refusal),
    (sync_words.STATE, SyncCode),
    (disqualification_words.TOWARD, Toward),
    (disqualification_words.FACT, Fact),
    (disqualification_words.MISSING, Missing),
    (disqualification_words.OUTCOME, Outcome),
    (disqualification_words.MATCH, MatchRule),
    (disqualification_words.SURENESS, Sureness),
    (disqualification_words.CIRCLE, CircleRule),
    (disqualification_words.CHECK, CheckState),
]


@pytest.mark.parametrize("table,codes", TABLES, ids=lambda value: value.__name__ if isinstance(value, type) else "")
def test_every_code_has_its_words(table: Mapping[Any, str], codes: type[Enum]) -> None:
    assert set(table) == set(codes)
    assert all(text == text.strip() and text for text in table.values())


def test_every_enumeration_of_a_field_has_labels() -> None:
    enums = {field.enum for spec in all_specs() for field in spec.fields if field.enum is not None}
    assert enums <= value_words.ENUMS


def test_every_kind_and_field_has_a_name() -> None:
    assert set(field_words.KIND) == {spec.name for spec in all_specs()}
    assert set(field_words.FIELD) == {(spec.name, field.name) for spec in all_specs() for field in spec.fields}
    assert history_words.MADE.keys() <= field_words.KIND.keys()


def test_a_step_that_is_not_allowed_is_refused_in_words() -> None:
    assert {code.value for code in Obstacle} <= {code.value for code in Refusal}


def test_whatever_sync_can_tell_has_words() -> None:
    assert set(sync_words.HELD_REASON) == set(Reason)
    assert set(sync_words.ALARM) == set(alarm_words.TO_DO) == set(AlarmCode)
    assert set(hub_sight_words.SEEN) == set(hub_sight_words.QUESTION) == set(Lies)
    assert alarm_words.to_do("of a newer program") == alarm_words.ANY
    steps = re.compile(r'Progress\((?:[^()]|\([^()]*\))*"(\w+)"')
    told = {what for file in PACKAGE.rglob("*.py") for what in steps.findall(file.read_text("utf-8"))}
    assert told == set(sync_words.PROGRESS)
    assert {"held", "broken", "newer"} == set(sync_words.HELD_STATE)


def _errors(root: type[IfodeskError]) -> Iterator[str]:
    yield root.__name__
    for kind in root.__subclasses__():
        yield from _errors(kind)


def _raised() -> Iterator[tuple[str, str]]:
    """Yield the code of every error that is made with a literal one anywhere in the program, and where."""
    names = set(_errors(IfodeskError))
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
                continue
            code = node.args[0]
            if node.func.id in names and isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield code.value, f"{file.name}:{node.lineno}"


@pytest.mark.slow
def test_every_error_that_the_program_can_raise_has_a_sentence() -> None:
    without = {(code, where) for code, where in _raised() if code not in SENTENCES}
    assert without == set()


def test_sentences_end_properly_and_are_written_once() -> None:
    for code, text in SENTENCES.items():
        assert text.endswith((".", "}")) or "ifodesk practice" in text, code
        assert "  " not in text, code
        assert re.search(r"\w", Formatter().vformat(text, (), _Anything())), code


class _Anything(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "x"


def _texts(file: Path) -> Iterator[str]:
    """Yield every text of a module that is not a docstring."""
    tree = ast.parse(file.read_text("utf-8"))
    documents = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield node.value


@pytest.mark.parametrize("font", [fonts().regular, fonts().bold], ids=lambda path: path.stem)
def test_every_sign_of_every_word_is_in_the_font(font: Path) -> None:
    known = TTFont(font.stem, str(font)).face.charToGlyph
    for file in WORDS:
        missing = {sign for text in _texts(file) for sign in text if ord(sign) not in known and sign not in "\n\t"}
        assert missing == set(), file.name


def test_no_word_is_written_with_a_straight_quotation_mark() -> None:
    for file in WORDS:
        for text in _texts(file):
            assert '"' not in text, (file.name, text)
