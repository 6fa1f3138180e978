import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ifodesk.compose.lanes import Lanes
from ifodesk.ui.shell.lanes import Ears, QtJobs
from ifodesk.usecases.seen import Changed


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.close()


def fail(error: Exception) -> None:
    raise AssertionError from error


def test_work_runs_on_its_lane_and_its_answer_comes_back_to_the_window(lanes: Lanes, qtbot: QtBot) -> None:
    jobs, seen = QtJobs(lanes), list[str]()
    jobs.run(
        lambda: threading.current_thread().name,
        done=lambda name: seen.extend([name, threading.current_thread().name]),
        failed=fail,
        lane="work",
    )
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["ifodesk-work", threading.main_thread().name]


def test_an_error_comes_back_as_it_was_raised(lanes: Lanes, qtbot: QtBot) -> None:
    jobs, errors = QtJobs(lanes), list[Exception]()
    jobs.run(lambda: dict[str, str]()["gone"], done=lambda _found: None, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], KeyError)


def test_answers_come_in_the_order_of_the_lane(lanes: Lanes, qtbot: QtBot) -> None:
    jobs, answers = QtJobs(lanes), list[int]()
    for number in range(20):
        jobs.run(lambda number=number: number, done=answers.append, failed=fail)  # type: ignore[misc]  # mypy and defaults of lambdas
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == list(range(20))


def test_every_listener_hears_a_change_told_on_any_thread(lanes: Lanes, qtbot: QtBot) -> None:
    jobs, heard = QtJobs(lanes), list[str]()
    jobs.listen(lambda changed: heard.append(f"one {sorted(changed.kinds)} {threading.current_thread().name}"))
    jobs.listen(lambda changed: heard.append(f"two {sorted(changed.kinds)}"))
    jobs.run(lambda: jobs.tell(Changed(frozenset({"case"}))), done=lambda _nothing: None, failed=fail)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [f"one ['case'] {threading.main_thread().name}", "two ['case']"]


def test_after_stop_nothing_reaches_a_screen_but_the_work_is_done(lanes: Lanes, qtbot: QtBot) -> None:
    jobs, answers, worked = QtJobs(lanes), list[int](), threading.Event()
    jobs.listen(lambda _changed: answers.append(0))
    jobs.run(lambda: worked.set(), done=lambda _nothing: answers.append(1), failed=fail)  # noqa: PLW0108 - answers None
    jobs.stop()
    jobs.tell(Changed(frozenset()))
    settled = list[bool]()
    jobs.when_settled("store", lambda: settled.append(True))
    qtbot.waitUntil(lambda: bool(settled))
    assert worked.is_set()
    assert answers == []


def test_settled_waits_for_its_own_lane_only(lanes: Lanes, qtbot: QtBot) -> None:
    jobs, order, go_on = QtJobs(lanes), list[str](), threading.Event()
    jobs.run(lambda: go_on.wait(10), done=lambda _set: order.append("network"), failed=fail, lane="network")
    jobs.run(lambda: None, done=lambda _nothing: order.append("store"), failed=fail)
    jobs.when_settled("store", lambda: order.append("settled"))
    qtbot.waitUntil(lambda: "settled" in order)
    go_on.set()
    qtbot.waitUntil(lambda: "network" in order)
    assert order == ["store", "settled", "network"]


def test_settled_comes_at_once_when_nothing_is_under_way(lanes: Lanes) -> None:
    settled = list[bool]()
    QtJobs(lanes).when_settled("store", lambda: settled.append(True))
    assert settled == [True]


def test_once_the_program_has_ended_a_lane_at_work_tells_nothing_more(lanes: Lanes, qtbot: QtBot) -> None:
    ears, go_on, answers, heard = Ears(), threading.Event(), list[int](), list[Changed]()
    jobs = QtJobs(lanes, ears)
    jobs.listen(heard.append)

    def work() -> int:
        go_on.wait()
        jobs.tell(Changed(frozenset({"case"})))
        return 1

    jobs.run(work, done=answers.append, failed=fail, lane="work")
    ears.shut()
    go_on.set()
    lanes.work.close()
    later = QtJobs(lanes)
    later.run(lambda: 2, done=answers.append, failed=fail)
    qtbot.waitUntil(lambda: bool(answers))
    assert (answers, heard) == ([2], [])
