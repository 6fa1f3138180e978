"""How hubs are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ifodesk.sync.address import HubAddressError, HubKind, parse_address


@pytest.mark.parametrize(
    "text, place, bucket, prefix",
    [
        ("s3+https://lager.example.se/region8", "https://lager.example.se", "region8", ""),
        ("s3+https://Lager.example.se:443/region8/ifo/2026/", "https://lager.example.se", "region8", "ifo/2026"),
        ("s3+http://127.0.0.1:7480/region8", "http://127.0.0.1:7480", "region8", ""),
        ("s3+https://Lagret-Åsele.se/region8", "https://xn--lagret-sele-38a.se", "region8", ""),
        ("S3+HTTP://[::1]:7480/region8", "http://[::1]:7480", "region8", ""),
    ],
)
def test_s3_address_names_endpoint_bucket_and_prefix(text: str, place: str, bucket: str, prefix: str) -> None:
    address = parse_address(text)
    assert (address.kind, address.place, address.bucket, address.prefix) == (HubKind.S3, place, bucket, prefix)
    assert parse_address(address.text) == address


def test_region_is_kept_and_the_usual_one_is_not_written_out() -> None:
    assert parse_address("s3+https://s3.example.se/bucket?region=eu-north-1").region == "eu-north-1"
    plain = parse_address("s3+https://s3.example.se/bucket?region=us-east-1")
    assert plain.text == "s3+https://s3.example.se/bucket"


def test_webdav_address_is_a_folder_and_keeps_its_letters() -> None:
    address = parse_address("webdav+https://moln.example.se/remote.php/dav/files/Åsa/hubb")
    assert address.place == "https://moln.example.se/remote.php/dav/files/%C3%85sa/hubb/"
    assert parse_address(address.text) == address
    assert parse_address(address.text + "/") == address


def test_everything_else_is_a_folder(tmp_path: Path) -> None:
    for text in (str(tmp_path), "C:\\hubb", "./hubb", "s3"):
        assert parse_address(text).kind is HubKind.FOLDER
    assert parse_address(str(tmp_path)).text == str(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "", "https://host/x", "ftp+https://host/x", "s3+ftp://host/bucket", "s3+https://host", "s3+https:///bucket",
        "s3+https://host/bucket?key=1", "s3+https://host/bucket#x", "s3+https://host/bucket/../x", "s3+https://host/ab",
        "webdav+https://host:port/x", "webdav+https://host/x?y", "webdav+https://ho st/x", "webdav+https://[::/x",
        "s3+https://a..b/bucket", f"webdav+https://{'a' * 64}.se/x", "s3+https://host/bucket?region=å-1",
        "webdav+https://\u00b8", "webdav+https://a%20b/x", "s3+https://\u2100.se/bucket", "s3+https://[v1.a:b]/bucket",
        "webdav+https://[fe80::1%å]/x",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(HubAddressError) as caught:
        parse_address(text)
    assert caught.value.code == "hub_bad_address"


@pytest.mark.parametrize("text", ["s3+https://asa:hemligt@host/bucket", "webdav+https://asa@host/x"])
def test_a_credential_in_an_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(HubAddressError) as caught:
        parse_address(text)
    assert caught.value.code == "hub_secret_in_address"
    assert "asa" not in repr(caught.value)


@pytest.mark.parametrize("text", ["s3+http://10.0.0.1/bucket", "webdav+http://nas.local/x", "webdav+http://127.evil/x"])
def test_plain_http_goes_to_this_computer_only_unless_somebody_asks_for_it(text: str) -> None:
    with pytest.raises(HubAddressError) as caught:
        parse_address(text)
    assert caught.value.code == "hub_plain_http"
    assert parse_address(text, plain=True).place.startswith("http://")


def test_name_of_a_hub_is_the_same_for_every_way_of_writing_it() -> None:
    written = ("s3+https://HOST.se/bucket/a/", "s3+https://host.se:443/bucket//a")
    assert len({parse_address(text).id for text in written}) == 1


@example("\u00b8", "webdav+https://")  # becomes a space in the network's letters
@given(st.text(max_size=60), st.sampled_from(["", "s3+https://", "webdav+https://", "s3+https://h/"]))
def test_any_text_is_an_address_in_one_form_or_refused(text: str, start: str) -> None:
    try:
        address = parse_address(start + text)
    except HubAddressError:
        return
    assert parse_address(address.text) == address


@pytest.mark.parametrize("text", ["b:\x1d//", "/media/usb/\u3000/", "/media/usb\x85/."])
def test_a_folder_that_would_be_another_when_read_again_is_refused(text: str) -> None:
    with pytest.raises(HubAddressError):
        parse_address(text)
