from dataclasses import replace

import pytest

from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import MessageKind, Tone
from ifodesk.ui.shell.presenter import FramePresenter
from ifodesk.ui.shell.state import FrameState
from ifodesk.ui.sync.runner import PROGRESS, SyncRunner
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.sync_views import SyncCode, WaitingChange
from tests.ui.fakes import DOROTEA, IN_STEP, NOW, InlineJobs, World, world
from tests.ui.samples import an_id


class Screen:
    def __init__(self) -> None:
        self.state = FrameState()

    def show_state(self, state: FrameState) -> None:
        self.state = state


class Framed:
    def __init__(self, here: World) -> None:
        self.here, self.screen, self.jobs = here, Screen(), InlineJobs()
        self.runner = SyncRunner(here.session, self.jobs)
        self.presenter = FramePresenter(self.screen, here.session, self.jobs, self.runner)
        self.presenter.load()


@pytest.fixture
def framed() -> Framed:
    return Framed(world())


def test_who_is_signed_in_and_the_state_of_sync_show(framed: Framed) -> None:
    state = framed.screen.state
    assert state.person == "Karin Norberg"
    assert (state.municipality, state.code) == ("Dorotea", DOROTEA)
    assert state.sync.startswith("Synkat ")
    assert (state.sync_icon, state.sync_tone) == (Icon.SYNC, Tone.GOOD)


@pytest.mark.parametrize(
    "code, icon", [(SyncCode.NEVER, Icon.SYNC), (SyncCode.OFFLINE, Icon.OFFLINE), (SyncCode.ALARM, Icon.WARNING)]
)
def test_each_state_has_its_mark_beside_its_words(code: SyncCode, icon: Icon) -> None:
    here = world()
    here.sync.shown = replace(IN_STEP, code=code)
    framed = Framed(here)
    assert framed.screen.state.sync_icon is icon
    assert framed.screen.state.sync


def test_what_hinders_sync_and_does_not_pass_by_itself_has_a_warning_beside_it() -> None:
    here = world()
    here.sync.shown = replace(IN_STEP, code=SyncCode.OFFLINE, problem="hub_full")
    full = Framed(here).screen.state
    assert full.sync_icon is Icon.WARNING
    assert full.sync.endswith("något hindrar synken: se Synk")
    here.sync.shown = replace(IN_STEP, code=SyncCode.OFFLINE, problem="hub_gone")
    assert Framed(here).screen.state.sync_icon is Icon.OFFLINE


def test_what_waits_shows_as_soon_as_it_is_saved(framed: Framed) -> None:
    change = WaitingChange("case", an_id(1), an_id(1), NOW)
    framed.here.sync.shown = replace(IN_STEP, code=SyncCode.WAITING, waiting=(change,))
    framed.jobs.tell(Changed(frozenset({"case"})))
    assert "1 ändring" in framed.screen.state.sync


def test_a_round_under_way_shows_its_progress_instead(framed: Framed) -> None:
    framed.jobs.hold = True
    framed.runner.start()
    assert framed.screen.state.sync == "Ser efter vad som är nytt"
    framed.jobs.hold = False
    framed.jobs.let_go()
    assert framed.screen.state.sync.startswith("Synkat ")


def test_progress_alone_does_not_read_the_vault(framed: Framed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(framed.here.sync, "state", lambda: pytest.fail("was read"))
    framed.jobs.tell(PROGRESS)


def test_counts_and_the_present_page_show_in_the_rail(framed: Framed) -> None:
    framed.presenter.show_badge("today", 4)
    framed.presenter.show_badge("jav", 1)
    framed.presenter.went("cases")
    assert framed.screen.state.badges == {"today": 4, "jav": 1}
    assert framed.screen.state.current == "cases"


@pytest.mark.parametrize("closing, code", [(True, "close"), (False, "lock")])
def test_a_refusal_says_why_and_how_to_go_on(framed: Framed, *, closing: bool, code: str) -> None:
    framed.presenter.refused(closing=closing)
    message = framed.screen.state.message
    assert message is not None
    assert message.kind is MessageKind.PROBLEM
    assert [action.code for action in message.actions] == [code]


def test_a_vault_that_is_gone_is_said(framed: Framed, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        code = "vault_gone"
        raise WorldError(code)

    monkeypatch.setattr(framed.here.sync, "brief", gone)
    framed.presenter.load()
    assert framed.screen.state.message is not None
    assert "Mappen med valvet" in framed.screen.state.message.text


def test_locking_forgets_who_it_was(framed: Framed) -> None:
    framed.presenter.drop()
    assert framed.screen.state == FrameState()
