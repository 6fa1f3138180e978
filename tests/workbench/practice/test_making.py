"""The making of the practice group beside another program, and after one that was killed: nothing stands in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ifodesk.compose.surroundings import Surroundings
from ifodesk.usecases.errors import WorldError
from ifodesk.workbench.practice.folder import PracticeFolder

pytestmark = pytest.mark.slow

KILLED = """
import sys
from pathlib import Path
from ifodesk.compose.surroundings import Surroundings
from ifodesk.workbench.practice.folder import PracticeFolder
def tell(stage, done, of):
    if done == 3:
        print(stage, flush=True)
        sys.stdin.read()
PracticeFolder(Path(sys.argv[1]), Surroundings()).vault(report=tell)
"""


def test_a_second_program_waits_while_the_group_is_made_and_takes_nothing_of_it_away(tmp_path: Path) -> None:
    refused: list[str] = []

    def meanwhile(stage: str, done: int, _of: int) -> None:
        if (stage, done) == ("vaults", 2):
            before = sorted(tmp_path.rglob("*"))
            with pytest.raises(WorldError) as caught:
                PracticeFolder(tmp_path / "group", Surroundings()).vault()
            refused.append(caught.value.code)
            assert sorted(tmp_path.rglob("*")) == before
            raise WorldError("making_stopped")

    with pytest.raises(WorldError, match="making_stopped"):
        PracticeFolder(tmp_path / "group", Surroundings()).vault(report=meanwhile)
    assert refused == ["practice_being_made"]
    assert not list(tmp_path.iterdir())


def test_a_program_that_is_killed_while_it_makes_the_group_is_in_nobodys_way(tmp_path: Path) -> None:
    making = [sys.executable, "-c", KILLED, str(tmp_path / "group")]
    with subprocess.Popen(making, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline().split() == [b"vaults"]
        program.kill()
    assert list(tmp_path.iterdir())
    begun: list[str] = []

    def stop(stage: str, done: int, _of: int) -> None:
        begun.append(stage)
        if done == 1:
            raise WorldError("making_stopped")

    with pytest.raises(WorldError, match="making_stopped"):
        PracticeFolder(tmp_path / "group", Surroundings()).vault(report=stop)
    assert begun == ["vaults", "vaults"]
    assert not list(tmp_path.iterdir())
