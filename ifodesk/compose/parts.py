"""Everything that an open vault is made of, joined."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.changes.fingerprint import words
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.compose.shipped import rights_tables, word_list
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.declare import spec_of
from ifodesk.domain.entities import DECLARED
from ifodesk.domain.ids import MemberId
from ifodesk.store.alarms import Alarms
from ifodesk.store.catalog import Catalog
from ifodesk.store.core import Core, build_core
from ifodesk.store.exchange import Exchange
from ifodesk.store.held.work import VaultHeld
from ifodesk.store.hubs import Hubs
from ifodesk.store.identity import Identity, keep_identity, load_identity
from ifodesk.store.inbox.inbox import VaultInbox
from ifodesk.store.keys.wrapping import Wrapping
from ifodesk.store.leaving import Leaving
from ifodesk.store.log.authors import Authors
from ifodesk.store.log.conflicts import Conflicts
from ifodesk.store.log.history import History
from ifodesk.store.log.log import VaultLog
from ifodesk.store.log.writers import Writers
from ifodesk.store.members.acting import Acting
from ifodesk.store.members.book import Book
from ifodesk.store.members.directory import BookDirectory
from ifodesk.store.members.key_making import KeyMaking
from ifodesk.store.members.life import BookMembership
from ifodesk.store.members.readers import BookReaders, open_new
from ifodesk.store.members.sealing import Sealing
from ifodesk.store.members.standing import Standing
from ifodesk.store.members.user_keys import UserKeys
from ifodesk.store.members.whole_group import WholeGroup
from ifodesk.store.outbox.outbox import VaultOutbox
from ifodesk.store.outbox.water_mark import WaterMark
from ifodesk.store.projection.rebuild import ensure_projection
from ifodesk.store.queries.access import AccessQueries
from ifodesk.store.queries.queries import COMPANIONS, build_queries
from ifodesk.store.receipts import Receipts
from ifodesk.store.records.own_rights import OwnRights
from ifodesk.store.records.reading import Reading
from ifodesk.store.records.records import VaultRecords
from ifodesk.store.report.report import SyncReport
from ifodesk.store.segments.devices import Devices
from ifodesk.store.segments.heard import Heard
from ifodesk.store.segments.segments import Segments
from ifodesk.store.segments.tags import Tags
from ifodesk.store.vault.vault import Vault
from ifodesk.store.whereabouts import Whereabouts
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.views import Queries


@dataclass(frozen=True, slots=True, repr=False)
class Parts:
    """For the store lane only."""

    core: Core
    book: Book
    sealing: Sealing
    records: VaultRecords
    readers: BookReaders
    directory: BookDirectory
    membership: BookMembership
    log: VaultLog
    queries: Queries
    held: VaultHeld
    inbox: VaultInbox
    outbox: VaultOutbox
    report: SyncReport


def build_parts(vault: Vault, surroundings: Surroundings) -> Parts:
    """Return the parts of an open vault.

    Raises:
        WorldError: no_group when its owner has not been welcomed to a group yet.
    """
    wrapping = Wrapping(vault.kek)
    identity = load_identity(vault.database, wrapping)
    if identity is None or not identity.group_compartment:
        raise WorldError("no_group")
    exchange = _exchange(vault, wrapping, identity, surroundings)
    if not identity.own_compartment:
        exchange = _exchange(vault, wrapping, _with_own(exchange, wrapping), surroundings)
    ensure_projection(exchange.core, COMPANIONS)
    return _parts(exchange, surroundings, wrapping)


def _exchange(vault: Vault, wrapping: Wrapping, identity: Identity, surroundings: Surroundings) -> Exchange:
    core = build_core(
        vault.database,
        wrapping,
        identity,
        catalog=Catalog(spec_of(kind) for kind in DECLARED),
        clock=surroundings.clock,
        rng=surroundings.random,
        companions=COMPANIONS,
    )
    book, devices = Book(core.database, identity), Devices(core.database)
    making = KeyMaking(core.compartments, core.rng)
    sealing = Sealing(core.database, identity, core.compartments, book, making)
    return Exchange(
        core,
        book,
        sealing,
        rights_tables(),
        devices,
        Segments(core.database, core.sequence),
        Heard(core.database),
        Tags(core.compartments, book, identity),
        Alarms(core.database, core.clock),
        Hubs(core.database, core.settings),
        Receipts(core, devices),
        WaterMark(core.database, devices, surroundings.marks, vault.vault_id.hex(), identity.device),
    )


def _with_own(exchange: Exchange, wrapping: Wrapping) -> Identity:
    """Open the person's own compartment, once, and return the identity that knows it."""
    core = exchange.core
    with core.database.durable():
        own = open_new(exchange.sealing, core.identity, CompartmentKind.OWN, ())
        if len(exchange.book.membership.devices_of(core.identity.member)) > 1:
            exchange.sealing.mark(own)  # the person's other devices read it too
        identity = replace(core.identity, own_compartment=own.cid)
        keep_identity(core.database, wrapping, identity)
    return identity


def _membership(exchange: Exchange, wrapping: Wrapping, directory: BookDirectory, authors: Authors) -> BookMembership:
    core, book = exchange.core, exchange.book
    acting = Acting(core.database, core.identity, book, exchange.sealing)
    keys = UserKeys(core.database, wrapping, core.identity, book, core.rng)
    whole = WholeGroup(acting, exchange.rights)
    standing = Standing(acting, whole, directory, authors, lambda raw: words(raw, word_list()))
    return BookMembership(acting, whole, keys, directory, standing, Whereabouts(core))


def _parts(exchange: Exchange, surroundings: Surroundings, wrapping: Wrapping) -> Parts:
    core, book, sealing = exchange.core, exchange.book, exchange.sealing
    reading = Reading(core.database, core.catalog, core.cells)
    records = VaultRecords(core, reading, OwnRights(book, core.identity, exchange.rights))
    outbox = VaultOutbox(exchange)
    leaving = Leaving(exchange, outbox, [records.memory.forget])
    inbox = VaultInbox(exchange, outbox, leaving)
    codes = {plan.spec.name: code for code, plan in core.catalog.kinds.items()}
    readers = BookReaders(
        core.database, core.identity, book, sealing, Whereabouts(core), leaving, exchange.rights, codes
    )
    authors = Authors(book, core.identity)
    directory = BookDirectory(book, core.identity)
    log = VaultLog(
        History(core, authors),
        Conflicts(core, authors),
        records,
        AccessQueries(core, authors),
        Writers(core, authors),
    )
    return Parts(
        core,
        book,
        sealing,
        records,
        readers,
        directory,
        _membership(exchange, wrapping, directory, authors),
        log,
        build_queries(reading, readers, log, surroundings.clock, MemberId(core.identity.member)),
        VaultHeld(exchange, authors, inbox),
        inbox,
        outbox,
        SyncReport(exchange, authors, lambda: _control_words(book, core.identity)),
    )


def _control_words(book: Book, identity: Identity) -> tuple[str, ...]:
    """Return the eight words of the membership heads: slow to change, and the same for all who have synced."""
    return words(b"".join(book.membership.heads_for(identity.group_compartment)), word_list())
