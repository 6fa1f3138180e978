"""Readers of keys under keys, letters in a mailbox, stored answers and figures, and of the verifier's outer layer."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ifodesk.changes.codec import MAX_OBJECT_BYTES
from ifodesk.changes.crypto import seal
from ifodesk.changes.keys import unwrap_former_secret, unwrap_unit_key, wrap_former_secret, wrap_unit_key
from ifodesk.changes.labels import JOIN, VAULT
from ifodesk.changes.mailbox import Way, mail_tag, open_letter
from ifodesk.changes.names import ObjectType
from ifodesk.domain import home_questions_form
from ifodesk.domain.covering import covering, not_covered
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import answer_text
from ifodesk.domain.instrument.entry import read_answer, read_answers
from ifodesk.domain.instrument.form import next_item
from ifodesk.domain.instrument.scoring import scores
from ifodesk.store.vault import key_file
from ifodesk.sync.credentials import Credentials
from ifodesk.verify import outer
from ifodesk.verify.report import FaultyError
from tests.changes.cast import seeded
from tests.domain.instrument.interviews import instrument
from tests.fuzz.sealing import sealed_up
from tests.proof.specimens import CHEAP, UNIT, stage

_RNG: Final = seeded("fuzz of keys")
_SECRET: Final = bytes([6]) * 32
ANNA: Final = Party(id=EntityId(b"a" * 16), role=PartyRole.GUARDIAN, name="Anna Lind")
_MAIL: Final = 8
"""Type code of a letter in a mailbox (docs/sync-format.md 13)."""


def unit_key(raw: bytes) -> None:
    """A unit's key under the bag key: what lies under the seal is the fuzzer's."""
    owner = stage().case
    assert unwrap_unit_key(_SECRET, owner, UNIT, 1, wrap_unit_key(_SECRET, owner, UNIT, 1, raw, _RNG)) == raw


def former_secret(raw: bytes) -> None:
    """A former epoch's secret under the newer one: what lies under the seal is the fuzzer's."""
    owner, record = stage().case, b"r" * 16
    wrapped = wrap_former_secret(_SECRET, owner, 1, record, raw, _RNG)
    assert unwrap_former_secret(_SECRET, owner, 1, record, wrapped) == raw


def sealed_bytes(raw: bytes) -> None:
    """Bytes that nobody sealed, where a wrapped key or a letter is looked for."""
    assert mail_tag(_SECRET, Way.REQUEST)
    if len(raw) % 2 == 0:
        unwrap_unit_key(_SECRET, stage().case, UNIT, 1, raw)
    else:
        open_letter(_SECRET, Way.REQUEST, raw)


def mail_letter(padded: bytes) -> None:
    """A letter in a mailbox: what lies under the seal, padding and all."""
    letter = open_letter(_SECRET, Way.WELCOME, seal(_SECRET, JOIN, (_MAIL, int(Way.WELCOME)), padded, _RNG))
    assert len(letter) < len(padded)


def vault_contents(raw: bytes) -> None:
    """The keys inside `vault.keys`, which the master key opens."""
    file = key_file.new_file(CHEAP, None, _RNG)
    sealed = seal(_SECRET, VAULT, (file.vault_id, "keys"), raw, _RNG)
    keys = key_file.open_contents(replace(file, contents=sealed), _SECRET)
    assert all(len(key) == len(_SECRET) for key in (*keys.database, keys.kek))


def kept_credentials(raw: bytes) -> None:
    """What a key ring gives back: written back the same, or nothing."""
    read = Credentials.decode(raw)
    assert read is None or read.encode() == raw


def answered_figures(raw: bytes) -> None:
    """Figures of yearly questions that a municipality gives to the group, written back the same."""
    text = raw.decode("utf-8", "replace")
    try:
        figures = home_questions_form.from_form(text)
    except ValueError:
        return
    assert home_questions_form.to_form(figures) == text


def stored_answers(raw: bytes) -> None:
    """Answers of an interview as colleagues' programs stored them, a line each: none is dropped, what is read works."""
    of = instrument()
    lines = (line.partition("=") for line in raw.decode("utf-8", "replace").split("\n"))
    stored = {code: typed for code, _, typed in lines}
    read, unread = read_answers(of, stored)
    assert {*read, *unread} == {*stored}
    assert all(read_answer(of.items[code], answer_text(answer)) == answer for code, answer in read.items())
    for form in of.sets:
        next_item(of, read, item_set=form)
        assert all(found is not None for found in scores(of, read, item_set=form))


def whom_it_covers(raw: bytes) -> None:
    """Whom a question about jäv went by, as a program stored it: what cannot be read covers nobody."""
    text = raw.decode("utf-8", "replace")
    asked = covering([ANNA])
    assert not_covered([ANNA], text) in ((), (ANNA,))
    assert not_covered([ANNA], f"{text} {asked}") == ()


def verify_outer(raw: bytes) -> None:
    """What the verifier finds under the outer layer, padding and all, and where nothing was sealed."""
    on = stage()
    cid, epochs = on.case.cid, [(1, on.cast.keys[on.case.cid].epoch)]
    sealed = sealed_up(on, raw[:MAX_OBJECT_BYTES], ObjectType.SEGMENT, cid, raw=True)
    for bytes_ in (sealed, raw):
        try:
            outer.opened(bytes_, int(ObjectType.SEGMENT), on.cast.gid, cid, epochs)
        except FaultyError:
            continue
