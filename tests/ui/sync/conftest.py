import pytest

from tests.ui.fakes import World, world
from tests.ui.samples import Sample, add_case, add_plan


@pytest.fixture
def sample() -> tuple[World, Sample]:
    here = world()
    case = add_case(here, 1, "Alma Testsson")
    return here, add_plan(here, case, 1, follow_up=None, due=None)
