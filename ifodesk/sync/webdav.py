"""A WebDAV folder, through `httpx`, which is imported when the first hub of this kind is opened.

Layout as in a folder hub (docs/hub.md). Proxies are those of the environment; certificates are always checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from secrets import token_hex
from typing import TYPE_CHECKING, Final, final

from ifodesk.sync import names
from ifodesk.sync.address import HubAddress
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.dav_listing import MOST_BYTES, QUESTION, Listed, read_listing
from ifodesk.sync.http_client import MOST_ERROR_BYTES, Line, begin_at, open_client, read_answer, read_end, refusal, told
from ifodesk.sync.http_errors import refused
from ifodesk.sync.hub import HubGoneError, HubObjectMissingError, HubOddAnswerError
from ifodesk.sync.remote import MOST_LISTED, Entry

if TYPE_CHECKING:
    import httpx

_FOLDERS: Final = ("h", "o", "tmp")
_OK, _CREATED, _NO_CONTENT, _PARTIAL, _MULTI = 200, 201, 204, 206, 207
_FORBIDDEN, _NOT_FOUND, _NOT_ALLOWED, _CONFLICT, _PRECONDITION, _RANGE = 403, 404, 405, 409, 412, 416
_WRITTEN: Final = frozenset({_OK, _CREATED, _NO_CONTENT})


@final
class DavRemote:
    """The folder that *address* names."""

    def __init__(
        self,
        address: HubAddress,
        credentials: Credentials | None,
        line: Line,
    ) -> None:
        """Open it; no request is made yet.

        Args:
            address: Which folder on which server.
            credentials: User and password; None for a folder that is open to all.
            line: What connections are given.
        """
        self._stopped = line.stopped
        self._base = address.place
        self._client = open_client(credentials, line)
        self._made: set[str] = set()

    def prepare(self) -> None:
        """Make the hub's folders where they lack, the folder itself too when the one above it is there."""
        for folder in ("", *(f"{name}/" for name in _FOLDERS)):
            self._make(folder)

    def listing(self, prefix: str) -> tuple[Entry, ...]:
        """Ask for one folder, or for all that objects lie in; see `Remote.listing`."""
        top, _, begin = prefix.partition("/")
        if prefix == "o/":
            fans = self._folder(prefix)[0]
            if fans is None:
                raise HubGoneError
            return tuple(self._objects({fan.name for fan in fans if fan.is_folder and names.is_fan_out(fan.name)}))
        folder = f"o/{begin[:2]}/" if top == "o" else f"{top}/"
        found, now = self._folder(folder)
        if found is None:
            if top != "o":
                raise HubGoneError
            self._require_there()
            return ()
        listed = [one for one in found if not one.is_folder and one.name.startswith(begin)]
        return tuple(Entry(f"{top}/{one.name}", one.version(now)) for one in listed)

    def fetch(self, path: str, got: bytearray, limit: int) -> str | None:
        """Read from the first byte that *got* lacks; see `Remote.fetch`."""
        headers = {"Range": f"bytes={len(got)}-"} if got else {}
        with told(), self._client.stream("GET", self._url(path), headers=headers) as answer:
            if answer.status_code in {_OK, _PARTIAL}:
                begin_at(answer, got)
                read_answer(answer, got, limit, self._stopped)
                return None
            read_end(answer, self._stopped)
        if answer.status_code == _RANGE and got:
            got.clear()  # there is no more of it than came: the whole of it tells
            return self.fetch(path, got, limit)
        if answer.status_code == _NOT_FOUND:
            self._require_there()
            raise HubObjectMissingError(path)
        raise refusal(answer, writing=False)

    def create(self, path: str, data: bytes, *, whole: bool) -> bool:
        """Put with ``If-None-Match: *``, or put aside and move with ``Overwrite: F``; see `Remote.create`."""
        if whole:
            return self._by_detour(path, data, overwrite=False)
        status = self._put(path, data, {"If-None-Match": "*"})
        return status != _PRECONDITION

    def write(self, path: str, data: bytes, *, whole: bool) -> str | None:
        """Put, or put aside and move; see `Remote.write`. The server does not say which version that gave."""
        if whole:
            self._by_detour(path, data, overwrite=True)
        else:
            self._put(path, data, {})
        return None

    def remove(self, path: str) -> None:
        """Delete one file; see `Remote.remove`."""
        answer = self._asked("DELETE", self._url(path))
        if answer.status_code not in _WRITTEN | {_NOT_FOUND}:
            raise refusal(answer, writing=True)

    def strays(self) -> Iterator[str]:
        """List the hub's folders and give what is not of the format. Folders in folders are not gone into."""
        top, _ = self._folder("")
        yield from (_shown(one.name) for one in top or () if not (one.is_folder and one.name in _FOLDERS))
        heads, _ = self._folder("h/")
        yield from (_shown(f"h/{one.name}") for one in heads or () if not names.is_head(f"h/{one.name}"))
        halves, _ = self._folder("tmp/")
        yield from (_shown(f"tmp/{one.name}") for one in halves or ())
        fans, _ = self._folder("o/")
        for fan in fans or ():
            within = fan.is_folder and names.is_fan_out(fan.name)
            objects, _ = self._folder(f"o/{fan.name}/") if within else (None, "")
            if objects is None:
                yield _shown(f"o/{fan.name}")
            for one in objects or ():
                if not (one.name.startswith(fan.name) and names.is_object(f"o/{one.name}")):
                    yield _shown(f"o/{fan.name}/{one.name}")

    def break_off(self, path: str, data: bytes) -> None:
        """Begin to write *data* under *path* and end the connection half way; see `Remote.break_off`."""

        def half() -> Iterator[bytes]:
            yield data[: len(data) // 2]
            raise ConnectionAbortedError

        try:
            self._asked("PUT", self._url(path), half(), {"Content-Length": str(len(data))})
        except ConnectionAbortedError:
            return

    def keeps_versions(self, path: str) -> bool:  # noqa: ARG002 - as the port has it
        """Return False: WebDAV does not tell."""
        return False

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _put(self, path: str, data: bytes, headers: Mapping[str, str]) -> int:
        """Put, making the object's folder where it lacks, and return the status: written, or the condition failed."""
        self._make_once(path)
        answer = self._asked("PUT", self._url(path), data, headers)
        if answer.status_code in {_NOT_FOUND, _CONFLICT}:
            self._made.clear()
            self._require_there()
            raise refused(_CONFLICT, writing=True)
        if answer.status_code not in _WRITTEN | {_PRECONDITION}:
            raise refusal(answer, writing=True)
        return answer.status_code

    def _by_detour(self, path: str, data: bytes, *, overwrite: bool) -> bool:
        half = f"tmp/{token_hex(16)}"
        self._put(half, data, {})
        self._make_once(path)
        headers = {"Destination": self._url(path), "Overwrite": "T" if overwrite else "F"}
        answer = self._asked("MOVE", self._url(half), headers=headers)
        if answer.status_code in _WRITTEN:
            return True
        self.remove(half)
        if answer.status_code == _PRECONDITION:
            return False
        if answer.status_code in {_NOT_FOUND, _CONFLICT}:
            self._made.clear()
            self._require_there()
            raise refused(_CONFLICT, writing=True)
        raise refusal(answer, writing=True)

    def _make_once(self, path: str) -> None:
        """Make the folder of an object, once in the life of this object."""
        top, _, name = path.partition("/")
        folder = f"o/{name[:2]}/" if top == "o" else "tmp/" if top == "tmp" else ""
        if folder and folder not in self._made:
            self._require_there()
            self._make(folder)
            self._made.add(folder)

    def _make(self, folder: str) -> None:
        answer = self._asked("MKCOL", self._base + folder)
        status = answer.status_code
        if status in {_CREATED, _OK, _NOT_ALLOWED}:  # the last: it is there
            return
        if status == _FORBIDDEN and self._folder(folder, depth=0)[0] is not None:
            return  # Apache's answer when another connection makes it between its looking and its making
        raise HubGoneError if status == _CONFLICT else refusal(answer, writing=True)

    def _require_there(self) -> None:
        """Raise when the hub's folders are gone: a round never makes them."""
        for folder in ("h/", "o/"):
            if self._folder(folder, depth=0)[0] is None:
                raise HubGoneError

    def _folder(self, folder: str, depth: int = 1) -> tuple[list[Listed] | None, str]:
        """Return what lies in a folder, and the server's time; None when there is no such folder."""
        headers = {"Depth": str(depth), "Content-Type": "application/xml"}
        body = bytearray()
        url = self._base + folder
        with told(), self._client.stream("PROPFIND", url, content=QUESTION, headers=headers) as answer:
            read_answer(answer, body, MOST_BYTES if answer.status_code == _MULTI else MOST_ERROR_BYTES, self._stopped)
        if answer.status_code == _NOT_FOUND:
            return None, ""
        if answer.status_code != _MULTI:
            raise refusal(answer, writing=False)
        if len(body) > MOST_BYTES:
            raise HubOddAnswerError
        return read_listing(bytes(body), url), answer.headers.get("Date", "")

    def _objects(self, fans: Iterable[str]) -> Iterator[Entry]:
        """Give what lies in the folders of these names, but no endless number of them."""
        count = 0
        for fan in sorted(fans):
            found = self.listing(f"o/{fan}")
            count += len(found)
            if count > MOST_LISTED:
                raise HubOddAnswerError
            yield from found

    def _asked(
        self, method: str, url: str, data: bytes | Iterator[bytes] = b"", headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Send one request and return its answer, which has ended: what it says beyond its head is not kept."""
        with told(), self._client.stream(method, url, content=data, headers=headers) as answer:
            read_end(answer, self._stopped)
        return answer

    def _url(self, path: str) -> str:
        top, _, name = path.partition("/")
        return self._base + (f"o/{name[:2]}/{name}" if top == "o" else path)


def _shown(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()
