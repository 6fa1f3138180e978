"""AWS Signature Version 4, for S3. Pure: the time is handed in.

Source: Amazon S3 API Reference, "Authenticating Requests: Using the Authorization Header" (2006-03-01).
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from ifodesk.sync.credentials import Credentials

_LEFT_AS_THEY_ARE: Final = "-_.~"
_SCHEME: Final = "AWS4-HMAC-SHA256"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, before it is signed."""

    method: str
    host: str
    """With the port where it is not the usual one."""
    path: str
    """As it is sent, encoded by `encoded_path`."""
    query: Mapping[str, str]
    headers: Mapping[str, str]
    """In lower case; ``host`` and those that signing adds are left out."""
    body: bytes


def encoded_path(path: str) -> str:
    """Return a path as it is sent and signed."""
    return quote(path, safe="/" + _LEFT_AS_THEY_ARE)


def encoded_query(query: Mapping[str, str]) -> str:
    """Return a query as it is sent and signed: in order of name."""
    return "&".join(f"{_encoded(name)}={_encoded(query[name])}" for name in sorted(query))


def signed_headers(asked: Asked, credentials: Credentials, region: str, now: datetime) -> dict[str, str]:
    """Return the headers to send: those asked for, with time, digest of the body and signature.

    Args:
        asked: What is to be sent.
        credentials: Access key and secret key.
        region: As the server has it.
        now: The present instant, UTC. Servers take some fifteen minutes' difference.
    """
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    digest = sha256(asked.body).hexdigest()
    sent = {**asked.headers, "host": asked.host, "x-amz-content-sha256": digest, "x-amz-date": stamp}
    names = ";".join(sorted(sent))
    lines = "".join(f"{name}:{sent[name].strip()}\n" for name in sorted(sent))
    request = f"{asked.method}\n{asked.path}\n{encoded_query(asked.query)}\n{lines}\n{names}\n{digest}"
    scope = f"{stamp[:8]}/{region}/s3/aws4_request"
    key = f"AWS4{credentials.secret}".encode()
    for part in (*scope.split("/"), f"{_SCHEME}\n{stamp}\n{scope}\n{sha256(request.encode()).hexdigest()}"):
        key = hmac.digest(key, part.encode(), "sha256")
    credential = f"Credential={credentials.user}/{scope}"
    return {**sent, "authorization": f"{_SCHEME} {credential}, SignedHeaders={names}, Signature={key.hex()}"}


def _encoded(text: str) -> str:
    return quote(text, safe=_LEFT_AS_THEY_ARE)
