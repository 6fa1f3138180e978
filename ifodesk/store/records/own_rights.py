"""What the signed-in person may write: asked before a save, so that nobody writes what every other device will hold."""

from __future__ import annotations

from typing import final

from ifodesk.changes.membership import Membership
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.domain.rights import RightsTable, RightsTables, right_to_write
from ifodesk.store.identity import Identity
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.members.book import Book
from ifodesk.usecases.errors import RuleError


@final
class OwnRights:
    """By the records that are held now: the same that other devices will judge by."""

    def __init__(self, book: Book, identity: Identity, tables: RightsTables) -> None:
        """Judge for the person of *identity*."""
        self._book = book
        self._identity = identity
        self._tables = tables
        self._for: Membership | None = None
        self._known: dict[tuple[int, int], bool] = {}

    def check(self, compartment: Compartment, kinds: set[int]) -> None:
        """Raise ``RuleError`` no_right_to_write unless the person may write these kinds. Own things always may be."""
        if compartment.kind is CompartmentKind.OWN:
            return
        membership = self._book.membership
        if membership is not self._for:
            self._for, self._known = membership, {}
        for kind in kinds:
            key = (compartment.row, kind)
            if key not in self._known:
                self._known[key] = self._may(membership, compartment, kind)
            if not self._known[key]:
                raise RuleError("no_right_to_write")

    def _may(self, membership: Membership, compartment: Compartment, kind: int) -> bool:
        table = self._table(membership, compartment)
        if table is None:
            return True  # of a newer program: what is written waits there until this one is renewed
        return membership.may(self._identity.member, right_to_write(kind), table, cid=compartment.cid)

    def _table(self, membership: Membership, compartment: Compartment) -> RightsTable | None:
        return self._tables.table(membership.rights_hash(cid=compartment.cid))
