"""A hub on a server, over whatever `Remote` speaks to it: S3 or WebDAV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import final

from ifodesk.sync import names
from ifodesk.sync.hub import (
    HubNameTakenError,
    HubObjectMissingError,
    HubObjectTooLargeError,
    HubUnavailableError,
)
from ifodesk.sync.remote import NoConditionError, Remote, Traits
from ifodesk.sync.retry import Patience
from ifodesk.usecases.sync_ports import HeadEntry


@final
class HeadVersions:
    """Which version of a head, in the server's words, had which hash at its end: so that one listing tells all."""

    def __init__(self, known: Mapping[str, tuple[str, bytes]] | None = None) -> None:
        """Go on from what was known before: name to version and hash."""
        self._known = dict(known or {})
        self._listed: dict[str, str | None] = {}

    def known(self) -> dict[str, tuple[str, bytes]]:
        """Return what to keep until the next round."""
        return dict(self._known)

    def listed(self, versions: Mapping[str, str | None]) -> None:
        """Note what the newest listing said; heads that are gone are forgotten."""
        self._listed = dict(versions)
        self._known = {name: seen for name, seen in self._known.items() if name in versions}

    def hint(self, name: str) -> bytes:
        """Return the hash at the end of the head as it was listed; empty when that is not known."""
        seen, version = self._known.get(name), self._listed.get(name)
        return seen[1] if seen is not None and version is not None and seen[0] == version else b""

    def note(self, name: str, version: str | None, data: bytes) -> None:
        """Note that *data* were read or written as *version*; None: as what was listed last.

        Bytes that are newer than the listing may be noted under the listed version: the next listing then has another.
        """
        version = version or self._listed.get(name)
        if version is not None and names.is_whole(name, data):
            self._known[name] = (version, data[-names.HEAD_HASH_BYTES :])


@final
class RemoteHub:
    """The hub behind *remote*. Safe to use from several threads."""

    def __init__(
        self, remote: Remote, patience: Patience, traits: Traits | None = None, versions: HeadVersions | None = None
    ) -> None:
        """Take what speaks to the server, how to try again, what the server can and which heads were seen before."""
        self._remote = remote
        self._patience = patience
        self._traits = traits or Traits()
        self.versions = versions or HeadVersions()

    def prepare(self) -> None:
        """Make the hub ready where it is not: at set-up only, when a person has chosen the place."""
        self._patience.call(self._remote.prepare)

    def list_heads(self) -> tuple[HeadEntry, ...]:
        """Return every head in order of name; see `Hub.list_heads`."""
        listed = self._patience.call(lambda: self._remote.listing("h/"))
        sure = self._traits.tells_changes is not False
        heads = {entry.path: entry.version if sure else None for entry in listed if names.is_head(entry.path)}
        self.versions.listed(heads)
        return tuple(HeadEntry(name, self.versions.hint(name)) for name in sorted(heads))

    def get(self, name: str, max_size: int) -> bytes:
        """Return the bytes under *name*; see `Hub.get`. What came before the line broke is not fetched again."""
        if not (names.is_head(name) or names.is_object(name)):
            raise ValueError(name)
        got = bytearray()
        version = self._patience.call(lambda: self._fetch(name, got, max_size), got=lambda: len(got))
        if len(got) > max_size:
            raise HubObjectTooLargeError(name)
        data = bytes(got)
        if names.is_head(name):
            self.versions.note(name, version, data)
        return data

    def put_new(self, name: str, data: bytes) -> bool:
        """Make *data* durable under *name*; see `Hub.put_new`.

        A server that does not know conditions, or pretends to, is asked first. Two devices may then both write: the
        same bytes, since a name ends in their hash.
        """
        if not names.is_object(name) or not names.is_whole(name, data):
            raise ValueError(name)
        if not self._traits.creates_once and self._is_there(name, data):
            return False
        if self._create(name, data):
            return True
        if self._is_there(name, data):
            return False
        raise HubUnavailableError("hub_busy")  # it was there a moment ago

    def put_head(self, name: str, data: bytes) -> None:
        """Replace the head *name*; see `Hub.put_head`."""
        if not names.is_head(name) or not names.is_whole(name, data):
            raise ValueError(name)
        version = self._write(name, data)
        if version is not None and self._traits.tells_changes is not False:
            self.versions.note(name, version, data)

    def list_tag(self, tag: str) -> tuple[str, ...]:
        """Return the names that begin with *tag*, in order."""
        if not names.is_tag(tag):
            raise ValueError(tag)
        listed = self._patience.call(lambda: self._remote.listing(f"o/{tag}-"))
        return tuple(sorted(entry.path for entry in listed if names.is_object(entry.path)))

    def list_objects(self) -> tuple[str, ...]:
        """Return the names of all objects, in order."""
        listed = self._patience.call(lambda: self._remote.listing("o/"))
        return tuple(sorted(entry.path for entry in listed if names.is_object(entry.path)))

    def stray(self) -> tuple[str, ...]:
        """Return the paths of all that is not of the format; nothing of it is touched."""
        return tuple(sorted(self._patience.call(lambda: tuple(self._remote.strays()))))

    def close(self) -> None:
        """Let go of connections. The hub is not used afterwards."""
        self._remote.close()

    def _create(self, name: str, data: bytes) -> bool:
        whole = not self._traits.whole_puts
        try:
            return self._patience.call(lambda: self._remote.create(name, data, whole=whole))
        except NoConditionError:
            self._write(name, data)
            return True

    def _write(self, name: str, data: bytes) -> str | None:
        return self._patience.call(lambda: self._remote.write(name, data, whole=not self._traits.whole_puts))

    def _fetch(self, name: str, got: bytearray, limit: int) -> str | None:
        if names.is_head(name):
            got.clear()  # half of the former and half of the new would look like damage
        return self._remote.fetch(name, got, limit)

    def _is_there(self, name: str, data: bytes) -> bool:
        """Return whether exactly *data* lie under *name*; raises when something else does."""
        try:
            found = self.get(name, len(data))
        except HubObjectMissingError:
            return False
        except HubObjectTooLargeError:
            raise HubNameTakenError(name) from None
        if found != data:
            raise HubNameTakenError(name)
        return True
