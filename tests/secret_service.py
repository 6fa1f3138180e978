"""A real secret service for the key ring tests: gnome-keyring on a message bus of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest

START_SECONDS = 20
SERVICE = "org.freedesktop.secrets"
NEEDED = {"dbus-daemon": "dbus-daemon", "dbus-send": "dbus-bin", "gnome-keyring-daemon": "gnome-keyring"}


@pytest.fixture
def secret_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the address of a bus with an unlocked, empty secret service; the test's environment names it too."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the Secret Service is Linux's key ring")
    for program, package in NEEDED.items():
        if shutil.which(program) is None:
            pytest.fail(f"{program} is missing: apt-get install {package}", pytrace=False)
    private = {"HOME": "home", "XDG_DATA_HOME": "data", "XDG_RUNTIME_DIR": "run"}
    variables = {**os.environ, **{name: str(tmp_path / folder) for name, folder in private.items()}}
    for folder in private.values():
        (tmp_path / folder).mkdir(mode=0o700)
    with _bus(variables) as address:
        variables["DBUS_SESSION_BUS_ADDRESS"] = address
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with _key_ring(variables):
            yield address


@contextmanager
def _bus(variables: dict[str, str]) -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().decode().strip()
        finally:
            daemon.terminate()


@contextmanager
def _key_ring(variables: dict[str, str]) -> Iterator[None]:
    command = ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=variables, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet) as daemon:
        assert daemon.stdin is not None
        daemon.stdin.write(b"a test's password")
        daemon.stdin.close()
        try:
            _wait_until_it_answers(variables)
            yield
        finally:
            daemon.terminate()


def _wait_until_it_answers(variables: dict[str, str]) -> None:
    """Wait for the daemon itself: asking the service would have the bus start a second, locked one."""
    bus = "org.freedesktop.DBus"
    question = ["dbus-send", "--session", "--print-reply", f"--dest={bus}", "/", f"{bus}.NameHasOwner"]
    pause = Event()
    for _ in range(START_SECONDS * 50):
        answer = subprocess.run([*question, f"string:{SERVICE}"], env=variables, capture_output=True, check=True)
        if b"boolean true" in answer.stdout:
            return
        pause.wait(0.02)
    pytest.fail(f"gnome-keyring did not answer within {START_SECONDS} s", pytrace=False)
