"""Serves the port Hubs: looking at a place, taking it into use, trying it out, filling it up."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar, final

from typing_extensions import override

from ifodesk.compose.hub_abilities import Abilities
from ifodesk.compose.hub_choosing import to_credentials, try_out
from ifodesk.compose.hub_opening import open_remote, patience, set_up
from ifodesk.compose.hub_rebuilding import Rebuilding
from ifodesk.compose.hubs import HubBook, Known
from ifodesk.compose.own_folders import require_place_to_meet
from ifodesk.sync.address import HubAddress, HubKind, parse_address
from ifodesk.sync.first_look import FoundThere, first_look
from ifodesk.sync.self_test import Finding, traits_of
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.hubs import FirstSight, HubAbility, HubAccess, HubAdded, HubFilled, HubPlace, Hubs, Lies
from ifodesk.usecases.ports import Cancel, Clock, Progress

T = TypeVar("T")


@final
@dataclass(frozen=True, slots=True, repr=False)
class VaultHubs(Hubs):
    """The places of an open vault."""

    book: HubBook
    own_heads: Callable[[], frozenset[str]]
    """Names of the heads that devices of this group may write. Store lane."""
    rebuilding: Rebuilding
    clock: Clock
    on_store: Callable[[Callable[[], object]], object]
    """Runs a step of the vault on the store lane and waits for it."""

    @override
    def all(self) -> tuple[HubPlace, ...]:
        return tuple(self._place(known) for known in self.book.all())

    @override
    def look(self, address: str, access: HubAccess | None = None, *, plain: bool = False) -> FirstSight:
        place = parse_address(address, plain=plain)
        if place.kind is HubKind.FOLDER:
            require_place_to_meet(Path(place.place))
        ours = self._ask(partial(self._require_new, place))
        with set_up(place) as late, closing(open_remote(place, to_credentials(access), late)) as remote:
            found = first_look(remote, place, patience(late))
        known = len(ours.intersection(found.heads))
        return FirstSight(place.text, place.kind.value, _lies(found, known), len(found.heads), known, plain)

    @override
    def add(self, seen: FirstSight, access: HubAccess | None = None, *, stick: bool = False) -> HubAdded:
        if self.look(seen.address, access, plain=seen.plain).lies is not seen.lies:
            raise WorldError("hub_not_as_seen")
        place, credentials = parse_address(seen.address, plain=seen.plain), to_credentials(access)
        found = try_out(place, credentials, prepare=True)
        in_key_ring = self._ask(lambda: self.book.add(place, credentials, traits_of(found), stick=stick))
        self.on_store(partial(self._keep, place, found))
        return HubAdded(_told(found), in_key_ring)

    @override
    def try_again(self, number: int) -> tuple[HubAbility, ...]:
        known = self._ask(partial(self._find, number))
        found = try_out(known.address, self.book.credentials(known), prepare=False)
        self.on_store(lambda: self.book.keep_traits(known, traits_of(found)))
        self.on_store(partial(self._keep, known.address, found))
        return _told(found)

    @override
    def remove(self, number: int) -> None:
        self.on_store(partial(self._remove, number))

    @override
    def fill_up(
        self, number: int, *, progress: Callable[[Progress], None] | None = None, cancel: Cancel | None = None
    ) -> HubFilled:
        known = self._ask(partial(self._find, number))
        done = self.rebuilding(known, progress=progress or (lambda _: None), cancel=cancel or (lambda: False))
        return HubFilled(done.lacking, done.outcome.sent, done.outcome.problem)

    def _place(self, known: Known) -> HubPlace:
        tried = self._abilities.of(known.address.id)
        at, found = tried or (None, ())
        return HubPlace(known.number, known.address.text, known.address.kind.value, found, at)

    def _find(self, number: int) -> Known:
        for known in self.book.all():
            if known.number == number:
                return known
        raise WorldError("hub_not_known")

    def _require_new(self, address: HubAddress) -> frozenset[str]:
        """Return the names of the group's heads. Raises ``WorldError`` hub_known."""
        if self.book.has(address):
            raise WorldError("hub_known")
        return self.own_heads()

    def _remove(self, number: int) -> None:
        known = self._find(number)
        self.book.remove(known)
        with self.book.settings.database.durable():
            self._abilities.forget(known.address.id)

    def _keep(self, address: HubAddress, found: tuple[Finding, ...]) -> None:
        with self.book.settings.database.durable():
            self._abilities.keep(address.id, self.clock.now(), found)

    @property
    def _abilities(self) -> Abilities:
        return Abilities(self.book.settings)

    def _ask(self, work: Callable[[], T]) -> T:
        """Return what *work* returns on the store lane."""
        kept: list[T] = []
        self.on_store(lambda: kept.append(work()))
        return kept[0]


def _lies(found: FoundThere, ours: int) -> Lies:
    if ours:
        return Lies.OURS
    if found.heads:
        return Lies.STRANGERS
    return Lies.OTHER_FILES if found.other_files else Lies.NOTHING


def _told(found: tuple[Finding, ...]) -> tuple[HubAbility, ...]:
    return tuple(HubAbility(one.ability.value, one.answer.value) for one in found)
