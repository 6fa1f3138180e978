"""The yearly questions to the homes: counted once by a chief, read by everybody, and the counts kept nowhere."""

from __future__ import annotations

import pytest

from ifodesk.domain.entities.instruments import PooledCount
from ifodesk.domain.home_questions import Reply, Tally
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.home_figures_group import ReadGroupHomeFigures
from ifodesk.usecases.home_papers import paper_name
from ifodesk.usecases.home_questions import CountAnswers, PrepareAnswers, PrepareQuestions, ReadAnswers
from ifodesk.usecases.interview_settings import ChangeInterviewSettings, InterviewSettings
from ifodesk.usecases.pooled_figures import ReadGroupFigures
from ifodesk.usecases.seen import Write
from tests.ui.fakes import EVA, LISA
from tests.usecases.desk import Desk, desk, refused

COUNTED = {"support": Tally(20, 6, 5), "again": Tally(26, 3, 2)}


@pytest.fixture
def at() -> Desk:
    return desk()


def test_a_chief_counts_once_for_the_group_and_everybody_reads_it(at: Desk) -> None:
    assert ReadAnswers(at.session)(2026) is None
    chief = at.sit_down(LISA).session
    CountAnswers(chief)(2026, 40, 31, COUNTED)
    with refused(Refusal.ALREADY_COUNTED):
        CountAnswers(chief)(2026, 40, 32, COUNTED)
    read = ReadAnswers(at.sit_down(EVA).session)(2026)
    assert read is not None
    assert read.figures is not None
    assert (read.counted_by, read.figures.asked, read.figures.returned) == ("2425", 40, 31)
    assert list(read.figures.questions) == [one.code for one in chief.home_questions.of(2026)]
    assert read.figures.questions["support"] == {(Reply.YES,): 20, (Reply.PARTLY,): 6, (Reply.NO,): 5}
    assert read.figures.questions["again"] == {(Reply.YES,): 26, (Reply.PARTLY, Reply.NO, Reply.BLANK): 5}
    assert read.figures.questions["relief"] == {}


def test_what_is_saved_holds_no_number_below_five_and_no_home(at: Desk) -> None:
    chief = at.sit_down(LISA).session
    CountAnswers(chief)(2026, 33, 31, {"support": Tally(25, 3, 3)})
    (kept,) = chief.records.all(PooledCount)
    assert kept.value.figures == (
        '{"asked":null,"form":1,"questions":{"again":{},"coaching":{},"education":{},"listened":{},"reach":{},'
        '"relief":{},"support":{"partly+no+blank":6,"yes":25},"terms":{},"told":{}},"returned":31,"year":2026}'
    )


def test_who_may_not_what_cannot_be_and_what_would_point_somebody_out_is_refused(at: Desk) -> None:
    with refused(Refusal.ONLY_A_CHIEF):
        CountAnswers(at.session)(2026, 40, 31, COUNTED)
    chief = at.sit_down(LISA).session
    for year, asked, back, tallies, why in (
        (2027, 40, 31, COUNTED, Refusal.IN_THE_FUTURE),
        (2026, 40, 4, {}, Refusal.TOO_FEW_ANSWERS),
        (2026, 40, 30, COUNTED, Refusal.COUNTS_DO_NOT_ADD_UP),
        (2026, 30, 31, COUNTED, Refusal.COUNTS_DO_NOT_ADD_UP),
        (2026, 1001, 31, COUNTED, Refusal.COUNTS_DO_NOT_ADD_UP),
        (2026, 40, 31, {"who": Tally(9)}, Refusal.COUNTS_DO_NOT_ADD_UP),
    ):
        with refused(why):
            CountAnswers(chief)(year, asked, back, tallies)
    assert chief.records.all(PooledCount) == ()


def test_the_paper_is_the_same_for_every_home(at: Desk) -> None:
    paper = PrepareQuestions(at.session)(2026)
    assert paper == PrepareQuestions(at.sit_down(EVA).session)(2026)
    assert paper.questions == tuple(one.text for one in at.session.home_questions.of(2026))
    assert paper_name(paper) == "fragor-till-hemmen-2026.pdf"


def test_a_page_holds_the_years_that_were_counted(at: Desk) -> None:
    chief = at.sit_down(LISA).session
    CountAnswers(chief)(2024, 12, 9, {"support": Tally(9)})
    with refused(Refusal.NOT_COUNTED_YET):
        PrepareAnswers(chief)(2026)
    CountAnswers(chief)(2026, 40, 31, COUNTED)
    paper = PrepareAnswers(at.session)(2026)
    assert [one.year for one in paper.years] == [2026, 2024]
    assert paper_name(paper) == "svar-fran-hemmen-2026.pdf"


def test_answers_are_taken_for_no_other_figures_and_strange_ones_are_named_not_guessed(at: Desk) -> None:
    chief = at.sit_down(LISA).session
    CountAnswers(chief)(2026, 40, 31, COUNTED)
    assert ReadGroupHomeFigures(chief)(2026).given == {}
    assert ReadGroupFigures(chief)(2026, "asi5-us-sv").given_by == ()
    (kept,) = chief.records.all(PooledCount)
    at.world.records.kept.clear()
    chief.records.save([Write(PooledCount(id=kept.value.id, instrument="yearly_questions", year=2026))])
    read = ReadAnswers(chief)(2026)
    assert read is not None
    assert read.figures is None
    with refused(Refusal.NOT_COUNTED_YET):
        PrepareAnswers(chief)(2026)


def test_a_group_with_an_older_table_of_rights_says_so_and_keeps_nothing(at: Desk) -> None:
    chief = at.sit_down(LISA).session
    ChangeInterviewSettings(chief)(InterviewSettings())
    at.world.records.forbidden.add("pooled_count")
    with refused(Refusal.OLDER_GROUP):
        CountAnswers(chief)(2026, 40, 31, COUNTED)
    assert chief.records.all(PooledCount) == ()
