"""PROPFIND answers: those of real servers stand in test_server_hubs; here the odd and the hostile ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.sync.dav_listing import read_listing
from ifodesk.sync.hub import HubUnavailableError

FOLDER = "https://host/nav/h/"
CHANGED = "Sun, 22 Nov 2026 03:48:46 GMT"


def answer(*responses: str) -> bytes:
    return f'<x:multistatus xmlns:x="DAV:">{"".join(responses)}</x:multistatus>'.encode()


def response(href: str, props: str = "", kind: str = "") -> str:
    return (
        f"<x:response><x:href>{href}</x:href><x:propstat><x:prop>{props}"
        f"<x:resourcetype>{kind}</x:resourcetype></x:prop></x:propstat></x:response>"
    )


def file(changed: str = CHANGED, size: str = "100", e_tag: str = "") -> str:
    tag = f"<x:getetag>{e_tag}</x:getetag>" if e_tag else ""
    return f"{tag}<x:getlastmodified>{changed}</x:getlastmodified><x:getcontentlength>{size}</x:getcontentlength>"


def test_the_folder_itself_is_left_out_wherever_it_stands_and_names_are_decoded() -> None:
    said = answer(
        response("https://host/nav/h/a%20%281%29", file()),
        response("/nav/h", kind="<x:collection/>"),
        response("/nav/h/b/", kind="<x:collection/>"),
    )
    assert [(one.name, one.is_folder) for one in read_listing(said, FOLDER)] == [("a (1)", False), ("b", True)]


@pytest.mark.parametrize("seconds, known", [(48, False), (49, True), (59, True), (45, False)])
def test_a_file_that_was_written_just_now_has_no_version_yet(seconds: int, *, known: bool) -> None:
    one = read_listing(answer(response("/nav/h/a", file())), FOLDER)[0]
    assert (one.version(f"Sun, 22 Nov 2026 03:48:{seconds} GMT") is not None) is known


def test_version_changes_with_time_size_or_tag_and_not_with_the_weakness_of_a_tag() -> None:
    later = "Sun, 22 Nov 2026 04:00:00 GMT"
    props = (file(), file(size="101"), file("Sun, 22 Nov 2026 03:48:47 GMT"), file(e_tag='"x"'))
    found = {read_listing(answer(response("/nav/h/a", one)), FOLDER)[0].version(later) for one in props}
    assert len(found) == 4
    weak = read_listing(answer(response("/nav/h/a", file(e_tag='W/"x"'))), FOLDER)[0]
    assert weak.version(later) in found


@pytest.mark.parametrize("now", ["", "nonsense"])
def test_without_the_servers_clock_nothing_is_known(now: str) -> None:
    assert read_listing(answer(response("/nav/h/a", file())), FOLDER)[0].version(now) is None


@pytest.mark.parametrize(
    "said",
    [
        b"", b"<html>", b"{}", b"\xff\xfe", b"<a><b></a>",
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
    ],
)  # fmt: skip
def test_what_is_no_listing_is_refused_and_entities_are_never_read(said: bytes) -> None:
    with pytest.raises(HubUnavailableError):
        read_listing(said, FOLDER)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_listing_or_refused(said: bytes) -> None:
    try:
        read_listing(said, FOLDER)
    except HubUnavailableError:
        return


@given(st.text(max_size=40, alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<&")))
def test_any_href_gives_a_name_or_none(href: str) -> None:
    assert len(read_listing(answer(response(href, file())), FOLDER)) <= 1
