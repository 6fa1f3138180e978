"""The tab Jäv of a case, driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from ifodesk.domain.entities.case import Case, Party, PartyRole
from ifodesk.domain.entities.disqualification import (
    Answer,
    AnswerWay,
    DisqualificationAnswer,
    DisqualificationMatter,
    DisqualificationQuestion,
    Ground,
    Outcome,
)
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.jav.marks import MARKS
from ifodesk.ui.jav.state import AnswerMark
from ifodesk.ui.jav.tab import JavTab
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.mark import Tone
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.disqualification_questions import AskColleague
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.own_ties import AddOwnTie
from ifodesk.usecases.parties import AddParty, ChangeParty
from tests.ui.alma import Alma, alma
from tests.ui.fakes import KARIN, LISA, PER, FakeNavigator, InlineJobs, world
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.jav.desk import no_rulings

Show = Callable[[QWidget], QWidget]
TIE = "Hemlig Bandsson"


class Desk:
    """The tab of Alma's case, on screen."""

    def __init__(self, theme: Theme, show: Show, story: Alma) -> None:
        self.story = story
        self.session = story.world.session
        self.navigator = FakeNavigator()
        self.tab = JavTab(theme, self.session, InlineJobs(), self.navigator, no_rulings())
        self.tab.open_case(story.case)
        self.page = show(self.tab.widget)
        self.page.resize(1000, 900)
        QApplication.processEvents()

    def answers(self, member: MemberId) -> list[DisqualificationAnswer]:
        found = [seen.value for seen in self.session.records.all(DisqualificationAnswer)]
        return [answer for answer in found if answer.member == member]

    def matters(self) -> list[DisqualificationMatter]:
        return [seen.value for seen in self.session.records.all(DisqualificationMatter)]

    def line(self, member: MemberId) -> str:
        return find(self.page, LineView, f"jav_lines_{member.hex()}").line.text

    def choose(self, name: str, text: str) -> None:
        box = find(self.page, QComboBox, name)
        at = next(number for number in range(box.count()) if box.itemText(number).startswith(text))
        box.setCurrentIndex(at)


def tied() -> Alma:
    """Karin's sister is a guardian in the case, and her list says so; the chief reads the case."""
    story = alma()
    AddOwnTie(story.world.session)(relation="sibling", name="Eva Testsson", comment=TIE)
    LetIn(story.world.session)(story.case, LISA)
    return story


@pytest.fixture
def desk(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, alma())


@pytest.fixture
def hit(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, tied())


def test_it_shows_the_names_and_that_the_own_list_has_nothing_without_answering(desk: Desk) -> None:
    assert shown(desk.page, "jav_question").startswith("Kan du handlägga D-26-")
    names = shown(desk.page, "jav_mine_names")
    assert "Alma Testsson (klient)" in names
    assert "Eva Testsson (vårdnadshavare)" in names
    assert shown(desk.page, "jav_mine_list").startswith("Inget i din lista.")
    assert shown(desk.page, "jav_mine_answered") == "Du har inte svarat än."
    assert desk.answers(KARIN) == []


def test_no_hinder_is_one_click_when_the_own_list_has_nothing(desk: Desk) -> None:
    click(desk.page, "jav_mine_no_hinder")
    assert [answer.answer for answer in desk.answers(KARIN)] == [Answer.NO_HINDER]
    assert shown(desk.page, "jav_mine_answered") == "Inget hinder (eget svar 08:42)"


def test_a_hit_shows_on_the_own_screen_with_rule_ground_and_paragraph(hit: Desk) -> None:
    expected = "Eva Testsson (vårdnadshavare) kan vara syskon i din lista: samma namn, troligen samma person."
    assert shown(hit.page, "jav_mine_hit_0") == expected
    lines = texts(hit.page)
    assert "Programmets förslag: jäv. Du avgör." in lines
    assert any("KL 6 kap. 28 §" in line for line in lines)
    assert "Det som står om dina band syns bara på din egen skärm." in lines
    assert not find(hit.page, Push, "jav_mine_no_hinder").isVisible()


