"""Letters, one by one: whose keys are taken, which wait for records, and which ring the alarm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ifodesk.changes.crypto import SigningKey
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.parcel import CompartmentKeys, Slot, seal_parcel
from ifodesk.store.inbox.letters import Letters
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.segments.states import ParcelState
from tests.store.inbox.hearing import Met, met

pytestmark = pytest.mark.slow  # real vaults
DIGEST = b"d" * 16
NAME = "o/a letter"
UNKNOWN = CompartmentId(b"u" * 16)


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Met]:
    with met(tmp_path_factory.mktemp("letters")) as made:
        made.karin.open.session.readers.wall(made.entity, made.per.me)  # turns the keys of the case
        made.world.sync(rounds=2)
        yield made


@pytest.fixture
def here(group: Met) -> Iterator[Met]:
    """The group; what happens to Berit's vault is taken back."""
    with group.undone():
        yield group


def keys(here: Met) -> CompartmentKeys:
    """Return the keys of the case, as Karin has them."""
    compartments, sealing = here.karin.core.compartments, here.karin.open.parts.sealing
    case = compartments.find(here.case.cid)
    assert case is not None
    found = sealing.keys_of(case)
    assert found is not None
    return found


def wrong(here: Met) -> CompartmentKeys:
    """Return another secret than the records commit to, for the first keys of the case."""
    return replace(keys(here), epoch=1, epoch_secret=b"w" * 32)


def parcel(here: Met, found: CompartmentKeys, *, by: SigningKey | None = None, let_in: bool = True) -> bytes:
    """Return a parcel to Berit."""
    own = here.berit.core.identity.sealing[0]
    slot = Slot(own.key_id, own.public, let_in=let_in)
    signer = by or here.karin.core.identity.signing
    return seal_parcel(found, (slot,), signer, group_tag_secret=here.group.tag_secret, rng=here.karin.random)


def name(here: Met) -> None:
    """Let a head of Karin's name the letter."""
    here.letters.named(here.row(here.karin), (DIGEST,), [NAME])


def receive(here: Met, data: bytes, letters: Letters | None = None) -> Compartment | None:
    return (letters or here.letters).receive(DIGEST, NAME, here.row(here.karin), data)


def kept(here: Met) -> list[tuple[int, bool]]:
    """Return the letter's state and whether its bytes are here."""
    rows = here.berit.core.database.rows("SELECT state, data IS NOT NULL FROM parcel WHERE digest = ?", (DIGEST,))
    return [(state, bool(whole)) for state, whole in rows]


def broken(here: Met) -> set[tuple[str, int, str]]:
    return {("broken_letter", here.row(here.karin), NAME)}


def test_a_letter_is_read_once(here: Met) -> None:
    name(here)
    assert here.letters.wanted(here.row(here.karin)) == [DIGEST]
    assert receive(here, parcel(here, keys(here))) == here.case
    assert kept(here) == [(ParcelState.READ, False)]
    assert here.letters.wanted(here.row(here.karin)) == []
    assert receive(here, parcel(here, wrong(here))) is None
    assert here.alarms() == set()


def test_what_is_named_is_heard_of_and_what_is_not_is_not(here: Met) -> None:
    assert not here.letters.knows(DIGEST)
    name(here)
    name(here)
    assert here.letters.knows(DIGEST)
    assert kept(here) == [(ParcelState.WANTED, False)]


def test_an_own_letter_from_before_is_kept_as_that(here: Met) -> None:
    data = parcel(here, keys(here), by=here.berit.core.identity.signing)
    assert here.letters.receive(DIGEST, NAME, here.row(here.berit), data) == here.case
    assert kept(here) == [(ParcelState.OWN, False)]
    assert here.letters.receive(DIGEST, NAME, here.row(here.berit), parcel(here, wrong(here))) is None
    assert here.alarms() == set()
    assert kept(here) == [(ParcelState.OWN, False)]


def test_noise_brings_nothing_and_is_read(here: Met) -> None:
    assert receive(here, parcel(here, keys(here), let_in=False)) is None
    assert kept(here) == [(ParcelState.READ, False)]
    assert here.alarms() == set()


def test_what_is_no_letter_rings_only_where_a_head_named_it(here: Met) -> None:
    assert receive(here, b"garbage") is None
    assert (kept(here), here.alarms()) == ([], set())
    name(here)
    assert receive(here, b"garbage") is None
    assert kept(here) == [(ParcelState.READ, False)]
    assert here.alarms() == broken(here)


@pytest.mark.parametrize("named", [True, False])
def test_another_secret_for_the_first_keys_rings_at_once(here: Met, *, named: bool) -> None:
    if named:
        name(here)
    assert receive(here, parcel(here, wrong(here))) is None
    assert here.alarms() == broken(here)


