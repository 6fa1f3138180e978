"""What a vault remembers of its hubs: addresses, abilities, heads; credentials in the key ring and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typing_extensions import override

from ifodesk.compose.hub_opening import open_hub
from ifodesk.compose.hubs import HubBook
from ifodesk.store.database import Database
from ifodesk.store.hubs import Hubs
from ifodesk.store.keys.settings import Settings
from ifodesk.store.migrations.runner import bring_up_to_date
from ifodesk.sync.address import parse_address
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.hub import HubUnavailableError
from ifodesk.sync.remote import Traits
from ifodesk.system.key_ring import NoKeyRing, SystemKeyRing
from ifodesk.usecases.computer_ports import KeyRing
from ifodesk.usecases.errors import WorldError

S3 = parse_address("s3+https://lager.example.se/region8/ifo")
DAV = parse_address("webdav+https://moln.example.se/hubb")
ASA = Credentials("nyckel-asa", "hemligt-öåä")
TRAITS = Traits(creates_once=True, whole_puts=False, tells_changes=True)


class Ring(KeyRing):
    """A key ring in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    @override
    def load(self, name: str) -> bytes | None:
        return self.kept.get(name)

    @override
    def keep(self, name: str, secret: bytes) -> None:
        self.kept[name] = secret

    @override
    def forget(self, name: str) -> None:
        self.kept.pop(name, None)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = Database(tmp_path / "vault.db", bytes(32))
    bring_up_to_date(found)
    yield found
    found.close()


def book_of(database: Database, ring: KeyRing) -> HubBook:
    return HubBook(Hubs(database, Settings(database)), ring, b"v" * 16)


def test_hubs_come_back_as_they_were_added(database: Database) -> None:
    ring = Ring()
    book = book_of(database, ring)
    assert book.add(S3, ASA, TRAITS)
    assert book.add(DAV, None, Traits())
    later = book_of(database, ring)
    assert [(known.address, known.traits) for known in later.all()] == [(S3, TRAITS), (DAV, Traits())]
    credentials = [later.credentials(known) for known in later.all()]
    assert credentials == [ASA, None]
    with pytest.raises(WorldError, match="hub_known"):
        later.add(S3, None, Traits())


def test_credentials_lie_in_the_key_ring_and_nowhere_in_the_vault(database: Database) -> None:
    ring = Ring()
    book = book_of(database, ring)
    book.add(S3, ASA, TRAITS)
    assert list(ring.kept.values()) == [ASA.encode()]
    assert not any(b"hemligt" in bytes(value) for (value,) in database.rows("SELECT value FROM setting"))
    assert all(word not in repr((book, book.all(), ASA)) for word in ("hemligt", "nyckel-asa"))
    book.remove(book.all()[0])
    assert ring.kept == {}
    assert book.all() == ()


def test_without_a_key_ring_they_lie_in_the_encrypted_vault(database: Database) -> None:
    book = book_of(database, NoKeyRing())
    assert not book.add(S3, ASA, TRAITS)
    assert book.credentials(book.all()[0]) == ASA


@pytest.mark.parametrize("ring", [Ring(), NoKeyRing()], ids=["emptied", "gone"])
def test_a_key_ring_that_has_lost_them_is_named(database: Database, ring: KeyRing) -> None:
    book_of(database, Ring()).add(S3, ASA, TRAITS)
    book = book_of(database, ring)
    with pytest.raises(HubUnavailableError) as caught:
        book.credentials(book.all()[0])
    assert caught.value.code == "hub_no_credentials"


def test_abilities_and_heads_are_kept_for_each_hub_by_itself(database: Database) -> None:
    book = book_of(database, Ring())
    for address in (S3, DAV):
        book.add(address, ASA, Traits())
    first, second = book.all()
    heads = {"h/" + "a" * 26: ("etag", b"1" * 32)}
    with database.durable():
        book.keep_heads(second, heads)
        book.keep_heads(first, {"h/" + "b" * 26: ("etag", b"2" * 32)})
    book.keep_traits(second, TRAITS)
    assert [(known.traits, bool(known.heads)) for known in book.all()] == [(Traits(), True), (TRAITS, True)]
    assert book.all()[1].heads == heads
    book.remove(book.all()[0])
    assert [(known.address, known.heads) for known in book.all()] == [(DAV, heads)]
    assert book.credentials(book.all()[0]) == ASA


def test_a_folder_of_the_first_release_is_still_the_hub(database: Database, tmp_path: Path) -> None:
    settings = Settings(database)
    with database.durable():
        settings.set("hub", str(tmp_path))
    known = book_of(database, Ring()).all()
    assert [one.address.place for one in known] == [str(tmp_path)]
    with pytest.raises(HubUnavailableError, match="hub_gone"):
        open_hub(known[0], None).hub.list_heads()


@pytest.mark.servers
@pytest.mark.usefixtures("secret_service")
def test_credentials_survive_in_a_real_key_ring(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from keyring import backend, core

    monkeypatch.setattr(core, "_keyring_backend", None)
    monkeypatch.delattr(backend.get_all_keyring, "saved_result", raising=False)
    book = book_of(database, SystemKeyRing())
    assert book.add(S3, ASA, TRAITS)
    later = book_of(database, SystemKeyRing())
    assert later.credentials(later.all()[0]) == ASA
    later.remove(later.all()[0])
    assert SystemKeyRing().load(f"hub-{(b'v' * 16).hex()}-{S3.id}") is None
