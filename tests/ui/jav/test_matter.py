"""A matter of jäv on the tab, driven by hands: what is known, the ruling, paper, wall, and opening it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ifodesk.compose.papers import RulingPapers
from ifodesk.domain.disqualification_law import Fact
from ifodesk.domain.entities.access import Wall
from ifodesk.domain.entities.disqualification import DisqualificationMatter, Ground, Outcome
from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.entities.ruling import DisqualificationRuling, RulingMeasure
from ifodesk.domain.ids import EntityId
from ifodesk.ui.jav.matter_making import matter_state
from ifodesk.ui.jav.matter_reading import read_matter
from ifodesk.ui.jav.papers import RulingPrinting
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.paper_folder import PaperFolder
from ifodesk.ui.parts.shapes import Tone
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.disqualification_raising import RaiseDisqualification
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.seen import Changed, Write
from ifodesk.words import screen_words_matter as words
from tests.ui.alma import Alma, alma
from tests.ui.fakes import KARIN, LISA, PER, world
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.jav.desk import Desk

Show = Callable[[QWidget], QWidget]

pytestmark = pytest.mark.slow


def of_lisa(story: Alma) -> Alma:
    """Lisa, who is chief and reads the case, sits down before her own window."""
    chief = world(LISA)
    for _ in range(1000):
        chief.session.random(16)  # her device never makes the ids of Karin's
    kept = {key: kept for key, kept in story.world.records.kept.items() if "OwnTie" not in type(kept.value).__name__}
    chief.records.kept.update(kept)
    chief.records.read_by.update(story.world.records.read_by)
    return Alma(chief, story.case, story.client)


@pytest.fixture
def desk(theme: Theme, show: Show) -> Desk:
    """Lisa's window on a case in which she has raised the question of Per's jäv."""
    story = alma()
    for member in (LISA, PER):
        LetIn(story.world.session)(story.case, member)
    chief = of_lisa(story)
    RaiseDisqualification(chief.world.session)(story.case, PER, circumstances="Per är granne med mormor")
    return Desk(theme, show, chief)


def matter(desk: Desk) -> DisqualificationMatter:
    (seen,) = desk.session.records.all(DisqualificationMatter)
    return seen.value


def rulings(desk: Desk) -> list[DisqualificationRuling]:
    return [seen.value for seen in desk.session.records.all(DisqualificationRuling)]


def opened(desk: Desk) -> Desk:
    QApplication.processEvents()  # a line that was just made can take the focus only when it shows
    line = find(desk.page, QWidget, f"jav_lines_{matter(desk).id.hex()}")
    line.setFocus()
    press(Qt.Key.Key_Return)
    return desk


def decide(desk: Desk, outcome: str, *, ground: str = "", reasons: str = "") -> None:
    desk.choose("jav_ruling_outcome", outcome)
    if ground:
        desk.choose("jav_ruling_ground", ground)
    if reasons:
        desk.type("jav_ruling_reasons", reasons)
    click(desk.page, "jav_ruling_decide")


def test_a_matter_opens_by_enter_and_says_what_is_known_who_decides_and_what_must_be_verified(desk: Desk) -> None:
    opened(desk)
    assert shown(desk.page, "jav_matter_title").startswith("Jäv: Per Lundmark, D-26-")
    about = shown(desk.page, "jav_matter_about")
    assert "Anmält 08:42 av Lisa Berglund." in about
    assert "Inte avgjort än." in about
    assert find(desk.page, QPlainTextEdit, "jav_known_circumstances").toPlainText() == "Per är granne med mormor"
    assert shown(desk.page, "jav_matter_decider") == "Beslutar: Lisa Berglund, IFO-chef"
    assert shown(desk.page, "jav_matter_verify").startswith("kontrollera")


def test_the_rule_speaks_once_the_relation_is_known_and_never_chooses(desk: Desk) -> None:
    opened(desk)
    assert shown(desk.page, "jav_matter_proposal").startswith("Välj relation")
    desk.choose("jav_known_relation", "granne")
    desk.choose("jav_known_toward", "klienten")
    click(desk.page, "jav_known_save")
    assert (matter(desk).relation, matter(desk).toward) == ("neighbour", "client")
    proposal = shown(desk.page, "jav_matter_proposal")
    assert "Mot jäv: Att vara grannar på en liten ort är inte ensamt jäv." in proposal
    assert find(desk.page, QComboBox, "jav_ruling_outcome").currentText() == "Välj …"


def test_jav_takes_a_ground_and_reasons_and_leads_to_paper_and_wall(desk: Desk) -> None:
    opened(desk)
    decide(desk, "Jäv")
    assert rulings(desk) == []
    assert "grund" in shown(desk.page, "jav_notice_text")
    decide(desk, "Jäv", ground="Själv eller närstående är part", reasons="Per är morbror till klienten.")
    (ruling,) = rulings(desk)
    assert (ruling.outcome, ruling.ground) == (Outcome.JAV, Ground.PARTY_OR_AFFECTED)
    assert ruling.reasons == "Per är morbror till klienten."
    assert "inte lämnat på papper än" in shown(desk.page, f"jav_rulings_{ruling.id.hex()}_detail")
    click(desk.page, f"jav_rulings_{ruling.id.hex()}_give")
    assert rulings(desk)[0].given_on == desk.session.clock.today()
    assert "inte fört till diariet än" in shown(desk.page, f"jav_rulings_{ruling.id.hex()}_detail")
    click(desk.page, f"jav_rulings_{ruling.id.hex()}_file")
    assert "fört till diariet 26 november 2026 av Lisa" in shown(desk.page, f"jav_rulings_{ruling.id.hex()}_detail")
    click(desk.page, f"jav_rulings_{ruling.id.hex()}_unfile")
    assert rulings(desk)[0].filed_on is None
    assert shown(desk.page, "jav_wall_note").startswith("Muren håller Per L utanför")
    assert not find(desk.page, QWidget, "jav_ruling_decide").isVisible()
    click(desk.page, "jav_ruling_again")
    assert find(desk.page, QComboBox, "jav_ruling_outcome").hasFocus()


def test_the_wall_asks_who_reviews_it_and_shuts_the_person_out(desk: Desk) -> None:
    opened(desk)
    decide(desk, "Jäv", ground="Själv eller närstående är part", reasons="Per är morbror till klienten.")
    click(desk.page, "jav_wall_build")
    assert shown(desk.page, "jav_notice_text") == "Välj vem som granskar muren."
    desk.choose("jav_wall_reviewer", "Karin")
    click(desk.page, "jav_wall_build")
    assert PER not in desk.session.readers.readers(desk.story.case)
    assert [seen.value.member for seen in desk.session.records.all(Wall)] == [PER]
    assert not find(desk.page, QWidget, "jav_wall").isVisible()
    click(desk.page, "jav_lower_open")
    write(find(desk.page, QLineEdit, "jav_lower_edit"), "det var en annan Per")
    press(Qt.Key.Key_Return)
    assert PER in desk.session.readers.readers(desk.story.case)
    assert "Ärendet öppnades igen för Per L" in shown(desk.page, "jav_matter_about")
    assert not find(desk.page, QWidget, "jav_lower_open").isVisible()


def test_a_ruling_is_printed_where_papers_go_and_the_file_names_nobody(
    theme: Theme, show: Show, tmp_path: Path
) -> None:
    story = alma()
    for member in (LISA, PER):
        LetIn(story.world.session)(story.case, member)
    chief = of_lisa(story)
    RaiseDisqualification(chief.world.session)(story.case, PER, circumstances="Per är granne med mormor")
    papers = RulingPrinting(RulingPapers(), PaperFolder(NoMemory(), tmp_path))
    desk = opened(Desk(theme, show, chief, papers=papers))
    decide(desk, "Inte jäv", reasons="Grannar på en liten ort.")
    click(desk.page, f"jav_rulings_{rulings(desk)[0].id.hex()}_print")
    (paper,) = tmp_path.iterdir()
    assert paper.read_bytes().startswith(b"%PDF-")
    assert "Lundmark" not in paper.name
    assert str(tmp_path) in shown(desk.page, "jav_notice_text")
    assert find(desk.page, Push, "jav_notice_open_ruling_pdf").isVisible()


def test_no_jav_needs_reasons_and_measure_and_others_are_kept(desk: Desk) -> None:
    opened(desk)
    desk.choose("jav_ruling_outcome", "Inte jäv")
    assert not find(desk.page, QWidget, "jav_ruling_ground_field").isVisible()
    desk.choose("jav_ruling_measure", "ingen åtgärd")
    write(find(desk.page, QLineEdit, "jav_ruling_presented_by"), "Karin Norberg")
    decide(desk, "Inte jäv", reasons="Grannar på en liten ort.")
    (ruling,) = rulings(desk)
    assert (ruling.outcome, ruling.measure, ruling.presented_by) == (
        Outcome.NO_JAV,
        RulingMeasure.NONE,
        "Karin Norberg",
    )
    assert find(desk.page, QPlainTextEdit, "jav_ruling_reasons").toPlainText() == ""
    assert "Utgång: inte jäv" in shown(desk.page, "jav_matter_about")


def test_unclear_asks_what_is_missing_and_stays_open(desk: Desk) -> None:
    opened(desk)
    desk.choose("jav_ruling_outcome", "Oklart")
    assert not find(desk.page, QPlainTextEdit, "jav_ruling_reasons").isVisible()
    write(find(desk.page, QLineEdit, "jav_ruling_missing"), "hur nära de umgås")
    click(desk.page, "jav_ruling_decide")
    assert (matter(desk).outcome, matter(desk).closed_at) == (Outcome.UNCLEAR, None)
    assert "Det som saknas: hur nära de umgås" in shown(desk.page, "jav_matter_about")


def test_an_outcome_that_cannot_be_chosen_says_why_instead_of_being_offered(desk: Desk) -> None:
    opened(desk)
    box = find(desk.page, QComboBox, "jav_ruling_outcome")
    offered = [box.itemText(at) for at in range(box.count())]
    assert not any("saknar uppenbarligen betydelse" in text for text in offered)
    assert "saknar uppenbarligen betydelse: Skriv först in" in shown(desk.page, "jav_ruling_not_now")
    assert not any("önskar" in text for text in offered)


def test_a_closed_matter_is_opened_again_with_a_reason_and_the_rulings_stay(desk: Desk) -> None:
    opened(desk)
    decide(desk, "Inte jäv", reasons="Grannar.")
    assert not find(desk.page, QWidget, "jav_ruling").isVisible()
    click(desk.page, "jav_reopen_open")
    write(find(desk.page, QLineEdit, "jav_reopen_edit"), "de är gifta")
    press(Qt.Key.Key_Return)
    assert (matter(desk).closed_at, matter(desk).reopened_because) == (None, "de är gifta")
    assert len(rulings(desk)) == 1
    assert find(desk.page, QWidget, "jav_ruling").isVisible()


def test_what_is_typed_stays_while_others_change_the_matter(desk: Desk) -> None:
    opened(desk)
    desk.type("jav_ruling_reasons", "Halva skälet")
    desk.type("jav_known_circumstances", " och jaktlag")
    desk.tab.matter._load()  # noqa: SLF001 - as when a sync brings something
    assert find(desk.page, QPlainTextEdit, "jav_ruling_reasons").toPlainText() == "Halva skälet"
    assert " och jaktlag" in find(desk.page, QPlainTextEdit, "jav_known_circumstances").toPlainText()


def test_the_card_closes_by_escape_and_locking_keeps_a_half_written_ruling_as_a_loose_note(desk: Desk) -> None:
    opened(desk)
    desk.choose("jav_ruling_outcome", "Inte jäv")
    desk.type("jav_ruling_reasons", "Halva skälet")
    desk.type("jav_known_circumstances", " och jaktlag")
    desk.tab.keep()
    kept = " ".join(seen.value.text or "" for seen in desk.session.records.all(LooseNote))
    assert "Halva skälet" in kept
    assert "och jaktlag" in kept
    assert desk.tab.key(PageKey.BACK)
    assert not find(desk.page, QWidget, "jav_matter").isVisible()
    assert not desk.tab.key(PageKey.BACK)


def test_whoever_it_is_about_writes_the_own_view_and_decides_nothing(theme: Theme, show: Show) -> None:
    story = alma()
    LetIn(story.world.session)(story.case, LISA)
    desk = Desk(theme, show, story)
    desk.tab.presenter.reported(Ground.PARTY_OR_AFFECTED, "")
    opened(desk)
    assert not find(desk.page, QWidget, "jav_ruling").isVisible()
    desk.type("jav_known_view", "Vi är kusiner men träffas aldrig")
    click(desk.page, "jav_known_save")
    assert matter(desk).view == "Vi är kusiner men träffas aldrig"


def test_a_colleagues_jav_and_a_clients_wish_are_raised_from_the_tab_and_open_at_once(theme: Theme, show: Show) -> None:
    story = alma()
    for member in (LISA, PER):
        LetIn(story.world.session)(story.case, member)
    desk = Desk(theme, show, story)
    click(desk.page, "jav_raise_open")
    desk.type("jav_raise_why", "Kallar mormor för faster")
    click(desk.page, "jav_raise_give")
    assert shown(desk.page, "jav_notice_text") == "Välj vem det gäller."
    desk.choose("jav_raise_who", "Per")
    click(desk.page, "jav_raise_give")
    assert (matter(desk).concerned, matter(desk).circumstances) == (PER, "Kallar mormor för faster")
    assert shown(desk.page, "jav_matter_title").startswith("Jäv: Per Lundmark")
    click(desk.page, "jav_wish_open")
    write(find(desk.page, QLineEdit, "jav_wish_edit"), "vill inte bli igenkänd")
    press(Qt.Key.Key_Return)
    assert shown(desk.page, "jav_matter_title").startswith("Önskan om en annan kommun")
    assert shown(desk.page, "jav_matter_proposal").startswith("Inte jäv")


def test_locking_forgets_the_matter(desk: Desk) -> None:
    opened(desk)
    desk.tab.drop()
    assert not find(desk.page, QWidget, "jav_matter").isVisible()
    assert desk.tab.matter._read is None  # noqa: SLF001 - what was decrypted must be gone, not only hidden


def test_every_fact_of_the_law_has_a_box_that_is_short_enough_for_large_text() -> None:
    assert set(words.FACT) == set(Fact)
    assert max(len(text) for text in words.FACT.values()) <= 48


def test_a_ruling_that_somebody_else_wrote_in_the_deciders_name_is_marked(desk: Desk) -> None:
    forged = DisqualificationRuling(
        id=EntityId(b"f" * 16), matter=matter(desk).id, outcome=Outcome.NO_JAV, decided_by=PER, delegation_checked=True
    )
    desk.session.records.save([Write(forged)])
    read = read_matter(desk.session, matter(desk).id)
    (line,) = matter_state(read).rulings.lines
    assert "Kontrollera: beslutet är skrivet av Lisa Berglund" in line.detail
    assert line.tone is Tone.WARN


def test_whoever_cannot_decide_gives_the_matter_to_somebody_else(desk: Desk) -> None:
    opened(desk)
    assert find(desk.page, QWidget, "jav_ruling_decide").isVisible()
    click(desk.page, "jav_pass_open")
    click(desk.page, "jav_pass_now")
    assert "Välj vem som ska avgöra." in texts(desk.page)
    desk.choose("jav_pass_to", "Karin Norberg")
    click(desk.page, "jav_pass_now")
    assert matter(desk).decider == KARIN
    assert "Karin Norberg avgör frågan nu." in texts(desk.page)
    assert shown(desk.page, "jav_matter_decider").startswith("Beslutar: Karin Norberg")
    assert not find(desk.page, QWidget, "jav_ruling_decide").isVisible()


def test_what_a_colleague_found_out_meanwhile_stands_beside_what_is_typed(desk: Desk) -> None:
    opened(desk)
    records = desk.story.world.records
    (before,) = records.all(DisqualificationMatter)
    desk.type("jav_known_circumstances", " och brorson")
    theirs = replace(before.value, circumstances="Per är kusin med mormor", main_decision="Placering")
    records.write_elsewhere(before, theirs, KARIN)
    desk.jobs.tell(Changed(frozenset({"disqualification_matter"})))
    click(desk.page, "jav_known_save")
    (now,) = records.all(DisqualificationMatter)
    assert now.conflicts == {"circumstances"}
    assert now.value.main_decision == "Placering"
