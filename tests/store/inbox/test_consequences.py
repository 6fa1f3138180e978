"""What records make of what is here already, asked directly: what is judged anew, sealed anew, and left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.parcel import CompartmentKeys, Slot, seal_parcel
from ifodesk.changes.payloads import Exclude, Payload, RemoveMember, RetireDevice, SetRole
from ifodesk.changes.record_parts import CompartmentKind, Role
from ifodesk.changes.records import build
from ifodesk.store.inbox.applying import Applying, News
from ifodesk.store.inbox.consequences import Consequences
from ifodesk.store.inbox.judging import Judging
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.segments.states import SegmentState
from tests.store.inbox.hearing import Met, met
from tests.store.world import Seat

pytestmark = pytest.mark.slow  # real vaults


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Met]:
    with met(tmp_path_factory.mktemp("consequences")) as made:
        yield made


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Met]:
    """The group, after Berit and Karin have both turned the keys of the case at once."""
    with met(tmp_path_factory.mktemp("turned")) as made:
        for seat in (made.berit, made.karin):
            seat.open.session.readers.wall(made.entity, made.per.me)
        for seat in (made.berit, made.karin):
            seat.send_unheard(made.world.hub)
        made.world.sync(rounds=3)
        yield made


@pytest.fixture
def here(group: Met) -> Iterator[Met]:
    """The group; what happens to Berit's vault is taken back."""
    with group.undone():
        yield group


def consequences(here: Met, left: list[Compartment] | None = None) -> Consequences:
    judging = Judging(here.exchange, Applying(here.exchange, News()))
    leave = ([] if left is None else left).append
    return Consequences(here.exchange, judging, here.letters, here.heads, leave)


def waits(here: Met) -> int:
    """Let Karin's newest segment wait, as if its turn had not come; return it."""
    last = here.log(here.karin)[-1].id
    here.berit.core.database.write("UPDATE segment SET state = ? WHERE id = ?", (SegmentState.WAITING, last))
    return last


def state(here: Met, segment: int) -> int:
    ((found,),) = here.berit.core.database.rows("SELECT state FROM segment WHERE id = ?", (segment,))
    return int(found)


def test_all_that_waits_is_judged_anew_after_opening(here: Met) -> None:
    segment = waits(here)
    consequences(here).look_aside()
    assert state(here, segment) == SegmentState.APPLIED


@pytest.mark.parametrize("log", ["the case", "the group", "another compartment"])
def test_records_have_judged_anew_what_they_concern_and_nobody_leaves_who_reads_still(here: Met, log: str) -> None:
    segment, membership = waits(here), here.exchange.book.membership
    logs: dict[str, bytes] = {"the case": here.case.cid, "the group": here.berit.core.identity.gid}
    named = logs.get(log, bytes(here.group.cid))
    left: list[Compartment] = []
    assert consequences(here, left).records_came(membership, frozenset({named})) == []
    concerned = log != "another compartment"
    assert state(here, segment) == (SegmentState.APPLIED if concerned else SegmentState.WAITING)
    assert left == []


def sealed_anew(here: Met) -> list[int]:
    """Return the compartments to seal anew when records of the case come."""
    found: list[int] = []
    with here.undone():
        here.berit.core.database.write("DELETE FROM sealing")
        consequences(here).records_came(here.exchange.book.membership, frozenset({here.cid}))
        found += [row for (row,) in here.berit.core.database.rows("SELECT compartment FROM sealing")]
    return found


def test_only_where_two_turned_the_keys_at_once_are_they_sealed_anew(group: Met, turned: Met) -> None:
    assert sealed_anew(group) == []
    assert sealed_anew(turned) == [turned.case.row]


def test_whoever_lacks_the_keys_to_write_under_seals_none(turned: Met) -> None:
    with turned.undone():
        turned.berit.core.database.write("DELETE FROM epoch WHERE compartment = ?", (turned.case.row,))
        turned.berit.core.database.write("DELETE FROM sealing")
        turned.berit.core.compartments.forget()
        consequences(turned).records_came(turned.exchange.book.membership, frozenset({turned.cid}))
        assert turned.berit.core.database.rows("SELECT 1 FROM sealing") == []


def to_seal(here: Met) -> list[int]:
    return [row for (row,) in here.berit.core.database.rows("SELECT compartment FROM sealing")]


def karins_keys(here: Met) -> CompartmentKeys:
    case = here.karin.core.compartments.find(here.cid)
    assert case is not None
    keys = here.karin.open.parts.sealing.keys_of(case)
    assert keys is not None
    return keys


