"""A desk with two cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ifodesk.ui.look.theme import Theme
from tests.ui.fakes import World, world
from tests.ui.samples import TODAY, add_case, add_plan
from tests.ui.shell.desk import Desk, Show


@pytest.fixture
def here() -> World:
    made = world()
    case = add_case(made, 1, "Alma Testsson")
    add_case(made, 2, "Bo Provberg")
    add_plan(made, case, 1, follow_up=TODAY, due=None)
    return made


@pytest.fixture
def open_desk(theme: Theme, show: Show) -> Iterator[Callable[[World], Desk]]:
    desks = list[Desk]()

    def opened(here: World) -> Desk:
        desks.append(Desk(theme, show, here))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.jobs.stop()
        desk.settle()


@pytest.fixture
def desk(open_desk: Callable[[World], Desk], here: World) -> Desk:
    return open_desk(here)
