from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.entities.case import Case, PartyRole
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.parts.shapes import Tone
from ifodesk.ui.today.presenter import TodayPresenter
from ifodesk.ui.today.state import TodayState
from ifodesk.usecases.disqualification_answers import AnswerForMyself
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.held_ports import HeldDeed, HeldWork
from ifodesk.usecases.homes_group import WriteCallNote
from ifodesk.usecases.own_ties import AddOwnTie, ReviewOwnTies
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.seen import Changed, Write
from tests.ui.fakes import LISA, NOW, PER, FakeNavigator, InlineJobs, World, world
from tests.ui.samples import TODAY, Sample, add_case, add_loose, add_plan, add_question


class Screen:
    def __init__(self) -> None:
        self.state = TodayState()

    def show_state(self, state: TodayState) -> None:
        self.state = state

    def group(self, key: str) -> list[str]:
        lines = next(group.lines for group in self.state.groups if group.key == key)
        return [" | ".join(part for part in (line.text, line.detail, line.right) if part) for line in lines]


class Idag:
    def __init__(self, here: World) -> None:
        self.here, self.screen, self.jobs, self.navigator = here, Screen(), InlineJobs(), FakeNavigator()
        self.presenter = TodayPresenter(self.screen, here.session, self.jobs, self.navigator)
        self.presenter.load()

    def open(self, group: str, at: int = 0) -> object:
        lines = next(found.lines for found in self.screen.state.groups if found.key == group)
        self.presenter.opened(lines[at].key)
        return self.navigator.went[-1]


@pytest.fixture
def here() -> World:
    return world()


def with_plan(here: World, number: int, days: int) -> Sample:
    case = add_case(here, number, "Alma Testsson")
    return add_plan(here, case, number, follow_up=TODAY + timedelta(days=days), due=None)


def test_a_case_whose_handler_has_left_leads_to_the_case(here: World) -> None:
    case = add_case(here, 1, "Alma Testsson")
    seen = here.session.records.get(Case, case)
    gone = MemberId(b"gone" * 4)
    here.session.records.save([Write(replace(seen.value, handler=gone), seen)])
    idag = Idag(here)
    (line,) = idag.screen.group("group")
    assert "har slutat" in line
    assert idag.open("group") == ("case", case, "", None)


def test_what_waits_among_people_is_one_line_that_leads_there() -> None:
    idag = Idag(world(LISA))
    assert idag.screen.group("group") == ["2 saker om personer, datorer och underskrifter väntar på dig"]
    assert idag.open("group") == ("page", "people")


def test_the_title_names_the_day(here: World) -> None:
    assert Idag(here).screen.state.title == "Idag, torsdag 26 november"


def test_what_is_late_stands_first_and_says_so_in_words_and_mark(here: World) -> None:
    with_plan(here, 1, -1)
    idag = Idag(here)
    assert idag.screen.group("late") == ["Uppföljning intern-SIP, D-26-0001-3 | skulle varit klar i går"]
    (line,) = idag.screen.state.groups[0].lines
    assert (line.tone, line.meaning) == (Tone.LATE, "Försenat")


def test_this_week_ends_on_sunday(here: World) -> None:
    with_plan(here, 1, 3)
    with_plan(here, 2, 4)
    idag = Idag(here)
    assert idag.screen.group("week") == ["Uppföljning intern-SIP, D-26-0001-3 | sön 29 nov"]
    assert idag.screen.group("later") == ["Uppföljning intern-SIP, D-26-0002-3 | mån 30 nov"]


def test_questions_have_no_day_and_stand_in_this_week(here: World) -> None:
    add_question(here, 1)
    assert Idag(here).screen.group("week") == ["Svara på en jävsfråga | ställd i går"]


def test_a_due_measure_shows_its_text(here: World) -> None:
    case = add_case(here, 1, "Alma Testsson")
    add_plan(here, case, 1, follow_up=None, due=TODAY)
    assert Idag(here).screen.group("week") == ["Åtgärd i intern-SIP, D-26-0001-3 | Skjuts måndagar | i dag"]


def test_untransferred_texts_are_told_per_case_oldest_first(here: World) -> None:
    with_plan(here, 1, 30)
    assert Idag(here).screen.group("texts") == ["D-26-0001-3: 1 text | Samtal med skolan | äldst från i förrgår"]


def test_loose_notes_show_their_first_line(here: World) -> None:
    add_loose(here, 1, "\n  Ring tillbaka till skolan \nAndra raden")
    assert Idag(here).screen.group("loose") == ["Ring tillbaka till skolan | skriven i går"]


def test_the_badge_counts_what_is_late_and_of_this_week(here: World) -> None:
    with_plan(here, 1, -1)
    with_plan(here, 2, 1)
    with_plan(here, 3, 30)
    assert Idag(here).navigator.badges == {"today": 2}


def test_each_line_leads_to_what_it_is_about(here: World) -> None:
    sample = with_plan(here, 1, -1)
    add_question(here, 1)
    note = add_loose(here, 1, "Ring")
    idag = Idag(here)
    assert idag.open("late") == ("case", sample.case, "sip", sample.plan)
    assert idag.open("week") == ("page", "jav")
    assert idag.open("texts") == ("case", sample.case, "notes", None)
    assert idag.open("loose") == ("loose", note)


def test_what_people_wrote_differently_leads_to_synk(here: World) -> None:
    sample = with_plan(here, 1, -1)
    seen = here.session.records.get(InternalSip, sample.plan)
    here.records.write_elsewhere(seen, replace(seen.value, own_words="Jag vill flytta."), PER)
    here.session.records.save([Write(replace(seen.value, own_words="Jag vill bo hos mormor."), seen)])
    idag = Idag(here)
    assert idag.screen.group("conflicts") == [
        "Ni skrev olika i 1 uppgift | Välj vad som ska gälla. Inget är borttaget."
    ]
    assert idag.open("conflicts") == ("page", "sync")


