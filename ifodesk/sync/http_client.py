"""What S3 and WebDAV share: one way to open a connection, to read an answer and to say what went wrong.

`httpx` is imported when the first server is spoken to. Proxies are those of the environment; certificates are always
checked; nobody is sent elsewhere; nothing is unpacked; no answer is read beyond a limit.
"""

from __future__ import annotations

import ssl
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ifodesk.sync.credentials import Credentials
from ifodesk.sync.http_errors import SILENT_ATTEMPTS, broken_off, refused, timed_out, unreachable, untrusted
from ifodesk.sync.hub import HubError, HubUnavailableError
from ifodesk.usecases.ports import Cancel

if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS: Final = 5.0
SILENCE_SECONDS: Final = 30.0
"""A connection on which nothing comes for so long is given up."""
MOST_ERROR_BYTES: Final = 64 << 10
"""Of an answer that is no object and no listing."""
_MOST_CONNECTIONS: Final = 32
_PARTIAL: Final = 206


@dataclass(frozen=True, slots=True)
class Line:
    """What a connection to a server is given from outside."""

    seconds: Callable[[], float]
    """Tells how many seconds have gone by since some moment; never goes back. Answers that drip are given up by it."""
    authorities: Path | None = None
    """A file of certificate authorities (PEM) to trust beside the computer's own."""
    stopped: Cancel = lambda: False
    """Asked about twice a second while a server is waited for, which then ends with ``hub_stopped``."""


def open_client(basic: Credentials | None, line: Line) -> httpx.Client:
    """Return a client; no connection is made yet.

    Args:
        basic: User and password to send with each request; None to send none.
        line: What it is given from outside.

    Raises:
        HubError: ``hub_proxy_setting``: the environment names a proxy that cannot be understood, or is SOCKS;
            ``hub_authorities``: the file of authorities cannot be read.
    """
    from ifodesk.sync.watched_line import Watch, watch

    context = ssl.create_default_context()
    if sys.platform != "win32" and not any(ssl.get_default_verify_paths()[:2]):
        import certifi

        context.load_verify_locations(cafile=certifi.where())  # a bundled program without the computer's own
    if line.authorities is not None:
        try:
            context.load_verify_locations(cafile=line.authorities)
        except OSError:  # ssl.SSLError is one: no certificates in it
            raise HubError("hub_authorities") from None
    client = _client(basic, context)
    watch(client, Watch(line.stopped, line.seconds))
    return client


def _client(basic: Credentials | None, context: ssl.SSLContext) -> httpx.Client:
    import httpx

    try:
        return httpx.Client(
            auth=httpx.BasicAuth(basic.user, basic.secret) if basic else None,
            verify=context,
            timeout=httpx.Timeout(SILENCE_SECONDS, connect=CONNECT_SECONDS, pool=None),
            limits=httpx.Limits(max_connections=_MOST_CONNECTIONS, max_keepalive_connections=_MOST_CONNECTIONS),
            headers={"Accept-Encoding": "identity", "User-Agent": "ifodesk"},
            follow_redirects=False,
        )
    except (ValueError, httpx.InvalidURL, ImportError):
        raise HubUnavailableError("hub_proxy_setting") from None


def read_answer(answer: httpx.Response, got: bytearray, limit: int, stopped: Callable[[], bool]) -> None:
    """Append what comes to *got*, at most one byte beyond *limit* in all. Raises hub_stopped when *stopped* says so."""
    for chunk in answer.iter_raw():
        got += chunk[: limit + 1 - len(got)]
        if stopped():
            raise HubUnavailableError("hub_stopped")
        if len(got) > limit:
            return


def read_end(answer: httpx.Response, stopped: Callable[[], bool]) -> None:
    """Read what an answer that nobody needs says, so that its connection serves the next request; never much of it."""
    read_answer(answer, bytearray(), MOST_ERROR_BYTES, stopped)


def begin_at(answer: httpx.Response, got: bytearray) -> None:
    """Empty *got* where the answer begins at the first byte. The header tells, not the status: rclone's is always 200.

    Raises:
        HubServerError: It is another part than was asked for.
    """
    part = answer.headers.get("Content-Range")
    if part is None and answer.status_code != _PARTIAL:
        got.clear()
    elif part is None or not part.startswith(f"bytes {len(got)}-"):
        got.clear()
        raise broken_off()


@contextmanager
def told() -> Iterator[None]:
    """Turn the library's errors into a hub's."""
    import httpx

    try:
        yield
    except httpx.TransportError as error:
        raise _meaning(error) from None
    except (httpx.InvalidURL, httpx.HTTPError):
        raise HubUnavailableError from None


def _meaning(error: httpx.TransportError) -> HubError:
    import httpx

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return untrusted()
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError):
        return unreachable()
    if isinstance(error, httpx.ConnectTimeout):
        return unreachable(attempts=SILENT_ATTEMPTS)
    if isinstance(error, httpx.ProxyError):
        return refused(407, writing=False)
    return timed_out() if isinstance(error, httpx.TimeoutException) else broken_off()


def refusal(answer: httpx.Response, *, writing: bool) -> HubError:
    """Return the error for an answer that its asker did not expect."""
    return refused(answer.status_code, writing=writing, retry_after=answer.headers.get("Retry-After", ""))
