"""Two people on two real vaults write one plan: what the screens show, and that nothing typed or sent is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ifodesk.documents.paper_maker import PaperMaker
from ifodesk.domain.entities.case import CaseType, Note
from ifodesk.domain.entities.sip import Goal
from ifodesk.domain.ids import EntityId
from ifodesk.system.resources import fonts
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.notes.tab import NotesTab
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.sip.printing import Printing
from ifodesk.ui.sip.tab import SipTab
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.goals import AddGoal, ChangeGoal
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.plans import OpenPlan
from ifodesk.usecases.printing import SipDocument
from tests.store.world import Seat, World
from tests.ui.fakes import FakeNavigator, InlineJobs
from tests.ui.hands import click, find, shown, write

Show = Callable[[QWidget], QWidget]


def no_paper(document: SipDocument, path: Path) -> Path:
    assert document.plan
    return path


class Pair:
    """Karin, whose screen this is, and Per, who writes elsewhere."""

    def __init__(self, theme: Theme, show: Show, world: World) -> None:
        self.world = world
        chief = world.founder()
        self.karin = world.joins("Karin Norberg", chief)
        world.sync(rounds=2)
        self.per = world.joins("Per Lundmark", chief)
        world.sync(rounds=3)
        session = self.karin.open.session
        self.case = OpenCase(session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
        LetIn(session)(self.case, self.per.me)
        self.plan = OpenPlan(session)(self.case).id
        self.goal = AddGoal(session)(self.plan, text="Gå i skolan", baseline="3 dagar", target="5 dagar").id
        world.sync(rounds=3)
        self.jobs = InlineJobs()
        self.tab = SipTab(
            theme, session, self.jobs, Printing(no_paper, NoMemory(), Path(), PaperMaker(fonts())), FakeNavigator()
        )
        self.tab.open_case(self.case)
        self.page = show(self.tab.widget)
        self.page.resize(1100, 900)
        QApplication.processEvents()

    def editor(self, field: str) -> QLineEdit:
        return find(self.page, QLineEdit, f"sip_goal_{self.goal.hex()}_{field}_edit")

    def per_writes(self, change: Callable[[Goal], Goal]) -> None:
        session = self.per.open.session
        seen = session.records.get(Goal, self.goal)
        ChangeGoal(session)(seen, change(seen.value))

    def value(self, seat: Seat, field: str) -> object:
        return getattr(seat.open.session.records.get(Goal, self.goal).value, field)

    def sync(self) -> None:
        """Let both sync, as a round in the background of Karin's window does."""
        self.world.sync(rounds=3)
        self.tab.open_case(self.case)
        QApplication.processEvents()

    def type(self, field: str, text: str) -> None:
        editor = self.editor(field)
        editor.setFocus()
        editor.selectAll()
        write(editor, text)


@pytest.fixture
def pair(theme: Theme, show: Show, tmp_path: Path) -> Iterator[Pair]:
    world = World(tmp_path)
    yield Pair(theme, show, world)
    world.close()


def test_two_different_fields_written_offline_both_land(pair: Pair) -> None:
    pair.type("target", "4 dagar")
    pair.tab.flush()
    pair.per_writes(lambda goal: replace(goal, baseline="2 dagar"))
    pair.sync()
    for seat in (pair.karin, pair.per):
        assert (pair.value(seat, "baseline"), pair.value(seat, "target")) == ("2 dagar", "4 dagar")
    assert pair.editor("baseline").text() == "2 dagar"


def test_the_same_field_written_offline_keeps_both_and_a_choice_reaches_the_other(pair: Pair) -> None:
    pair.type("baseline", "2 dagar")
    pair.tab.flush()
    pair.editor("target").setFocus()
    pair.per_writes(lambda goal: replace(goal, baseline="1 dag"))
    pair.sync()
    name = f"sip_goal_{pair.goal.hex()}_baseline_conflict"
    options = {shown(pair.page, f"{name}_option_{at}").partition(": ")[2]: at for at in (0, 1)}
    assert set(options) == {"2 dagar", "1 dag"}
    assert pair.editor("baseline").text() == "2 dagar"
    click(pair.page, f"{name}_keep_{options['1 dag']}")
    pair.sync()
    assert pair.per.open.session.log.conflicts() == ()
    assert (pair.value(pair.karin, "baseline"), pair.value(pair.per, "baseline")) == ("1 dag", "1 dag")
    assert pair.editor("baseline").text() == "1 dag"


def test_what_comes_by_sync_while_typing_is_never_eaten_and_eats_nothing(pair: Pair) -> None:
    pair.type("baseline", "2 da")
    pair.per_writes(lambda goal: replace(goal, baseline="1 dag"))
    pair.sync()
    assert pair.editor("baseline").text() == "2 da"
    write(pair.editor("baseline"), "gar")
    pair.tab.flush()
    write(pair.editor("baseline"), " i veckan")
    pair.tab.flush()
    pair.sync()
    for seat in (pair.karin, pair.per):
        (conflict,) = seat.open.session.log.conflicts()
        assert {option.value for option in conflict.options} == {"2 dagar i veckan", "1 dag"}
    assert pair.editor("baseline").text() == "2 dagar i veckan"


def test_a_measure_added_on_each_side_gives_two_measures(pair: Pair) -> None:
    pair.tab.key(PageKey.NEW)
    pair.per_writes(lambda goal: replace(goal, text="Gå i skolan varje dag"))
    pair.sync()
    assert pair.editor("text").text() == "Gå i skolan varje dag"
    view = pair.per.open.session.queries.sip(pair.plan)
    assert len(view.goals[0].measures) == 1


def test_undo_does_not_take_back_over_what_a_colleague_wrote_since(pair: Pair) -> None:
    pair.type("baseline", "2 dagar")
    pair.tab.flush()
    pair.sync()
    pair.per_writes(lambda goal: replace(goal, baseline="1 dag"))
    pair.sync()
    pair.tab.key(PageKey.UNDO)
    assert pair.value(pair.karin, "baseline") == "1 dag"
    assert "Någon har skrivit något annat där" in shown(pair.page, "sip_notice_text")


def test_a_draft_stays_on_its_device_and_a_ready_note_reaches_the_colleague(
    pair: Pair, theme: Theme, show: Show
) -> None:
    notes = NotesTab(theme, pair.karin.open.session, pair.jobs)
    notes.open_case(pair.case)
    page = show(notes.widget)
    notes.key(PageKey.NEW)
    write(find(page, QWidget, "notes_text_edit"), "Samtal i skolan")
    notes.flush()
    pair.world.sync(rounds=3)
    assert pair.per.open.session.records.children(Note, EntityId(pair.case)) == ()
    click(page, "notes_ready")
    pair.world.sync(rounds=3)
    (note,) = pair.per.open.session.records.children(Note, EntityId(pair.case))
    assert (note.value.text, note.value.draft) == ("Samtal i skolan", None)
