"""From signed records to membership. What they say is worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from ifodesk.changes.archive import empty_archive
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.membership import Membership


def judge(records: Iterable[SignedRecord], *, founding: bytes, kept: bool = False) -> Membership:
    """Return what *records* say: a function of the set, whatever the order and however often each comes.

    Args:
        records: All that are held. Copies of one body count as one record with the signatures of all.
        founding: Hash of the record that founds the group, which people have compared.
        kept: As for `parse_record`.
    """
    return Membership(empty_archive(founding)).with_more(records, kept=kept)
