"""What a listing makes a vault ask for, and what of it first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ifodesk.changes.names import ObjectType, name_of
from ifodesk.store.inbox.listings import Listings
from ifodesk.store.inbox.put_by import PutBy
from ifodesk.store.inbox.urgency import Urgency
from ifodesk.usecases.sync_ports import NamedBytes
from tests.store.inbox.hearing import Met, met

pytestmark = pytest.mark.slow  # real vaults


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Met]:
    with met(tmp_path_factory.mktemp("listings")) as made:
        yield made


@pytest.fixture
def here(group: Met) -> Iterator[Met]:
    """The group; what happens to Berit's vault is taken back."""
    with group.undone():
        yield group


def test_only_what_is_neither_here_nor_put_by_is_asked_for(here: Met) -> None:
    tags, device = here.exchange.tags, here.karin.core.identity.device
    held = tags.segment(here.case, device, here.log(here.karin)[-1].digest)
    lacking = [tags.segment(here.case, device, bytes([number]) * 16) for number in (1, 2)]
    here.letters.named(here.row(here.karin), (b"p" * 16,), [""])
    parcel = tags.parcel(device, b"p" * 16)
    foreign = name_of("a" * len(tags.tag(here.case, device)), b"f" * 16)
    PutBy(here.berit.core.database).keep(NamedBytes(lacking[0], b"sealed"), "no_key")
    listed = ["no name", held, *lacking, parcel, foreign]
    assert Listings(here.exchange).lacking(listed) == (lacking[1], parcel, foreign)


def test_what_opens_the_rest_comes_first_then_the_case_written_in_last(here: Met) -> None:
    tags, device = here.exchange.tags, here.karin.core.identity.device
    case = tags.segment(here.case, device, b"s" * 16)
    parcel = tags.tag(here.group, device, ObjectType.PARCEL)
    foreign = name_of("a" * len(tags.tag(here.case, device)), b"f" * 16)
    urgency = Urgency(here.exchange)
    assert urgency.in_order([case, foreign, parcel]) == (foreign, parcel, case)
    here.berit.core.database.write("DELETE FROM segment WHERE compartment = ?", (here.case.row,))
    assert Urgency(here.exchange).in_order([case, parcel]) == (parcel, case)
