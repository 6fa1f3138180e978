"""What a colleague's tampered program signs rightly: what is wrong in it touches that alone, and is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent
from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.control import Control
from ifodesk.changes.header import encode_header, header_hash
from ifodesk.changes.ids import EntityId as SignedId
from ifodesk.changes.ids import Ref, UnitId
from ifodesk.changes.labels import SEGMENT
from ifodesk.changes.names import ObjectType, digest_name, object_name, tag
from ifodesk.changes.objects import Epoch, Place, open_object, seal_object
from ifodesk.changes.payloads import SetPolicy
from ifodesk.changes.segment import Draft, Former, Packed, UnitBlob, pack, root
from ifodesk.compose.shipped import rights_tables
from ifodesk.domain.entities.case import Case
from ifodesk.domain.ids import EntityId
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.cells.rows import NewRow
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.segments.states import SegmentState
from ifodesk.usecases.seen import Write
from ifodesk.usecases.sync_ports import NamedBytes
from tests.changes.cast import seeded
from tests.store.test_own_records import take_role
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow  # real vaults
BEFORE = "före"
PLAIN = Control(vector_full=False)


@dataclass
class Forger:
    """Per's keys in other hands: they write in a case that Berit and Karin read."""

    world: World
    berit: Seat
    per: Seat
    case: EntityId
    goal: EntityId
    former: Former | None = None
    sent: int = 0

    @property
    def compartment(self) -> Compartment:
        return self.per.core.compartments.all()[-1]

    @property
    def unit(self) -> tuple[UnitId, bytes]:
        """The erasure unit of the goal and its key."""
        core = self.per.core
        (row,) = core.database.rows(
            "SELECT DISTINCT a.unit FROM assertion a JOIN entity e ON e.id = a.entity WHERE e.entity = ?", (self.goal,)
        )
        return core.units.unit_id(row[0]), core.units.keys(row[0])[0]

    def row(
        self,
        idx: int,
        value: Item,
        *,
        change: int = 1,
        kind: str = "goal",
        name: str = "text",
        entity: bytes = b"",
        supersedes: tuple[Ref, ...] = (),
    ) -> Assertion:
        plan = self.per.core.catalog.of_name(kind)
        code = 0 if not name else plan.by_name[name].spec.code
        return Assertion(
            idx, change, SignedId(entity or self.goal), plan.spec.code, code, None, value, supersedes, None
        )

    def epoch(self) -> Epoch:
        """Return the keys of the case to write under."""
        facts = self.per.open.parts.book.membership.writing_epoch(self.compartment.cid)
        assert facts is not None
        epoch = self.per.core.compartments.epoch_of(self.compartment.row, facts.record)
        assert epoch is not None
        return epoch

    def packed(self, *blobs: UnitBlob, control: Control = PLAIN, time: int | None = None) -> Packed:
        """Return a segment that Per signed, the next of the log."""
        core, cid = self.per.core, self.compartment.cid
        heads = self.per.open.parts.book.membership.heads_for(cid)
        time = core.clock.next() if time is None else time
        draft = Draft(core.identity.gid, cid, self.epoch(), self._former(), heads, time)
        self.sent += 1
        return pack(
            draft,
            control,
            blobs,
            core.identity.signing,
            tag_secret=self.compartment.tag_secret,
            rng=seeded(f"forged {self.sent}"),
        )

    def send(self, *blobs: UnitBlob, control: Control = PLAIN, time: int | None = None) -> Packed:
        """Sign a segment as Per and let Berit have it."""
        packed = self.packed(*blobs, control=control, time=time)
        self.former = packed.former
        self.berit.open.parts.inbox.receive(packed.name, packed.sealed)
        self.berit.open.parts.inbox.settle()
        return packed

    def _former(self) -> Former | None:
        if self.former is None:
            rows = self.per.core.database.rows(
                "SELECT s.seq, s.hash, s.digest FROM segment s JOIN device d "
                "ON d.id = s.device WHERE s.compartment = ? AND d.device = ? ORDER BY s.seq DESC LIMIT 1",
                (self.compartment.row, self.per.core.identity.device),
            )
            self.former = Former(*rows[0]) if rows else None
        return self.former

    def blobs(self, packed: Packed) -> list[tuple[int, str]]:
        """Return the state of each blob that Berit could not take whole, and why."""
        return self.berit.core.database.rows(
            "SELECT b.state, b.reason FROM blob b JOIN segment s ON s.id = b.segment WHERE s.h = ? ORDER BY b.place",
            (packed.h,),
        )

    def alarms(self) -> list[str]:
        return [code for (code,) in self.berit.core.database.rows("SELECT code FROM alarm")]


