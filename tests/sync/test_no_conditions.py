"""A server like Swift's S3 layer: honest, it answers 501 to every condition. And one that stumbles in every way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from typing_extensions import override

from ifodesk.sync.address import parse_address
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.hub import HubFullError, HubReadOnlyError, HubUnavailableError
from ifodesk.sync.remote import Remote, Traits
from ifodesk.sync.remote_hub import RemoteHub
from ifodesk.sync.retry import ATTEMPTS, Patience
from ifodesk.sync.self_test import Ability, Answer, HubTest, traits_of
from tests.sync.objects import TAG, a_head, an_object
from tests.sync.places import Waiting, remote_at

pytestmark = pytest.mark.slow  # real vaults, hubs or processes, many times over

NOT_IMPLEMENTED = (
    "<?xml version='1.0' encoding='UTF-8'?><Error><Code>NotImplemented</Code>"
    "<Message>A header you provided implies functionality that is not implemented.</Message></Error>"
)


class Bucket(ThreadingHTTPServer):
    """A bucket in memory; `answers` are given, one after the other, before it does anything itself."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.objects: dict[str, bytes] = {}
        self.answers: list[int] = []
        self.conditions = 0
        self.headers: list[dict[str, str]] = []
        self.opened: list[Remote] = []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Bucket

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def answer(self, status: int, body: bytes = b"", e_tag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", "Sun, 22 Nov 2026 03:48:46 GMT")
        if e_tag:
            self.send_header("ETag", f'"{e_tag}"')
        self.end_headers()
        self.wfile.write(body)

    def key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix("/hink/")

    def stumbles(self) -> bool:
        if self.server.answers:
            self.answer(self.server.answers.pop(0), b"<Error><Code>Trouble</Code></Error>")
            return True
        return False

    def do_PUT(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        if self.stumbles():
            return
        if self.headers["If-None-Match"]:
            self.server.conditions += 1
            self.answer(501, NOT_IMPLEMENTED.encode())
            return
        self.server.objects[self.key()] = data
        self.answer(200, e_tag=f"{hash(data):x}")

    def do_DELETE(self) -> None:
        self.server.objects.pop(self.key(), None)
        self.answer(204)

    def do_GET(self) -> None:
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        if self.stumbles():
            return
        if urlsplit(self.path).path == "/hink":
            self.answer(200, self.listing())
            return
        data = self.server.objects.get(self.key())
        if data is None:
            self.answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            self.answer(200, data, f"{hash(data):x}")

    def listing(self) -> bytes:
        asked = parse_qs(urlsplit(self.path).query)
        after, prefix = asked.get("start-after", [""])[0], asked.get("prefix", [""])[0]
        found = sorted(key for key in self.server.objects if key.startswith(prefix) and key > after)
        entries = "".join(
            f"<Contents><Key>{key}</Key><LastModified>2026-11-22T03:48:46.000Z</LastModified>"
            f'<ETag>"{hash(self.server.objects[key]):x}"</ETag><Size>{len(self.server.objects[key])}</Size></Contents>'
            for key in found
        )
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{entries}</ListBucketResult>".encode()


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    with Bucket() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        for remote in server.opened:
            remote.close()
        server.shutdown()
        thread.join(20)


def remote_of(bucket: Bucket) -> Remote:
    port = bucket.server_address[1]
    made = remote_at(parse_address(f"s3+http://127.0.0.1:{port}/hink"), Credentials("asa", "hemligt"))
    bucket.opened.append(made)
    return made


def hub_at(bucket: Bucket, waiting: Waiting | None = None, traits: Traits | None = None) -> RemoteHub:
    return RemoteHub(remote_of(bucket), Patience(waiting or Waiting(), lambda: 0.5), traits)


def test_self_test_hears_the_refusal_and_the_hub_works_without_conditions(bucket: Bucket) -> None:
    findings = HubTest(remote_of(bucket), Patience(Waiting(), lambda: 0.5), Waiting()).run()
    assert {one.ability: one.answer for one in findings}[Ability.CREATES_ONCE] is Answer.REFUSES
    item, head = an_object(1), a_head(1)
    hub = hub_at(bucket, traits=traits_of(findings))
    assert hub.put_new(item.name, item.data)
    assert not hub.put_new(item.name, item.data)
    hub.put_head(head.name, head.data)
    assert (hub.list_tag(TAG), [one.name for one in hub.list_heads()]) == ((item.name,), [head.name])


def test_a_server_that_knew_conditions_at_set_up_and_does_no_more_still_takes_everything(bucket: Bucket) -> None:
    item = an_object(1)
    assert hub_at(bucket, traits=Traits(creates_once=True)).put_new(item.name, item.data)
    assert bucket.objects[item.name] == item.data
    assert bucket.conditions == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_server_that_stumbles_is_asked_again(bucket: Bucket, status: int) -> None:
    waiting, item = Waiting(), an_object(1)
    hub = hub_at(bucket, waiting, Traits(creates_once=False))
    bucket.answers = [status, status]
    hub.list_heads()
    bucket.answers = [status]
    hub.put_new(item.name, item.data)
    assert len(waiting.paused) == 3
    assert bucket.objects[item.name] == item.data
    bucket.answers = [status] * 99
    with pytest.raises(HubUnavailableError) as caught:
        hub.list_heads()
    assert caught.value.code == "hub_failed"
    assert 99 - len(bucket.answers) == ATTEMPTS


@pytest.mark.parametrize("status, kind", [(507, HubFullError), (403, HubReadOnlyError), (413, HubFullError)])
def test_what_the_server_will_not_take_is_told_at_once(
    bucket: Bucket, status: int, kind: type[HubUnavailableError]
) -> None:
    waiting, item = Waiting(), an_object(1)
    hub = hub_at(bucket, waiting)
    bucket.answers = [404, status]
    with pytest.raises(kind):
        hub.put_new(item.name, item.data)
    assert waiting.paused == []


def test_what_other_programs_put_into_the_environment_changes_nothing(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "AWS_ACCESS_KEY_ID": "annan", "AWS_SESSION_TOKEN": "annan", "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_REGION": "eu-north-9", "AWS_BUCKET": "annan", "AWS_SKIP_SIGNATURE": "true", "AWS_PROFILE": "annan",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    hub_at(bucket).list_heads()
    sent = bucket.headers[0]
    assert "Credential=asa/" in sent["authorization"]
    assert "/us-east-1/s3/" in sent["authorization"]
    assert "annan" not in str(sent)
