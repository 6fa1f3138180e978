"""An S3-compatible object store, by signed requests over `httpx`. Why not a library: docs/adr/0007-real-hubs.md."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final, final

from ifodesk.sync import names
from ifodesk.sync.address import HubAddress
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.http_client import MOST_ERROR_BYTES, Line, begin_at, open_client, read_answer, read_end, refusal, told
from ifodesk.sync.http_errors import CREDENTIALS, clock_is_wrong
from ifodesk.sync.hub import HubError, HubObjectMissingError, HubOddAnswerError, HubUnavailableError
from ifodesk.sync.remote import Entry, NoConditionError, most_listed, name_of, version_of
from ifodesk.sync.retry import HubServerError
from ifodesk.sync.s3_signing import Asked, encoded_path, encoded_query, signed_headers
from ifodesk.sync.xml_reading import read_xml

if TYPE_CHECKING:
    import httpx

_OK, _PARTIAL = 200, 206
_NOT_FOUND, _CONFLICT, _PRECONDITION, _RANGE, _NOT_IMPLEMENTED = 404, 409, 412, 416, 501
_WRONG_KEYS: Final = frozenset({"InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken"})
_MOST_LISTED_BYTES: Final = 8 << 20
"""Of one page, which has at most 1 000 names."""
_MOST_PAGES: Final = 10_000
_DOCUMENT: Final = "ListBucketResult"
_NAMESPACE: Final = "http://s3.amazonaws.com/doc/2006-03-01/ "


@final
class S3Remote:
    """The bucket that *address* names, in path style."""

    def __init__(
        self,
        address: HubAddress,
        credentials: Credentials | None,
        line: Line,
        *,
        now: Callable[[], datetime],
    ) -> None:
        """Open it; no request is made yet.

        Args:
            address: Which endpoint, bucket and prefix.
            credentials: Access key and secret key; None for a bucket that is open to all.
            line: What connections are given.
            now: Tells the time, UTC, which requests are signed with.
        """
        self._address = address
        self._credentials = credentials
        self._now = now
        self._stopped = line.stopped
        self._prefix = f"{address.prefix}/" if address.prefix else ""
        self._client = open_client(None, line)

    def prepare(self) -> None:
        """Ask whether the bucket is there: nothing needs to be made in it."""
        self.listing("h/")

    def listing(self, prefix: str) -> tuple[Entry, ...]:
        """Return what begins with *prefix*, page by page; see `Remote.listing`."""
        found: list[Entry] = []
        begin, most = self._prefix + prefix, most_listed(prefix)
        query = {"list-type": "2", "prefix": begin}
        for _ in range(_MOST_PAGES):
            page = self._page(query, prefix)
            found += [
                Entry(name_of(path.removeprefix(self._prefix)), version)
                for path, version in page.entries()
                if path.startswith(begin)
            ]
            if not page.more or page.more == query.get("continuation-token"):
                return tuple(found)
            if len(found) > most:
                break
            query["continuation-token"] = page.more
        raise HubOddAnswerError  # a listing without end

    def fetch(self, path: str, got: bytearray, limit: int) -> str | None:
        """Read from the first byte that *got* lacks; see `Remote.fetch`."""
        headers = {"range": f"bytes={len(got)}-"} if got else {}
        with self._answer("GET", path, headers=headers) as answer:
            if answer.status_code == _RANGE and got:
                got.clear()  # there is no more of it than came: the whole of it tells
            elif answer.status_code not in {_OK, _PARTIAL}:
                raise self._refused(answer, path, writing=False)
            else:
                begin_at(answer, got)
                read_answer(answer, got, limit, self._stopped)
                return _version(answer)
        return self.fetch(path, got, limit)

    def create(self, path: str, data: bytes, *, whole: bool) -> bool:  # noqa: ARG002 - an object is whole or not there
        """Put with ``If-None-Match: *``; see `Remote.create`."""
        with self._answer("PUT", path, body=data, headers={"if-none-match": "*"}) as answer:
            if answer.status_code not in {_OK, _PRECONDITION, _NOT_IMPLEMENTED}:
                raise self._refused(answer, path, writing=True)
            read_end(answer, self._stopped)
        if answer.status_code == _NOT_IMPLEMENTED:
            raise NoConditionError
        return answer.status_code == _OK

    def write(self, path: str, data: bytes, *, whole: bool) -> str | None:  # noqa: ARG002 - as above
        """Put; see `Remote.write`."""
        with self._put(path, data) as answer:
            return _version(answer)

    def remove(self, path: str) -> None:
        """Delete one object; see `Remote.remove`."""
        with self._answer("DELETE", path) as answer:
            if not answer.is_success and answer.status_code != _NOT_FOUND:
                raise self._refused(answer, path, writing=True)
            read_end(answer, self._stopped)

    def strays(self) -> Iterator[str]:
        """List everything under the prefix and give what is not of the format."""
        for entry in self.listing(""):
            if not (names.is_head(entry.path) or names.is_object(entry.path)):
                yield entry.path.encode("utf-8", "backslashreplace").decode()

    def break_off(self, path: str, data: bytes) -> None:
        """Do nothing: an object is there whole or not at all, that is what object stores are."""

    def keeps_versions(self, path: str) -> bool:
        """Return whether what is put comes with a version of its own: former bytes are then kept by the server."""
        with self._put(path, b"versions") as answer:
            return answer.headers.get("x-amz-version-id", "null") not in {"", "null"}

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    @contextmanager
    def _put(self, path: str, data: bytes) -> Iterator[httpx.Response]:
        with self._answer("PUT", path, body=data) as answer:
            if answer.status_code != _OK:
                raise self._refused(answer, path, writing=True)
            yield answer
            read_end(answer, self._stopped)

    def _page(self, query: Mapping[str, str], prefix: str) -> _Page:
        page, body = _Page(), bytearray()
        with self._answer("GET", "", query=query) as answer:
            if answer.status_code != _OK:
                raise self._refused(answer, prefix, writing=False)
            read_answer(answer, body, _MOST_LISTED_BYTES, self._stopped)
        if len(body) > _MOST_LISTED_BYTES:
            raise HubOddAnswerError
        read_xml(bytes(body), page.begin, page.end, of=frozenset({_DOCUMENT, f"{_NAMESPACE}{_DOCUMENT}"}))
        return page

    @contextmanager
    def _answer(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Iterator[httpx.Response]:
        """Send one request and give the answer, of which only the head has been read. An empty path is the bucket."""
        address = self._address
        scheme, _, host = address.place.partition("://")
        target = encoded_path(f"/{address.bucket}/{self._prefix}{path}" if path else f"/{address.bucket}")
        asked = Asked(method, host, target, query or {}, {**(headers or {}), **_checksum(method, body)}, body)
        sent = dict(asked.headers)
        if self._credentials is not None:
            if not (self._credentials.user.isascii() and self._credentials.user.isprintable()):
                raise HubServerError(CREDENTIALS)  # no access key has such a letter, and no request can carry it
            sent = signed_headers(asked, self._credentials, address.region, self._now())
        url = f"{scheme}://{host}{target}" + (f"?{encoded_query(query)}" if query else "")
        with told(), self._client.stream(method, url, content=body, headers=sent) as answer:
            yield answer

    def _refused(self, answer: httpx.Response, path: str, *, writing: bool) -> HubError:
        """Return what an unexpected answer means, by its status and the code in its body."""
        code = self._code(answer)
        if code in _WRONG_KEYS:
            return HubServerError(CREDENTIALS)
        if code == "RequestTimeTooSkewed":
            return clock_is_wrong()
        if answer.status_code == _NOT_FOUND and path and not writing and code != "NoSuchBucket":
            return HubObjectMissingError(path)
        if answer.status_code == _CONFLICT and code not in {"OperationAborted", "ConditionalRequestConflict"}:
            return HubUnavailableError("hub_busy")
        return refusal(answer, writing=writing)

    def _code(self, answer: httpx.Response) -> str:
        """Return S3's own code in the body of a refusal; empty when there is none."""
        body, codes = bytearray(), list[str]()

        def end(name: str, text: str) -> None:
            if name == "Code":
                codes.append(text)

        read_answer(answer, body, MOST_ERROR_BYTES, self._stopped)
        try:
            read_xml(bytes(body), lambda _: None, end)
        except HubOddAnswerError:
            return ""
        return codes[0] if codes else ""


