from dataclasses import replace

import pytest

from ifodesk.domain.entities.case import Case, CaseType, Party
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.ids import MemberId
from ifodesk.ui.cases.opening import NewCaseForm, NewCasePresenter
from ifodesk.ui.cases.state import NewCaseState
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.own_ties import AddOwnTie
from ifodesk.usecases.seen import Write
from tests.ui.fakes import LISA, PER, FakeNavigator, InlineJobs, World, world
from tests.ui.samples import add_case, an_id


class Screen:
    def __init__(self) -> None:
        self.state = NewCaseState()
        self.cleared = 0

    def show_state(self, state: NewCaseState) -> None:
        self.state = state

    def clear(self) -> None:
        self.cleared += 1


class Opening:
    def __init__(self, here: World) -> None:
        self.here, self.screen, self.jobs, self.navigator = here, Screen(), InlineJobs(), FakeNavigator()
        self.closed: list[bool] = []
        self.presenter = NewCasePresenter(
            self.screen, here.session, self.jobs, self.navigator, lambda: self.closed.append(True)
        )
        self.presenter.start()

    def submit(self, name: str = "Alma Testsson", number: str = "", handler: MemberId | None = None) -> None:
        self.presenter.open_clicked(NewCaseForm(CaseType.CHILD_YOUTH, name, number, handler))

    @property
    def case(self) -> Case:
        (seen,) = self.here.session.records.all(Case)
        return seen.value


@pytest.fixture
def opening() -> Opening:
    return Opening(world())


FORM = NewCaseForm(CaseType.CHILD_YOUTH, "Alma Testsson", "", None)


def test_the_form_offers_all_types_and_the_colleagues_of_the_municipality(opening: Opening) -> None:
    state = opening.screen.state
    assert [choice.text for choice in state.types][:2] == ["Barn/unga", "Vuxen"]
    assert {choice.text for choice in state.handlers} == {"Karin Norberg", "Per Lundmark", "Lisa Berglund"}
    assert state.handler == "Karin Norberg"


def test_it_says_before_who_will_read_the_case() -> None:
    here = world()
    assert "bara av dig" in Opening(here).screen.state.read_by
    here.session.records.save([Write(MunicipalitySettings(id=an_id(1), chief_for_new_cases=LISA))])
    assert Opening(here).screen.state.read_by == ("Läses av dig och Lisa Berglund (chef). Andra släpps in en i taget.")


def test_type_and_name_are_enough_and_the_case_opens(opening: Opening) -> None:
    opening.submit()
    assert (opening.case.case_type, opening.case.handler) == (CaseType.CHILD_YOUTH, opening.here.records.me)
    assert opening.navigator.went == [("case", opening.case.id, "", None)]
    assert opening.screen.cleared == 1
    assert opening.closed == [True]
    assert not opening.screen.state.working
    assert "case" in opening.jobs.told[-1].kinds


def test_another_handler_can_be_chosen(opening: Opening) -> None:
    opening.submit(handler=PER)
    assert opening.case.handler == PER


def test_a_missing_name_is_said_at_the_name_and_what_was_typed_stays(opening: Opening) -> None:
    opening.submit(name="  ")
    assert opening.screen.state.name_problem
    assert opening.screen.cleared == 0
    assert not opening.screen.state.working


def test_a_full_disk_is_one_sentence_and_what_was_typed_stays(opening: Opening) -> None:
    opening.here.records.fails = WorldError("disk_full")
    opening.submit()
    assert "Disken är full" in opening.screen.state.problem
    assert opening.screen.cleared == 0
    assert not opening.screen.state.working


def test_two_quick_clicks_open_one_case(opening: Opening) -> None:
    opening.jobs.hold = True
    opening.submit()
    opening.submit()
    opening.jobs.hold = False
    opening.jobs.let_go()
    assert opening.case.number is not None


def test_a_hit_among_own_ties_leads_to_the_tab_about_it(opening: Opening) -> None:
    AddOwnTie(opening.here.session)(relation="sibling", name="Alma Testsson")
    opening.submit()
    assert opening.navigator.went == [("case", opening.case.id, "jav", None)]


def test_a_number_that_cannot_be_read_is_said_and_never_stops(opening: Opening) -> None:
    opening.presenter.typed(replace(FORM, personal_number="20101123-9999"))
    assert "sparas som du skrev" in opening.screen.state.number_problem
    opening.presenter.typed(replace(FORM, personal_number=""))
    assert opening.screen.state.number_problem == ""
    opening.submit(number="okänt")
    (seen,) = opening.here.session.records.all(Party)
    assert seen.value.personal_number == "okänt"


def test_a_case_about_the_same_name_is_shown_and_can_be_opened_instead() -> None:
    here = world()
    case = add_case(here, 1, "Alma Testsson")
    opening = Opening(here)
    opening.presenter.typed(FORM)
    assert [similar.text for similar in opening.screen.state.similar] == ["D-26-0001-3, Alma Testsson, Barn/unga"]
    opening.presenter.similar_clicked(0)
    assert opening.navigator.went == [("case", case, "", None)]
    assert opening.closed == [True]


def test_a_few_letters_are_not_enough_to_look_for_doubles() -> None:
    here = world()
    add_case(here, 1, "Alma Testsson")
    opening = Opening(here)
    opening.presenter.typed(replace(FORM, name="Al"))
    assert opening.screen.state.similar == ()


def test_a_half_typed_case_becomes_a_loose_note_when_the_window_locks(opening: Opening) -> None:
    opening.presenter.keep(replace(FORM, personal_number="2010"))
    (seen,) = opening.here.session.records.all(LooseNote)
    assert seen.value.text == "Nytt ärende som inte hann öppnas: Barn/unga, Alma Testsson, 2010"
    assert opening.screen.cleared == 1


def test_an_untouched_form_leaves_nothing_behind(opening: Opening) -> None:
    opening.presenter.keep(replace(FORM, name=" "))
    assert opening.here.session.records.all(LooseNote) == ()


def test_locking_forgets_the_form(opening: Opening) -> None:
    opening.presenter.drop()
    assert opening.screen.state == NewCaseState()
    assert opening.screen.cleared == 1


def test_a_colleagues_name_proposes_a_limited_circle_before_anything_is_opened(opening: Opening) -> None:
    opening.submit("Per Lundmark")
    assert opening.here.session.records.all(Case) == ()
    assert "en kollega (Per Lundmark)" in opening.screen.state.near
    assert [choice.text for choice in opening.screen.state.circle] == ["Lisa Berglund"]
    limited = NewCaseForm(CaseType.ADULT, "Per Lundmark", "", None, (LISA,))
    opening.presenter.open_clicked(limited)
    assert set(opening.here.session.readers.readers(opening.case.id)) == {opening.here.records.me, LISA}
    assert opening.case.chief is None
    assert opening.screen.state.near == ""


def test_whoever_knows_better_opens_it_as_any_other_case(opening: Opening) -> None:
    opening.submit("Per Lundmark")
    opening.submit("Per Lundmark")
    assert opening.case.handler == opening.here.records.me