@contextmanager
def forging(folder: Path) -> Iterator[Forger]:
    with three(folder) as (world, berit, karin, per):
        case = karin.case(berit.me, per.me)
        goal = karin.goal(karin.plan(case), BEFORE)
        world.sync(rounds=2)
        yield Forger(world, berit, per, case, goal)


@pytest.fixture(scope="module")
def forger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forger]:
    with forging(tmp_path_factory.mktemp("odd")) as made:
        yield made


def content(*rows: Assertion, first: int = 0, parts: int = 1) -> UnitContent:
    return UnitContent(first, tuple(ChangeStamp(n, 1 << 62, parts) for n in sorted({one.change for one in rows})), rows)


def test_half_a_change_is_not_shown_and_what_is_whole_beside_it_is(forger: Forger) -> None:
    unit, key = forger.unit
    half = forger.row(1, "halvt", change=2, name="baseline")
    stamps = (ChangeStamp(1, 1 << 62, 1), ChangeStamp(2, 1 << 62, 2))
    forger.send(UnitBlob(unit, key, UnitContent(0, stamps, (forger.row(0, "helt"), half))))
    shown = forger.berit.seen_goal(forger.goal).value
    assert (shown.text, shown.baseline) == ("helt", "1 dag")


def test_what_changed_is_told_once(forger: Forger) -> None:
    unit, key = forger.unit
    inbox = forger.berit.open.parts.inbox
    inbox.changed()
    forger.send(UnitBlob(unit, key, content(forger.row(0, "nytt att visa"))))
    changed = inbox.changed()
    assert changed.kinds == {"goal", "sync"}
    assert changed.ids == {forger.goal}
    again = inbox.changed()
    assert again.kinds | again.ids == frozenset()


def test_rule_2_a_blob_of_garbage_and_one_without_a_key_leave_the_third_alone(forger: Forger) -> None:
    unit, key = forger.unit
    strange = UnitBlob(UnitId(b"u" * 16), bytes(32), content(forger.row(0, "under okänd nyckel")))
    forged = UnitBlob(unit, bytes(32), content(forger.row(1, "under fel nyckel"), first=1))
    good = UnitBlob(unit, key, content(forger.row(2, "det tredje"), first=2))
    packed = forger.send(strange, forged, good)
    assert forger.blobs(packed) == [
        (SegmentState.WAITING, "missing_key"),
        (SegmentState.BROKEN, "bad_bytes"),
    ]
    assert AlarmCode.BROKEN_BLOB in forger.alarms()
    assert "det tredje" in texts(forger)


def test_attack_07_what_is_signed_in_a_colleagues_name_is_not_even_kept_and_is_told(forger: Forger) -> None:
    unit, key = forger.unit
    packed = forger.packed(UnitBlob(unit, key, content(forger.row(0, "i Karins namn"))))
    place = Place(packed.header.gid, packed.header.cid, ObjectType.SEGMENT)
    epoch = forger.epoch()
    _, blobs = decoded(open_object(packed.sealed, place, [epoch])[1])
    karin = forger.world.seats[1].core.identity.device
    header = encode_header(replace(packed.header, device=karin))
    body = encode((header, forger.per.core.identity.signing.sign(SEGMENT, header), blobs))
    sealed = seal_object(epoch, place, body, seeded("in her name"))
    name = object_name(tag(forger.compartment.tag_secret, ObjectType.SEGMENT, karin), sealed)
    forger.berit.open.parts.inbox.receive(name, sealed)
    forger.berit.open.parts.inbox.settle()
    assert "i Karins namn" not in texts(forger)
    assert AlarmCode.BROKEN_OBJECT in forger.alarms()
    kept = forger.berit.core.database.rows("SELECT 1 FROM segment WHERE h = ?", (header_hash(header)[:16],))
    assert kept == []


def decoded(body: bytes) -> tuple[Item, Item]:
    """Return the signature and the blobs of a segment's body."""
    items = decode(body)
    assert isinstance(items, tuple)
    return items[1], items[2]


def texts(forger: Forger) -> set[Item]:
    """Return every text that stands of the goal, shown or not."""
    core = forger.berit.core
    rows = core.cells.rows_of(core.compartments.all()[-1].row)
    return {row.value for row in rows}


@pytest.mark.parametrize(
    "value", ["text", 1, (1,), ((b"", -1),), ((b"", True),), ((b"short", 0),), ((b"", 0, 0),), (((b"", 0),),)]
)
def test_a_removal_that_names_nothing_readable_removes_nothing(forger: Forger, value: Item) -> None:
    unit, key = forger.unit
    forger.send(UnitBlob(unit, key, content(forger.row(0, value, name=""))))
    seen = forger.berit.seen_goal(forger.goal)
    assert "deleted" not in seen.conflicts
    newest = max(forger.berit.core.cells.rows_of(forger.compartment.row))
    assert (newest.value, newest.names) == (value, None)  # not as one that saw nothing, or an assertion of another


