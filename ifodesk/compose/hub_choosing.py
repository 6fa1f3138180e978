"""Taking a hub of any kind into use on the calling thread: for commands, which have no lanes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ifodesk.compose.hub_abilities import Abilities
from ifodesk.compose.hub_opening import open_remote, patience, set_up, waiter
from ifodesk.compose.hubs import HubBook
from ifodesk.compose.own_folders import require_place_to_meet
from ifodesk.sync.address import HubAddress, HubKind
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.self_test import Finding, HubTest, traits_of
from ifodesk.usecases.hubs import HubAccess
from ifodesk.usecases.ports import Clock


def to_credentials(access: HubAccess | None) -> Credentials | None:
    """Return what lets one in at a server, as `sync` takes it."""
    return None if access is None else Credentials(access.user, access.secret)


def try_out(address: HubAddress, credentials: Credentials | None, *, prepare: bool) -> tuple[Finding, ...]:
    """Return what a place can; with *prepare*, what a hub needs is made there first. Raises ``WorldError``."""
    with set_up(address) as late, closing(open_remote(address, credentials, late)) as remote:
        again = patience(late)
        if prepare:
            again.call(remote.prepare)
        return HubTest(remote, again, waiter(late)).run()


@dataclass(frozen=True, slots=True)
class Tried:
    """A place that can be used, and what was found there."""

    place: HubAddress
    credentials: Credentials | None
    found: tuple[Finding, ...] = ()
    """Nothing for a folder, which need not be there: it may be on a stick."""
    stick: bool = False
    """It is carried between places that do not reach each other."""


def try_place(place: HubAddress, access: HubAccess | None, *, prepare: bool, stick: bool = False) -> Tried:
    """Return what a place can, once it is sure that it can be used; no vault is needed for it.

    Args:
        place: Where.
        access: What lets one in at a server; None where nothing is needed.
        prepare: Make what a hub needs there.
        stick: The folder is carried between places that do not reach each other.

    Raises:
        WorldError: As the hub does, when it cannot be used.
    """
    if place.kind is HubKind.FOLDER:
        require_place_to_meet(Path(place.place))
        if prepare:
            FolderHub(Path(place.place)).prepare()
        return Tried(place, None, stick=stick)
    credentials = to_credentials(access)
    return Tried(place, credentials, try_out(place, credentials, prepare=prepare))


def use_place(book: HubBook, tried: Tried, clock: Clock) -> bool:
    """Meet the others there too from now on; False when its credential had to be kept in the vault.

    A place that is in use already stays as it is, so that a command that broke off later can be given again. Raises
    ``WorldError`` key_ring_locked.
    """
    place = tried.place
    if book.has(place):
        return True
    if not tried.found:
        with book.settings.database.durable():
            book.hubs.add(place.text, stick=tried.stick)
        return True
    in_key_ring = book.add(place, tried.credentials, traits_of(tried.found))
    with book.settings.database.durable():
        Abilities(book.settings).keep(place.id, clock.now(), tried.found)
    return in_key_ring