class _Page:
    """One page of a listing."""

    def __init__(self) -> None:
        self.more = ""
        self._told: list[dict[str, str]] = []
        self._inside = False

    def begin(self, name: str) -> None:
        if _plain(name) == "Contents":
            self._told.append({})
            self._inside = True

    def end(self, name: str, text: str) -> None:
        tag = _plain(name)
        if tag == "Contents":
            self._inside = False
        elif self._inside:
            self._told[-1].setdefault(tag, text)
        elif tag == "NextContinuationToken":
            self.more = text

    def entries(self) -> Iterator[tuple[str, str | None]]:
        """Give path and version of what the page lists."""
        for one in self._told:
            if "Key" in one:
                yield one["Key"], version_of(one.get("ETag", "").strip('"'))


def _plain(name: str) -> str:
    """Return a tag without S3's namespace; some servers leave it out."""
    return name.removeprefix(_NAMESPACE)


def _version(answer: httpx.Response) -> str | None:
    """Return an ETag as listings have it; answers put it in quotes."""
    return version_of(answer.headers.get("ETag", "").strip('"'))


def _checksum(method: str, body: bytes) -> dict[str, str]:
    """Return the checksum that a bucket with object lock asks for."""
    return {"x-amz-checksum-sha256": b64encode(sha256(body).digest()).decode()} if method == "PUT" else {}
