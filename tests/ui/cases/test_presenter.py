import pytest

from ifodesk.domain.entities.case import CaseStatus, CaseType
from ifodesk.ui.cases.presenter import CasesPresenter
from ifodesk.ui.cases.state import CasesState
from ifodesk.usecases.seen import Changed
from tests.ui.fakes import PER, FakeNavigator, InlineJobs, World, world
from tests.ui.samples import add_case, add_plan


class Screen:
    def __init__(self) -> None:
        self.state = CasesState()

    def show_state(self, state: CasesState) -> None:
        self.state = state

    @property
    def clients(self) -> list[str]:
        return [line.client for line in self.state.lines]


class Cases:
    def __init__(self, here: World) -> None:
        self.screen, self.jobs, self.navigator = Screen(), InlineJobs(), FakeNavigator()
        self.presenter = CasesPresenter(self.screen, here.session, self.jobs, self.navigator)
        self.presenter.load()


@pytest.fixture
def here() -> World:
    made = world()
    first = add_case(made, 1, "Alma Testsson")
    made.clock.pass_time(hours=1)
    add_case(made, 2, "Bo Provberg", handler=PER, case_type=CaseType.ADULT)
    made.clock.pass_time(hours=1)
    add_case(made, 3, "Cilla Övning", status=CaseStatus.CLOSED)
    add_plan(made, first, 1, follow_up=None, due=None)
    return made


def test_open_cases_show_with_names_of_handlers_and_texts_that_wait(here: World) -> None:
    cases = Cases(here)
    assert cases.screen.clients == ["Bo Provberg", "Alma Testsson"]
    bo, alma = cases.screen.state.lines
    assert (bo.handler, bo.mine, bo.untransferred) == ("Per Lundmark", False, 0)
    assert (alma.handler, alma.mine, alma.untransferred, alma.birth_year) == ("Karin Norberg", True, 1, 2009)
    assert (cases.screen.state.whole, cases.screen.state.loaded) == (3, True)


def test_the_switches_narrow_and_widen(here: World) -> None:
    cases = Cases(here)
    cases.presenter.switched(mine_only=True, closed_too=False)
    assert cases.screen.clients == ["Alma Testsson"]
    cases.presenter.switched(mine_only=True, closed_too=True)
    assert cases.screen.clients == ["Cilla Övning", "Alma Testsson"]


def test_a_switch_stays_over_a_refresh(here: World) -> None:
    cases = Cases(here)
    cases.presenter.switched(mine_only=True, closed_too=False)
    add_case(here, 4, "Disa Mall")
    cases.jobs.tell(Changed(frozenset({"case"})))
    assert cases.screen.clients == ["Disa Mall", "Alma Testsson"]


def test_what_does_not_show_in_the_list_does_not_read_it_anew(here: World) -> None:
    cases = Cases(here)
    add_case(here, 4, "Disa Mall")
    cases.jobs.tell(Changed(frozenset({"own_tie"})))
    assert "Disa Mall" not in cases.screen.clients


def test_opening_a_line_opens_the_case(here: World) -> None:
    cases = Cases(here)
    line = cases.screen.state.lines[0]
    cases.presenter.opened(line.id)
    assert cases.navigator.went == [("case", line.id, "", None)]


def test_locking_forgets_every_case(here: World) -> None:
    cases = Cases(here)
    cases.presenter.drop()
    assert cases.screen.state == CasesState()
    cases.presenter.switched(mine_only=False, closed_too=True)
    assert cases.screen.clients == []
