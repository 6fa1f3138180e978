"""What stands on papers about interviews, and what never does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from ifodesk.documents.asi_printer import PdfInterviewPrinter, interview_document
from ifodesk.documents.blocks import Curve, Document, Scale, Scales, Table
from ifodesk.documents.html import page
from ifodesk.domain.entities.interview import InterviewKind
from ifodesk.domain.instrument.answers import Missing
from ifodesk.system.resources import fonts
from ifodesk.usecases.answers import SaveComment, SaveOwnNote
from ifodesk.usecases.feedback import CorrectAnswer
from ifodesk.usecases.interview_printing import (
    InterviewPaper,
    PrepareAnswers,
    PrepareComparison,
    PrepareFeedback,
    paper_name,
)
from ifodesk.usecases.interview_settings import ChangeInterviewSettings, InterviewSettings
from tests.ui.fakes import LISA
from tests.usecases.desk import Desk, desk
from tests.usecases.interviewing import MEDICAL, Interviewing, begin, whole


@pytest.fixture
def at() -> Desk:
    made = desk()
    ChangeInterviewSettings(made.sit_down(LISA).session)(InterviewSettings(show_scores=True))
    return made


def interviewed(at: Desk) -> Interviewing:
    """Return a finished interview with a comment, a note to self, an answer that a skip hides, and a correction."""
    one = begin(at.session, at.open_case())
    given = one.answer({**MEDICAL, "M8": "X", "M10": "1", "P9A": "1"})
    given = SaveComment(at.session)(given.answers, "medical", "Ryggen sedan 2019.")
    SaveOwnNote(at.session)(given.answers, "M6", "Tvekade länge.")
    one.answer({"M1": "0"})
    one.finish()
    one.rate("medical", 5)
    CorrectAnswer(at.session)(one.view, item="M6", typed="20", said="Det var tjugo.")
    return one


def text(paper: InterviewPaper, folder: Path) -> str:
    """Return everything that can be read on the pages."""
    path = PdfInterviewPrinter(fonts())(paper, folder / paper_name(paper))
    with pypdfium2.PdfDocument(str(path)) as pdf:
        return " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in pdf).split())


def every_paper(at: Desk) -> tuple[InterviewPaper, ...]:
    one, session = interviewed(at).id, at.session
    return PrepareAnswers(session)(one), PrepareFeedback(session)(one), PrepareComparison(session)(one)


def scales(document: Document) -> list[Scale]:
    return [row for block in document.blocks if isinstance(block, Scales) for row in block.rows]


def test_areas_that_nothing_is_known_of_are_one_line_in_the_feedback(at: Desk, tmp_path: Path) -> None:
    shown = text(PrepareFeedback(at.session)(interviewed(at).id), tmp_path)
    assert "Övriga områden Inga siffror och ingen text finns om: arbete och försörjning, alkohol, narkotika," in shown
    assert shown.count("Fysisk hälsa") == 2
    assert shown.count("Narkotika") == 0


def test_the_answers_stand_with_comments_corrections_and_what_a_skip_hides(at: Desk, tmp_path: Path) -> None:
    shown = text(PrepareAnswers(at.session)(interviewed(at).id), tmp_path)
    for wanted in (
        "Kartläggning enligt ASI-områden",
        "Dagar med kroppsliga besvär 20 dagar",
        "svarade först 1",
        "Vet inte",
        "inte frågad",
        "Ryggen sedan 2019.",
        "Det var tjugo.",
        "12 dagar 20 dagar",
        "Siffra saknas för M8.",
    ):
        assert wanted in shown, wanted


def test_notes_to_self_stand_on_no_paper(at: Desk) -> None:
    for paper in every_paper(at):
        assert "Tvekade" not in str(interview_document(paper).blocks)


def test_the_clients_feedback_has_no_score_no_doubt_and_words_for_what_is_missing(at: Desk) -> None:
    paper = PrepareFeedback(at.session)(interviewed(at).id)
    document = interview_document(paper)
    shown = str(document.blocks)
    assert "5 av 9" in shown
    assert "20 av 30" in shown
    assert "Sammanvägda mått" not in shown
    assert "osäkert" not in shown
    need = next(scale for scale in scales(document) if scale.label == "Ditt behov av hjälp")
    assert (need.value, need.words) == (None, paper.instrument.missing[Missing.UNKNOWN])


def test_every_scale_keeps_its_own_top_and_says_its_figure_in_words(at: Desk) -> None:
    document = interview_document(PrepareFeedback(at.session)(interviewed(at).id))
    for scale in scales(document):
        assert scale.top in {9, 4, 30}
        assert scale.value is None or scale.words == f"{scale.value} av {scale.top}"
    assert "20 av 30" in page(document)


def test_interviews_stand_side_by_side_with_a_gap_for_what_is_missing(at: Desk, tmp_path: Path) -> None:
    one = interviewed(at)
    case = one.interview.value.case
    assert case is not None
    at.world.clock.pass_time(days=200)
    later = whole(at.session, case, InterviewKind.FOLLOW_UP, answers={"M6": "2", "M7": "0", "M8": "0"}, rating=2)
    paper = PrepareComparison(at.session)(later.id)
    document = interview_document(paper)
    (curve,) = [block for block in document.blocks if isinstance(block, Curve)]
    assert [point.value for point in curve.points] == [5, 2]
    assert (curve.points[1].on - curve.points[0].on).days == 200
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert tables[0].rows[0][1:] == ("5\nosäkert", "2")
    shown = text(paper, tmp_path)
    assert "Förändring är inte effekt" in shown
    assert "saknas" in shown


def test_a_paper_says_that_the_interview_goes_on_that_it_is_practice_and_that_the_client_is_protected(at: Desk) -> None:
    one = begin(at.session, at.open_case())
    paper = PrepareAnswers(at.session)(one.id)
    document = interview_document(paper)
    assert (document.watermark, document.head_mark) == ("PÅGÅR", "PÅGÅR")
    marked = replace(paper, cover=replace(paper.cover, practice=True, protected=True))
    assert interview_document(marked).head_mark.startswith("ÖVNING")
    assert "SKYDDADE" in interview_document(marked).head_mark


def test_names_of_files_and_their_properties_hold_no_name_of_a_client(at: Desk) -> None:
    for paper in every_paper(at):
        document = interview_document(paper)
        assert "Alma" not in f"{paper_name(paper)} {document.title} {document.author} {document.foot}"
