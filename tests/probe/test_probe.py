import subprocess
import sys

import pytest

from ifodesk import probe
from ifodesk.probe.marks import amount, instant
from ifodesk.workbench.bench.children import read_marks

HOLDING = """
from ifodesk.probe.marks import amount, peak_memory
amount("before", peak_memory())
held = b"x" * (64 * 1024 * 1024)
amount("after", peak_memory())
"""


def test_a_probe_that_does_not_exist_ends_with_bad_usage() -> None:
    assert probe.main(["speed"]) == 2
    assert probe.main([]) == 2


def test_marks_are_read_as_they_were_told(capsys: pytest.CaptureFixture[str]) -> None:
    instant("shown")
    amount("memory", 60.5)
    marks = read_marks(capsys.readouterr().out, began=0.0)
    assert marks["memory"] == 60.5
    assert marks["shown"] > 0


def test_peak_memory_grows_with_what_is_held() -> None:
    """In a process of its own: this one may have held more before than the test holds now."""
    said = subprocess.run([sys.executable, "-c", HOLDING], capture_output=True, check=True, text=True).stdout
    marks = read_marks(said, began=0.0)
    assert marks["after"] >= marks["before"] + 32
