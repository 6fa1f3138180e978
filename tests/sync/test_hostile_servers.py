"""Servers that lie: about what they hold, how much of it, and whether they took what they were given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext

import pytest

from ifodesk.sync import remote, s3
from ifodesk.sync.address import HubAddress, parse_address
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.first_look import first_look
from ifodesk.sync.hub import HubError, HubUnavailableError
from ifodesk.sync.names import is_head
from ifodesk.sync.remote import Remote
from ifodesk.sync.remote_hub import RemoteHub
from ifodesk.sync.retry import Patience
from ifodesk.sync.self_test import HubTest
from tests.sync.hostile import Answers, Question, endless, hostile, whole
from tests.sync.objects import TAG, a_head, an_object
from tests.sync.places import Waiting, remote_at

CREDENTIALS = Credentials("asa", "hemligt")
ADDRESSES = {"s3": "s3+http://127.0.0.1:{port}/hink/ifo", "webdav": "webdav+http://127.0.0.1:{port}/nav"}
PAGE = '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{}</ListBucketResult>'
FOLDER = '<D:multistatus xmlns:D="DAV:">{}</D:multistatus>'
LOGIN = (
    b"<html><head><title>Logga in</title></head><body><p>V\xc3\xa4lkommen till tr\xc3\xa5dl\xc3\xb6st</p></body></html>"
)


@pytest.fixture(params=ADDRESSES)
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@contextmanager
def told(kind: str, answers: Answers) -> Iterator[tuple[Remote, HubAddress, list[Question]]]:
    """Give what speaks to a server that answers so, its address, and what it was asked."""
    with hostile(answers) as (port, asked):
        address = parse_address(ADDRESSES[kind].format(port=port))
        opened = remote_at(address, CREDENTIALS)
        yield opened, address, asked
        opened.close()


def patient() -> Patience:
    return Patience(Waiting(), lambda: 0.5)


def page(*keys: str, more: str = "", e_tag: str = "x") -> list[bytes]:
    listed = "".join(f"<Contents><Key>{key}</Key><ETag>{e_tag}</ETag></Contents>" for key in keys)
    token = f"<NextContinuationToken>{more}</NextContinuationToken>" if more else ""
    return whole("200 OK", PAGE.format(listed + token).encode())


def folder(*names: str, kind: str = "", changed: str = "Sun, 22 Nov 2026 03:48:46 GMT") -> list[bytes]:
    listed = "".join(
        f"<D:response><D:href>/nav/x/{name}</D:href><D:propstat><D:prop><D:getlastmodified>{changed}"
        f"</D:getlastmodified><D:resourcetype>{kind}</D:resourcetype></D:prop></D:propstat></D:response>"
        for name in names
    )
    return whole("207 Multi-Status", FOLDER.format(listed).encode(), "Date: Sun, 22 Nov 2026 05:00:00 GMT")


@pytest.mark.parametrize("status", ["200 OK", "207 Multi-Status"])
def test_the_page_of_a_network_that_wants_a_login_is_no_empty_hub(kind: str, status: str) -> None:
    with told(kind, lambda _: whole(status, LOGIN, "Content-Type: text/html")) as (opened, address, _):
        with pytest.raises(HubUnavailableError):
            first_look(opened, address, patient())
        with pytest.raises(HubUnavailableError):
            RemoteHub(opened, patient()).list_objects()


def test_a_listing_whose_pages_never_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3, "_MOST_PAGES", 20)
    with told("s3", lambda _: page(more=f"m{len(asked)}")) as (opened, address, asked):
        with pytest.raises(HubUnavailableError):
            first_look(opened, address, patient())
        assert len(asked) == 20


def test_a_listing_of_more_names_than_any_hub_has_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MOST_LISTED_OF_ONE", 500)
    names = [f"ifo/h/{number}" for number in range(400)]
    with told("s3", lambda _: page(*names, more=f"m{len(asked)}")) as (opened, address, asked):
        with pytest.raises(HubUnavailableError):
            first_look(opened, address, patient())
        assert len(asked) == 2


def test_names_as_long_as_a_page_are_not_kept(kind: str) -> None:
    """Ten thousand pages of one name each would have filled this computer's memory."""
    pages = iter([page("ifo/h/" + "x" * 200_000, more="m1"), page("ifo/h/" + "y" * 200_000)])
    with told(kind, lambda _: next(pages) if kind == "s3" else folder("x" * 200_000, "y" * 200_000)) as (opened, _, _a):
        listed = opened.listing("h/")
    assert [entry.path[:4] for entry in listed] == ["h/xx", "h/yy"]
    assert max(len(entry.path) for entry in listed) < 1_000
    assert not any(is_head(entry.path) for entry in listed)


