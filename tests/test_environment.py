"""The locks and what is installed from them."""

import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    return {match[1]: match[2] for match in PIN.finditer(read(lock))}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_into_qt_keep_none_alive(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 drops one reference to None per call and aborts after some 5 700 of them."""
    edit = QLineEdit()
    qtbot.addWidget(edit)
    before = sys.getrefcount(None)
    for _ in range(500):
        edit.setText("x")
    assert sys.getrefcount(None) >= before - 50


def test_both_locks_pin_the_same_versions() -> None:
    runtime, tools = pins("runtime.lock"), pins("dev.lock")
    assert runtime
    assert runtime.items() <= tools.items()


def test_every_declared_package_is_locked() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    names = {re.split(r"[^A-Za-z0-9.-]", text)[0].lower().replace(".", "-") for text in project["dependencies"]}
    assert names <= pins("runtime.lock").keys()


@pytest.mark.parametrize("lock", ["runtime.lock", "dev.lock"])
def test_every_locked_package_is_hashed_and_comes_from_the_ordinary_registry(lock: str) -> None:
    text = read(lock)
    entries = [entry for entry in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE) if not entry.startswith("#")]
    assert len(entries) == len(pins(lock))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_what_is_installed_is_what_is_locked() -> None:
    for_every_system = {match[1]: match[2] for match in PIN.finditer(read("dev.lock")) if not match[3]}
    assert for_every_system
    assert {name: version(name) for name in for_every_system} == for_every_system
