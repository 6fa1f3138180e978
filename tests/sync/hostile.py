"""A server on loopback that answers what the test tells it to, byte for byte, and ends each connection."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from typing_extensions import override


@dataclass(frozen=True)
class Question:
    """What was asked for."""

    method: str
    path: str
    body: bytes = field(repr=False, default=b"")
    headers: Mapping[str, str] = field(repr=False, default_factory=dict)


Answers = Callable[[Question], Iterable[bytes]]


def whole(status: str, body: bytes = b"", *headers: str) -> list[bytes]:
    """Return an answer with its length."""
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers, "", ""))
    return [head.encode("latin-1"), body]


def endless(status: str, *headers: str) -> Iterator[bytes]:
    """Give an answer of 128 MB that says it is of 100 GB, then nothing more."""
    yield "\r\n".join((f"HTTP/1.1 {status}", "Content-Length: 99999999999", *headers, "", "")).encode()
    for _ in range(2_000):
        yield bytes(65536)


@contextmanager
def hostile(answers: Answers, tls: ssl.SSLContext | None = None) -> Iterator[tuple[int, list[Question]]]:
    """Give the port of a server, and what it was asked; with *tls* nothing before it knows who it speaks with."""
    asked: list[Question] = []

    class Handler(BaseHTTPRequestHandler):
        @override
        def handle_one_request(self) -> None:
            self.close_connection = True
            try:
                self.raw_requestline = self.rfile.readline(65537)
            except OSError:  # nobody wants to speak with a server of this certificate
                return
            if not self.raw_requestline or not self.parse_request():
                return
            length = self.headers.get("Content-Length", "0")
            question = Question(self.command, self.path, self.rfile.read(int(length)), dict(self.headers.items()))
            asked.append(question)
            with suppress(OSError):
                for part in answers(question):
                    self.wfile.write(part)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        server.block_on_close = False
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server.server_address[1], asked
        finally:
            server.shutdown()
            thread.join(20)
