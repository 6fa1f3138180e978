from hypothesis import given
from hypothesis import strategies as st

from ifodesk.sync.agenda import Agenda


def drained(agenda: Agenda, *, least: int = 2) -> list[str]:
    """Take everything, putting what waits in order by the alphabet."""
    taken = []
    while agenda:
        if not agenda.is_lined_up:
            agenda.line_up(sorted(agenda.waiting), least=least)
        taken.append(agenda.take())
    return taken


def test_a_name_is_taken_once_in_a_round_however_often_it_is_named() -> None:
    agenda = Agenda(["b", "a", "b"])
    assert drained(agenda) == ["a", "b"]
    agenda.add(["a", "c"], [])
    agenda.put_first(["b", "c", "d"])
    assert drained(agenda) == ["d", "c"]
    assert (agenda.known, agenda.taken) == (4, 4)


def test_a_tag_can_come_again_and_is_not_counted_among_the_names() -> None:
    agenda = Agenda([])
    agenda.add(["n"], ["t"])
    assert [agenda.is_tag(one) for one in drained(agenda)] == [False, True]
    agenda.add([], ["t"])
    assert drained(agenda) == ["t"]
    assert (agenda.known, agenda.taken) == (1, 1)


def test_what_is_put_first_comes_before_what_stands_in_line_and_in_its_own_order() -> None:
    agenda = Agenda(["x", "y"])
    agenda.line_up(agenda.waiting, least=2)
    agenda.put_first(["a", "b"])
    assert [agenda.take() for _ in range(4)] == ["a", "b", "x", "y"]


@given(st.lists(st.integers(0, 200), max_size=120), st.integers(1, 40))
def test_everything_comes_once_and_in_order(numbers: list[int], least: int) -> None:
    names = [f"{one:03}" for one in numbers]
    assert drained(Agenda(names), least=least) == sorted(set(names))
