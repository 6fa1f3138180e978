"""What new records and keys make of what is here already."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, final

from ifodesk.changes.ids import CompartmentId, DeviceId
from ifodesk.changes.membership import Membership
from ifodesk.changes.payloads import PinCut
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.changes.records import Record
from ifodesk.store.exchange import Exchange
from ifodesk.store.inbox.fallen_rights import with_fallen_rights
from ifodesk.store.inbox.heads import Heads
from ifodesk.store.inbox.judging import UNKNOWN_AUTHOR, Judging
from ifodesk.store.inbox.letters import Letters
from ifodesk.store.inbox.other_rights import OtherRights
from ifodesk.store.keys.compartments import Compartment
from ifodesk.usecases.sync_ports import Received

_TWO: Final = 2
_FALLEN_ASKED: Final = "fallen_roles_asked"
"""The setting that says: what was written with a role that fell has been asked for, as older programs did not."""


@final
class Consequences:
    """Follows up. Every method stands inside a transaction of the caller."""

    def __init__(
        self, exchange: Exchange, judging: Judging, letters: Letters, heads: Heads, leave: Callable[[Compartment], None]
    ) -> None:
        """*leave* is called for a compartment that the signed-in person reads no more."""
        self._exchange = exchange
        self._judging = judging
        self._letters = letters
        self._heads = heads
        self._leave = leave

    def records_came(self, before: Membership, logs: Collection[bytes]) -> list[Compartment]:
        """Judge anew what records in these logs concern; return the compartments of which more can be opened now."""
        exchange = self._exchange
        after = exchange.book.membership
        concerned, among = self._concerned(logs)
        richer = self._letters.again(among)
        for compartment in concerned:
            if exchange.sealing.making.settle(compartment, exchange.core.identity.gid, after):
                richer.append(compartment)
                exchange.sealing.mark_beside(compartment)
        self.keys_came(richer)
        news = after.since(before)
        others = OtherRights(before, after) if news.otherwise else None
        for compartment in concerned:
            self._judge(compartment, news.records, others)
        for compartment in concerned:
            self._leave_if_out(compartment, after)
        for compartment in concerned:
            if compartment.cid in logs:
                self._seal_where_two_turned(compartment, after)
        return richer

    def _seal_where_two_turned(self, compartment: Compartment, membership: Membership) -> None:
        """Have the keys to write under sealed anew where two people turned them at once.

        Whoever was let in by one of them was given that one's keys, and the records may have chosen the other's.
        """
        epochs, writing = membership.epochs(compartment.cid), membership.writing_epoch(compartment.cid)
        if writing is None or sum(one.number == epochs[0].number for one in epochs) < _TWO:
            return
        if self._exchange.core.compartments.epoch_of(compartment.row, writing.record) is not None:
            self._exchange.sealing.mark(compartment)

    def look_aside(self) -> None:
        """Judge anew all that waits or is held, in every compartment."""
        for compartment in self._exchange.core.compartments.all():
            self._judge(compartment, ())
        settings = self._exchange.core.settings
        if not settings.whole(_FALLEN_ASKED):
            self._ask_fallen()
            settings.set(_FALLEN_ASKED, 1)

    def _ask_fallen(self) -> None:
        """Ask for the rights of what was written by whom a record that does not count gives other ones.

        For vaults of older programs, which did not ask again when such a record fell. Nothing is read where none did.
        """
        exchange = self._exchange
        rows = [exchange.devices.known(device) for device in with_fallen_rights(exchange.book.membership)]
        for compartment in exchange.core.compartments.all() if rows else ():
            found = (exchange.segments.all_of(compartment.row, row) for row in rows if row is not None)
            self._judging.again({one.id for segments in found for one in segments}, all_rights=True)

    def _concerned(self, logs: Collection[bytes]) -> tuple[list[Compartment], Collection[bytes] | None]:
        """Return the compartments that records in *logs* say something of: their own, or all for wider logs.

        And *logs* again when all are compartments' own, else None.
        """
        known = self._exchange.core.compartments
        found = (known.find(CompartmentId(log)) for log in logs)
        own = sorted((one for one in found if one is not None), key=lambda one: one.row)
        return (own, logs) if len(own) == len(set(logs)) else (list(known.all()), None)

    def _judge(self, compartment: Compartment, news: Collection[Record], others: OtherRights | None = None) -> None:
        """Judge what waited or was held; and what stands, as far as a new narrowing or cut concerns it.

        *others*, and all that stands, where a record counts that did not, or the other way round.
        """
        exchange, judging = self._exchange, self._judging
        aside = exchange.segments.aside(compartment.row)
        if any(one.reason == UNKNOWN_AUTHOR for one in aside):
            judging.name_authors(compartment.row)
        segments = {one.id for one in aside if one.chained}
        if others is not None:
            segments.update(one.id for one in exchange.segments.all_of(compartment.row))
        else:
            for device in self._narrowed(compartment.cid, news):
                row = exchange.devices.known(device)
                if row is not None:
                    segments.update(one.id for one in exchange.segments.all_of(compartment.row, row))
        judging.again(segments, others=others)

    def _narrowed(self, cid: CompartmentId, news: Collection[Record]) -> set[DeviceId]:
        """Return the devices whose standing segments new narrowing records or cuts may concern."""
        if not any(record.narrowing or isinstance(record.payload, PinCut) for record in news):
            return set()
        membership = self._exchange.book.membership
        facts = membership.facts(cid)
        return {device for device in membership.index.certificates if any(facts.concerning(cid, device))}

    def keys_came(self, compartments: Collection[Compartment]) -> None:
        """Open what waited for the keys of these compartments."""
        exchange = self._exchange
        for compartment in compartments:
            self._judging.keys_came(exchange.core.units.bag_came(compartment, exchange.core.identity.gid))

    def named_now(self, compartments: Collection[Compartment]) -> Received:
        """Return what the heads that are here name in compartments of which more can be opened now."""
        return self._heads.look_again(list(compartments)) if compartments else Received()

    def _leave_if_out(self, compartment: Compartment, membership: Membership) -> None:
        """Leave a compartment that the records take from the signed-in person."""
        if compartment.kind is CompartmentKind.GROUP or membership.kind(compartment.cid) is None:
            return
        if (
            compartment.kind is CompartmentKind.OWN
        ):  # a retired device may be put right; whoever leaves takes nothing along
            out = self._exchange.core.identity.member not in membership.readers(compartment.cid)
        else:
            out = not self._exchange.book.stands_in(compartment.cid)
        if out:
            self._leave(compartment)
