"""Which of the names in a listing are worth asking for: a log that is listed again is not fetched again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import final

from ifodesk.changes.errors import BadNameError
from ifodesk.changes.names import ObjectName, ObjectType, parse_name
from ifodesk.store.exchange import Exchange
from ifodesk.store.inbox.put_by import PutBy
from ifodesk.store.segments.states import ParcelState
from ifodesk.store.segments.tags import Meant


@final
@dataclass(frozen=True, slots=True)
class Listings:
    """Reads listings. Proves nothing: what is here was judged when it came."""

    exchange: Exchange

    def lacking(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of the listed *names* that are not here, in their order."""
        parsed = [(name, one) for name in names if (one := _parsed(name)) is not None]
        aside, found = PutBy(self.exchange.core.database), list[str]()
        for tag, group in groupby(parsed, lambda pair: pair[1].tag):
            meant = self.exchange.tags.meant(tag)
            here = frozenset[bytes | None]() if meant is None else self._here(meant)
            found += [name for name, one in group if one.digest not in here and not aside.holds(name)]
        return tuple(found)

    def _here(self, meant: Meant) -> frozenset[bytes | None]:
        """Return the digests of one device's objects that are here."""
        database, device = self.exchange.core.database, self.exchange.devices.row(meant.device)
        if meant.kind is ObjectType.PARCEL:
            rows = database.rows(
                "SELECT digest FROM parcel WHERE device = ? AND state <> ?", (device, ParcelState.WANTED)
            )
        else:
            rows = database.rows(
                "SELECT s.digest FROM segment s JOIN received r ON r.segment = s.id "
                "WHERE s.compartment = ? AND s.device = ?",
                (meant.compartment.row, device),
            )
        return frozenset(digest for (digest,) in rows)


def _parsed(name: str) -> ObjectName | None:
    try:
        return parse_name(name)
    except BadNameError:
        return None
