"""`ifodesk self-test`."""

from __future__ import annotations

import argparse

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.words.cli_words import SELF_TEST, SELF_TEST_FAILED, SELF_TEST_STEP
from ifodesk.workbench.selftest import SelfTestError, self_test

FAILED = 1


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Declare no arguments."""


def run(_args: argparse.Namespace, console: Console) -> int:
    """Run the self-test; 0 when everything went well, 1 with the step that did not."""
    try:
        self_test(lambda step: console.say(SELF_TEST_STEP[step]))
    except SelfTestError as error:
        console.complain(SELF_TEST_FAILED.format(step=error.step))
        return FAILED
    console.say(SELF_TEST)
    return 0


SELF_TEST_COMMAND = Command("self-test", "Pröva att programmet fungerar på den här datorn.", arguments, run)
