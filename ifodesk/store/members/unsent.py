"""Coming back after a long time: what was never sent goes to a colleague for review, then the vault starts anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.errors import ChangesError, NoKeyError
from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.changes.unsent_file import UnsentValue, author_of, decode_unsent, encode_unsent
from ifodesk.domain.ids import MemberId
from ifodesk.store.cells.rows import EntityInfo, NewRow
from ifodesk.store.core import Core
from ifodesk.store.lineage import line_of
from ifodesk.store.members.book import Book
from ifodesk.store.outbox.waiting import Waiting
from ifodesk.usecases.errors import RuleError, WorldError

_NUMBERS: Final = ("record_number", "number")
"""Fields of a case that name it to people."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file with unsent work."""

    data: bytes
    fields: int
    """How many it holds."""
    left_out: int
    """How many it does not: private, or in cases that the colleague does not read. Ask somebody else for those."""


@final
@dataclass(frozen=True, slots=True)
class UnsentWork:
    """Writes and reads such files."""

    core: Core
    book: Book

    def export(self, to: MemberId) -> Exported:
        """Return what waits here and the colleague may read, sealed to that person's own devices.

        Raises:
            RuleError: unknown_person, when no device of the person is certified by the person's own key.
        """
        who, identity = LogMember(to), self.core.identity
        keys = [one.sealing_key for one in self.book.membership.devices_of(who) if one.by_person]
        if not keys or who == identity.member:
            raise RuleError("unknown_person")
        values: list[UnsentValue] = []
        left_out = 0
        waiting = Waiting(self.core)
        for row in waiting.compartments():
            compartment = self.core.compartments.at(row)
            pending = waiting.pending(row).with_drafts()
            private = compartment is None or compartment.kind is CompartmentKind.OWN
            if compartment is None or private or who not in self.book.membership.readers(compartment.cid):
                left_out += len(pending.rows)
                continue
            values += (self._value(one, pending.infos[one.entity]) for one in pending.rows)
        data = encode_unsent(identity.gid, values, keys, identity.signing, self.core.rng)
        return Exported(data, len(values), left_out)

    def _value(self, row: NewRow, info: EntityInfo) -> UnsentValue:
        plan = self.core.catalog.kinds.get(info.kind)
        kind = "" if plan is None else plan.spec.name
        field = None if plan is None else plan.fields.get(row.field)
        name = "" if field is None else field.spec.name
        return UnsentValue(self._root(info), kind, info.entity, name, row.value, row.time)

    def _root(self, info: EntityInfo) -> str:
        root = line_of(self.core, info)[-1]
        plan = self.core.catalog.kinds.get(root.kind)
        if plan is None or not set(_NUMBERS) <= set(plan.by_name):
            return ""
        row = self.core.database.one(
            f"SELECT coalesce(nullif(record_number, ''), number, '') FROM {plan.table} WHERE entity = ?",  # noqa: S608 - declared
            (root.id,),
        )
        return str(row[0]) if row else ""

    def read(self, data: bytes) -> tuple[MemberId, tuple[UnsentValue, ...]]:
        """Return who wrote a file, and what it holds.

        Raises:
            WorldError: not_unsent_work (damaged, or nobody's here), sealed_to_others.
        """
        identity = self.core.identity
        try:
            device = author_of(data)
            certificates = self.book.membership.index.certificates.get(device, ())
            if not certificates:
                raise WorldError("not_unsent_work")
            public = certificates[0].card.signing_key
            values = decode_unsent(data, identity.gid, identity.sealing, public)
        except NoKeyError as error:
            raise WorldError("sealed_to_others") from error
        except ChangesError as error:
            raise WorldError("not_unsent_work") from error
        return MemberId(certificates[0].owner.member), tuple(_in_order(values))


def _in_order(values: tuple[UnsentValue, ...]) -> Iterator[UnsentValue]:
    yield from sorted(values, key=lambda one: (one.root, one.time))
