"""The hub on real servers: what the format needs, the odd ways of each, and errors that give nothing away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ifodesk.sync.credentials import Credentials
from ifodesk.sync.hub import (
    HubError,
    HubGoneError,
    HubNameTakenError,
    HubObjectMissingError,
    HubObjectTooLargeError,
    HubUnavailableError,
)
from ifodesk.sync.remote import Traits
from ifodesk.sync.remote_hub import HeadVersions, RemoteHub
from ifodesk.sync.retry import Patience
from ifodesk.sync.self_test import Ability, Answer, HubTest, traits_of
from tests.servers.dav import DavServer
from tests.servers.s3 import S3Server
from tests.sync.objects import OTHER_TAG, TAG, a_head, an_object
from tests.sync.places import PLACES, Place, Waiting, place_at, really_wait

pytestmark = [pytest.mark.servers, pytest.mark.slow]

QUICK = Traits(creates_once=True, whole_puts=True, tells_changes=True)


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    found = place_at(request.param, request)
    yield found
    found.close()


@pytest.mark.parametrize("traits", [None, QUICK])
def test_what_is_put_is_listed_and_read_back_whole(place: Place, traits: Traits | None) -> None:
    hub = place.hub(traits)
    items = [an_object(number, size=20_000) for number in range(3)]
    neighbour = an_object(9, tag=TAG[:-1] + "r")
    for item in (*items, neighbour):
        assert hub.put_new(item.name, item.data)
    head = a_head(1)
    hub.put_head(head.name, head.data)
    assert [hub.get(item.name, len(item.data)) for item in items] == [item.data for item in items]
    assert list(hub.list_tag(TAG)) == sorted(item.name for item in items)
    assert hub.list_tag("c" * 26) == ()
    assert [entry.name for entry in hub.list_heads()] == [head.name]
    assert hub.stray() == ()


def test_same_bytes_again_are_a_success_and_other_bytes_are_named(place: Place) -> None:
    item, damaged = an_object(1), an_object(2)
    assert place.hub().put_new(item.name, item.data)
    assert not place.hub().put_new(item.name, item.data)
    assert not place.hub(Traits(creates_once=False)).put_new(item.name, item.data)
    place.remote().write(damaged.name, damaged.data[:-1], whole=True)
    with pytest.raises(HubNameTakenError):
        place.hub().put_new(damaged.name, damaged.data)
    assert place.hub().get(damaged.name, 1 << 20) == damaged.data[:-1]


def test_missing_and_too_large_objects_are_told_apart(place: Place) -> None:
    hub, item = place.hub(), an_object(1)
    with pytest.raises(HubObjectMissingError):
        hub.get(item.name, 100)
    hub.put_new(item.name, item.data)
    with pytest.raises(HubObjectTooLargeError):
        hub.get(item.name, len(item.data) - 1)


def test_reading_goes_on_from_the_byte_where_it_broke_off(place: Place) -> None:
    item = an_object(1, size=50_000)
    place.hub().put_new(item.name, item.data)
    for came in (1, 20_000, 49_999, 50_000):
        got = bytearray(item.data[:came])
        place.remote().fetch(item.name, got, 1 << 20)
        assert bytes(got) == item.data


def test_heads_are_told_apart_by_one_listing_and_remembered(place: Place) -> None:
    versions = HeadVersions()
    hub = place.hub(versions=versions)
    first, second = a_head(1), a_head(2, tag=OTHER_TAG)
    for head in (first, second):
        hub.put_head(head.name, head.data)
    if isinstance(place.server, DavServer):
        assert hub.list_heads()[0].version_hint == b""
        really_wait(3500)  # a head may change within the second that servers tell times by
        hub.list_heads()
    for head in (first, second):
        hub.get(head.name, 1 << 20)
    later = place.hub(versions=HeadVersions(versions.known()))
    assert [entry.version_hint for entry in later.list_heads()] == [first.data[-32:], second.data[-32:]]
    changed = a_head(3)
    place.hub().put_head(changed.name, changed.data)
    assert [entry.version_hint for entry in later.list_heads()] == [b"", second.data[-32:]]


EXPECTED = {
    "radosgw": {},
    "versioned": {Ability.CREATES_ONCE: Answer.NO, Ability.KEEPS_VERSIONS: Answer.YES},
    "locked": {Ability.CREATES_ONCE: Answer.NO, Ability.KEEPS_VERSIONS: Answer.YES},
    "no_delete": {Ability.REMOVES: Answer.NO},
    "rclone_s3": {Ability.CREATES_ONCE: Answer.NO},
    "apache_dav": {},
    "nginx_dav": {Ability.CREATES_ONCE: Answer.NO},
    "wsgidav": {Ability.WHOLE_PUTS: Answer.NO},
}


def test_self_test_finds_what_each_server_can(place: Place) -> None:
    findings = HubTest(place.remote(), Patience(really_wait, lambda: 0.5), really_wait).run()
    answers = {found.ability: found.answer for found in findings}
    usual = dict.fromkeys(Ability, Answer.YES) | {Ability.KEEPS_VERSIONS: Answer.NO}
    assert answers == usual | EXPECTED[place.name]
    hub, item = place.hub(traits_of(findings)), an_object(1)
    assert hub.put_new(item.name, item.data)
    assert not place.hub(Traits()).put_new(item.name, item.data)


def test_wrong_credentials_have_a_sentence_and_stand_in_no_error(place: Place) -> None:
    wrong = Credentials(place.credentials.user, "hemligt-" + "x" * 16)
    remote, waiting = place.remote(wrong), Waiting()
    hub = RemoteHub(remote, Patience(waiting, lambda: 0.5))
    for call in (hub.list_heads, hub.prepare, lambda: hub.get(an_object(1).name, 10)):
        with pytest.raises(HubUnavailableError) as caught:
            call()
        assert caught.value.code == "hub_credentials"
        shown = f"{caught.value!r} {caught.value.details} {caught.value.__cause__!r} {wrong!r} {remote!r}"
        assert wrong.secret not in shown
        assert place.credentials.user not in shown
    assert waiting.paused == []


def test_a_place_that_is_not_there_is_gone_and_nothing_is_made(place: Place) -> None:
    elsewhere = replace(place.address, place=f"{place.address.place}borta/", bucket="borta" + "x" * 20)
    if isinstance(place.server, S3Server):
        elsewhere = replace(elsewhere, place=place.address.place)
    hub = replace(place, address=elsewhere).hub()
    item, head = an_object(1), a_head(1)
    for call in (
        hub.list_heads,
        lambda: hub.put_head(head.name, head.data),
        lambda: hub.put_new(item.name, item.data),
        lambda: hub.get(item.name, 10),
        lambda: hub.list_tag(TAG),
    ):
        with pytest.raises(HubGoneError):
            call()


def test_a_server_that_is_off_is_tried_a_few_times_and_then_named(place: Place) -> None:
    from tests.servers.loopback import free_port

    there = place.address.place.split("/")[2]
    silent = replace(place.address, place=place.address.place.replace(there, f"127.0.0.1:{free_port()}"))
    waiting = Waiting()
    with pytest.raises(HubError) as caught:
        RemoteHub(replace(place, address=silent).remote(), Patience(waiting, lambda: 1.0)).list_heads()
    assert caught.value.code == "hub_unreachable"
    assert waiting.paused == [200, 400, 800, 1600]


def test_what_is_not_of_the_format_is_named_and_left(place: Place) -> None:
    remote, hub = place.remote(), place.hub()
    head = a_head(1)
    hub.put_head(head.name, head.data)
    for path in (f"{head.name} (1)", "tmp/half", "h/desktop.ini"):
        remote.write(path, b"?", whole=False)
    assert set(hub.stray()) == {f"{head.name} (1)", "tmp/half", "h/desktop.ini"}
    assert [entry.name for entry in hub.list_heads()] == [head.name]
