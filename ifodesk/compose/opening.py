"""Opening a vault that belongs to a group: one person's session and what lies behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ifodesk.compose.founding import words_of
from ifodesk.compose.hub_choosing import Tried, try_place, use_place
from ifodesk.compose.hub_rebuilding import Rebuilding
from ifodesk.compose.hub_setup import VaultHubs
from ifodesk.compose.hubs import HubBook
from ifodesk.compose.instruments import ResourceInstruments
from ifodesk.compose.mailing import Mailboxes
from ifodesk.compose.own_folders import CarefulPapers, CarefulPrinter
from ifodesk.compose.parts import Parts, build_parts
from ifodesk.compose.shipped import (
    board_only,
    child_population,
    collaboration,
    disqualification_law,
    gazetteer,
    home_law,
    home_questions,
    placement_law,
    placement_levels,
    sharing_law,
    sip_rules,
)
from ifodesk.compose.surroundings import Surroundings
from ifodesk.compose.syncing import HubSync
from ifodesk.documents.printer import PdfPrinter
from ifodesk.domain.ids import EntityId
from ifodesk.domain.name_index import forget_names
from ifodesk.store.members.joining import Welcoming
from ifodesk.store.members.second_device import DeviceWelcoming
from ifodesk.store.members.unsent import UnsentWork
from ifodesk.store.upkeep import close_store
from ifodesk.store.vault.vault import Locked, Unlocked, Vault, open_vault
from ifodesk.sync.address import HubAddress, parse_address
from ifodesk.sync.folder import FolderHub
from ifodesk.system.resources import fonts
from ifodesk.usecases.hubs import HubAccess
from ifodesk.usecases.printing import PrepareSip
from ifodesk.usecases.session import Session

OnStore = Callable[[Callable[[], object]], object]
"""Runs something on the store lane and waits for it."""


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A session and the parts it is made of. For the store lane."""

    session: Session
    parts: Parts
    vault: Vault
    hubs: HubBook

    @property
    def welcoming(self) -> Welcoming:
        """The group's side of joining."""
        parts = self.parts
        return Welcoming(parts.core.database, parts.core.identity, parts.book, parts.sealing)

    @property
    def device_welcoming(self) -> DeviceWelcoming:
        """The group's side of getting one more device."""
        return DeviceWelcoming(self.welcoming, self.parts.membership.acting, self.parts.membership.keys)

    @property
    def unsent_work(self) -> UnsentWork:
        """What was never sent, for somebody who starts anew."""
        return UnsentWork(self.parts.core, self.parts.book)

    @property
    def mailboxes(self) -> Mailboxes:
        """The mailboxes that were given out from this vault."""
        return Mailboxes(self.parts.core.database, self.parts.core.rng)

    def group_words(self) -> tuple[str, ...]:
        """Return the eight words of the group, to be compared in person."""
        return words_of(self.parts.core.identity.founding)

    def use_hub(self, folder: Path, *, prepare: bool = False) -> None:
        """Meet the others in *folder* from now on, and nowhere else. Raises ``WorldError`` when it is no hub."""
        _checked(folder, prepare=prepare)
        self.use_only(parse_address(str(folder)))

    def use_only(self, place: HubAddress, access: HubAccess | None = None) -> bool:
        """Meet the others at *place* from now on, and nowhere else; see `try_place` and `use_place`."""
        tried = Tried(place, None) if self.hubs.has(place) else try_place(place, access, prepare=False)
        in_key_ring = use_place(self.hubs, tried, self.session.clock)
        for known in self.hubs.all():
            if known.address != place:
                self.hubs.remove(known)
        return in_key_ring

    def add_hub(self, folder: Path, *, prepare: bool = False, stick: bool = False) -> None:
        """Meet the others in *folder* too. Raises ``WorldError`` when it is no hub."""
        address = _checked(folder, prepare=prepare)
        with self.parts.core.database.durable():
            self.parts.report.hubs.add(address, stick=stick)

    def move_hub(self, folder: Path) -> None:
        """Take note that the first hub lies in *folder* from now on: the same objects, elsewhere. Reads nothing."""
        address, hubs = str(folder.absolute()), self.parts.report.hubs
        with self.parts.core.database.durable():
            hubs.add(address) if not hubs.all() else hubs.moved(hubs.all()[0].number, address)

    @property
    def papers(self) -> CarefulPapers:
        """What makes files of plans, copies and letters."""
        return CarefulPapers(fonts())

    def print_sip(self, plan: EntityId, version: EntityId | None, path: Path) -> Path:
        """Print a plan to *path* and return the file's absolute path."""
        document = PrepareSip(self.session)(plan, version)
        return CarefulPrinter(PdfPrinter(fonts()))(document, path)


def open_here(folder: Path, passphrase: str, surroundings: Surroundings) -> Opened:
    """Open a vault with everything on the calling thread. Raises ``WorldError`` as `Door.unlock`, and no_group."""
    return open_unlocked(Locked(folder, surroundings.tools).keys(passphrase), surroundings, run_here)


def open_unlocked(unlocked: Unlocked, surroundings: Surroundings, on_store: OnStore) -> Opened:
    """Open the database of an unlocked vault on the calling thread, which must be the store lane.

    Raises:
        WorldError: As `Door.unlock`, and no_group for a vault whose owner has not been welcomed yet.
    """
    vault = open_vault(unlocked, surroundings.tools)
    try:
        parts = build_parts(vault, surroundings)
    except BaseException:
        vault.close()
        raise
    hubs = HubBook(parts.report.hubs, surroundings.key_ring, vault.vault_id)
    rebuilding = Rebuilding(hubs, parts.inbox, parts.outbox, surroundings.clock, on_store)
    session = Session(
        parts.records,
        parts.readers,
        parts.directory,
        parts.log,
        parts.queries,
        HubSync(hubs, parts.inbox, parts.outbox, parts.report, surroundings.clock, on_store),
        surroundings.clock,
        surroundings.random,
        disqualification_law(surroundings.clock.today()),
        group=parts.membership,
        held=parts.held,
        hubs=VaultHubs(hubs, parts.report.exchange.tags.heads, rebuilding, surroundings.clock, on_store),
        sharing_law=sharing_law(surroundings.clock.today()),
        sip_rules=sip_rules(surroundings.clock.today()),
        home_law=home_law(surroundings.clock.today()),
        home_questions=home_questions(),
        collaboration=collaboration(),
        board_only=board_only(surroundings.clock.today()),
        gazetteer=gazetteer(),
        placement_law=placement_law(surroundings.clock.today()),
        placement_levels=placement_levels(),
        child_population=child_population(),
        instruments=ResourceInstruments(),
        practice=vault.info().practice_passphrase is not None,
        close=partial(_close, partial(close_store, vault, parts.core, parts.inbox)),
    )
    return Opened(session, parts, vault, hubs)


def _close(store: Callable[[], None]) -> None:
    """Close the store, and forget the names that were compared: they are remembered to be compared again."""
    try:
        store()
    finally:
        forget_names()


def _checked(folder: Path, *, prepare: bool) -> str:
    """Return the address of a folder that is a hub, or is made one. Raises ``WorldError``."""
    hub = FolderHub(folder)
    if prepare:
        hub.prepare()
    hub.list_heads()
    return str(folder.absolute())


def run_here(work: Callable[[], object]) -> object:
    """Run *work* on the calling thread: what a program without lanes has for the store lane."""
    return work()
