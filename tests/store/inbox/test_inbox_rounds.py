"""What the inbox keeps and tells of what came: on disk, on the screen, in the history, and in the next round."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from ifodesk.changes.codec import decode, encode
from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.names import ObjectType, object_name, parse_name, tag
from ifodesk.changes.objects import Place, open_object, seal_object
from ifodesk.changes.payloads import RemoveMember
from ifodesk.domain.entities.case import Case, Note
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.clock import to_ms
from ifodesk.store.inbox import inbox as module
from ifodesk.store.members.life import MEMBERS
from ifodesk.store.members.readers import READERS
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.sync_ports import NamedBytes, Received
from tests.changes.cast import seeded
from tests.store.inbox.test_odd_segments import Forger, forging
from tests.store.test_own_records import take_role
from tests.store.world import Seat

pytestmark = pytest.mark.slow  # real vaults


class Commits:
    """Counts how often something came to lie on disk."""

    count = 0

    def wrote(self, _sql: str, _rows: Sequence[object]) -> None:
        """Count no writes."""

    def committed(self) -> None:
        self.count += 1


@pytest.fixture(scope="module")
def forger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forger]:
    with forging(tmp_path_factory.mktemp("rounds")) as made:
        yield made


def karin(forger: Forger) -> Seat:
    return forger.world.seats[1]


def sent(forger: Forger, seat: Seat) -> list[NamedBytes]:
    """Return the objects that a seat puts on the hub in one round, without its head."""
    before = set(forger.world.hub.objects)
    seat.round(forger.world.hub)
    return [NamedBytes(name, data) for name, data in forger.world.hub.objects.items() if name not in before]


def head(forger: Forger, seat: Seat) -> bytes:
    return forger.world.hub.heads[forger.berit.open.parts.report.exchange.tags.head(seat.core.identity.device)]


def test_of_two_heads_the_newer_counts_and_one_that_is_none_never(forger: Forger) -> None:
    old = head(forger, karin(forger))
    karin(forger).note(forger.case, "så att det blir ett nytt")
    karin(forger).round(forger.world.hub)
    new, is_newer = head(forger, karin(forger)), forger.berit.open.parts.inbox.is_newer_head
    assert [is_newer(new, old), is_newer(old, new), is_newer(new, new)] == [True, False, False]
    assert [is_newer(new, None), is_newer(new, b"scrap"), is_newer(old, old[:-1])] == [True] * 3
    assert [is_newer(b"scrap", old), is_newer(b"scrap", None)] == [False] * 2


def test_what_came_lies_on_disk_once_it_is_so_much_and_not_at_each_that_comes(
    forger: Forger, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, commits = forger.berit.open.parts.inbox, Commits()
    made = [forger.packed() for _ in range(3)]
    inbox.settle()
    forger.berit.core.database.observer = commits
    monkeypatch.setattr(module, "_COMMIT_BYTES", len(made[0].sealed) + len(made[1].sealed))
    counts = []
    for one in made:
        inbox.receive(one.name, one.sealed)
        counts.append(commits.count)
    forger.berit.core.database.observer = None
    inbox.settle()
    assert counts == [0, 1, 1]


def test_what_is_settled_is_there_when_the_power_fails(forger: Forger, tmp_path: Path) -> None:
    forger.world.sync(karin(forger), forger.berit)
    karin(forger).note(forger.case, "före strömavbrottet")
    inbox, commits = forger.berit.open.parts.inbox, Commits()
    inbox.receive_many(sent(forger, karin(forger)))
    forger.berit.core.database.observer = commits
    inbox.settle()
    forger.berit.core.database.observer = None
    assert commits.count == 1
    copy = replace(forger.berit, folder=tmp_path / "copy", opened=None)
    shutil.copytree(forger.berit.folder, copy.folder)
    copy.start()
    assert "före strömavbrottet" in {one.text for one in notes(copy)}
    copy.stop()


def notes(seat: Seat) -> list[Note]:
    return list(seat.open.session.records.values(Note))


def told(seat: Seat) -> Changed:
    """Settle what came, and return what is told of it."""
    seat.open.parts.inbox.settle()
    return seat.open.parts.inbox.changed()


def test_the_history_tells_when_somebody_was_let_in_by_the_clock_of_who_let_in(forger: Forger) -> None:
    world = forger.world
    case = karin(forger).case(forger.berit.me, name="Rut Ask")
    world.sync(rounds=2)
    karin(forger).later(300)
    karin(forger).open.session.readers.let_in(case, forger.per.me)
    world.sync(karin(forger), forger.berit)
    forger.berit.later(500)
    (line,) = (one for one in forger.berit.open.session.log.history(case) if one.what == "let_in")
    assert line.at == karin(forger).clock.now()


def test_readers_and_members_are_told_apart(forger: Forger) -> None:
    world, berit, seat = forger.world, forger.berit, karin(forger)
    case = seat.case(berit.me, name="Siv Ask")
    world.sync(rounds=2)
    told(berit)
    seat.open.session.readers.let_in(case, forger.per.me)
    berit.open.parts.inbox.receive_many(sent(forger, seat))
    assert told(berit).kinds & {READERS, MEMBERS} == {READERS}
    take_role(berit, forger.per)
    told(seat)
    seat.open.parts.inbox.receive_many(sent(forger, berit))
    assert MEMBERS in told(seat).kinds


def test_what_is_written_after_something_that_came_is_later_though_the_own_clock_is_slow(forger: Forger) -> None:
    seat = karin(forger)
    seat.later(400)
    seat.note(forger.case, "skrivet av den vars klocka går före")
    came = sent(forger, seat)
    assert to_ms(forger.berit.core.clock.next()) < int(seat.clock.now().timestamp() * 1000)
    forger.berit.open.parts.inbox.receive_many(came)
    assert to_ms(forger.berit.core.clock.next()) == int(seat.clock.now().timestamp() * 1000)


def test_the_case_of_which_something_came_last_is_fetched_first(forger: Forger) -> None:
    seat, inbox = karin(forger), forger.berit.open.parts.inbox
    cases, tags = [seat.case(forger.berit.me, name=name) for name in ("Ove Ask", "Pia Ask")], list[str]()
    forger.world.sync(seat, forger.berit)
    for case in (*cases, *cases):
        seat.later(5)
        seat.note(case, "nytt")
        (one,) = sent(forger, seat)
        inbox.receive_many([one])
        tags.append(parse_name(one.name).tag)
        assert inbox.in_order(sorted(set(tags)))[0] == tags[-1]
        assert inbox.in_order(sorted(set(tags), reverse=True))[0] == tags[-1]


def test_who_is_shut_out_is_told_what_went_and_the_rest_of_what_came_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with forging(tmp_path) as forger:
        seat, berit = karin(forger), forger.berit
        other = seat.case(berit.me, name="Tor Ask")
        forger.world.sync(rounds=2)
        monkeypatch.setattr(module, "SLICE", 1)
        came = []
        for number in range(4):
            seat.note(other, f"anteckning {number}")
            came += sent(forger, seat)
        seat.open.session.readers.exclude(forger.case, berit.me)
        told(berit)
        berit.open.parts.inbox.receive_many([*came[::-1], *sent(forger, seat)])
        changed = told(berit)
        assert changed.kinds >= {"case", "goal", READERS}
        assert forger.goal in changed.ids
        assert {one.text for one in notes(berit)} == {f"anteckning {number}" for number in range(4)}


def test_a_case_of_which_nobody_else_has_keys_stays_with_who_opened_it_and_was_removed(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        parts, per = forger.berit.open.parts, forger.per
        with parts.core.database.durable():
            parts.book.sign(parts.core.identity.municipality, RemoveMember(LogMember(per.me), ()))
        per.note(per.case(name="Rolf Ask"), "skrivet innan beskedet kom")
        forger.world.sync(forger.berit, karin(forger), forger.berit)
        per.round(forger.world.hub)
        assert forger.case not in {one.id for one in per.open.session.records.values(Case)}
        assert {one.text for one in notes(per)} == {"skrivet innan beskedet kom"}


def test_a_colleague_who_joined_is_met_in_the_round_that_tells_of_her(tmp_path: Path) -> None:
    with forging(tmp_path) as forger:
        world, seat = forger.world, karin(forger)
        eva = world.joins("Eva Sandberg", forger.berit)
        case = eva.case(seat.me, name="Ulla Ask")
        eva.round(world.hub)
        forger.berit.round(world.hub)
        seat.round(world.hub)
        assert case in {one.id for one in seat.open.session.records.values(Case)}


def test_a_head_under_keys_that_have_not_come_is_kept_and_its_writers_letters_are_asked_for_once(
    forger: Forger,
) -> None:
    tags, inbox = forger.berit.open.parts.report.exchange.tags, forger.berit.open.parts.inbox
    device, group = karin(forger).core.identity.device, tags.group
    assert group is not None
    raw = head(forger, karin(forger))
    strange = bytes([raw[0] ^ 1]) + raw[1:-32]  # its first bytes say under which keys it lies
    sealed = strange + sha256(strange).digest()
    name = tags.head(device)
    for _ in range(2):
        inbox.wanted(())
        asked = (tags.tag(group, device, ObjectType.PARCEL), tags.tag(group, device))
        assert inbox.receive(name, sealed) == Received((), asked)
        assert inbox.receive(name, sealed) == Received()
    assert inbox.lacking([name]) == ()


def altered(forger: Forger, version: int) -> NamedBytes:
    """Return a segment of Per's whose header says another version, or is none."""
    packed, epoch = forger.packed(), forger.epoch()
    place = Place(packed.header.gid, packed.header.cid, ObjectType.SEGMENT)
    body = decode(open_object(packed.sealed, place, [epoch])[1])
    assert isinstance(body, tuple)
    assert isinstance(body[0], bytes)
    header = decode(body[0])
    assert isinstance(header, tuple)
    raw = encode((version, *header[1:])) if version else b"scrap"
    sealed = seal_object(epoch, place, encode((raw, *body[1:])), seeded(f"altered {version}"))
    prefix = tag(forger.compartment.tag_secret, ObjectType.SEGMENT, packed.header.device)
    return NamedBytes(object_name(prefix, sealed), sealed)


def test_a_segment_of_a_newer_program_is_kept_for_the_day_when_this_one_is_newer(forger: Forger) -> None:
    newer = altered(forger, 9)
    inbox = forger.berit.open.parts.inbox
    assert inbox.lacking([newer.name]) == (newer.name,)
    assert inbox.receive_many([newer]) == Received()
    assert inbox.lacking([newer.name]) == ()


def test_a_segment_that_cannot_be_read_is_told_and_not_kept(forger: Forger) -> None:
    broken = altered(forger, 0)
    inbox, before = forger.berit.open.parts.inbox, forger.alarms().count(AlarmCode.BROKEN_OBJECT)
    assert inbox.receive_many([broken]) == Received()
    assert forger.alarms().count(AlarmCode.BROKEN_OBJECT) == before + 1
    assert inbox.lacking([broken.name]) == (broken.name,)
