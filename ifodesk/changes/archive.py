"""Every record that is held, and the logs that they stand in: read once, put where they belong, not judged here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from ifodesk.changes.drawers import Drawers
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.held import Held, hold
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.judging import Former
from ifodesk.changes.logs import Log
from ifodesk.changes.records import Record

_WIDE: Final = b""
"""Stands for the group's and the identity logs; and for several logs, where one is meant."""


@dataclass(frozen=True, eq=False)
class Archive:
    """The records and the logs. It never changes; a larger one shares with it what stays as it was."""

    founding: bytes
    """Hash of the found group record."""
    wide: Log
    """The group's and the identity logs."""
    held: Drawers[Held] = field(default_factory=Drawers)
    """Every record by hash."""
    logs: Drawers[Log] = field(default_factory=Drawers)
    """By compartment."""
    lacking: Drawers[bytes] = field(default_factory=Drawers)
    """Per record that was named before it was here, the log that named it."""
    tangled: bool = False
    """Whether a record names one of a compartment's log that is not its own. Nobody honest does: then no log is
    looked at by itself, and all are put together anew each time."""

    @property
    def unreadable(self) -> Iterator[bytes]:
        """The hashes of what is no record of the format."""
        return (key for key, one in self.held.items() if one.record is None)

    def log(self, cid: bytes, heads: Iterable[bytes] = ()) -> Log:
        """Return the log of a compartment; an empty one when it has none, or for the id of a wide log.

        *heads* that stand in other logs, where no honest segment finds them, are taken in with their ancestors.
        """
        log = self.logs.get(cid) or self.wide.bare
        if heads == ():  # asked a dozen times for each compartment of a round
            return log
        away = [ref for ref in heads if ref not in log.dag.by_ref]
        found = [one.record for ref in away if (one := self.held.beginning_with(ref)) and one.record is not None]
        if not found:
            return log
        strays = {record.hash: record for record in found} | _strays(found, self.held)
        more = {key: record for key, record in strays.items() if key not in log.held}
        return Log(self.founding, log.held, self.wide, {**log.strays, **more})

    def log_of(self, held: Held) -> Log | None:
        """Return the log that a record stands in; None for what cannot be read."""
        record = held.record
        if record is None:
            return None
        return self.logs.get(record.log) if record.of_compartment else self.wide

    def with_more(self, records: Iterable[SignedRecord], *, kept: bool = False) -> Archive:
        """Return an archive that holds these too; this very object when it holds them. *kept* as for `parse_record`."""
        known = ((signed, self.held.get(signed.hash)) for signed in records)
        return self.with_read(hold(signed, kept=kept) if one is None else one.copy(signed) for signed, one in known)

    def with_read(self, records: Iterable[Held]) -> Archive:
        """Return an archive that holds these too; this very object when it holds them."""
        fresh: dict[bytes, Held] = {}
        for one in records:
            key = one.hash
            known = fresh.get(key) or self.held.get(key)
            held = one if known is None else known.also(one)
            if held is not known:
                fresh[key] = held
        return self._grown(fresh) if fresh else self

    def _grown(self, fresh: Mapping[bytes, Held]) -> Archive:
        held, lacking = self.held.changed(fresh), dict[bytes, bytes]()
        read = {key: one.record for key, one in fresh.items() if one.record is not None}
        tangled = self.tangled
        for record in read.values():
            tangled |= _ties(record, held, lacking, self.lacking)
        named_before = self.lacking.changed(lacking)
        for key, record in read.items():
            tangled |= record.of_compartment and named_before.get(key) not in (None, record.log)
        touched: dict[bytes, dict[bytes, Held]] = {}
        for key, record in read.items():
            touched.setdefault(_log_of(record), {})[key] = fresh[key]
        wide, logs = self._logs(touched, held, tangled=tangled)
        return Archive(self.founding, wide, held, logs, named_before, tangled)

    def _logs(
        self, touched: Mapping[bytes, Mapping[bytes, Held]], held: Drawers[Held], *, tangled: bool
    ) -> tuple[Log, Drawers[Log]]:
        """Return the logs with what is new in those that are touched; all of them anew where one may concern all."""
        wide, changed = self.wide, dict[bytes, Mapping[bytes, Held]]()
        if tangled or _WIDE in touched:
            whole = {**wide.held, **touched.get(_WIDE, {})}
            wide = _put_together(self.founding, whole, held) if tangled else Log(self.founding, whole)
            changed.update((cid, log.held) for cid, log in self.logs.items())
        for cid, fresh in touched.items():
            former = self.logs.get(cid)
            if cid != _WIDE:
                changed[cid] = fresh if former is None else {**former.held, **fresh}
        logs = {
            cid: _put_together(self.founding, whole, held, wide, cid)
            if tangled
            else Log(self.founding, whole, wide, cid=CompartmentId(cid), former=self._found(cid, wide, touched))
            for cid, whole in changed.items()
        }
        return wide, self.logs.changed(logs)

    def _found(self, cid: bytes, wide: Log, touched: Mapping[bytes, Mapping[bytes, Held]]) -> Former | None:
        """Return what was found of a compartment's log before it was touched, if that still says something of it."""
        former = self.logs.get(cid)
        return None if former is None or wide is not self.wide else former.found(touched[cid])


def _log_of(record: Record) -> bytes:
    return record.log if record.of_compartment else _WIDE


def _ties(record: Record, held: Drawers[Held], lacking: dict[bytes, bytes], before: Drawers[bytes]) -> bool:
    """Note what *record* names that is not here; return whether it names what its log may not name."""
    log, tangled = _log_of(record), False
    for prev in record.prevs:
        named = held.get(prev)
        if named is None:
            former = lacking.get(prev, before.get(prev))
            lacking[prev] = log if former in (None, log) else _WIDE
        elif named.record is not None:
            tangled |= named.record.of_compartment and named.record.log != log
    return tangled


def _strays(records: Iterable[Record], held: Drawers[Held]) -> dict[bytes, Record]:
    """Return the ancestors of *records*."""
    found: dict[bytes, Record] = {}
    ahead = [prev for record in records for prev in record.prevs]
    while ahead:
        key = ahead.pop()
        one = held.get(key)
        if key not in found and one is not None and one.record is not None:
            found[key] = one.record
            ahead.extend(one.record.prevs)
    return found


def _put_together(
    founding: bytes, own: Mapping[bytes, Held], held: Drawers[Held], wide: Log | None = None, cid: bytes | None = None
) -> Log:
    """Return a log of which records may name what they may not."""
    strays = _strays((one.record for one in own.values() if one.record is not None), held)
    mine = None if cid is None else CompartmentId(cid)
    return Log(founding, own, wide, {key: record for key, record in strays.items() if key not in own}, mine)


@dataclass(frozen=True, slots=True)
class News:
    """What a larger set of records says that a smaller one did not."""

    records: tuple[Record, ...]
    """Those that are new, or whose ancestors are all here now."""
    otherwise: bool
    """Whether a record that could be judged before is accepted now and was not, or the other way round."""


def news(logs: Iterable[tuple[Log, Log | None]]) -> News:
    """Return what is new in logs, each given with what it was before, if it was there."""
    fresh: list[Record] = []
    otherwise = False
    for now, before in logs:
        for record in now.placed():
            if before is None or not before.has_placed(record.hash):
                fresh.append(record)
            else:
                otherwise |= before.accepts(record.hash) != now.accepts(record.hash)
    return News(tuple(fresh), otherwise)


def empty_archive(founding: bytes) -> Archive:
    """Return an archive that holds nothing, of the group with this found group record."""
    return Archive(founding, Log(founding, {}))
