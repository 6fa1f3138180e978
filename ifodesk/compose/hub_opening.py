"""Opening a hub for one round, with threads and pauses in real time: what `sync` itself never has."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from threading import Event
from time import monotonic
from typing import Final

from ifodesk.compose.hubs import Known
from ifodesk.sync.address import HubAddress, HubKind
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.fetching import ONE_BY_ONE, STOPPED, Many
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.http_client import Line
from ifodesk.sync.http_errors import timed_out
from ifodesk.sync.hub import Hub, HubError
from ifodesk.sync.remote import Remote
from ifodesk.sync.remote_hub import HeadVersions, RemoteHub
from ifodesk.sync.retry import Patience, Pause
from ifodesk.sync.shared_disk import SharedDisk
from ifodesk.usecases.ports import Cancel

_AT_ONCE: Final = 16
"""Calls to a server at once: at 300 ms delay and small objects this fills a line of 1 Mbit/s."""
_IN_ONE_STEP: Final = 2 * _AT_ONCE
"""Handed over for one step, so that none of the lines stands idle while the slowest is waited for."""
TRYING_SECONDS: Final = 180.0
"""Whoever sets up a place hears by then at the latest how it went; over 1 Mbit/s it takes some twenty."""
_WAIT_SLICE_MS: Final = 100


def open_remote(address: HubAddress, credentials: Credentials | None, cancel: Cancel = lambda: False) -> Remote:
    """Return what speaks to a hub, for its self-test and for setting it up. No request is made yet."""
    line = Line(monotonic, _authorities(), cancel)
    if address.kind is HubKind.S3:
        from ifodesk.sync.s3 import S3Remote

        return S3Remote(address, credentials, line, now=_now)
    if address.kind is HubKind.WEBDAV:
        from ifodesk.sync.webdav import DavRemote

        return DavRemote(address, credentials, line)
    from ifodesk.sync.folder_remote import FolderRemote

    return FolderRemote(Path(address.place))


@dataclass(frozen=True, slots=True)
class OpenHub:
    """A hub for one round."""

    hub: Hub
    many: Many = ONE_BY_ONE
    versions: HeadVersions | None = None
    """What was seen of heads on a server; None for a folder, which tells by itself."""
    close: Callable[[], None] = lambda: None


def open_hub(
    known: Known, credentials: Credentials | None, cancel: Cancel = lambda: False, *, pause: Pause | None = None
) -> OpenHub:
    """Return a hub, ready for a round; close it afterwards. No request is made yet.

    Args:
        known: Which, and what it can.
        credentials: What lets one in.
        cancel: Asked while a pause between two attempts lasts, which then ends at once, and while objects come.
        pause: Waits between two attempts; in real time when missing.
    """
    if known.address.kind is HubKind.FOLDER:
        return OpenHub(FolderHub(Path(known.address.place), SharedDisk(pause or waiter(cancel))))
    from concurrent.futures import ThreadPoolExecutor

    versions = HeadVersions(known.heads)
    again = Patience(pause or waiter(cancel), SystemRandom().random)
    hub = RemoteHub(open_remote(known.address, credentials, cancel), again, known.traits, versions)
    pool = ThreadPoolExecutor(_AT_ONCE, "hub")

    def together(calls: Sequence[Callable[[], None]]) -> None:
        for done in [pool.submit(call) for call in calls]:
            done.result()

    def close() -> None:
        pool.shutdown()
        hub.close()

    return OpenHub(hub, Many(_IN_ONE_STEP, together), versions, close)


@contextmanager
def set_up(place: HubAddress, seconds: float = TRYING_SECONDS) -> Iterator[Cancel]:
    """Give what stops a hub that a person sets up when time is up: it then did not answer in time (hub_slow).

    What a server answers is told as a server's.
    """
    end = monotonic() + seconds
    try:
        yield lambda: monotonic() > end
    except HubError as error:
        told = timed_out() if error.code == STOPPED else error
        told.details["server"] = int(place.kind is not HubKind.FOLDER)
        raise told from None


def patience(cancel: Cancel = lambda: False) -> Patience:
    """Return how to try a server again in real time."""
    return Patience(waiter(cancel), SystemRandom().random)


def waiter(cancel: Cancel = lambda: False) -> Pause:
    """Return what waits in real time, and no longer once *cancel* says so."""

    def pause(milliseconds: int) -> None:
        for _ in range(0, milliseconds, _WAIT_SLICE_MS):
            if cancel():
                return
            Event().wait(min(_WAIT_SLICE_MS, milliseconds) / 1000)

    return pause


def _now() -> datetime:
    return datetime.now(UTC)


def _authorities() -> Path | None:
    """Return the file that ``SSL_CERT_FILE`` names: a municipality's own authority, trusted beside the computer's."""
    named = os.environ.get("SSL_CERT_FILE")
    if not named:
        return None
    path = Path(named)
    if not path.is_file():
        raise HubError("hub_authorities")
    return path