def test_one_id_under_two_kinds_is_two_things(forger: Forger) -> None:
    unit, key = forger.unit
    odd = forger.row(1, "samma id", kind="internal_sip", name="own_words")
    forger.send(UnitBlob(unit, key, content(forger.row(0, "ett mål"), odd)))
    kinds = forger.berit.core.database.rows("SELECT kind FROM entity WHERE entity = ? ORDER BY kind", (forger.goal,))
    plans = [forger.berit.core.catalog.of_name(name) for name in ("internal_sip", "goal")]
    assert {kind for (kind,) in kinds} == {plan.spec.code for plan in plans}


def test_attack_27_who_claims_to_supersede_a_whole_case_and_what_is_to_come_takes_one_cell_at_most(
    tmp_path: Path,
) -> None:
    with forging(tmp_path) as forger:
        unit, key = forger.unit
        karin, berit = forger.world.seats[1], forger.berit
        rows = berit.core.database.rows("SELECT h FROM segment WHERE compartment = ?", (forger.compartment.row,))
        there = [(h, number) for (h,) in rows for number in range(20)]
        guessed = [(bytes([byte]) * 16, number) for byte in (0, 255) for number in range(20)]
        before = {row.value for row in shown_rows(berit)}
        claim = forger.row(0, "i stället för allt", supersedes=tuple(sorted([*there, *guessed])))
        forger.send(UnitBlob(unit, key, content(claim)))
        assert {row.value for row in shown_rows(berit)} == before - {BEFORE} | {"i stället för allt"}
        base = karin.seen_goal(forger.goal)
        later = replace(base.value, text="skrivet efter påståendet", indicator="också det")
        karin.open.session.records.save([Write(later, base)])
        forger.world.sync(karin, berit)
        assert {"skrivet efter påståendet", "också det"} <= {row.value for row in shown_rows(berit)}
        assert "text" in berit.seen_goal(forger.goal).conflicts  # Karin had not seen the claim: both stand


def shown_rows(seat: Seat) -> list[NewRow]:
    """Return the assertions of the newest case that nothing supersedes."""
    core = seat.core
    live = {one for (one,) in core.database.rows("SELECT id FROM live")}
    return [row for row in core.cells.rows_of(core.compartments.all()[-1].row) if row.id in live]


def test_what_names_an_assertion_beyond_all_numbers_takes_nothings_place(forger: Forger) -> None:
    unit, key = forger.unit
    first = forger.send(UnitBlob(unit, key, content(forger.row(0, "ett värde"))))
    beyond = tuple((first.h, 1 << bits) for bits in (24, 40, 62))
    forger.send(UnitBlob(unit, key, content(forger.row(0, "bortom", supersedes=beyond))))
    assert {"ett värde", "bortom"} <= texts(forger)


