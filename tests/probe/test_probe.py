import pytest

from ifodesk import probe
from ifodesk.probe.marks import amount, instant, peak_memory
from ifodesk.workbench.bench.children import read_marks


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
    before = peak_memory()
    held = bytearray(64 * 1024 * 1024)
    held[::4096] = b"x" * len(held[::4096])
    assert peak_memory() >= before + 32
    assert len(held) == 64 * 1024 * 1024
