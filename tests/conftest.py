"""What holds for every test: no window on a screen, no deadline on a shared machine, servers can be left out."""

import gc
import os
from collections.abc import Iterator
from uuid import uuid4

import pytest
from hypothesis import settings

from tests.secret_service import secret_service
from tests.servers import SERVERS, apache_dav, nginx_dav, radosgw, rclone_s3, wsgidav

__all__ = ["apache_dav", "nginx_dav", "radosgw", "rclone_s3", "secret_service", "wsgidav"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")  # Qt warns about any other encoding, and warnings fail here

settings.register_profile("ifodesk", deadline=None, print_blob=True)
settings.register_profile("quick", settings.get_profile("ifodesk"), max_examples=25)  # for `make check`
settings.register_profile("ci", settings.get_profile("ifodesk"), derandomize=True)
# CI tries the same examples each time, so that what it says depends on the change alone; everybody else draws new ones.
settings.load_profile("ci" if os.environ.get("CI") else "ifodesk")

LEFT_OUT = pytest.StashKey[int]()
LONGEST = (
    "tests/workbench/practice/test_folder.py",
    "tests/program/test_walk.py",
    "tests/workbench/simulate/test_simulation.py",
    "tests/store/test_machine.py",
    "tests/changes/test_layer.py",
    "tests/store/test_walls_machine.py",
)
"""Files that take most of a minute each, the longest first."""


@pytest.fixture(autouse=True)
def _own_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each test a data folder of its own: marks of vaults, and nothing of whoever runs the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "data" / uuid4().hex))


@pytest.fixture(autouse=True)
def _parts_of_windows_end_on_the_windows_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let no lane of a window look for rings of objects, as in the program (`ifodesk.ui.shell.rings`)."""
    if "qapp" in request.fixturenames:
        gc.disable()
    yield
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Mark what needs a server, leave it out when asked to, and put files that take long before the others.

    A file of tests stays in one process: what takes long must not begin when all the rest is done.
    """
    for item in items:
        if isinstance(item, pytest.Function) and not SERVERS.isdisjoint(item.fixturenames):
            item.add_marker("servers")
    if os.environ.get("IFODESK_WITHOUT_SERVERS") == "1":
        _leave_servers_out(config, items)
    yield
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    longest = {config.rootpath / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: (longest.get(item.path, len(LONGEST)), item.path not in slow))


def _leave_servers_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    left_out = [item for item in items if item.get_closest_marker("servers")]
    items[:] = [item for item in items if not item.get_closest_marker("servers")]
    config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT] = len(left_out)


def pytest_collection_finish() -> None:
    """Look for rings of objects among what tests make, not among the thousands of tests and modules that stay."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if LEFT_OUT in config.stash:
        count = config.stash[LEFT_OUT]
        terminalreporter.write_line(f"IFODESK_WITHOUT_SERVERS=1: {count} tests that need a server were left out.")
