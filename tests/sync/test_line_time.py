import pytest

from tests.sync.line_time import LineTime


def a_line(connections: int) -> LineTime:
    line = LineTime(bits_per_second=8_000, delay_seconds=1.0)
    for number in range(connections):
        line.opened(number)
    return line


def ask(line: LineTime, connection: int) -> None:
    line.asked(connection, 100)
    line.answered(connection, 500)


def test_a_question_takes_its_bytes_and_one_delay() -> None:
    line = a_line(1)
    ask(line, 0)
    assert line.elapsed == pytest.approx(0.1 + 0.5 + 1.0)


def test_on_one_connection_a_question_waits_for_the_answer_before_it() -> None:
    line = a_line(1)
    ask(line, 0)
    ask(line, 0)
    assert line.elapsed == pytest.approx(2 * 1.6)


def test_on_two_connections_both_wait_at_once_and_share_the_line() -> None:
    line = a_line(2)
    ask(line, 0)
    ask(line, 1)
    assert line.elapsed == pytest.approx(1.0 + 0.1 + 2 * 0.5)


def test_a_step_begins_when_all_answers_have_come() -> None:
    line = a_line(2)
    ask(line, 0)
    line.step()
    ask(line, 1)
    assert line.elapsed == pytest.approx(2 * 1.6)


def test_what_broke_off_is_asked_anew_after_its_pause() -> None:
    line = a_line(1)
    ask(line, 0)
    line.broke_off(0)
    line.paused(0.4)
    line.opened(1)
    ask(line, 1)
    assert line.elapsed == pytest.approx(2 * 1.6 + 0.4)
