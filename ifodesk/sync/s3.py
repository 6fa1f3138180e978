"""An S3-compatible object store, through `obstore`, which is imported when the first hub of this kind is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, final

from ifodesk.sync import names
from ifodesk.sync.address import HubAddress
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.http_errors import CREDENTIALS, broken_off, clock_is_wrong, refused, timed_out, unreachable, untrusted
from ifodesk.sync.hub import HubError, HubGoneError, HubObjectMissingError, HubUnavailableError
from ifodesk.sync.remote import Entry, NoConditionError
from ifodesk.sync.retry import HubServerError
from ifodesk.usecases.ports import Cancel

if TYPE_CHECKING:
    from obstore import GetOptions
    from obstore.store import ClientConfig, S3Credential, S3Store

_CHUNK_BYTES: Final = 16 << 10
_CONNECT_TIME: Final = "5s"
_SILENCE: Final = "30s"
"""A connection on which nothing comes for so long is given up."""
_WHOLE_TIME: Final = "10m"
_WRONG_KEYS: Final = frozenset({"InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken"})
_STATUS: Final = re.compile(r"\bstatus: (\d{3})\b")
_CODE: Final = re.compile(r"<Code>([A-Za-z]+)</Code>")
_KIND: Final = re.compile(r"\bkind: (Connect|Timeout|Interrupted|Request|Decode|Unknown)\b")


@final
class S3Remote:
    """The bucket that *address* names."""

    def __init__(
        self,
        address: HubAddress,
        credentials: Credentials | None,
        *,
        authorities: Path | None = None,
        stopped: Cancel = lambda: False,
    ) -> None:
        """Open it; no request is made yet.

        Args:
            address: Which endpoint, bucket and prefix.
            credentials: Access key and secret key; None for a bucket that is open to all.
            authorities: A file of certificate authorities (PEM) to trust beside the computer's own.
            stopped: Asked now and then while something is read, which then ends with ``hub_stopped``.
        """
        self._stopped = stopped
        self._prefix = f"{address.prefix}/" if address.prefix else ""
        self._store = _open(address, credentials, authorities)

    def prepare(self) -> None:
        """Ask whether the bucket is there: nothing needs to be made in it."""
        self.listing("h/")

    def listing(self, prefix: str) -> tuple[Entry, ...]:
        """Return what lies under *prefix*, page by page; see `Remote.list`.

        The library lists by whole folders only. For the objects of a tag it begins just before the first and stops at
        the first beyond.
        """
        import obstore

        folder, found = prefix.rpartition("/")[0], []
        with _told(prefix):
            for page in obstore.list(self._store, prefix=self._prefix + folder, offset=self._prefix + prefix):
                ours = [one for one in page if one["path"].startswith(self._prefix + prefix)]
                found += [Entry(one["path"].removeprefix(self._prefix), _version(one["e_tag"])) for one in ours]
                if len(ours) < len(page):
                    break
        return tuple(found)

    def fetch(self, path: str, got: bytearray, limit: int) -> str | None:
        """Read from the first byte that *got* lacks; see `Remote.fetch`."""
        import obstore

        options: GetOptions = {"range": {"offset": len(got)}} if got else {}
        with _told(path):
            try:
                answer = obstore.get(self._store, self._prefix + path, options=options)
            except obstore.exceptions.GenericError:
                if not got:
                    raise
                got.clear()  # it gives no parts, or there is no more: the whole of it tells
                answer = obstore.get(self._store, self._prefix + path)
            for chunk in answer.stream(min_chunk_size=_CHUNK_BYTES):
                got += chunk[: limit + 1 - len(got)]
                if self._stopped():
                    raise HubUnavailableError("hub_stopped")
                if len(got) > limit:
                    break
            else:
                if len(got) < answer.meta["size"]:
                    raise broken_off()
        return _version(answer.meta["e_tag"])

    def create(self, path: str, data: bytes, *, whole: bool) -> bool:  # noqa: ARG002 - an object is whole or not there
        """Put with ``If-None-Match: *``; see `Remote.create`."""
        import obstore

        with _told(path, writing=True):
            try:
                obstore.put(self._store, self._prefix + path, data, mode="create", use_multipart=False)
            except obstore.exceptions.AlreadyExistsError:
                return False
            except obstore.exceptions.NotSupportedError:
                raise NoConditionError from None
        return True

    def write(self, path: str, data: bytes, *, whole: bool) -> str | None:  # noqa: ARG002 - as above
        """Put; see `Remote.write`."""
        import obstore

        with _told(path, writing=True):
            return _version(obstore.put(self._store, self._prefix + path, data, use_multipart=False)["e_tag"])

    def remove(self, path: str) -> None:
        """Delete one object; see `Remote.remove`."""
        import obstore

        try:
            with _told(path, writing=True):
                obstore.delete(self._store, self._prefix + path)
        except HubObjectMissingError:
            return

    def strays(self) -> Iterator[str]:
        """List everything under the prefix and give what is not of the format."""
        for entry in self.listing(""):
            if not (names.is_head(entry.path) or names.is_object(entry.path)):
                yield entry.path.encode("utf-8", "backslashreplace").decode()

    def break_off(self, path: str, data: bytes) -> None:
        """Do nothing: an object is there whole or not at all, that is what object stores are."""

    def close(self) -> None:
        """Do nothing: the library closes idle connections itself."""

    def keeps_versions(self, path: str) -> bool:
        """Return whether what is put comes with a version of its own: former bytes are then kept by the server."""
        import obstore

        with _told(path, writing=True):
            put = obstore.put(self._store, self._prefix + path, b"versions", use_multipart=False)
        return put["version"] not in {None, "", "null"}


def _open(address: HubAddress, credentials: Credentials | None, authorities: Path | None) -> S3Store:
    from obstore.store import S3Store

    options: ClientConfig = {
        "allow_http": address.place.startswith("http://"),
        "allow_invalid_certificates": False,  # else the environment might say otherwise
        "connect_timeout": _CONNECT_TIME,
        "read_timeout": _SILENCE,
        "timeout": _WHOLE_TIME,
    }
    if authorities is not None:
        options["root_certificate"] = authorities.read_bytes()
    known = credentials or Credentials("", "")

    def keys() -> S3Credential:
        return {"access_key_id": known.user, "secret_access_key": known.secret, "token": None, "expires_at": None}

    return S3Store(
        address.bucket,
        endpoint=address.place,
        region=address.region,
        credential_provider=keys,  # else it would look for keys and tokens in the environment and the network
        skip_signature=credentials is None,
        virtual_hosted_style_request=False,
        checksum_algorithm="SHA256",  # a bucket with object lock asks for one
        client_options=options,
        retry_config={"max_retries": 0},  # `Patience` tries again
    )


def _version(e_tag: str | None) -> str | None:
    """Return an ETag as listings have it; answers put it in quotes."""
    return e_tag.strip('"') if e_tag else None


@contextmanager
def _told(path: str, *, writing: bool = False) -> Iterator[None]:
    """Turn the library's errors into a hub's."""
    from obstore.exceptions import BaseError

    try:
        yield
    except (BaseError, FileNotFoundError, PermissionError) as error:
        raise _meaning(str(error), path, writing=writing) from None


def _meaning(said: str, path: str, *, writing: bool) -> HubError:
    """Return what the library's message means. It names the status and the S3 code, but not in fields of their own."""
    status, code = _STATUS.search(said), _CODE.search(said)
    if code is not None and code[1] in _WRONG_KEYS:
        return HubServerError(CREDENTIALS)
    if code is not None and code[1] == "NotImplemented":
        return NoConditionError()
    if code is not None and code[1] == "RequestTimeTooSkewed":
        return clock_is_wrong()
    if status is not None:
        return _by_status(int(status[1]), code[1] if code else "", path, writing=writing)
    return _without_answer(said)


def _without_answer(said: str) -> HubError:
    """Return what the library's message means where no server has answered, or not to the end."""
    kind = _KIND.search(said)
    if "ertificate" in said:
        return untrusted()
    if "TimedOut" in said or (kind is not None and kind[1] == "Timeout"):
        return timed_out()
    if kind is not None and kind[1] == "Connect":
        return unreachable()
    return broken_off() if "HTTP error" in said or kind is not None else HubUnavailableError()


def _by_status(status: int, code: str, path: str, *, writing: bool) -> HubError:
    if status == 404:  # noqa: PLR2004 - not found
        return HubGoneError() if writing or code == "NoSuchBucket" else HubObjectMissingError(path)
    if status == 409 and code not in {"OperationAborted", "ConditionalRequestConflict"}:  # noqa: PLR2004 - conflict
        return HubUnavailableError("hub_busy")
    return refused(status, writing=writing)
