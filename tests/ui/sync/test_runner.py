import pytest

from ifodesk.ui.sync.runner import SyncRunner
from ifodesk.usecases.ports import Progress
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import RoundResult
from tests.ui.fakes import InlineJobs, World, world


class Running:
    def __init__(self, here: World) -> None:
        self.here, self.jobs = here, InlineJobs()
        self.runner = SyncRunner(here.session, self.jobs)
        self.texts: list[str] = []
        self.shares: list[tuple[int, int]] = []
        self.jobs.listen(self._heard)

    def _heard(self, changed: Changed) -> None:
        if "sync_progress" in changed.kinds:
            self.texts.append(self.runner.text())
            self.shares.append(self.runner.share())


@pytest.fixture
def running() -> Running:
    return Running(world())


STEPS = (Progress(1, 4, "fetch"), Progress(1, 4, "fetch"), Progress(2, 4, "fetch"))


def test_progress_is_told_in_words_and_only_when_it_changed(running: Running) -> None:
    running.here.sync.steps = STEPS
    running.runner.start()
    assert running.texts[:2] == ["Hämtar, 1 av 4", "Hämtar, 2 av 4"]
    assert running.shares[:2] == [(1, 4), (2, 4)]


def test_a_round_begins_with_words_before_its_first_step(running: Running) -> None:
    running.jobs.hold = True
    running.runner.start()
    assert running.texts == ["Ser efter vad som är nytt"]
    assert running.runner.share() == (0, 0)


def test_after_a_while_the_time_left_is_guessed(running: Running) -> None:
    running.jobs.hold = True
    running.runner.start()
    running.here.clock.pass_time(minutes=1)
    running.here.sync.steps = (Progress(10, 40, "fetch"),)
    running.jobs.let_go()
    assert running.texts[-1] == "Hämtar, 10 av 40, ca 3 min kvar"


def test_the_guess_looks_at_the_part_that_runs_and_not_at_what_took_long_before_it(running: Running) -> None:
    running.jobs.hold = True
    running.runner.start()
    running.runner._progressed(Progress(40, 41, "fetch"))  # noqa: SLF001 - as the network lane calls it
    running.here.clock.pass_time(minutes=30)
    running.runner._progressed(Progress(0, 10, "send"))  # noqa: SLF001
    running.here.clock.pass_time(minutes=1)
    running.runner._progressed(Progress(5, 10, "send"))  # noqa: SLF001
    assert running.runner.text() == "Skickar, 5 av 10, ca 1 min kvar"
    running.runner._progressed(Progress(0, 20, "send"))  # noqa: SLF001 - the next place
    running.runner._progressed(Progress(1, 20, "send"))  # noqa: SLF001
    assert running.runner.text() == "Skickar, 1 av 20"


def test_only_one_round_runs_at_a_time(running: Running) -> None:
    running.jobs.hold = True
    running.runner.start()
    running.runner.start()
    running.jobs.let_go()
    assert running.here.sync.rounds == 1
    assert not running.runner.running


def test_a_round_that_is_asked_to_stop_stops_and_says_so(running: Running) -> None:
    running.here.sync.steps = STEPS
    running.jobs.hold = True
    running.runner.start()
    running.runner.cancel()
    assert running.runner.cancelling
    assert "Avbryter" in running.runner.text()
    running.jobs.let_go()
    assert running.here.sync.cancelled
    running.here.sync.cancelled = False
    running.jobs.hold = False
    running.runner.start()
    assert not running.here.sync.cancelled


def test_what_came_is_told_to_every_screen(running: Running) -> None:
    running.here.sync.result = RoundResult(2, 1, Changed(frozenset({"goal"})))
    running.runner.start()
    assert Changed(frozenset({"goal"})) in running.jobs.told
    assert running.runner.result == running.here.sync.result


def test_a_fault_is_kept_for_whoever_shows_it(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = RuntimeError()

    def fails(**_more: object) -> RoundResult:
        raise fault

    monkeypatch.setattr(running.here.sync, "round", fails)
    running.runner.start()
    assert running.runner.fault is fault
    assert not running.runner.running


def test_nothing_to_cancel_is_no_trouble(running: Running) -> None:
    running.runner.cancel()
    assert running.runner.text() == ""
