"""Choosing hubs: trying one out, taking it into use, filling one up that was lost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from ifodesk.compose.hub_opening import open_remote, patience, waiter
from ifodesk.compose.hubs import HubBook, Known
from ifodesk.sync.address import HubAddress, parse_address
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.self_test import Finding, HubTest, traits_of
from ifodesk.usecases.errors import WorldError


@dataclass(frozen=True, slots=True)
class Added:
    """A hub that was taken into use."""

    address: HubAddress
    findings: tuple[Finding, ...]
    in_key_ring: bool
    """False: the computer has no key ring, and the credential lies encrypted in the vault."""


def new_address(book: HubBook, text: str, *, plain: bool) -> HubAddress:
    """Return the hub that *text* names. Raises ``WorldError`` as `parse_address`, and hub_known."""
    address = parse_address(text, plain=plain)
    if any(known.address == address for known in book.all()):
        raise WorldError("hub_known")
    return address


def add_hub(book: HubBook, address: HubAddress, credentials: Credentials | None) -> Added:
    """Make a place ready, try out what it can and use it from now on, beside those in use.

    Slow: some seconds. On a thread that may use the vault.

    Raises:
        WorldError: As the hub says; then nothing was changed in the vault.
    """
    findings = try_out(address, credentials, prepare=True)
    return Added(address, findings, book.add(address, credentials, traits_of(findings)))


def try_hub(book: HubBook, known: Known) -> tuple[Finding, ...]:
    """Return what a hub in use can, tried out anew; rounds go by it from now on. Raises ``WorldError``."""
    findings = try_out(known.address, book.credentials(known), prepare=False)
    book.keep_traits(known, traits_of(findings))
    return findings


def try_out(address: HubAddress, credentials: Credentials | None, *, prepare: bool) -> tuple[Finding, ...]:
    """Return what a place can; with *prepare*, what a hub needs is made there first. Touches no vault: any thread.

    Raises:
        WorldError: As the hub says.
    """
    remote = open_remote(address, credentials)
    again = patience()
    try:
        if prepare:
            again.call(partial(remote.prepare))
        return HubTest(remote, again, waiter()).run()
    finally:
        remote.close()
