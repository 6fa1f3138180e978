"""An interview whose plug is pulled: every answer but the one under the finger is there."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ifodesk.compose.opening import open_here
from ifodesk.domain.entities.case import CaseType
from ifodesk.usecases.cases import OpenCase
from tests.program.team import PASSPHRASE, dorotea
from tests.store.crash.children import Child
from tests.store.crash.interview_work import answer_on
from tests.store.crash.work import around
from tests.usecases.interviewing import Interviewing, begin

pytestmark = pytest.mark.slow

PLUGS = 90
KARIN = "Karin Norberg"


def read(told: bytes) -> dict[str, str]:
    """Return the answers that a process told in one word."""
    return dict(line.split("=") for line in told.decode().splitlines())


def test_the_plug_is_pulled_at_ninety_random_answers(tmp_path: Path) -> None:
    chance = random.Random(90)
    with dorotea(tmp_path, KARIN) as team:
        desk = team.desks[KARIN]
        case = OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson").case
        one = begin(desk.session, case).id
        desk.lock()
        acknowledged: dict[str, str] = {}
        given = 0
        for _ in range(PLUGS):
            child = Child(answer_on, desk.folder, one, given)
            child.hear(chance.choice((1, 2, 2, 3, 4)))
            child.hear_for(chance.uniform(0, 0.02))
            child.kill()
            assert_only_the_last_is_missing(acknowledged, read(child.told[0]), given)
            acknowledged = read(child.told[0])
            for told in child.told[1:]:
                acknowledged |= read(told)
                given += 1
            given += 1  # the one under the finger may have been saved
        opened = open_here(desk.folder, PASSPHRASE, around())
        found = dict(Interviewing(opened.session, one).answers.value.answers)
        opened.session.close()
        desk.unlock()
        assert_only_the_last_is_missing(acknowledged, found, given)
        assert given > 2 * PLUGS


def assert_only_the_last_is_missing(acknowledged: dict[str, str], found: dict[str, str], given: int) -> None:
    """What was acknowledged is there; what is there beyond that is at most the one answer under the finger."""
    beyond = {code: text for code, text in found.items() if acknowledged.get(code) != text}
    assert all(int(text) == given - 1 for text in beyond.values()), beyond
    assert acknowledged.keys() <= found.keys()
    assert len(beyond) <= 1
