"""Readers of what a colleague's program wrote, rightly signed and sealed: values of fields, pieces, forms and files."""

from __future__ import annotations

from typing import Final

import ifodesk.domain.entities
from ifodesk.changes import codec
from ifodesk.changes.crypto import generate_secret, key_id, seal, seal_to
from ifodesk.changes.labels import JOIN
from ifodesk.changes.mailbox import decode_mail_invitation, encode_mail_invitation
from ifodesk.changes.objects import pad
from ifodesk.changes.unsent_file import decode_unsent
from ifodesk.domain import pooled_form
from ifodesk.domain.declare import UnreadableValueError, all_specs, from_wire, to_wire
from ifodesk.domain.instrument_pack import PIECE_CHARS, PackError, from_pieces
from ifodesk.store.catalog import Catalog, to_column
from tests.changes.cast import seeded
from tests.proof.specimens import stage

_UNSENT: Final = 8
"""What a file of unsent work says it is (docs/sync-format.md 13)."""
_RNG: Final = seeded("fuzz of members")
_LEAST, _MOST = -(1 << 63), (1 << 63) - 1
assert ifodesk.domain.entities.DECLARED
_CATALOG: Final = Catalog(all_specs())


def field_value(raw: bytes) -> None:
    """The value of a field, whichever: what is taken for readable is read, and fits its column."""
    value = codec.decode(raw)
    for plan in (plan for kind in _CATALOG.kinds.values() for plan in kind.fields.values()):
        if value is None or not plan.readable(value):
            continue
        assert not isinstance(value, tuple)
        try:
            read = from_wire(plan.spec, value)
        except UnreadableValueError:
            raise AssertionError(plan.spec.name) from None
        assert to_wire(plan.spec, read) == value
        column = to_column(value)
        assert not isinstance(column, int) or _LEAST <= column <= _MOST


def mailed_invitation(raw: bytes) -> None:
    """An invitation with its mailbox, written back the same."""
    assert encode_mail_invitation(*decode_mail_invitation(raw)) == raw


def unsent_work(body: bytes) -> None:
    """A file of unsent work that a colleague sealed to this reader: the bytes inside are the fuzzer's."""
    on, secret = stage(), generate_secret(_RNG)
    gid, device = on.cast.gid, key_id(on.karin.signing.public)
    sealed = seal(secret, JOIN, (_UNSENT, gid, device), pad(body), _RNG)
    slots = ((on.berit.sealing.key_id, seal_to(on.berit.sealing.public, codec.encode((JOIN, _UNSENT, gid)), secret)),)
    content = codec.encode((gid, device, slots, sealed))
    file = codec.encode((JOIN, _UNSENT, content, on.karin.signing.sign(JOIN, content)))
    decode_unsent(file, gid, [on.berit.sealing], on.karin.signing.public)


def instrument_pieces(raw: bytes) -> None:
    """An instrument in pieces of text."""
    text = raw.decode("utf-8", "replace")
    parts = [text[start : start + PIECE_CHARS] for start in range(0, len(text), PIECE_CHARS)]
    try:
        from_pieces({f"{number:03}": part for number, part in enumerate(parts)})
    except PackError:
        return


def pooled_figures(raw: bytes) -> None:
    """Figures of interviews that a municipality gives to the group, written back the same."""
    text = raw.decode("utf-8", "replace")
    try:
        figures = pooled_form.from_form(text)
    except ValueError:
        return
    assert pooled_form.to_form(figures) == text
