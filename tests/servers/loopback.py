"""Start a server program as a child, wait until it answers, end it: by its own process, never by its name."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import NoReturn

import httpx
import pytest

START_SECONDS = 60
STOP_SECONDS = 20
ADMINISTRATORS = "/usr/sbin:/sbin"
"""Where Debian keeps servers; an ordinary user's PATH does not name it."""

Command = Sequence[str | Path]


def program(name: str, package: str) -> str:
    """Return the path of a program from the system's packages; without it the test fails with one line."""
    if not sys.platform.startswith("linux"):
        pytest.skip(f"{name} is started from Debian's packages")
    found = shutil.which(name) or shutil.which(name, path=ADMINISTRATORS)
    if found is None:
        missing(name, package)
    return found


def tool(name: str) -> str:
    """Return the path of a program that ``dev.lock`` puts into the environment."""
    return str(Path(sys.executable).with_name(f"{name}.exe" if sys.platform == "win32" else name))


def missing(name: str, package: str) -> NoReturn:
    """Fail the test with the line that says what to install."""
    pytest.fail(f"{name} is missing: apt-get install {package}", pytrace=False)


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def server_folder(name: str) -> Iterator[Path]:
    """Give a folder with a short path (a socket's may have 107 signs) that a server's own user may reach and use."""
    with tempfile.TemporaryDirectory(prefix=f"ifodesk-{name}-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        folder.chmod(0o777)
        yield folder


@dataclass(frozen=True)
class Child:
    """A running server program and the file that takes what it says."""

    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        """Return the last of what the program said."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]


@contextmanager
def running(
    command: Command, log: Path, variables: Mapping[str, str] | None = None, *, gently: bool = True
) -> Iterator[Child]:
    """Run a server in the foreground and end it afterwards.

    Args:
        command: What to start.
        log: Where its words go.
        variables: Its environment; this one's when left out.
        gently: Let it tidy up first; otherwise, or when it takes too long, it is ended by force.
    """
    with log.open("wb") as out, subprocess.Popen(command, env=variables, stdout=out, stderr=out) as process:
        try:
            yield Child(process, log)
        finally:
            if gently:
                process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(STOP_SECONDS)
            process.kill()


def wait_for_answer(child: Child, url: str) -> None:
    """Return when *url* answers anything; fail the test with the server's own words when it ends or stays silent."""
    pause, end = Event(), time.monotonic() + START_SECONDS
    with httpx.Client(trust_env=False, timeout=5) as client:
        while time.monotonic() < end and child.process.poll() is None:
            try:
                client.get(url)
            except httpx.TransportError:
                pause.wait(0.05)
            else:
                return
    pytest.fail(f"{url} did not answer:\n{child.said()}", pytrace=False)
