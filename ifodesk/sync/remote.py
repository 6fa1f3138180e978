"""What a server must be able to do to be a hub, one request each; `RemoteHub` and the self-test stand on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from ifodesk.sync.hub import HubError

MOST_LISTED: Final = 2_000_000
"""Of all objects. Whoever lists more is no hub of ours, and wants this computer's memory."""
MOST_LISTED_OF_ONE: Final = 250_000
"""Of heads, half files or what begins with one tag."""
_LONGEST_VERSION: Final = 200
_LONGEST_NAME: Final = 200
"""Those of the format have 55 characters at most; a bucket may list 8 MiB of a name, page after page."""


class NoConditionError(HubError):
    """The server answers that it does not know "only when nothing is there"."""

    code = "hub_failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or object in a listing."""

    path: str
    """In the form of the hub's names (``h/…``, ``o/…``), whatever folders the server keeps them in."""
    version: str | None
    """Differs when the bytes have changed; None where the server cannot say for certain. A hint, never evidence."""


def most_listed(prefix: str) -> int:
    """Return how many names a listing of *prefix* may have."""
    return MOST_LISTED if prefix in {"", "o/"} else MOST_LISTED_OF_ONE


def version_of(text: str) -> str | None:
    """Return a version in a server's words; None for one so long that nobody should keep it."""
    return text if 0 < len(text) <= _LONGEST_VERSION else None


def name_of(text: str) -> str:
    """Return a name in a server's words, cut short where nobody should keep all of it; what is cut is none of ours."""
    return text[:_LONGEST_NAME]


class Remote(Protocol):
    """A server's requests. Each is tried once. Paths are those of the format: ``h/…``, ``o/…``, ``tmp/…``.

    All raise ``HubUnavailableError``, as `HubServerError` where trying again may help.
    """

    def prepare(self) -> None:
        """Make what the hub needs before its first use, where the kind of server needs anything made."""
        ...

    def listing(self, prefix: str) -> tuple[Entry, ...]:
        """Return what has a path that begins with *prefix*: ``h/``, ``tmp/``, ``o/`` or ``o/`` and a tag."""
        ...

    def fetch(self, path: str, got: bytearray, limit: int) -> str | None:
        """Append to *got* what it lacks of the bytes under *path*, at most one beyond *limit* in all.

        What came before a failure stays in *got*, and the next call goes on from there; where the server cannot, *got*
        is emptied and filled from the start.

        Returns:
            The version of what was read, as `listing` gives it; None where the server does not tell here.

        Raises:
            HubObjectMissingError: There is nothing.
        """
        ...

    def create(self, path: str, data: bytes, *, whole: bool) -> bool:
        """Write *data* under *path* on the condition that nothing lies there; False when something does.

        Args:
            path: Where.
            data: What.
            whole: As for `write`.

        Raises:
            NoConditionError: The server refuses conditions.
        """
        ...

    def write(self, path: str, data: bytes, *, whole: bool) -> str | None:
        """Write *data* under *path*, in place of what lies there; return its version as `listing` gives it, if told.

        Args:
            path: Where.
            data: What.
            whole: Make sure by a detour that nobody sees half of it, where the server is not known to.
        """
        ...

    def remove(self, path: str) -> None:
        """Remove what lies under *path*; nothing there is no error."""
        ...

    def strays(self) -> Iterator[str]:
        """Give the paths of all that is not of the format."""
        ...

    def break_off(self, path: str, data: bytes) -> None:
        """Begin to write *data* under *path* and break off half way: what the self-test looks at afterwards."""
        ...

    def keeps_versions(self, path: str) -> bool:
        """Overwrite *path* and return whether the server is known to keep the bytes that lay there."""
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...


@dataclass(frozen=True, slots=True)
class Traits:
    """What the self-test at set-up found about a server. None: not known, and the slower, safer way is taken."""

    creates_once: bool | None = None
    """It refuses a second creation. Where it does not, objects are looked for before they are put."""
    whole_puts: bool | None = None
    """Nobody ever sees half of what is being written."""
    tells_changes: bool | None = None
    """A listing tells whether a file has changed. Where it does not, every head is read each time."""