def test_a_change_anywhere_is_shown_at_once(here: World) -> None:
    idag = Idag(here)
    add_question(here, 1)
    idag.jobs.tell(Changed(frozenset({"disqualification_question"})))
    assert idag.screen.group("week") != []


def test_a_vault_that_cannot_be_read_gives_a_sentence(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_today: object) -> None:
        code = "vault_gone"
        raise WorldError(code)

    monkeypatch.setattr(here.session.queries, "today", gone)
    assert "Mappen med valvet" in Idag(here).screen.state.problem


def test_locking_leaves_nothing_on_the_page(here: World) -> None:
    with_plan(here, 1, -1)
    idag = Idag(here)
    idag.presenter.drop()
    assert idag.screen.state == TodayState()
    idag.presenter.opened("anything")
    assert idag.navigator.went == []


def test_an_unknown_line_leads_nowhere(here: World) -> None:
    idag = Idag(here)
    idag.presenter.opened("gone")
    assert idag.navigator.went == []


def test_what_homes_ask_for_leads_to_familjehem_and_what_cannot_wait_is_red(here: World) -> None:
    WriteCallNote(here.session)("Ring tillbaka", here.session.directory.me().id)
    idag = Idag(here)
    assert idag.screen.group("homes") == ["1 anteckning från beredskapen till dig"]
    (lines,) = [group.lines for group in idag.screen.state.groups if group.key == "homes"]
    assert lines[0].tone is Tone.LATE
    assert idag.open("homes") == ("page", "homes")


NAMES = ("Alma", "Berta", "Cilla", "Disa", "Edvin", "Frida", "Gustav", "Hilding", "Inez")


def asked_cases(here: World, number: int) -> list[EntityId]:
    """Add cases that Karin handles, each opened a day earlier than the one before, the first a week ago."""
    cases = [add_case(here, at + 1, f"{name} Testsson") for at, name in enumerate(NAMES[:number])]
    for at, case in enumerate(cases):
        seen = here.session.records.get(Case, case)
        here.session.records.save([Write(replace(seen.value, opened_on=TODAY - timedelta(days=7 + at)), seen)])
    return cases


def test_a_case_that_waits_for_one_s_own_answer_about_jav_stands_with_its_day_and_leads_there(here: World) -> None:
    (case,) = asked_cases(here, 1)
    idag = Idag(here)
    assert idag.screen.group("jav") == ["Svara på jävsfrågan, D-26-0001-3 | Du har inte svarat än. | sedan tor 19 nov"]
    assert idag.open("jav") == ("case", case, "jav", None)


def test_an_answer_that_is_not_enough_any_more_says_when_it_was_given_and_goes_when_it_is_given_anew(
    here: World,
) -> None:
    (case,) = asked_cases(here, 1)
    ReviewOwnTies(here.session)()
    AnswerForMyself(here.session)(case, Answer.NO_HINDER)
    idag = Idag(here)
    assert idag.screen.group("jav") == []
    AddParty(here.session)(case, role=PartyRole.GUARDIAN, name="Berta Provberg")
    idag.jobs.tell(Changed(frozenset({"party"})))
    (line,) = idag.screen.group("jav")
    assert line.endswith("Någon har kommit in i kretsen, eller ändrats, sedan du svarade. | svarade i dag")
    AnswerForMyself(here.session)(case, Answer.NO_HINDER)
    idag.jobs.tell(Changed(frozenset({"disqualification_answer"})))
    assert idag.screen.group("jav") == []


def test_where_the_own_list_hits_stands_first_and_many_questions_stand_on_one_line(here: World) -> None:
    cases = asked_cases(here, 9)
    AddOwnTie(here.session)(relation="cousin", name="Disa Testsson")
    idag = Idag(here)
    lines = idag.screen.group("jav")
    assert (len(lines), lines[-1]) == (8, "2 jävsfrågor till att svara på | Visa alla på sidan Jäv")
    assert idag.open("jav") == ("case", cases[3], "jav", None)
    assert idag.open("jav", 1) == ("case", cases[8], "jav", None)
    assert idag.open("jav", 7) == ("page", "jav")


def held(case: EntityId) -> HeldWork:
    return HeldWork("a1", PER, "PL-2", NOW, "beyond_cut", case, "note", case, HeldDeed.MADE, (), is_draft=False)


def test_what_came_in_and_does_not_count_is_told_to_whoever_decides_and_leads_to_synk(here: World) -> None:
    case = add_case(here, 1, "Alma Testsson")
    idag = Idag(here)
    assert idag.screen.group("held") == []
    here.held.waiting.append(held(case))
    idag.jobs.tell(Changed(frozenset({"sync"})))
    (line,) = idag.screen.group("held")
    assert line.startswith("1 sak som en kollega har skrivit utan rätt till det väntar på dig | Inget är kastat.")
    assert idag.open("held") == ("page", "sync")
    here.held.waiting.clear()
    idag.jobs.tell(Changed(frozenset({"note"})))
    assert idag.screen.group("held") == []


def test_what_came_in_is_not_told_to_whoever_does_not_decide(here: World) -> None:
    case = add_case(here, 1, "Alma Testsson")
    seen = here.session.records.get(Case, case)
    here.session.records.save([Write(replace(seen.value, handler=PER), seen)])
    here.held.waiting.append(held(case))
    assert Idag(here).screen.group("held") == []
