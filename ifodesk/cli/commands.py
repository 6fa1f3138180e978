"""Every command of the program."""

from __future__ import annotations

from ifodesk.cli.access import ACCESS
from ifodesk.cli.bench import BENCH
from ifodesk.cli.command import Command
from ifodesk.cli.export import EXPORT
from ifodesk.cli.group import GROUP
from ifodesk.cli.held import HELD
from ifodesk.cli.home_lists import IMPORT
from ifodesk.cli.hub import HUB
from ifodesk.cli.jav import JAV
from ifodesk.cli.life import LIFE
from ifodesk.cli.match import MATCH
from ifodesk.cli.plans import PLANS
from ifodesk.cli.practice import PRACTICE
from ifodesk.cli.rejoining import REJOINING
from ifodesk.cli.scale import SCALE
from ifodesk.cli.score import SCORE
from ifodesk.cli.self_test import SELF_TEST_COMMAND
from ifodesk.cli.simulate import SIMULATE
from ifodesk.cli.sync import SYNC
from ifodesk.cli.verify import VERIFY

COMMANDS: tuple[Command, ...] = (
    PRACTICE,
    *LIFE,
    *GROUP,
    *REJOINING,
    *ACCESS,
    HELD,
    SYNC,
    HUB,
    VERIFY,
    JAV,
    SCORE,
    MATCH,
    PLANS,
    EXPORT,
    IMPORT,
    SELF_TEST_COMMAND,
    SIMULATE,
    SCALE,
    BENCH,
)
