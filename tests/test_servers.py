"""Tests that need a program from the system can be left out, and say so when the program is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # real vaults, hubs or processes, many times over

ROOT = Path(__file__).resolve().parent.parent
SERVER_TESTS = "tests/system/test_secret_service.py"


def run_pytest(**variables: str) -> str:
    command = [sys.executable, "-m", "pytest", SERVER_TESTS, "-q", "-p", "no:cacheprovider"]
    environment = {**os.environ, **variables}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False).stdout


def test_left_out_server_tests_are_counted() -> None:
    report = run_pytest(IFODESK_WITHOUT_SERVERS="1")
    assert "IFODESK_WITHOUT_SERVERS=1: 2 tests that need a server were left out." in report
    assert "2 deselected" in report


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the server tests are skipped elsewhere")
def test_a_missing_server_fails_its_tests_with_one_line_that_names_the_package(tmp_path: Path) -> None:
    report = run_pytest(IFODESK_WITHOUT_SERVERS="", PATH=str(tmp_path))
    assert "dbus-daemon is missing: apt-get install dbus-daemon" in report
    assert "2 errors" in report
