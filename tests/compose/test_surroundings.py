"""What real work has around it."""

from ifodesk.compose.surroundings import Surroundings
from ifodesk.store.vault.stretching import EVERY_DAY


def test_on_a_computer_of_ones_own_passphrases_are_stretched_as_every_day() -> None:
    real = Surroundings.of_this_computer()
    assert real.cost == real.least_cost == EVERY_DAY
