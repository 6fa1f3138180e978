"""Connections that a person can stop at any moment, and that nobody can keep open with a byte now and then.

`httpx` waits for each byte by itself: a server that sends one every half minute is never late. It offers no place to
look in between; its lowest layer, `httpcore`, does.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, final

import httpcore
import httpx
from typing_extensions import override

from ifodesk.sync.hub import HubUnavailableError
from ifodesk.usecases.ports import Cancel

if TYPE_CHECKING:
    from httpcore._backends.base import SOCKET_OPTION

GRACE_SECONDS: Final = 60.0
"""So long an answer may take without giving much."""
LEAST_BYTES_PER_SECOND: Final = 256
"""Of an answer that takes longer; sixteen at once make 32 kbit/s. What came is kept, and the rest asked for anew."""
_SLICE_SECONDS: Final = 0.5
"""After so long at most it is heard that somebody asked to stop."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What a connection is watched by."""

    stopped: Cancel
    seconds: Callable[[], float]
    """Tells how many seconds have gone by since some moment; never goes back."""

    def require_wanted(self) -> None:
        """Raise ``HubUnavailableError`` hub_stopped when somebody asked to stop."""
        if self.stopped():
            raise HubUnavailableError("hub_stopped")


def watch(client: httpx.Client, by: Watch) -> None:
    """Have all connections of *client* watched. To be called before its first request."""
    for transport in (client._transport, *client._mounts.values()):  # noqa: SLF001 - httpx has no other door; a test notices
        if isinstance(transport, httpx.HTTPTransport):
            pool = transport._pool  # noqa: SLF001 - as above
            pool._network_backend = _WatchedBackend(pool._network_backend, by)  # noqa: SLF001 - as above


@final
class _WatchedBackend(httpcore.NetworkBackend):
    def __init__(self, inner: httpcore.NetworkBackend, by: Watch) -> None:
        self._inner = inner
        self._by = by

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        self._by.require_wanted()
        opened = self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
        return _WatchedStream(opened, self._by)


@final
class _WatchedStream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, by: Watch) -> None:
        self._inner = inner
        self._by = by
        self._came = 0
        self._since = by.seconds()

    @override
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what comes; the count of bytes and seconds goes on from what was written last."""
        rest = GRACE_SECONDS if timeout is None else timeout
        while True:
            self._by.require_wanted()
            try:
                data = self._inner.read(max_bytes, min(rest, _SLICE_SECONDS))
            except httpcore.ReadTimeout:
                rest -= _SLICE_SECONDS
                if rest <= 0:
                    raise
            else:
                self._came += len(data)
                self._require_pace()
                return data

    @override
    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._by.require_wanted()
        self._inner.write(buffer, timeout)
        self._came, self._since = 0, self._by.seconds()

    @override
    def close(self) -> None:
        self._inner.close()

    @override
    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _WatchedStream(self._inner.start_tls(ssl_context, server_hostname, timeout), self._by)

    @override
    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)

    def _require_pace(self) -> None:
        if self._by.seconds() - self._since > GRACE_SECONDS + self._came / LEAST_BYTES_PER_SECOND:
            raise httpcore.ReadTimeout