def test_knowing_without_jav_needs_a_line_of_text(hit: Desk) -> None:
    click(hit.page, "jav_mine_knows")
    press(Qt.Key.Key_Return)
    assert hit.answers(KARIN) == []
    write(find(hit.page, QLineEdit, "jav_mine_knows_line_edit"), "samma namn, annan person")
    press(Qt.Key.Key_Return)
    (answer,) = hit.answers(KARIN)
    assert (answer.answer, answer.comment) == (Answer.NO_HINDER, "samma namn, annan person")


def test_own_jav_is_reported_in_two_clicks_and_the_tie_is_in_nothing_that_is_saved(hit: Desk) -> None:
    click(hit.page, "jav_mine_hinder")
    click(hit.page, "jav_mine_grounds_0")
    (matter,) = hit.matters()
    assert (matter.ground, matter.view) == (Ground.PARTY_OR_AFFECTED, None)
    (answer,) = hit.answers(KARIN)
    assert answer.answer is Answer.HINDER
    assert TIE not in str(hit.matters()) + str(hit.answers(KARIN))
    assert "sibling" not in str(hit.matters()) + str(hit.answers(KARIN))
    assert "KL 6 kap. 28 §" in shown(hit.page, "jav_mine_answered")
    assert not find(hit.page, Push, "jav_mine_hinder").isVisible()


def test_the_reason_need_not_be_said_and_a_line_goes_to_the_chief(hit: Desk) -> None:
    click(hit.page, "jav_mine_hinder")
    write(find(hit.page, QLineEdit, "jav_mine_grounds_line_edit"), "ring mig")
    click(hit.page, f"jav_mine_grounds_{len(Ground)}")
    (matter,) = hit.matters()
    assert (matter.ground, matter.view) == (None, "ring mig")


def test_a_line_that_was_begun_and_left_is_not_sent_with_the_next_answer(hit: Desk) -> None:
    click(hit.page, "jav_mine_hinder")
    write(find(hit.page, QLineEdit, "jav_mine_grounds_line_edit"), "ring mig")
    hit.tab.left()
    click(hit.page, "jav_mine_hinder")
    click(hit.page, "jav_mine_grounds_0")
    assert [matter.view for matter in hit.matters()] == [None]


def test_without_a_chief_who_reads_hinder_can_still_be_answered(desk: Desk) -> None:
    click(desk.page, "jav_mine_hinder")
    click(desk.page, "jav_mine_grounds_0")
    assert "Ingen annan chef läser ärendet" in shown(desk.page, "jav_notice_text")
    press(Qt.Key.Key_Return)
    assert [answer.answer for answer in desk.answers(KARIN)] == [Answer.HINDER]
    assert desk.matters() == []


def test_wanting_to_talk_is_an_answer_of_its_own(desk: Desk) -> None:
    click(desk.page, "jav_mine_talk")
    assert [answer.answer for answer in desk.answers(KARIN)] == [Answer.WANTS_TO_TALK]


def test_a_list_that_was_not_gone_through_sends_one_there_instead(theme: Theme, show: Show) -> None:
    story = alma()
    story.world.clock.pass_time(days=800)
    desk = Desk(theme, show, story)
    assert not find(desk.page, Push, "jav_mine_no_hinder").isVisible()
    click(desk.page, "jav_mine_ties")
    assert desk.navigator.went[-1] == ("page", "ties")
    desk.tab.presenter.answered(Answer.NO_HINDER)
    assert desk.answers(KARIN) == []
    press(Qt.Key.Key_Return)
    assert desk.navigator.went == [("page", "ties"), ("page", "ties")]


def test_a_missing_answer_is_never_green(desk: Desk) -> None:
    assert desk.line(PER) == "Per Lundmark: inte svarat"
    icon, tone = MARKS[AnswerMark.NONE]
    assert tone is not Tone.GOOD
    assert [found for found in MARKS.values() if found[1] is Tone.GOOD] == [MARKS[AnswerMark.NO_HINDER]]
    assert len({found[0] for found in MARKS.values()}) == len(MARKS)
    assert find(desk.page, LineView, f"jav_lines_{PER.hex()}").line.icon is icon


