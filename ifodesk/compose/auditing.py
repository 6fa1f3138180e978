"""Hands the verifier what it may open and what it may read: it imports nothing of ours, so it is given both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import final

from typing_extensions import override

from ifodesk.compose.hub_opening import OpenHub, open_hub
from ifodesk.compose.hubs import Known
from ifodesk.compose.opening import Opened
from ifodesk.sync.address import HubKind
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.fetching import Carrier, Fetched
from ifodesk.sync.hub import HubObjectError, HubObjectTooLargeError
from ifodesk.verify.files import FolderFiles, HubFiles
from ifodesk.verify.report import CompartmentKeys, FaultyError, VerifyKeys, What


def verify_keys(opened: Opened) -> VerifyKeys:
    """Return the keys of every compartment that the signed-in person reads, for `verify.check.verify_hub`."""
    core = opened.parts.core
    keys = {}
    for one in core.compartments.all():
        keys[bytes(one.cid)] = CompartmentKeys(
            tag_secret=one.tag_secret,
            epochs=tuple((epoch.number, epoch.secret) for epoch in core.compartments.epochs(one.row)),
        )
    return VerifyKeys(core.identity.gid, core.identity.founding, core.identity.group_compartment, keys)


@contextmanager
def hub_files(known: Known, credentials: Credentials | None) -> Iterator[HubFiles]:
    """Give what reads a hub's files for the verifier, which looks at a folder itself. Nothing is written there.

    Args:
        known: Which hub, and what it can.
        credentials: What lets one in.
    """
    if known.address.kind is HubKind.FOLDER:
        yield FolderFiles(Path(known.address.place))
        return
    opened = open_hub(known, credentials)
    try:
        yield _ServerFiles(opened)
    finally:
        opened.close()


@final
@dataclass(slots=True)
class _ServerFiles(HubFiles):
    """The files of a hub on a server under the paths that they would have in a folder.

    The verifier asks for one after the other, in order; several that follow are fetched at once, and kept until then.
    """

    opened: OpenHub
    order: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    ahead: dict[str, Fetched] = field(default_factory=dict)

    @override
    def paths(self) -> Iterator[tuple[str, bool]]:
        """Give every path; raises ``HubUnavailableError`` where the server cannot be asked or is no hub."""
        hub = self.opened.hub
        heads = [one.name for one in hub.list_heads()]
        self.order = sorted([*heads, *(_in_folder(name) for name in hub.list_objects())])
        self.places = {path: place for place, path in enumerate(self.order)}
        yield from ((path, True) for path in self.order)
        yield from ((path, False) for path in hub.stray())

    @override
    def read(self, path: str, limit: int) -> bytes:
        """Return the bytes; raises ``HubUnavailableError`` beside `HubFiles.read` when the line is gone for good."""
        if path not in self.ahead:
            place = self.places[path]
            many = self.opened.many
            wanted = self.order[place : place + many.width]
            came = Carrier(self.opened.hub, many).get([_on_server(one) for one in wanted])
            self.ahead = dict(zip(wanted, came, strict=True))
        found = self.ahead.pop(path)
        if isinstance(found.problem, HubObjectTooLargeError) or len(found.data) > limit:
            raise FaultyError(What.TOO_LARGE)
        if isinstance(found.problem, HubObjectError):
            raise FaultyError(What.UNREADABLE)
        if found.problem is not None:
            raise found.problem
        return found.data


def _in_folder(name: str) -> str:
    """Return where an object lies in a folder: docs/hub.md, layout."""
    return f"o/{name[2:4]}/{name[2:]}"


def _on_server(path: str) -> str:
    return path if path.startswith("h/") else f"o/{path[5:]}"
