"""The bundle's sizes: what was built is weighed, and where nothing was built nothing is claimed."""

import sys
from pathlib import Path

import pytest

from ifodesk.workbench.bench import shipped
from ifodesk.workbench.bench.registry import measure


def test_the_files_of_a_bundle_are_weighed_once_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "BUILT", tmp_path)
    inner = tmp_path / "bundle" / "ifodesk" / "_internal"
    inner.mkdir(parents=True)
    (inner / "library.so").write_bytes(bytes(2_000_000))
    (inner / "library.so.1").symlink_to("library.so")
    (tmp_path / f"ifodesk-{sys.platform}.tar.zst").write_bytes(bytes(500_000))
    unpacked, packed = measure(["bundle"])
    assert (unpacked.value, unpacked.unit, unpacked.limit) == (2.0, "MB, unpacked", 215)
    assert (packed.value, packed.unit, packed.limit) == (0.5, "MB, packed", 85)
    assert unpacked.holds
    assert packed.holds


def test_where_no_bundle_was_built_there_is_no_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "BUILT", tmp_path)
    assert list(measure(["bundle"])) == []