def test_a_name_of_ours_with_more_behind_it_is_not_cut_to_one_of_ours(kind: str) -> None:
    names = (f"{TAG}{'x' * 300}", f"{TAG}{'/' * 3}")
    listing = page(*(f"ifo/h/{name}" for name in names)) if kind == "s3" else folder(names[0])
    with told(kind, lambda _: listing) as (opened, address, _):
        assert first_look(opened, address, patient()).heads == ()


def test_what_lies_elsewhere_in_the_bucket_is_not_taken_for_ours() -> None:
    ours, other = f"h/{TAG}", f"h/{TAG[::-1]}"
    with told("s3", lambda _: page(f"ifo/{ours}", other, f"annan/{other}", "ifo/h/../h/x")) as (opened, address, _):
        assert first_look(opened, address, patient()).heads == (ours,)


def test_folders_of_other_names_are_not_gone_into() -> None:
    odd = ("..", "%2e%2e", "ab", "ab", "AB", "a%3fb", "%C3%A5%C3%A4", "a/")

    def answers(question: Question) -> Iterable[bytes]:
        return folder(*odd, kind="<D:collection/>") if question.path == "/nav/o/" else folder()

    with told("webdav", answers) as (opened, _, asked):
        assert RemoteHub(opened, patient()).list_objects() == ()
        assert RemoteHub(opened, patient()).stray()
    assert {question.path for question in asked} <= {"/nav/", "/nav/h/", "/nav/tmp/", "/nav/o/", "/nav/o/ab/"}
    assert [question.path for question in asked].count("/nav/o/ab/") <= 3


@pytest.mark.parametrize("deep", [10, 100])
def test_a_document_that_goes_deep_is_refused_before_it_takes_memory(kind: str, deep: int) -> None:
    begin, end = {"s3": ("<ListBucketResult>", "</ListBucketResult>"), "webdav": tuple(FOLDER.split("{}"))}[kind]
    answer = whole("200 OK" if kind == "s3" else "207 X", f"{begin}{'<a>' * deep}{'</a>' * deep}{end}".encode())
    refused = pytest.raises(HubUnavailableError) if deep > 32 else nullcontext()
    with told(kind, lambda _: answer) as (opened, address, _), refused:
        assert first_look(opened, address, patient()).heads == ()


@pytest.mark.slow
def test_millions_of_empty_lines_in_a_listing_are_refused() -> None:
    body = b'<multistatus xmlns="DAV:">' + b"<response/>" * 300_000 + b"</multistatus>"
    with told("webdav", lambda _: whole("207 X", body)) as (opened, address, _), pytest.raises(HubUnavailableError):
        first_look(opened, address, patient())


def test_a_server_that_never_has_the_part_that_was_asked_for_is_given_up(kind: str) -> None:
    """416 to a request for the whole made the program ask again without end."""
    item = an_object(1)
    with told(kind, lambda _: whole("416 Range Not Satisfiable")) as (opened, _, asked):
        with pytest.raises(HubError):
            RemoteHub(opened, patient()).get(item.name, 1 << 20)
        with pytest.raises(HubError):
            opened.fetch(item.name, bytearray(b"half"), 1 << 20)
    assert len(asked) == 3


