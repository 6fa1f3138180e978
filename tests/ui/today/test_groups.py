"""The lines of Idag about texts that are not in the personakt yet."""

from __future__ import annotations

from datetime import timedelta

from ifodesk.domain.entities.case import TransferState
from ifodesk.domain.ids import EntityId
from ifodesk.ui.today.groups import Found, case_tabs, groups
from ifodesk.usecases.views import DocumentKind, DocumentRow, TodayView
from tests.ui.fakes import NOW
from tests.ui.samples import TODAY

CASE = EntityId(b"one case of many")


def row(number: int, kind: DocumentKind, title: str, case: EntityId = CASE) -> DocumentRow:
    made_at, state = NOW - timedelta(days=9 - number), TransferState.NOT_TRANSFERRED
    document = EntityId(bytes([number]) * 16)
    return DocumentRow(document, case, "D-26-7KQF-3", kind, title, None, made_at, state, None)


NOTE = row(1, DocumentKind.NOTE, "Samtal med skolan")
PLAN = row(2, DocumentKind.PLAN_VERSION, "1")
SUMMARY = row(3, DocumentKind.INTERVIEW_SUMMARY, "")


def test_each_text_is_told_by_what_it_is_and_a_plan_never_by_a_bare_number() -> None:
    found = groups(Found(TodayView((), (NOTE, PLAN, SUMMARY), 0), (), TODAY))
    (line,) = next(group.lines for group in found if group.key == "texts")
    assert line.text == "D-26-7KQF-3: 3 texter"
    assert line.detail == "Samtal med skolan · Antagen intern-SIP, version 1 · Sammanfattning av intervju"


def test_notes_alone_lead_to_the_notes_and_other_papers_to_where_all_of_them_stand() -> None:
    alone = EntityId(b"a case with note")
    rows = (NOTE, row(4, DocumentKind.NOTE, "Möte", alone), PLAN, row(5, DocumentKind.NOTE, "Samtal"))
    assert case_tabs(rows) == {CASE: "overview", alone: "notes"}
