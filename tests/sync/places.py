"""Hubs on real servers, by the name of the fixture that starts them: a fresh bucket or folder for each test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from threading import Event
from time import monotonic

import pytest

from ifodesk.sync.address import HubAddress, HubKind, parse_address
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.http_client import Line
from ifodesk.sync.remote import Remote, Traits
from ifodesk.sync.remote_hub import HeadVersions, RemoteHub
from ifodesk.sync.retry import Patience
from ifodesk.sync.s3 import S3Remote
from ifodesk.sync.webdav import DavRemote
from tests.servers.dav import DavServer
from tests.servers.s3 import S3Server

VERSIONED = b"<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
LOCKED = (
    b"<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention>"
    b"<Mode>GOVERNANCE</Mode><Days>1</Days></DefaultRetention></Rule></ObjectLockConfiguration>"
)
NO_DELETE = (
    '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":["s3:DeleteObject"],'
    '"Resource":["arn:aws:s3:::%s/*"]}]}'
)
PLACES = ("radosgw", "versioned", "locked", "no_delete", "rclone_s3", "apache_dav", "nginx_dav", "wsgidav")
"""Ceph's gateway four times: a plain bucket, one with versions, one with object lock, one where nobody may delete."""
_numbers = count(1)


@dataclass
class Waiting:
    """What was waited for; it does not wait."""

    paused: list[int] = field(default_factory=list)

    def __call__(self, milliseconds: int) -> None:
        self.paused.append(milliseconds)


@dataclass(frozen=True)
class Place:
    """A hub's address on a server, and the credentials for it."""

    name: str
    server: S3Server | DavServer
    address: HubAddress
    credentials: Credentials
    opened: list[Remote] = field(default_factory=list, compare=False)

    def remote(self, credentials: Credentials | None = None) -> Remote:
        """Return what speaks to it."""
        known = credentials or self.credentials
        made = remote_at(self.address, known)
        self.opened.append(made)
        return made

    def close(self) -> None:
        """Let go of every connection."""
        for remote in self.opened:
            remote.close()

    def hub(self, traits: Traits | None = None, versions: HeadVersions | None = None) -> RemoteHub:
        """Return the hub, which fails at once where a real one would wait."""
        return RemoteHub(self.remote(), Patience(Waiting(), lambda: 0.5), traits, versions)


def remote_at(address: HubAddress, credentials: Credentials | None, line: Line | None = None) -> Remote:
    """Return what speaks to an address."""
    line = line or Line(monotonic)
    if address.kind is HubKind.S3:
        return S3Remote(address, credentials, line, now=lambda: datetime.now(UTC))
    return DavRemote(address, credentials, line)


def really_wait(milliseconds: int) -> None:
    """Wait: a real server's clock is to go on."""
    Event().wait(milliseconds / 1000)


def place_at(name: str, request: pytest.FixtureRequest) -> Place:
    """Return a fresh place on the server *name*."""
    fixture = "radosgw" if name in {"versioned", "locked", "no_delete"} else name
    server: S3Server | DavServer = request.getfixturevalue(fixture)
    if isinstance(server, DavServer):
        address = parse_address(f"webdav+{server.url}nav{next(_numbers)}")
        place = Place(name, server, address, Credentials(server.user, server.password))
        place.hub().prepare()
        return place
    bucket = _bucket(server, name)
    return Place(
        name,
        server,
        parse_address(f"s3+{server.endpoint}/{bucket}/ifo"),
        Credentials(server.access_key, server.secret_key),
    )


def _bucket(server: S3Server, name: str) -> str:
    rules: dict[str, Callable[[str], tuple[str, bytes]]] = {
        "versioned": lambda _: ("versioning", VERSIONED),
        "locked": lambda _: ("object-lock", LOCKED),
        "no_delete": lambda bucket: ("policy", (NO_DELETE % bucket).encode()),
    }
    bucket = server.new_bucket(x_amz_bucket_object_lock_enabled="true") if name == "locked" else server.new_bucket()
    if name in rules:
        query, body = rules[name](bucket)
        server.request("PUT", f"/{bucket}", body, query={query: ""}).raise_for_status()
    return bucket
