"""Servers that say nothing, never stop, or send one elsewhere: given up, cut short, not followed."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress

import pytest

from ifodesk.sync import http_client
from ifodesk.sync.address import parse_address
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.hub import HubObjectTooLargeError, HubReadOnlyError, HubUnavailableError
from ifodesk.sync.remote_hub import RemoteHub
from ifodesk.sync.retry import Patience
from tests.sync.objects import an_object
from tests.sync.places import Waiting, remote_at

CREDENTIALS = Credentials("asa", "hemligt")
ADDRESSES = ("s3+http://127.0.0.1:{port}/hink", "webdav+http://127.0.0.1:{port}/nav")
Serve = Callable[[socket.socket, bytes], None]


@contextmanager
def server(serve: Serve) -> Iterator[tuple[int, list[bytes]]]:
    """Give the port of a server that hands each connection and its first request to *serve*, and the requests."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            while True:
                try:
                    client, _ = listening.accept()
                except OSError:
                    return
                client.settimeout(10)
                with client, suppress(OSError):
                    request = client.recv(65536)
                    if not request:
                        return
                    asked.append(request)
                    serve(client, request)

        thread = threading.Thread(target=accept)
        thread.start()
        yield listening.getsockname()[1], asked
        with socket.create_connection(listening.getsockname()):
            pass  # wakes the thread, which ends at an empty request
        thread.join(20)


@pytest.fixture(params=ADDRESSES, ids=["s3", "webdav"])
def address(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.mark.slow
def test_a_server_that_says_nothing_is_given_up(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_client, "SILENCE_SECONDS", 0.3)
    done = threading.Event()

    def silent(_client: socket.socket, _request: bytes) -> None:
        done.wait(10)

    with server(silent) as (port, asked):
        remote, waiting = remote_at(parse_address(address.format(port=port)), CREDENTIALS), Waiting()
        with pytest.raises(HubUnavailableError) as caught:
            RemoteHub(remote, Patience(waiting, lambda: 0.5)).list_heads()
        done.set()
        remote.close()
    assert caught.value.code == "hub_slow"
    assert len(waiting.paused) == 1
    assert asked


def endless(client: socket.socket, _: bytes) -> None:
    client.sendall(b'HTTP/1.1 200 OK\r\nETag: "x"\r\nLast-Modified: Sun, 22 Nov 2026 03:48:46 GMT\r\n')
    client.sendall(b"Content-Length: 99999999999\r\n\r\n")
    for _number in range(100_000):
        client.sendall(bytes(65536))


def test_an_object_without_end_is_cut_short(address: str) -> None:
    with server(endless) as (port, _):
        remote = remote_at(parse_address(address.format(port=port)), CREDENTIALS)
        with pytest.raises(HubObjectTooLargeError):
            RemoteHub(remote, Patience(Waiting(), lambda: 0.5)).get(an_object(1).name, 1 << 20)
        remote.close()


@pytest.mark.parametrize("status", ["200 OK", "207 Multi-Status", "403 Forbidden", "418 Odd"])
def test_a_listing_or_a_refusal_without_end_is_cut_short(address: str, status: str) -> None:
    def serve(client: socket.socket, _: bytes) -> None:
        client.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 99999999999\r\n\r\n".encode())
        for _number in range(2_000):
            client.sendall(bytes(65536))

    with server(serve) as (port, _):
        remote = remote_at(parse_address(address.format(port=port)), CREDENTIALS)
        with pytest.raises(HubUnavailableError):
            RemoteHub(remote, Patience(Waiting(), lambda: 0.5)).list_heads()
        remote.close()


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_nobody_is_sent_elsewhere(address: str, status: int) -> None:
    def elsewhere(client: socket.socket, _: bytes) -> None:
        client.sendall(
            f"HTTP/1.1 {status} Elsewhere\r\nLocation: http://127.0.0.1:{other}/\r\nContent-Length: 0\r\n"
            "Connection: close\r\n\r\n".encode()
        )

    with server(endless) as (other, followed), server(elsewhere) as (port, asked):
        remote = remote_at(parse_address(address.format(port=port)), CREDENTIALS)
        with pytest.raises(HubUnavailableError):
            RemoteHub(remote, Patience(Waiting(), lambda: 0.5)).list_heads()
        remote.close()
    assert asked
    assert followed == []


def answered(client: socket.socket, status: str, body: str = "") -> None:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    client.sendall((head + body).encode())


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_another_connection_makes_meanwhile_is_no_refusal(*, there: bool) -> None:
    """Apache forbids a folder that appears between its looking and its making: it is there, so all is well."""
    made = an_object(1)
    empty = '<x:multistatus xmlns:x="DAV:"/>'

    def busy(client: socket.socket, request: bytes) -> None:
        method, path = request.split(maxsplit=2)[:2]
        if method == b"MKCOL":
            answered(client, "403 Forbidden")
        elif method == b"PROPFIND" and path.endswith((b"/h/", b"/o/")):
            answered(client, "207 Multi-Status", empty)
        elif method == b"PROPFIND":
            answered(client, *(("207 Multi-Status", empty) if there else ("404 Not Found",)))
        else:
            answered(client, "201 Created")

    with server(busy) as (port, asked):
        remote = remote_at(parse_address(f"webdav+http://127.0.0.1:{port}/nav"), CREDENTIALS)
        with nullcontext() if there else pytest.raises(HubReadOnlyError):
            assert remote.create(made.name, made.data, whole=False)
        remote.close()
    assert any(request.startswith(b"PUT ") for request in asked) is there
