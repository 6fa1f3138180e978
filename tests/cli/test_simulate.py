"""`ifodesk simulate` from the command line to its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.slow  # real vaults, hubs or processes, many times over


def test_a_simulation_prints_its_figures_as_json(run: Run, tmp_path: Path) -> None:
    answer = run(
        "simulate",
        "--devices",
        "2",
        "--days",
        "1",
        "--seed",
        "1",
        "--faults",
        "none",
        "--out",
        tmp_path / "o",
        "--json",
    )
    told = json.loads(answer.out)
    assert answer.code == 0
    assert answer.err == ""
    assert {"seed", "state_hash", "assertions", "silent_losses", "divergences", "alarms"} <= told.keys()
    assert (told["seed"], told["silent_losses"], told["divergences"]) == (1, 0, 0)
    assert (tmp_path / "o" / "dev01.pass").is_file()


def test_an_unknown_fault_is_bad_input(run: Run, tmp_path: Path) -> None:
    answer = run("simulate", "--seed", "1", "--faults", "krasch", "--out", tmp_path / "o")
    assert answer.code == 2
    assert "hub-rollback" in answer.err


def test_too_few_devices_are_bad_usage(run: Run, tmp_path: Path) -> None:
    assert run("simulate", "--devices", "1", "--seed", "1", "--out", tmp_path / "o").code == 2