def begun_by(here: Met) -> bytes:
    """Return the record that began the epoch to write under."""
    writing = here.exchange.book.membership.writing_epoch(here.cid)
    assert writing is not None
    return writing.record


def test_a_letter_with_a_secret_that_comes_late_beside_another_has_the_keys_sealed_anew_once(turned: Met) -> None:
    keys, own = karins_keys(turned), turned.berit.core.identity.sealing[0]
    slot, signer = Slot(own.key_id, own.public, let_in=True), turned.karin.core.identity.signing
    data = seal_parcel(keys, (slot,), signer, group_tag_secret=turned.group.tag_secret, rng=turned.karin.random)
    with turned.undone():
        database = turned.berit.core.database
        database.write("DELETE FROM epoch WHERE compartment = ? AND record = ?", (turned.case.row, begun_by(turned)))
        turned.berit.core.compartments.forget()
        for digest, expected in ((b"1" * 16, [turned.case.row]), (b"2" * 16, [])):
            database.write("DELETE FROM sealing")
            assert turned.letters.receive(digest, "o/a letter", turned.row(turned.karin), data) == turned.case
            assert to_seal(turned) == expected


def test_a_secret_that_was_here_before_the_record_of_its_epoch_opens_the_former_and_is_sealed_anew(turned: Met) -> None:
    membership = turned.exchange.book.membership
    with turned.undone():
        database, row, newest = turned.berit.core.database, turned.case.row, begun_by(turned)
        database.write("DELETE FROM epoch WHERE compartment = ? AND record != ?", (row, newest))
        database.write("UPDATE epoch SET record = substr(secret, 1, 8) WHERE compartment = ?", (row,))
        turned.berit.core.compartments.forget()
        for expected in ([turned.case], []):
            database.write("DELETE FROM sealing")
            came = consequences(turned).records_came(membership, frozenset({turned.berit.core.identity.gid}))
            assert came == expected
            assert to_seal(turned) == [one.row for one in expected]


def signed(here: Met, log: bytes, payload: Payload, *seats: Seat) -> SignedRecord:
    """Return a record that colleagues sign on top of what Berit holds."""
    record = build(here.berit.core.identity.gid, log, here.exchange.book.membership.prevs(log), payload)
    for seat in seats:
        record = record.signed_by(seat.core.identity.signing)
    return record


def left_after(here: Met, record: SignedRecord) -> list[Compartment]:
    """Return the compartments that Berit leaves when a record comes."""
    before, left = here.exchange.book.membership, list[Compartment]()
    logs = here.exchange.book.add([record], own=False)
    consequences(here, left).records_came(before, logs)
    return left


def test_who_is_shut_out_of_a_case_leaves_that_alone(here: Met) -> None:
    record = signed(here, here.cid, Exclude((here.berit.core.identity.member,)), here.karin)
    assert left_after(here, record) == [here.case]


def test_a_retired_device_keeps_its_own_compartment_and_the_groups(here: Met) -> None:
    identity = here.berit.core.identity
    left = left_after(here, signed(here, identity.municipality, RetireDevice(identity.device), here.berit))
    assert {one.kind for one in left} == {CompartmentKind.MUNICIPALITY, CompartmentKind.RESTRICTED}


def test_who_is_removed_keeps_the_groups_compartment_alone(here: Met) -> None:
    identity = here.berit.core.identity
    for seat in (here.karin, here.per):
        vouches = SetRole(seat.core.identity.member, Role.RECOVERY_HOLDER, granted=True, ends=None)
        here.exchange.book.sign(identity.municipality, vouches)
    removed = RemoveMember(identity.member)
    left = left_after(here, signed(here, identity.municipality, removed, here.karin, here.per))
    assert {one.kind for one in left} == set(CompartmentKind) - {CompartmentKind.GROUP}


def test_a_compartment_of_which_no_record_is_here_yet_is_not_left(here: Met) -> None:
    keys = here.exchange.sealing.keys_of(here.case)
    assert keys is not None
    unknown = replace(keys, cid=CompartmentId(b"u" * 16), tag_secret=b"t" * 32, epoch=1, epoch_secret=b"n" * 32)
    here.exchange.sealing.making.take(unknown)
    identity = here.berit.core.identity
    deputy = SetRole(here.per.core.identity.member, Role.DEPUTY_CHIEF, granted=True, ends=None)
    assert left_after(here, signed(here, identity.municipality, deputy, here.berit)) == []
