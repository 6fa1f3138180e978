"""A log: one after the other, and it stops where a device says two things at once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.changes.chain import Fork, Link, SignedHeader, check_fork, find_fork, follow, link_of
from ifodesk.changes.crypto import generate_signing_key
from ifodesk.changes.errors import BadBytes, BadSignatureError
from ifodesk.changes.header import Header, encode_header, header_hash
from ifodesk.changes.identities import device_id
from ifodesk.changes.ids import CompartmentId, GroupId
from ifodesk.changes.labels import SEGMENT
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict
from tests.changes.cast import seeded

KEY = generate_signing_key(seeded("device"))
FORKED, GAP = Verdict(State.HELD, Reason.FORK), Verdict(State.WAITING, Reason.GAP)
BROKEN = Verdict(State.BROKEN, Reason.BAD_BYTES)


def chain(length: int, *, after: Link | None = None, branch: str = "a") -> list[Link]:
    links = [] if after is None else [after]
    for seq in range(1 + (after.seq if after else 0), length + 1):
        links.append(Link(seq, f"{branch}{seq}".encode(), links[-1].hash if links else b""))
    return links[1:] if after else links


@given(st.permutations(chain(6)), st.data())
def test_a_whole_log_is_accepted_in_any_order_and_with_duplicates(links: list[Link], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(links)))
    assert follow([*links, *again]) == {link.hash: ACCEPTED for link in links}


def test_what_comes_after_a_gap_waits() -> None:
    links = chain(5)
    found = follow(links[:2] + links[3:])
    assert [found[link.hash] for link in links if link.hash in found] == [ACCEPTED, ACCEPTED, GAP, GAP]
    assert set(follow(links[1:]).values()) == {GAP}


def test_a_log_stops_at_its_fork_and_both_branches_are_held() -> None:
    links = chain(5)
    other = chain(4, after=links[1], branch="b")
    found = follow([*links, *other])
    assert {key for key, verdict in found.items() if verdict == ACCEPTED} == {b"a1", b"a2"}
    assert {key for key, verdict in found.items() if verdict == FORKED} == {b"a3", b"a4", b"a5", b"b3", b"b4"}


def test_a_fork_beyond_a_gap_still_holds_what_comes_after_it() -> None:
    links = chain(5)
    found = follow([links[0], *links[2:], *chain(4, after=links[2], branch="b")])
    assert found[b"a1"] == ACCEPTED
    assert found[b"a3"] == GAP
    assert found[b"a4"] == found[b"b4"] == found[b"a5"] == FORKED


def test_a_segment_that_does_not_name_its_only_predecessor_breaks_the_log() -> None:
    links = chain(4)
    found = follow([links[0], replace(links[1], prev=b"other"), *links[2:]])
    assert [found[key] for key in (b"a1", b"a2", b"a3", b"a4")] == [ACCEPTED, BROKEN, BROKEN, BROKEN]


def header(**other: object) -> Header:
    plain = Header(
        0,
        GroupId(b"g" * 16),
        CompartmentId(b"c" * 16),
        1,
        device_id(KEY.public),
        1,
        b"",
        b"",
        (),
        5,
        bytes(32),
        1,
    )
    return replace(plain, **other)  # type: ignore[arg-type]  # the test's own names


def signed(one: Header) -> SignedHeader:
    raw = encode_header(one)
    return SignedHeader(raw, KEY.sign(SEGMENT, raw))


def test_two_signed_headers_with_one_number_prove_a_fork_in_either_order() -> None:
    first, second = signed(header()), signed(header(time=6))
    fork = find_fork(first, second)
    assert fork is not None
    assert fork == find_fork(second, first)
    assert check_fork(fork, KEY.public).seq == 1


def test_what_is_the_same_or_of_another_place_is_no_fork() -> None:
    first = signed(header())
    for other in (
        first,
        signed(header(seq=2, prev=bytes(32), prev_name=bytes(16), time=6)),
        signed(header(cid=CompartmentId(b"d" * 16))),
        signed(header(gid=GroupId(b"h" * 16))),
        signed(header(device=device_id(b"other"))),
    ):
        assert find_fork(first, other) is None
        with pytest.raises(BadBytes):
            check_fork(Fork(first, other), KEY.public)


def test_a_proof_with_a_forged_signature_proves_nothing() -> None:
    first, second = signed(header()), signed(header(time=6))
    fork = find_fork(first, replace(second, signature=first.signature))
    assert fork is not None
    with pytest.raises(BadSignatureError):
        check_fork(fork, KEY.public)
    with pytest.raises(BadSignatureError):
        check_fork(Fork(first, second), generate_signing_key(seeded(2)).public)


def test_the_link_of_a_header_names_it_by_its_hash() -> None:
    raw = encode_header(header())
    assert link_of(header(), raw) == Link(1, header_hash(raw), b"")
