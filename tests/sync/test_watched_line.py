"""Waiting for a server ends: when it drips, when somebody asks to stop, and whatever it is that is waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from threading import Event

import pytest

from ifodesk.compose.hub_opening import set_up
from ifodesk.sync.address import parse_address
from ifodesk.sync.http_client import Line
from ifodesk.sync.hub import HubUnavailableError
from ifodesk.sync.remote import Remote
from tests.sync.hostile import hostile
from tests.sync.places import remote_at
from tests.sync.test_hostile_servers import ADDRESSES, CREDENTIALS

pytestmark = pytest.mark.slow


@pytest.fixture(params=ADDRESSES)
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@contextmanager
def dripping(kind: str, line: Line, *parts: bytes) -> Iterator[Remote]:
    """Give what speaks to a server that sends the parts, then nothing until the end, and keeps the connection open."""
    end = Event()

    def drip() -> Iterator[bytes]:
        yield from parts
        end.wait(20)

    with hostile(lambda _: drip()) as (port, _):
        remote = remote_at(parse_address(ADDRESSES[kind].format(port=port)), CREDENTIALS, line)
        yield remote
        end.set()
        remote.close()


def stop_after(times: int) -> Callable[[], bool]:
    asked = count()
    return lambda: next(asked) >= times


BEGUN = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n"
DRIPS = {
    "nothing": [],
    "half a head": [BEGUN],
    "half a listing": [BEGUN, b"\r\n", b"<List"],
    "on and on": [b"HTTP/1.1 100 Go on\r\n\r\n"] * 3,
}


@pytest.mark.parametrize("parts", DRIPS.values(), ids=DRIPS)
def test_whoever_asks_to_stop_waits_for_no_server(kind: str, parts: list[bytes]) -> None:
    line = Line(seconds=lambda: 0.0, stopped=stop_after(5))
    with dripping(kind, line, *parts) as remote, pytest.raises(HubUnavailableError) as caught:
        remote.listing("h/")
    assert caught.value.code == "hub_stopped"


def test_a_server_that_sends_a_byte_now_and_then_is_one_that_does_not_answer(kind: str) -> None:
    """By the clock that the connection is given, a hundred seconds go by between writing and each reading."""
    ticks = count(0, 100)
    line = Line(seconds=lambda: float(next(ticks)))
    with dripping(kind, line, BEGUN) as remote, pytest.raises(HubUnavailableError) as caught:
        remote.listing("h/")
    assert caught.value.code == "hub_slow"


def test_a_large_answer_may_take_its_time(kind: str) -> None:
    """Ten seconds for each part of what comes are no dripping where the parts are large."""
    ticks = count(0, 10)
    body = bytes(400_000)
    parts = [b"HTTP/1.1 200 OK\r\nContent-Length: 400000\r\n\r\n", body]
    got = bytearray()
    with dripping(kind, Line(seconds=lambda: float(next(ticks))), *parts) as remote:
        remote.fetch("h/" + "a" * 26, got, 1 << 20)
    assert got == body


@pytest.mark.parametrize("name", ["HTTP_PROXY", "ALL_PROXY"])
def test_what_goes_through_a_proxy_can_be_stopped_too(kind: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for one in ("HTTP_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(one, raising=False)
        monkeypatch.delenv(one.lower(), raising=False)
    end = Event()
    with hostile(lambda _: iter(lambda: (end.wait(20), b"")[1], b"")) as (port, _):
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
        address = parse_address(ADDRESSES[kind].format(port=1).replace("127.0.0.1", "hubb.invalid"), plain=True)
        remote = remote_at(address, CREDENTIALS, Line(seconds=lambda: 0.0, stopped=stop_after(5)))
        with pytest.raises(HubUnavailableError) as caught:
            remote.listing("h/")
        end.set()
        remote.close()
    assert caught.value.code == "hub_stopped"


def test_when_time_is_up_the_server_is_one_that_did_not_answer(kind: str) -> None:
    with (
        pytest.raises(HubUnavailableError) as caught,
        set_up(parse_address(ADDRESSES[kind].format(port=1)), -1.0) as late,
        dripping(kind, Line(lambda: 0.0, stopped=late)) as remote,
    ):
        remote.listing("h/")
    assert caught.value.code == "hub_slow"
