from __future__ import annotations

from functools import partial

import pytest

from ifodesk.domain.entities.case import PartyRole
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.errors import NotFoundError, WorldError
from ifodesk.usecases.parties import AddParty
from ifodesk.words.error_words import sentence
from tests.ui.alma import alma
from tests.ui.fakes import InlineJobs


class Screen:
    """A screen that remembers what it was told."""

    def __init__(self) -> None:
        self.story = alma()
        self.jobs = InlineJobs()
        self.problems: list[str] = []
        self.work = ScreenWork(self.story.world.session, self.jobs, self.problems.append)

    def add(self, name: str) -> None:
        session, case = self.story.world.session, self.story.case
        self.work.save(lambda: AddParty(session)(case, role=PartyRole.OTHER, name=name))

    def parties(self) -> int:
        return len(self.story.world.session.queries.overview(self.story.case).parties)


def test_a_save_is_told_to_everybody_and_can_be_undone() -> None:
    screen = Screen()
    before = screen.parties()
    screen.add("Olle Påhitt")
    assert screen.jobs.told[-1].kinds == {"party"}
    undone: list[bool] = []
    screen.work.undo(undone.append)
    assert (screen.parties(), undone) == (before, [True])


def test_undo_with_nothing_done_says_so() -> None:
    screen = Screen()
    undone: list[bool] = []
    screen.work.undo(undone.append)
    assert undone == [False]


def test_what_was_done_on_another_case_is_not_undone_here() -> None:
    screen = Screen()
    screen.add("Olle Påhitt")
    screen.work.renew()
    undone: list[bool] = []
    screen.work.undo(undone.append)
    assert undone == [False]


def test_an_answer_that_comes_when_the_screen_shows_something_else_is_dropped() -> None:
    screen = Screen()
    shown: list[str] = []
    screen.jobs.hold = True
    screen.work.read(lambda: "the first case", shown.append)
    screen.work.renew()
    screen.work.read(lambda: "the second case", shown.append)
    screen.jobs.let_go()
    assert shown == ["the second case"]


def test_asking_again_while_reading_reads_once_more_and_shows_only_the_newest() -> None:
    screen = Screen()
    reads: list[int] = []
    shown: list[int] = []

    def read() -> int:
        reads.append(len(reads))
        return len(reads)

    screen.jobs.hold = True
    for _ in range(5):
        screen.work.read(read, shown.append)
    screen.jobs.let_go()
    screen.jobs.let_go()
    assert len(reads) == 2
    assert shown == [2]


def test_a_page_that_is_told_of_changes_faster_than_it_reads_is_not_left_empty() -> None:
    screen = Screen()
    reads: list[int] = []
    shown: list[int] = []

    def read() -> int:
        reads.append(len(reads))
        if len(reads) < 10:
            screen.work.read(read, shown.append)  # a change is told while this is read
        return len(reads)

    screen.work.read(read, shown.append)
    assert shown == [4, 8, 10]


def test_what_is_asked_for_while_reading_is_what_is_read_afterwards() -> None:
    screen = Screen()
    shown: list[str] = []
    screen.jobs.hold = True
    for unfolded in ("nothing", "the sending", "the homes that fit"):
        screen.work.read(partial(str, unfolded), shown.append)
    screen.jobs.let_go()
    screen.jobs.let_go()
    assert shown == ["the homes that fit"]


def test_what_is_asked_for_while_a_reading_fails_is_read_all_the_same() -> None:
    screen = Screen()

    def gone() -> str:
        raise NotFoundError

    shown: list[str] = []
    screen.jobs.hold = True
    screen.work.read(gone, shown.append)
    screen.work.read(lambda: "what is there", shown.append)
    screen.jobs.let_go()
    screen.jobs.let_go()
    assert (shown, screen.problems) == (["what is there"], [])


def test_a_failed_save_is_told_even_when_the_screen_shows_something_else() -> None:
    screen = Screen()
    screen.story.world.records.fails = WorldError("disk_full")
    screen.jobs.hold = True
    screen.add("Olle Påhitt")
    screen.work.renew()
    screen.jobs.let_go()
    assert screen.problems == [sentence(WorldError("disk_full"))]


def test_a_failed_read_of_a_case_that_was_left_says_nothing() -> None:
    screen = Screen()

    def gone() -> str:
        raise NotFoundError

    screen.jobs.hold = True
    screen.work.read(gone, lambda _text: None)
    screen.work.renew()
    screen.jobs.let_go()
    assert screen.problems == []


def test_a_fault_of_the_program_is_not_hidden_in_a_sentence() -> None:
    screen = Screen()

    def fault() -> str:
        message = "a bug"
        raise ZeroDivisionError(message)

    with pytest.raises(ZeroDivisionError):
        screen.work.read(fault, lambda _text: None)
    assert screen.problems == []
