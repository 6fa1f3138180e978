"""What every hub can do, and how it says that it cannot. The layout of a folder hub: docs/hub.md."""

from __future__ import annotations

from typing import Protocol

from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.sync_ports import HeadEntry


class HubError(WorldError):
    """Something about a hub. ``code`` selects the sentence in `ifodesk.words.hub_words`."""

    code = "hub_failed"


class HubUnavailableError(HubError):
    """The hub cannot be used now: ``hub_busy``, ``hub_denied`` or ``hub_failed``, or one of the kinds below."""


class HubOddAnswerError(HubUnavailableError):
    """Whoever answers does not answer as a hub does: the page of a network that wants a login, another server."""

    code = "hub_odd_answer"


class HubGoneError(HubUnavailableError):
    """The hub is not there: a stick pulled out, a share not connected, a folder moved or never prepared."""

    code = "hub_gone"


class HubFullError(HubUnavailableError):
    """There is no room. What was there is untouched."""

    code = "hub_full"


class HubReadOnlyError(HubUnavailableError):
    """The hub can be read but not written to."""

    code = "hub_read_only"


class HubObjectError(HubError):
    """Something about one object; the others can still be used."""

    def __init__(self, name: str) -> None:
        """Keep the object's name, which is random and says nothing about anyone."""
        super().__init__(name=name)
        self.name = name


class HubObjectMissingError(HubObjectError):
    """The hub has no object of this name."""

    code = "hub_object_missing"


class HubObjectTooLargeError(HubObjectError):
    """There are more bytes under this name than any object may have. They were not read."""

    code = "hub_object_too_large"


class HubObjectUnreadableError(HubObjectError):
    """The hub is there, but refuses to read this one object."""

    code = "hub_object_unreadable"


class HubNameTakenError(HubObjectError):
    """Other bytes lie under this name, so they are damaged: a name ends in the hash of its bytes."""

    code = "hub_name_taken"


class Hub(Protocol):
    """A place where devices leave sealed objects for each other. It is not trusted with anything."""

    def list_heads(self) -> tuple[HeadEntry, ...]:
        """Return every head, in order of name. This one listing tells whether anything is new."""
        ...

    def get(self, name: str, max_size: int) -> bytes:
        """Return the bytes under *name*, at most *max_size* of them, whether or not they match it.

        Raises:
            HubObjectError: It is missing, too large or unreadable.
            HubUnavailableError: The hub as a whole cannot be used.
        """
        ...

    def put_new(self, name: str, data: bytes) -> bool:
        """Make *data* durable under *name* without ever overwriting; False when the same bytes lay there already.

        Raises:
            HubNameTakenError: Other bytes lie there. They are left alone.
            HubUnavailableError: The hub cannot take it. Nobody will ever see half of it under its name.
            ValueError: *data* are not the bytes that *name* promises.
        """
        ...

    def put_head(self, name: str, data: bytes) -> None:
        """Replace the head *name* in one step: a reader sees the former or the new one, never a mixture.

        Raises:
            HubUnavailableError: The hub cannot take it; the former head is still there.
            ValueError: *data* is no head with its hash at the end, or *name* is no head's name.
        """
        ...

    def list_tag(self, tag: str) -> tuple[str, ...]:
        """Return the names of all objects whose name begins with *tag*, in order of name."""
        ...

    def list_objects(self) -> tuple[str, ...]:
        """Return the names of all objects, heads left out, in order of name. Costly: for rebuilding and carrying."""
        ...

    def stray(self) -> tuple[str, ...]:
        """Return the paths of what is not of the format. It is left alone, whatever it is."""
        ...
