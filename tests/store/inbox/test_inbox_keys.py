"""Keys that come by letter: what was written under them before is read when they have come."""

from __future__ import annotations

from pathlib import Path

import pytest

from ifodesk.changes.control import Control, Opening
from ifodesk.changes.ids import UnitId
from ifodesk.changes.keys import Owner, wrap_unit_key
from ifodesk.changes.record_parts import Role
from ifodesk.changes.segment import Draft, Packed, UnitBlob, pack
from ifodesk.usecases.sync_ports import NamedBytes
from tests.changes.cast import seeded
from tests.store.inbox.test_fallen_records import set_role
from tests.store.inbox.test_odd_segments import Forger, content, forging, texts

pytestmark = pytest.mark.slow  # real vaults
UNIT, KEY = UnitId(b"u" * 16), b"k" * 32


def early(forger: Forger, draft: Draft) -> Packed:
    """Return a segment under the former keys of which one unit's own key lies under those that have just been made."""
    core, compartment = forger.per.core, forger.compartment
    bag = core.compartments.bags(compartment.row)[0]
    owner = Owner(core.identity.gid, compartment.cid)
    rng = seeded("early")
    wrap = wrap_unit_key(bag.secret, owner, UNIT, bag.generation, KEY, rng)
    control = Control(vector_full=False, openings=(Opening(UNIT, None, 0, (), bag.generation, wrap),))
    blob = UnitBlob(UNIT, KEY, content(forger.row(0, "under nya nycklar")))
    return pack(draft, control, [blob], core.identity.signing, tag_secret=compartment.tag_secret, rng=rng)


def test_a_unit_whose_key_lies_under_keys_that_come_later_is_read_when_they_have_come(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        world, berit, karin, per = forger.world, forger.berit, forger.world.seats[1], forger.per
        eva = world.joins("Eva Sandberg", berit)
        world.sync(berit, karin, per)
        karin.open.session.readers.let_in(forger.case, eva.me)
        world.sync(karin, per, berit, karin)
        core, cid = per.core, forger.compartment.cid
        forger.former = None
        former, heads = forger._former(), per.open.parts.book.membership.heads_for(cid)  # noqa: SLF001 - the log's end
        draft = Draft(core.identity.gid, cid, forger.epoch(), former, heads, core.clock.next())
        with karin.core.database.durable():  # as whoever has the newest keys, and the former ones not yet
            karin.core.database.write("DELETE FROM bag")
        karin.again()
        karin.open.session.readers.exclude(forger.case, eva.me)
        before = dict(world.hub.everything())
        world.sync(karin, per, per)
        came = [NamedBytes(name, data) for name, data in world.hub.everything().items() if before.get(name) != data]
        made = early(forger, draft)
        inbox = berit.open.parts.inbox
        inbox.receive(made.name, made.sealed)
        inbox.settle()
        assert forger.blobs(made)
        assert "under nya nycklar" not in texts(forger)
        for one in came:
            inbox.receive_many([one])
        inbox.settle()
        assert "under nya nycklar" in texts(forger)


def test_what_lies_under_a_former_key_is_read_when_a_record_signed_here_has_it_unwrapped(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        (unit, key), world, berit, karin = forger.unit, forger.world, forger.berit, forger.world.seats[1]
        eva = world.joins("Eva Sandberg", berit)
        world.sync(berit, karin, forger.per)
        karin.open.session.readers.let_in(forger.case, eva.me)
        world.sync(karin, forger.per, berit)
        made = forger.packed(UnitBlob(unit, key, content(forger.row(0, "under den förra nyckeln"))))
        karin.open.session.readers.exclude(forger.case, eva.me)
        world.sync(karin, berit)
        writing = berit.open.parts.book.membership.writing_epoch(forger.compartment.cid)
        case = berit.core.compartments.find(forger.compartment.cid)
        assert writing is not None
        assert case is not None
        database = berit.core.database
        with database.durable():  # as whoever has a new secret by letter, and not yet what it unwraps
            database.write("DELETE FROM epoch WHERE compartment = ? AND record != ?", (case.row, writing.record))
            database.write("UPDATE epoch SET record = substr(secret, 1, 8) WHERE compartment = ?", (case.row,))
        berit.core.compartments.forget()
        inbox = berit.open.parts.inbox
        inbox.receive(made.name, made.sealed)
        inbox.settle()
        assert "under den förra nyckeln" not in texts(forger)
        set_role(berit, karin, Role.DEPUTY_CHIEF, granted=True)
        inbox.settle()
        assert "under den förra nyckeln" in texts(forger)
