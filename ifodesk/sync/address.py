"""How a hub is named: a folder's path, ``s3+https://endpoint/bucket/prefix`` or ``webdav+https://host/path``."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

from ifodesk.sync.hub import HubError

DEFAULT_REGION: Final = "us-east-1"
"""What S3 servers without regions take."""
_MOST_CHARS: Final = 1000
_LEAST_BUCKET, _MOST_BUCKET = 3, 63
_HOST_NAME: Final = re.compile(r"[a-z0-9_.-]+")
"""What a computer is called on the network, once other letters are written as it writes them."""


class HubKind(StrEnum):
    """What a hub is spoken to with."""

    FOLDER = "folder"
    S3 = "s3"
    WEBDAV = "webdav"


class HubAddressError(HubError):
    """The text is no hub's address: ``hub_bad_address``, ``hub_plain_http`` or ``hub_secret_in_address``."""

    code = "hub_bad_address"


@dataclass(frozen=True, slots=True)
class HubAddress:
    """Where a hub is. Holds no credential."""

    kind: HubKind
    text: str
    """The address in its one form, as it is kept and shown."""
    place: str
    """A folder's absolute path; else the URL of the S3 endpoint, or of the WebDAV folder with a slash at its end."""
    bucket: str = ""
    prefix: str = ""
    """S3: what every name begins with, without slash at either end; may be empty."""
    region: str = DEFAULT_REGION

    @property
    def id(self) -> str:
        """A short name of the hub, the same on every computer: what its credential is kept under."""
        return sha256(self.text.encode()).hexdigest()[:24]

    @property
    def shown(self) -> str:
        """What a person recognises it by: the folder, or host and path without the protocol."""
        return self.text if self.kind is HubKind.FOLDER else self.text.split("://", 1)[1]


def parse_address(text: str, *, plain: bool = False) -> HubAddress:
    """Return what *text* names.

    Args:
        text: An address; everything without ``s3+`` or ``webdav+`` before it is a folder's path.
        plain: Whether HTTP without TLS may go to other computers than this one.

    Raises:
        HubAddressError: ``hub_bad_address`` when it cannot be read, ``hub_plain_http`` for HTTP without TLS,
            ``hub_secret_in_address`` for a user or a password in it (the text of the error never repeats them).
    """
    text = text.strip()
    scheme, found, rest = text.partition("://")
    kind, plus, transport = scheme.lower().partition("+")
    if not found or not plus:
        return _folder(text)
    if kind not in {HubKind.S3, HubKind.WEBDAV} or transport not in {"http", "https"} or len(text) > _MOST_CHARS:
        raise HubAddressError
    url = _split(f"{transport}://{rest}")
    if transport == "http" and not plain and not _is_loopback(url.hostname or ""):
        raise HubAddressError("hub_plain_http")
    return _s3(url) if kind == HubKind.S3 else _webdav(url)


def _folder(text: str) -> HubAddress:
    if not text or "\0" in text or "://" in text:
        raise HubAddressError
    path = str(_at_home(Path(text)).absolute())
    if path != path.strip():  # it would be another one when it is read again
        raise HubAddressError
    return HubAddress(HubKind.FOLDER, path, path)


def _split(text: str) -> SplitResult:
    try:
        url = urlsplit(text)
        _ = url.port  # raises where it is no number
    except ValueError:
        raise HubAddressError from None
    if url.username is not None or url.password is not None:
        raise HubAddressError("hub_secret_in_address")
    if not url.hostname or url.fragment or any(char.isspace() or ord(char) < 0x20 for char in text):  # noqa: PLR2004 - controls
        raise HubAddressError
    return url


def _s3(url: SplitResult) -> HubAddress:
    asked = parse_qs(url.query, keep_blank_values=True)
    if set(asked) - {"region"} or len(asked.get("region", ())) > 1:
        raise HubAddressError
    region = asked.get("region", [DEFAULT_REGION])[0]
    bucket, _, prefix = unquote(url.path).strip("/").partition("/")
    if not _LEAST_BUCKET <= len(bucket) <= _MOST_BUCKET or not _is_region(region):
        raise HubAddressError
    parts = _parts(prefix)
    endpoint = f"{url.scheme}://{_host(url)}"
    query = "" if region == DEFAULT_REGION else f"?region={region}"
    text = f"s3+{endpoint}/{quote('/'.join((bucket, *parts)))}{query}"
    return HubAddress(HubKind.S3, text, endpoint, bucket, "/".join(parts), region)


def _is_region(text: str) -> bool:
    return text.isascii() and text.replace("-", "").isalnum()


def _webdav(url: SplitResult) -> HubAddress:
    if url.query:
        raise HubAddressError
    path = "".join(f"/{quote(part)}" for part in _parts(unquote(url.path)))
    place = f"{url.scheme}://{_host(url)}{path}"
    return HubAddress(HubKind.WEBDAV, f"webdav+{place}", f"{place}/")


def _parts(path: str) -> tuple[str, ...]:
    parts = tuple(part for part in path.split("/") if part)
    if any(part in {".", ".."} for part in parts):
        raise HubAddressError
    return parts


def _host(url: SplitResult) -> str:
    host = (url.hostname or "").lower()
    host = _numbers(host) if ":" in host else _name(host)
    usual = {"https": 443, "http": 80}[url.scheme]
    return host if url.port in {None, usual} else f"{host}:{url.port}"


def _numbers(host: str) -> str:
    try:
        numbers = ipaddress.IPv6Address(host)
    except ValueError:
        raise HubAddressError from None
    if numbers.scope_id is not None and not _HOST_NAME.fullmatch(numbers.scope_id):  # the name of a network card
        raise HubAddressError
    return f"[{numbers}]"


def _name(host: str) -> str:
    try:
        name = host.encode("idna").decode()  # å, ä and ö as the network writes them
    except UnicodeError:  # a part of it is empty or too long
        raise HubAddressError from None
    if not _HOST_NAME.fullmatch(name):  # a sign that becomes a space or a slash on the way there
        raise HubAddressError
    return name


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _at_home(path: Path) -> Path:
    """Return a path with ``~`` resolved; as it is where the computer knows no such home."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path