def test_an_answer_without_end_to_a_writing_is_not_kept(kind: str) -> None:
    item, head = an_object(1), a_head(1)

    def answers(question: Question) -> Iterable[bytes]:
        return folder() if question.method == "PROPFIND" else endless("201 Created" if kind == "webdav" else "200 OK")

    with told(kind, answers) as (opened, _, _asked):
        assert opened.create(item.name, item.data, whole=False)
        opened.write(head.name, head.data, whole=kind == "webdav")
        opened.remove(f"tmp/{'a' * 8}")


def test_a_listing_with_odd_times_and_tags_is_read_without_them() -> None:
    changed = "Sun, 22 Nov 99999999999999999999 03:48:46 GMT"
    with told("webdav", lambda _: folder(TAG, changed=changed)) as (opened, _, _asked):
        assert [entry.version for entry in opened.listing("h/")] == [None]
    with told("s3", lambda _: page(f"ifo/h/{TAG}", e_tag="x" * 100_000)) as (opened, _, _asked):
        assert [entry.version for entry in opened.listing("h/")] == [None]


def test_a_server_that_asks_for_a_pause_of_a_number_beyond_reading_is_a_server_that_fails(kind: str) -> None:
    answer = whole("503 Busy", b"", f"Retry-After: {'9' * 6000}")
    with (
        told(kind, lambda _: answer) as (opened, address, asked),
        pytest.raises(HubUnavailableError, match="hub_failed"),
    ):
        first_look(opened, address, patient())
    assert len(asked) == 6


@pytest.mark.slow
@pytest.mark.parametrize(
    "said",
    [b"", b"\xff\xfe\x00", b"HTTP/1.1 200\r\n", b"HTTP/9.9 200 OK\r\n\r\n", b"HTTP/1.1 999 Odd\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", b"HTTP/1.1 101 Up\r\n\r\n",
     b"HTTP/1.1 207 OK\r\nX: " + b"y" * 200_000, b"HTTP/1.1 100 Go on\r\n\r\n" * 50],
)  # fmt: skip
def test_what_is_no_answer_is_told_as_the_servers_fault(kind: str, said: bytes) -> None:
    with told(kind, lambda _: [said]) as (opened, address, _):
        with pytest.raises(HubUnavailableError):
            first_look(opened, address, patient())
        with pytest.raises(HubError):
            RemoteHub(opened, patient()).put_new(an_object(1).name, an_object(1).data)


def test_a_server_that_hangs_up_on_what_is_tried_out_is_a_server_that_fails(kind: str) -> None:
    """Whatever befalls the self-test at set-up is an error of the hub's, with a sentence."""

    def answers(question: Question) -> Iterable[bytes]:
        return [] if question.method == "PUT" else folder() if kind == "webdav" else page()

    with told(kind, answers) as (opened, _, asked), pytest.raises(HubError):
        HubTest(opened, patient(), Waiting()).run()
    assert asked


def test_a_server_that_keeps_a_version_for_new_bytes_hides_them_and_a_new_version_is_read_at_once() -> None:
    """It keeps the news to itself, as any hub can: that shows in the times of the heads, not here."""
    head, tags = a_head(1), ["x", "x", "y"]

    def answers(question: Question) -> Iterable[bytes]:
        if "list-type" in question.path:
            return page(f"ifo/{head.name}", e_tag=tags.pop(0))
        return whole("200 OK", head.data, 'ETag: "x"')

    with told("s3", answers) as (opened, _, _asked):
        hub = RemoteHub(opened, patient())
        hints = [hub.list_heads()[0].version_hint]
        assert hub.get(head.name, 1 << 16) == head.data
        hints += [hub.list_heads()[0].version_hint, hub.list_heads()[0].version_hint]
    assert hints == [b"", head.data[-32:], b""]