def test_an_oral_answer_is_two_clicks_and_the_time_fills_itself_in(desk: Desk) -> None:
    click(desk.page, f"jav_lines_{PER.hex()}_oral")
    click(desk.page, "jav_oral_no_hinder")
    (answer,) = desk.answers(PER)
    assert (answer.answer, answer.way, answer.noted_by) == (Answer.NO_HINDER, AnswerWay.ORAL, KARIN)
    assert answer.answered_at == desk.session.clock.now()
    assert desk.line(PER) == "Per Lundmark: inget hinder (frågad muntligt 08:42)"


def test_the_time_of_an_oral_answer_can_be_typed_and_is_the_latest_such_time(desk: Desk) -> None:
    for typed, expected in (("08.10", "08:10"), ("7:05", "07:05"), ("2350", "i går 23:50")):
        click(desk.page, f"jav_lines_{PER.hex()}_oral")
        write(find(desk.page, QLineEdit, "jav_oral_clock_edit"), typed)
        click(desk.page, "jav_oral_hinder")
        moments = [answer.answered_at for answer in desk.answers(PER)]
        assert moments[-1] is not None
        assert moments[-1] <= desk.session.clock.now()
        assert f"{moments[-1]:%H:%M}" == expected[-5:]


def test_a_time_that_is_none_is_asked_for_again(desk: Desk) -> None:
    click(desk.page, f"jav_lines_{PER.hex()}_oral")
    write(find(desk.page, QLineEdit, "jav_oral_clock_edit"), "25:99")
    click(desk.page, "jav_oral_hinder")
    assert desk.answers(PER) == []
    assert shown(desk.page, "jav_notice_text") == "Skriv tiden som 08:10."


def test_a_colleague_is_asked_by_sync_and_the_case_shows_that_no_answer_has_come(desk: Desk) -> None:
    click(desk.page, f"jav_lines_{PER.hex()}_ask")
    assert desk.line(PER) == "Per Lundmark: inte svarat (frågad 08:42)"
    assert desk.page.findChild(Push, f"jav_lines_{PER.hex()}_ask") is None


def test_a_protected_name_goes_along_only_when_a_person_says_so(theme: Theme, show: Show) -> None:
    story = alma()
    session = story.world.session
    seen = session.records.get(Party, story.client)
    ChangeParty(session)(seen, replace(seen.value, protected=True))
    desk = Desk(theme, show, story)
    click(desk.page, f"jav_lines_{PER.hex()}_ask")
    assert session.records.all(DisqualificationQuestion) == ()
    assert "skyddade uppgifter" in shown(desk.page, "jav_notice_text")
    click(desk.page, "jav_notice_ask_with_protected")
    assert len(session.records.all(DisqualificationQuestion)) == 1


def test_an_answer_that_came_is_taken_in_and_lets_the_colleague_in(theme: Theme, show: Show) -> None:
    story = alma()
    session = story.world.session
    question = AskColleague(session)(story.case, PER).id
    seen = session.records.get(DisqualificationQuestion, question)
    answered = replace(seen.value, answer=Answer.NO_HINDER, answered_at=session.clock.now())
    story.world.records.write_elsewhere(seen, answered, PER)
    desk = Desk(theme, show, story)
    click(desk.page, f"jav_lines_{PER.hex()}_take_in")
    assert desk.answers(PER)[-1].answer is Answer.NO_HINDER
    assert PER in session.readers.readers(story.case)
    assert desk.line(PER) == "Per Lundmark: inget hinder (frågad genom ifodesk 08:42) · läser ärendet"


def test_the_handover_says_that_the_case_closes_offers_who_can_and_is_done_by_a_second_click(hit: Desk) -> None:
    session = hit.session
    NoteOralAnswer(session)(hit.story.case, PER, Answer.NO_HINDER, at=session.clock.now())
    click(hit.page, "jav_mine_hinder")
    click(hit.page, "jav_mine_grounds_0")
    click(hit.page, "jav_hand_over_open")
    box = find(hit.page, QComboBox, "jav_hand_over_who")
    assert [box.itemText(at) for at in range(box.count())] == [
        "Välj …",
        "Per Lundmark, inget hinder (frågad muntligt 08:42)",
        "Lisa Berglund, inte svarat",
    ]
    assert "du kan inte läsa det mer" in shown(hit.page, "jav_hand_over_note")
    hit.choose("jav_hand_over_who", "Per Lundmark")
    assert session.records.get(Case, hit.story.case).value.handler == KARIN
    click(hit.page, "jav_hand_over_give")
    assert [seen for seen in session.records.all(Case) if seen.value.id == hit.story.case] == []
    (matter,) = hit.matters()
    assert (matter.outcome, matter.replaced_by) == (Outcome.RESOLVED_BY_REPLACEMENT, PER)


