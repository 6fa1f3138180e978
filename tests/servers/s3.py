"""An S3 server to talk to, and requests signed as S3 wants them: a store cannot make buckets or set their rules."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

import httpx
import pytest

from tests.servers.loopback import Command, free_port, running, server_folder, tool, wait_for_answer

REGION = "us-east-1"


def _key() -> str:
    return secrets.token_hex(12)


@dataclass(frozen=True)
class S3Server:
    """An S3 endpoint with the keys of its one user."""

    endpoint: str
    access_key: str = field(default_factory=_key)
    secret_key: str = field(default_factory=_key, repr=False)
    region: str = REGION

    def new_bucket(self, **headers: str) -> str:
        """Make an empty bucket and return its name; *headers* as in ``x_amz_bucket_object_lock_enabled="true"``."""
        name = f"b{_key()}"
        sent = {header.replace("_", "-"): value for header, value in headers.items()}
        self.request("PUT", f"/{name}", headers=sent).raise_for_status()
        return name

    def request(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Send one request signed with AWS Signature 4, and return the answer whatever it is.

        Args:
            method: Such as PUT.
            path: ``/bucket`` or ``/bucket/key``.
            body: What is sent.
            query: Such as ``{"versioning": ""}``.
            headers: Beside those that are always sent.
        """
        asked = urlencode(sorted((query or {}).items()), quote_via=quote)
        target = quote(path)
        signed = self._signed(method, target, asked, body, headers or {})
        url = f"{self.endpoint}{target}{'?' if asked else ''}{asked}"
        return httpx.request(method, url, content=body, headers=signed, trust_env=False, timeout=30)

    def _signed(self, method: str, target: str, query: str, body: bytes, headers: Mapping[str, str]) -> dict[str, str]:
        """Return *headers* with time, digest and signature (AWS Signature 4, "Create a signed request")."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        digest = hashlib.sha256(body).hexdigest()
        host = self.endpoint.removeprefix("http://")
        sent = {"host": host, "x-amz-content-sha256": digest, "x-amz-date": stamp, **headers}
        names = ";".join(sorted(sent))
        lines = "".join(f"{name}:{sent[name]}\n" for name in sorted(sent))
        request = hashlib.sha256(f"{method}\n{target}\n{query}\n{lines}\n{names}\n{digest}".encode()).hexdigest()
        scope = f"{stamp[:8]}/{self.region}/s3/aws4_request"
        key = f"AWS4{self.secret_key}".encode()
        for part in (*scope.split("/"), f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{request}"):
            key = hmac.digest(key, part.encode(), "sha256")
        credential = f"Credential={self.access_key}/{scope}"
        return {**sent, "authorization": f"AWS4-HMAC-SHA256 {credential}, SignedHeaders={names}, Signature={key.hex()}"}


@pytest.fixture(scope="session")
def rclone_s3() -> Iterator[S3Server]:
    """Give rclone's S3 server, which says yes to If-None-Match and overwrites."""
    with server_folder("rclone") as folder:
        data, port = folder / "data", free_port()
        data.mkdir()
        server = S3Server(f"http://127.0.0.1:{port}")
        command: Command = [
            *(tool("rclone"), "serve", "s3", data, "--config", "", "--addr", f"127.0.0.1:{port}"),
            *("--auth-key", f"{server.access_key},{server.secret_key}"),
        ]
        with running(command, folder / "out.log") as child:
            wait_for_answer(child, server.endpoint)
            yield server
