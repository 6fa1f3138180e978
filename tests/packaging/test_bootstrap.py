"""The two commands from the outside: what a second start does, and what is said when something is missing."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import system_packages

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with the real scripts and an empty lock, so that nothing needs to be fetched."""
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tmp_path)
    for folder in ("ifodesk", "resources"):
        (tmp_path / folder).mkdir()
    (tmp_path / "ifodesk" / "__init__.py").touch()
    (tmp_path / "dev.lock").write_text("# nothing\n", encoding="utf-8")
    return tmp_path


def bootstrap(project: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run the script; the build backend, which the empty lock lacks, is borrowed from this environment."""
    return subprocess.run(
        [sys.executable, "packaging/bootstrap.py", command],
        cwd=project,
        env={**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
def test_nothing_is_installed_again_until_the_lock_changes(project: Path) -> None:
    first = bootstrap(project, "env")
    assert first.returncode == 0, first.stderr
    assert "Making the environment" in first.stdout
    script = project / ".venv" / ("Scripts/ifodesk.exe" if os.name == "nt" else "bin/ifodesk")
    made = script.stat().st_mtime_ns

    second = bootstrap(project, "env")
    assert second.stdout == f"Ready: {script.with_suffix('')}\n"
    assert script.stat().st_mtime_ns == made

    (project / "dev.lock").write_text("# another lock\n", encoding="utf-8")
    assert "Making the environment" in bootstrap(project, "env").stdout
    assert script.stat().st_mtime_ns > made


def test_an_unknown_command_is_refused(project: Path) -> None:
    result = bootstrap(project, "fly")
    assert result.returncode == 2
    assert "invalid choice" in result.stderr
    assert not (project / ".venv").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux splits Qt's needs into packages")
def test_a_missing_library_is_named_in_one_line_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "QT_LIBRARIES", {"libnobodyhas.so.9": "libnobodyhas9"})
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    problem = system_packages.provide("run", {})
    assert problem.splitlines() == [problem]
    assert "apt-get install" in problem
    assert "libnobodyhas9" in problem


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux splits Qt's needs into packages")
def test_a_missing_test_server_is_named_but_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "TEST_PROGRAMS", {"no-such-server": "no-such-package"})
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert system_packages.provide("test", {}) == ""
    assert "no-such-package" in capsys.readouterr().err
    assert system_packages.provide("run", {}) == ""
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Debian's packages start services")
def test_installing_a_server_starts_no_service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    policy = tmp_path / "policy-rc.d"
    apt = tmp_path / "apt-get"
    apt.write_text(f"#!/bin/sh\n{policy}; echo $? >> {tmp_path}/answers\n", encoding="ascii")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(system_packages, "SERVICE_POLICY", policy)
    monkeypatch.setattr(system_packages, "TEST_PROGRAMS", {"/no/such/module.so": "no-such-package"})
    monkeypatch.setattr(system_packages, "_is_root_on_debian", lambda: True)
    assert system_packages.provide("test", {}) == ""
    assert (tmp_path / "answers").read_text(encoding="ascii").split() == ["101", "101"]
    assert not policy.exists()