def test_nobody_hands_over_before_somebody_has_a_hinder(hit: Desk) -> None:
    assert not find(hit.page, QWidget, "jav_hand_over_open").isVisible()


def test_what_the_chief_sees_is_the_answer_and_the_ground_never_the_tie(theme: Theme, show: Show) -> None:
    story = tied()
    mine = Desk(theme, show, story)
    mine.tab.presenter.reported(Ground.PARTY_OR_AFFECTED, "")
    mine.page.hide()
    chief = world(LISA)
    kept = {key: kept for key, kept in story.world.records.kept.items() if "OwnTie" not in type(kept.value).__name__}
    chief.records.kept.update(kept)
    chief.records.read_by.update(story.world.records.read_by)
    desk = Desk(theme, show, Alma(chief, story.case, story.client))
    assert shown(desk.page, "jav_question").startswith("Kan Karin N handlägga ")
    assert desk.line(KARIN).startswith("Karin Norberg: hinder (eget svar ")
    detail = shown(desk.page, f"jav_lines_{KARIN.hex()}_detail")
    assert "KL 6 kap. 28 §" in detail
    everything = " ".join(texts(desk.page))
    assert "syskon" not in everything
    assert TIE not in everything
    click(desk.page, "jav_hand_over_open")
    assert shown(desk.page, "jav_hand_over_note").startswith("Ärendet stängs för Karin N ")
    desk.choose("jav_hand_over_who", "Per Lundmark")
    click(desk.page, "jav_hand_over_give")
    assert chief.session.records.get(Case, story.case).value.handler == PER
    assert KARIN not in chief.session.readers.readers(story.case)
    assert shown(desk.page, "jav_notice_text") == "Bytet är sparat. Karin N läser inte ärendet från nästa synk."


def test_undo_takes_an_answer_back(desk: Desk) -> None:
    click(desk.page, "jav_mine_no_hinder")
    desk.tab.key(PageKey.UNDO)
    assert desk.answers(KARIN) == []
    assert not desk.tab.key(PageKey.PRINT)


def test_escape_closes_what_is_open_and_locking_forgets_the_ties(hit: Desk) -> None:
    click(hit.page, "jav_mine_knows")
    assert hit.tab.key(PageKey.BACK)
    assert not hit.tab.key(PageKey.BACK)
    hit.tab.left()
    hit.tab.drop()
    assert texts(hit.page) == []
    assert hit.tab.presenter._read is None  # noqa: SLF001 - what was decrypted must be gone, not only hidden
    assert not hit.tab.unsaved()
    hit.tab.flush()
    hit.tab.begin()


def test_an_unknown_question_is_not_taken_in(desk: Desk) -> None:
    desk.tab.presenter.taken_in(EntityId(b"?" * 16))
    assert shown(desk.page, "jav_notice_text") == "Det finns inte här."


def test_an_answer_that_does_not_cover_somebody_who_came_later_is_not_green_and_is_asked_again(desk: Desk) -> None:
    click(desk.page, "jav_mine_no_hinder")
    NoteOralAnswer(desk.session)(desk.story.case, PER, Answer.NO_HINDER, at=desk.session.clock.now())
    AddParty(desk.session)(desk.story.case, role=PartyRole.RELATIVE, name="Ny Släkting")
    desk.tab.presenter.reload()
    assert "har inte svarat om Ny Släkting" in shown(desk.page, "jav_mine_answered")
    assert desk.line(PER).endswith("har inte svarat om Ny Släkting")
    assert find(desk.page, LineView, f"jav_lines_{PER.hex()}").line.tone is Tone.WARN
    desk.story.world.clock.pass_time(minutes=3)
    click(desk.page, f"jav_lines_{PER.hex()}_ask")
    assert desk.line(PER) == "Per Lundmark: inte svarat (frågad 08:45)"