def test_who_has_no_role_any_more_writes_nothing_that_counts_and_people_decide(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        take_role(forger.berit, forger.per)
        forger.world.sync(forger.berit, forger.per, forger.berit)
        unit, key = forger.unit
        goal = forger.row(0, "utan rätt")
        case = forger.row(1, "X-1", kind="case", name="record_number", entity=forger.case)
        packed = forger.send(UnitBlob(unit, key, content(goal, case)))
        assert forger.blobs(packed) == [(SegmentState.HELD, "no_right")]
        assert forger.berit.seen_goal(forger.goal).value.text == BEFORE
        assert forger.berit.open.session.records.get(Case, forger.case).value.record_number is None
        told = {value.value for one in forger.berit.open.session.held.work() for value in one.values}
        assert {"utan rätt", "X-1"} <= told


def test_a_segment_whose_own_part_cannot_be_read_is_told_and_the_log_goes_on(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        unit, key = forger.unit
        packed = forger.packed(UnitBlob(unit, key, content(forger.row(0, "bakom oläslig början"))))
        place, epoch = Place(packed.header.gid, packed.header.cid, ObjectType.SEGMENT), forger.epoch()
        _, sealed_blobs = decoded(open_object(packed.sealed, place, [epoch])[1])
        assert isinstance(sealed_blobs, tuple)
        blobs = (b"no control", *(one for one in sealed_blobs[1:] if isinstance(one, bytes)))
        header = encode_header(replace(packed.header, root=root(blobs)))
        body = encode((header, forger.per.core.identity.signing.sign(SEGMENT, header), blobs))
        sealed = seal_object(epoch, place, body, seeded("no control"))
        name = object_name(
            tag(forger.compartment.tag_secret, ObjectType.SEGMENT, forger.per.core.identity.device), sealed
        )
        forger.berit.open.parts.inbox.receive(name, sealed)
        hashed = header_hash(header)
        state = "SELECT state, reason FROM segment WHERE h = ?"
        assert forger.berit.core.database.rows(state, (hashed[:16],)) == [(SegmentState.BROKEN, "bad_bytes")]
        assert AlarmCode.BROKEN_BLOB in forger.alarms()
        forger.former = Former(packed.header.seq, hashed, digest_name(sealed))
        forger.send(UnitBlob(unit, key, content(forger.row(0, "därefter"))))
        assert {"bakom oläslig början", "därefter"} & texts(forger) == {"därefter"}


def test_what_is_written_under_rights_that_this_program_does_not_know_waits_for_a_newer_one(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        unit, key = forger.unit
        parts = forger.berit.open.parts
        with parts.core.database.durable():
            parts.book.sign(parts.core.identity.gid, SetPolicy(b"r" * 32, (9, 0, 0)))
        forger.world.sync(forger.berit, forger.per)
        packed = forger.send(UnitBlob(unit, key, content(forger.row(0, "med nyare rättigheter"))))
        state = "SELECT state, reason FROM segment WHERE h = ?"
        assert parts.core.database.rows(state, (packed.h,)) == [(SegmentState.NEWER, "needs_newer")]
        assert "med nyare rättigheter" not in texts(forger)
        assert forger.alarms() == []


def test_what_waited_and_follows_another_than_what_came_counts_for_nothing(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        unit, key = forger.unit
        one = forger.packed(UnitBlob(unit, key, content(forger.row(0, "ett"))))
        forger.former = Former(one.former.seq, b"another" * 4 + b"hash", one.former.digest)
        stray = forger.packed(UnitBlob(unit, key, content(forger.row(0, "följer något annat"))))
        for sent in (stray, one):
            forger.berit.open.parts.inbox.receive(sent.name, sent.sealed)
        forger.berit.open.parts.inbox.settle()
        assert {"ett", "följer något annat"} & texts(forger) == {"ett"}


def test_what_names_a_record_that_has_not_come_waits_for_it_and_asks_no_rights_before(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        unit, key = forger.unit
        karin, parts = forger.world.seats[1], forger.berit.open.parts
        with parts.core.database.durable():
            parts.book.sign(parts.core.identity.gid, SetPolicy(rights_tables().newest, (9, 0, 0)))
        forger.world.sync(forger.berit, forger.per)
        packed = forger.packed(UnitBlob(unit, key, content(forger.row(0, "med en nyare uppgift i ryggen"))))
        karin.open.parts.inbox.receive(packed.name, packed.sealed)
        state = "SELECT state FROM segment WHERE h = ?"
        assert karin.core.database.rows(state, (packed.h,)) == [(SegmentState.WAITING,)]
        forger.world.sync(karin)
        assert karin.core.database.rows(state, (packed.h,)) == [(SegmentState.APPLIED,)]


def test_what_comes_before_its_predecessor_waits_for_it_and_of_a_forked_log_nothing_more_counts(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        unit, key = forger.unit
        one = forger.packed(UnitBlob(unit, key, content(forger.row(0, "ett"))))
        forger.former = one.former
        two = forger.packed(UnitBlob(unit, key, content(forger.row(0, "två"))))
        inbox = forger.berit.open.parts.inbox
        inbox.receive(two.name, two.sealed)
        inbox.settle()
        assert not texts(forger) & {"ett", "två"}
        inbox.receive(one.name, one.sealed)
        inbox.settle()
        assert texts(forger) >= {"ett", "två"}
        forger.send(UnitBlob(unit, key, content(forger.row(0, "i stället för två"))))
        assert AlarmCode.FORKED_LOG in forger.alarms()
        assert texts(forger) & {"ett", "två", "i stället för två"} == {"ett"}


def test_of_two_segments_of_one_number_that_come_at_once_neither_counts(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        unit, key = forger.unit
        made = [forger.packed(UnitBlob(unit, key, content(forger.row(0, text)))) for text in ("den ena", "den andra")]
        inbox = forger.berit.open.parts.inbox
        inbox.receive_many([NamedBytes(one.name, one.sealed) for one in made])
        inbox.settle()
        assert AlarmCode.FORKED_LOG in forger.alarms()
        assert not texts(forger) & {"den ena", "den andra"}


def test_what_has_the_next_number_and_follows_another_than_what_is_here_counts_for_nothing(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        unit, key = forger.unit
        one = forger.send(UnitBlob(unit, key, content(forger.row(0, "ett"))))
        forger.former = Former(one.former.seq, b"another" * 4 + b"hash", one.former.digest)
        forger.send(UnitBlob(unit, key, content(forger.row(0, "följer något annat"))))
        assert {"ett", "följer något annat"} & texts(forger) == {"ett"}
