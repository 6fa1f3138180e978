"""The papers of another instrument than ASI: ten items with a sum, and a made-up one of the Swedish structure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.documents.asi_printer import interview_document
from ifodesk.documents.blocks import PageBreakBefore, Scales, Table
from ifodesk.domain.entities.interview import InterviewKind
from ifodesk.domain.instrument.form import visible
from ifodesk.domain.interview import due_on
from ifodesk.usecases.feedback import ReadFeedback
from ifodesk.usecases.interview_printing import PrepareAnswers, PrepareComparison, PrepareFeedback
from ifodesk.usecases.interviews import StartInterview
from ifodesk.usecases.session import Session
from tests.usecases.desk import Desk, desk
from tests.usecases.interviewing import Interviewing

AUDIT, MADE_UP = "audit", "ovning-ag"


def answered(session: Session, at: Desk, instrument: str, kind: InterviewKind, first: int) -> Interviewing:
    """Return a finished interview whose items have their *first* possible answer: the least, or the next one."""
    case = next((row.id for row in session.queries.cases()), None) or at.open_case()
    one = Interviewing(session, StartInterview(session)(case, instrument, kind=kind).id)
    view = one.view
    asked = visible(view.instrument, view.given, view.item_set)
    one.answer(
        {
            item.code: str([*item.codes][first] if item.codes else item.range.low + first if item.range else "ord")
            for item in asked
        }
    )
    one.finish()
    return one


def test_audit_gives_its_sum_with_zone_and_source_and_is_never_due_by_itself() -> None:
    at = desk()
    answered(at.session, at, AUDIT, InterviewKind.BASELINE, 1)
    at.world.clock.pass_time(days=7)
    later = answered(at.session, at, AUDIT, InterviewKind.FOLLOW_UP, 0)
    assert later.view.item_set == "grund"
    assert due_on(later.interview.value, 6) is None
    blocks = interview_document(PrepareComparison(at.session)(later.id)).blocks
    (table,) = [block for block in blocks if isinstance(block, Table)]
    (row,) = table.rows
    assert (row[0], row[2]) == ("Summa", "0")
    answers = str(interview_document(PrepareAnswers(at.session)(later.id)).blocks)
    assert "0, låg risk" in answers
    assert "WHO" in answers


def test_a_feedback_without_ratings_has_its_area_and_no_empty_profile() -> None:
    at = desk()
    one = answered(at.session, at, AUDIT, InterviewKind.BASELINE, 2)
    (area,) = ReadFeedback(at.session)(one.id).areas
    assert (area.row.area.id, area.row.ratings) == ("alcohol", ())
    blocks = interview_document(PrepareFeedback(at.session)(one.id)).blocks
    assert not [block for block in blocks if isinstance(block, Scales | PageBreakBefore)]


@pytest.mark.parametrize("first", [0, 1])
def test_the_made_up_instrument_is_offered_in_practice_only_and_prints_whole(first: int) -> None:
    at = desk()
    offered = at.session.instruments.offered
    assert MADE_UP not in {one.id for one in offered(practice=False)}
    practice = replace(at.session, practice=True)
    one = answered(practice, at, MADE_UP, InterviewKind.BASELINE, first)
    for prepare in (PrepareAnswers, PrepareFeedback, PrepareComparison):
        assert interview_document(prepare(practice)(one.id)).watermark == "ÖVNING"
