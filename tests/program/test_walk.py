"""`make run` without a display: the main job by clicks and keys, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.program
def test_the_program_walks_through_its_main_job_and_leaves_a_pdf_each_time(tmp_path: Path) -> None:
    first = walk(tmp_path / "walk")
    assert "-v1" in first.name
    again = walk(tmp_path / "walk")  # in the same group, where the same client has a case with a plan by now
    assert "-v1" in again.name
    assert again != first


def walk(folder: Path) -> Path:
    command = [sys.executable, "-m", "ifodesk", "practice", "--walk", str(folder)]
    variables = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout
    *steps, last = done.stdout.splitlines()
    assert len(steps) >= 18
    pdf = Path(last)
    assert pdf.is_absolute()
    assert pdf.read_bytes().startswith(b"%PDF-")
    pictures = sorted(path.name for path in pdf.parent.glob("*.png"))
    assert len(pictures) == len(steps)
    for seeded in ("Övningsson", "Åkerlund", "200", "fjäll"):
        assert seeded not in done.stderr
    return pdf
