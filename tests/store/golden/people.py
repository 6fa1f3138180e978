"""Who and what the golden vault of a release holds. Once released it is never made again: later programs open it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ifodesk.compose.surroundings import Surroundings
from ifodesk.system.clock import FixedClock
from ifodesk.system.key_ring import NoKeyRing
from tests.program.team import CHEAP, MORNING, SeededRandomness

HERE: Final = Path(__file__).parent
PASSPHRASE: Final = "gyllene valv av en utgåva"  # noqa: S105 - of invented people
CLIENT: Final = "Alma Testsson"
GUARDIAN: Final = "Lena Testsson"
NOTE: Final = "Hembesök. Alma berättade om skolan."
DRAFT: Final = "Ring skolan i morgon"
OWN_WORDS: Final = "Jag vill bo kvar här och klara nian."
GOAL: Final = "Gå i skolan minst fyra dagar i veckan"


def around(seed: str) -> Surroundings:
    """Return the surroundings that made the vault; its passphrase costs little, so that only tests accept it."""
    return Surroundings(NoKeyRing(), FixedClock(MORNING), SeededRandomness(seed), cost=CHEAP, least_cost=CHEAP)