@pytest.mark.parametrize("named", [True, False])
def test_another_secret_for_turned_keys_waits_until_everything_is_here(here: Met, *, named: bool) -> None:
    if named:
        name(here)
    assert receive(here, parcel(here, replace(keys(here), epoch_secret=b"w" * 32))) is None
    assert kept(here) == [(ParcelState.DOUBTED if named else ParcelState.WAITING, True)]
    here.exchange.heard.note(here.case.row, here.row(here.karin), 900, b"\1" * 16, b"\2" * 16)
    here.letters.decide()
    assert here.alarms() == set()
    here.berit.core.database.write("DELETE FROM heard")
    here.letters.decide()
    assert here.alarms() == (broken(here) if named else set())
    if not named:
        name(here)
        assert kept(here) == [(ParcelState.DOUBTED, True)]
        here.letters.decide()
        assert here.alarms() == broken(here)
    assert kept(here) == [(ParcelState.READ, False)]


def forged(here: Met, found: CompartmentKeys) -> bytes:
    """Return a letter in Karin's name that Per signed."""

    class Forging(SigningKey):
        """Per's key under Karin's name."""

    signer = Forging(here.per.core.identity.signing.seed)
    object.__setattr__(signer, "public", here.karin.core.identity.signing.public)
    return parcel(here, found, by=signer)


def test_a_letter_in_somebodys_name_rings_at_once(here: Met) -> None:
    found = keys(here)
    for number, one in enumerate((found, replace(found, epoch_secret=b"w" * 32), replace(found, cid=UNKNOWN))):
        digest = bytes([number]) * 16
        assert here.letters.receive(digest, str(number), here.row(here.karin), forged(here, one)) is None
        assert ("broken_letter", here.row(here.karin), str(number)) in here.alarms()
    assert here.berit.core.compartments.find(UNKNOWN) is None


def test_a_letter_by_somebody_of_whom_no_record_tells_waits(here: Met) -> None:
    for found in (keys(here), replace(keys(here), cid=UNKNOWN)):
        assert receive(here, parcel(here, found, by=SigningKey(b"s" * 32))) is None
        assert kept(here) == [(ParcelState.WAITING, True)]
    assert here.alarms() == set()
    assert here.berit.core.compartments.find(UNKNOWN) is None


def unknown_case(here: Met) -> CompartmentKeys:
    return replace(keys(here), cid=UNKNOWN, epoch=1, epoch_secret=b"n" * 32)


@pytest.mark.parametrize("named", [True, False])
def test_a_letter_about_a_case_whose_records_lie_inside_opens_it_and_waits(here: Met, *, named: bool) -> None:
    if named:
        name(here)
    compartment = receive(here, parcel(here, unknown_case(here)))
    assert compartment is not None
    assert compartment.cid == UNKNOWN
    assert kept(here) == [(ParcelState.DOUBTED if named else ParcelState.WAITING, True)]
    for _ in range(2):
        assert here.letters.again() == [compartment]
        assert kept(here) == [(ParcelState.DOUBTED if named else ParcelState.WAITING, True)]


def test_a_letter_that_waits_is_read_again_when_its_own_log_has_grown(here: Met) -> None:
    letters = here.letters
    compartment = receive(here, parcel(here, unknown_case(here)), letters)
    assert letters.again({b"another"}) == []
    assert letters.again({UNKNOWN}) == [compartment]
    assert letters.again() == [compartment]
    assert here.letters.again({b"another"}) == [compartment]  # after a restart nobody knows what it is about


def test_letters_that_bring_nothing_are_not_told_as_keys_that_came(here: Met) -> None:
    receive(here, parcel(here, keys(here), by=SigningKey(b"s" * 32)))
    assert here.letters.again() == []


def test_a_letter_that_waited_and_is_read_is_forgotten(here: Met) -> None:
    letters = here.letters
    receive(here, parcel(here, unknown_case(here)), letters)
    assert letters.again({b"another"}) == []
    assert letters.receive(DIGEST, NAME, here.row(here.karin), parcel(here, keys(here))) == here.case
    receive(here, parcel(here, keys(here), by=SigningKey(b"s" * 32)), letters)
    assert letters.again({b"another"}) == []


def test_a_letter_brings_the_keys_to_write_under(here: Met) -> None:
    writing = here.exchange.book.membership.writing_epoch(here.case.cid)
    assert writing is not None
    compartments = here.berit.core.compartments
    here.berit.core.database.write("DELETE FROM epoch WHERE record = ?", (writing.record,))
    compartments.forget()
    assert compartments.epoch_of(here.case.row, writing.record) is None
    receive(here, parcel(here, keys(here)))
    assert compartments.epoch_of(here.case.row, writing.record) is not None
    assert here.berit.core.database.rows("SELECT 1 FROM sealing") == []  # nothing was turned beside
