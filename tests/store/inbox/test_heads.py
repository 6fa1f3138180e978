"""Heads, one by one: what each makes a vault ask for, which alarm it rings, and what it changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ifodesk.changes import head as format_of_heads
from ifodesk.changes.crypto import SigningKey
from ifodesk.changes.errors import NoKeyError
from ifodesk.changes.head import Branch, Newest
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import Epoch
from ifodesk.store.hubs import FIRST
from ifodesk.store.inbox.heads import FAR_BEHIND
from ifodesk.store.inbox.put_by import PutBy
from ifodesk.store.segments.states import LOGS_OWED, MOST_PARCELS, PARCELS_OWED, ParcelState, SegmentState
from ifodesk.usecases.sync_ports import HeadEntry, NamedBytes, Received
from tests.store.inbox.hearing import Met, met

pytestmark = pytest.mark.slow  # real vaults
OTHER_HUB = 7
NEXT = (b"\1" * 16, b"\2" * 16)


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Met]:
    with met(tmp_path_factory.mktemp("heads")) as made:
        yield made


@pytest.fixture
def here(group: Met) -> Iterator[Met]:
    """The group; what happens to Berit's vault is taken back."""
    with group.undone():
        yield group


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every head be of the greatest size: logs may be left out."""
    monkeypatch.setattr(format_of_heads, "SIZES", (4096,))


def tags_of(here: Met) -> dict[str, str]:
    """Return the tags of Karin's objects that a listing can be of, by what they are."""
    tags, device = here.exchange.tags, here.karin.core.identity.device
    written = [one for one in here.berit.core.compartments.all() if tags.may_write(one, device)]
    logs = {f"log {one.row}": tags.tag(one, device) for one in written}
    return {
        "parcels": tags.tag(here.group, device, ObjectType.PARCEL),
        "case": logs.pop(f"log {here.case.row}"),
        **logs,
    }


class TestWanted:
    def test_only_heads_that_differ_from_what_this_hub_showed_are_asked_for(self, here: Met) -> None:
        listed, karins = here.world.hub.list_heads(), here.exchange.tags.head(here.karin.core.identity.device)
        assert here.heads.wanted(listed, FIRST) == ()
        assert set(here.heads.wanted(listed, OTHER_HUB)) == {one.name for one in listed}
        for hint in (b"another", b""):
            changed = [HeadEntry(one.name, hint if one.name == karins else one.version_hint) for one in listed]
            assert here.heads.wanted(changed, FIRST) == (karins,)
        assert here.heads.wanted((), OTHER_HUB) == ()

    def test_the_head_that_named_what_is_missing_is_asked_for_again(self, here: Met) -> None:
        listed, karins = here.world.hub.list_heads(), here.exchange.tags.head(here.karin.core.identity.device)
        here.letters.named(here.row(here.karin), (b"p" * 16,), ["o/a letter"])
        assert here.heads.wanted(listed, FIRST) == (karins,)

    @pytest.mark.parametrize("what", [PARCELS_OWED, LOGS_OWED])
    def test_the_head_that_had_no_room_is_asked_for_again(self, here: Met, what: str) -> None:
        here.berit.core.settings.set(what, (here.karin.core.identity.device,))
        karins = here.exchange.tags.head(here.karin.core.identity.device)
        assert here.heads.wanted(here.world.hub.list_heads(), FIRST) == (karins,)

    def test_the_own_head_is_missing_only_where_it_has_lain(self, here: Met) -> None:
        listed, own = here.world.hub.list_heads(), here.exchange.tags.head(here.berit.core.identity.device)
        others = [one for one in listed if one.name != own]
        assert here.heads.own_is_missing(others, FIRST)
        assert not here.heads.own_is_missing(listed, FIRST)
        assert not here.heads.own_is_missing(others, OTHER_HUB)


class TestRefused:
    def test_a_damaged_head_rings_the_alarm_and_changes_nothing(self, here: Met) -> None:
        raw = here.karins()
        assert here.heads.receive(raw[:-1] + bytes([raw[-1] ^ 1]), FIRST) == Received()
        assert here.alarms() == {("broken_object", 0, "head")}
        assert here.heads.counter(raw[:-1]) is None

    def test_a_head_under_a_key_that_is_not_here_is_told_as_that(self, here: Met) -> None:
        with pytest.raises(NoKeyError):
            here.heads.receive(here.karins(epoch=Epoch(9, b"k" * 32)), FIRST)

    def test_a_head_that_somebody_else_signed_counts_for_nothing(self, here: Met) -> None:
        before = here.counter(here.karin)
        forged = here.signed_by(here.karins(), here.per.core.identity.signing)
        assert here.heads.receive(forged, FIRST) == Received()
        assert here.counter(here.karin) == before
        assert here.heads.counter(forged) is None

    def test_a_head_of_a_device_that_no_record_names_waits_for_the_record(self, here: Met) -> None:
        stranger = here.head(SigningKey(b"s" * 32), 3)
        assert here.heads.receive(stranger, FIRST) == Received()
        assert here.alarms() == set()
        assert here.heads.counter(stranger) is None

    def test_its_number_is_told_of_a_head_that_is_whole(self, here: Met) -> None:
        assert here.heads.counter(here.karins(4)) == here.counter(here.karin) + 4
        assert here.heads.counter(None) is None

    def test_a_slot_that_cannot_be_read_rings_the_alarm_for_its_writer(self, here: Met) -> None:
        assert here.heads.receive(here.karins(slots=(here.slot(Newest(0, *NEXT)),)), FIRST) == Received()
        assert here.alarms() == {("broken_object", here.row(here.karin), "head")}

    def test_where_the_groups_keys_were_turned_the_letters_and_the_groups_log_are_listed(self, here: Met) -> None:
        tags, device = here.exchange.tags, here.karin.core.identity.device
        assert here.heads.letters_of(device) == Received((), (tags_of(here)["parcels"], tags.tag(here.group, device)))


class TestOrder:
    def test_a_newer_head_is_remembered_and_its_time_is_heard(self, here: Met) -> None:
        time = here.berit.core.clock.next() + (1000 << 16)
        raw = here.karins(3, time=time)
        counter = here.counter(here.karin) + 3
        here.heads.receive(raw, FIRST)
        assert here.counter(here.karin) == counter
        shown = here.exchange.hubs.head(FIRST, here.row(here.karin))
        assert shown is not None
        assert (shown.counter, shown.hint) == (counter, raw[-32:])
        assert here.berit.core.clock.next() > time
        assert here.alarms() == set()
        assert here.berit.core.settings.whole("head_counter") < 1 << 40

    def test_the_first_head_of_a_device_is_taken(self, here: Met) -> None:
        here.berit.core.database.write("DELETE FROM head")
        here.berit.core.database.write("DELETE FROM head_at")
        here.heads.receive(here.karins(), FIRST)
        assert here.counter(here.karin) == 1

    def test_an_older_head_rings_the_alarm_only_at_the_hub_that_showed_a_newer_one(self, here: Met) -> None:
        newer, older = here.karins(5), here.karins(4, parcels=(b"p" * 16,))
        counter = here.counter(here.karin) + 5
        here.heads.receive(newer, FIRST)
        assert here.heads.receive(older, OTHER_HUB) == Received()
        assert here.alarms() == set()
        assert here.heads.receive(older, FIRST) == Received()
        assert here.alarms() == {("hub_rolled_back", here.row(here.karin), "")}
        assert here.counter(here.karin) == counter
        shown = here.exchange.hubs.head(FIRST, here.row(here.karin))
        assert shown is not None
        assert shown.counter == counter
        assert not here.exchange.hubs.to_offer(FIRST)

    def test_an_older_head_still_tells_of_a_branch(self, here: Met) -> None:
        branch = Newest(here.tail(here.karin).seq, *NEXT)
        older = here.karins(4, slots=(here.slot(branch),))
        here.heads.receive(here.karins(5), FIRST)
        name = here.exchange.tags.segment(here.case, here.karin.core.identity.device, branch.digest)
        assert here.heads.receive(older, OTHER_HUB) == Received((name,))

    def test_the_same_head_again_names_what_is_missing_again_and_rings_nothing(self, here: Met) -> None:
        raw = here.karins(parcels=(b"p" * 16,))
        name = here.exchange.tags.parcel(here.karin.core.identity.device, b"p" * 16)
        for _ in range(2):
            assert here.heads.receive(raw, FIRST) == Received((name,))
        assert here.alarms() == set()

    def test_two_heads_of_one_number_ring_the_alarm_and_both_are_heard(self, here: Met) -> None:
        raw, other = here.karins(), here.karins(parcels=(b"p" * 16,))
        here.heads.receive(raw, FIRST)
        name = here.exchange.tags.parcel(here.karin.core.identity.device, b"p" * 16)
        assert here.heads.receive(other, FIRST) == Received((name,))
        assert here.alarms() == {("forked_head", here.row(here.karin), "")}


class TestOwn:
    def own(self, here: Met) -> bytes:
        return here.world.hub.heads[here.exchange.tags.head(here.berit.core.identity.device)]

    def test_the_own_head_as_it_was_written_changes_nothing(self, here: Met) -> None:
        settings = here.berit.core.settings
        before = settings.whole("head_counter")
        here.berit.core.database.write(
            "UPDATE segment SET h = randomblob(16) WHERE device = ?", (here.row(here.berit),)
        )
        here.exchange.segments.forget()  # what was written since, a head that is still due tells of
        here.heads.receive(self.own(here), FIRST)
        assert not settings.get(f"logs_doubted_{FIRST}")
        assert here.alarms() == set()
        assert settings.whole("head_counter") == before
        assert here.exchange.hubs.head(FIRST, here.row(here.berit)) is not None

    def test_an_older_own_head_offers_everything_again(self, here: Met) -> None:
        settings, me = here.berit.core.settings, here.berit.core.identity
        older = here.head(me.signing, settings.whole("head_counter") - 1)
        assert here.heads.receive(older, FIRST) == Received()
        assert here.alarms() == {("hub_rolled_back", here.row(here.berit), "")}
        assert here.exchange.hubs.head(FIRST, here.row(here.berit)) is None
        assert here.exchange.hubs.to_offer(FIRST)

    def test_a_newer_own_head_tells_that_this_vault_is_old_and_no_number_is_used_twice(self, here: Met) -> None:
        settings, me = here.berit.core.settings, here.berit.core.identity
        settings.set("head_due", value=False)
        counter = settings.whole("head_counter") + 9
        here.heads.receive(here.head(me.signing, counter), FIRST)
        assert here.alarms() == {("vault_rolled_back", here.row(here.berit), "")}
        assert settings.whole("head_counter") == counter
        assert settings.get("head_due") is True
        assert settings.get(f"logs_doubted_{FIRST}")

    def test_a_colleagues_head_makes_none_of_the_own_logs_doubtful(self, here: Met) -> None:
        settings = here.berit.core.settings
        settings.set("head_due", value=False)
        here.heads.receive(here.karins(), FIRST)
        assert settings.get("head_due") is False
        assert not settings.get(f"logs_doubted_{FIRST}")


class TestNamed:
    def test_what_is_named_and_not_here_is_asked_for(self, here: Met) -> None:
        newest = Newest(here.tail(here.karin).seq + 1, *NEXT)
        name = here.exchange.tags.segment(here.case, here.karin.core.identity.device, newest.digest)
        assert here.heads.receive(here.karins(slots=(here.slot(newest),)), FIRST) == Received((name,))
        assert here.exchange.heard.newest(here.case.row, here.row(here.karin)) == newest.seq

    def test_what_is_here_is_not_asked_for(self, here: Met) -> None:
        assert here.heads.receive(here.karins(slots=(here.slot(here.tail(here.karin)),)), FIRST) == Received()
        assert here.berit.core.database.rows("SELECT 1 FROM branch") == []

    @pytest.mark.parametrize(
        "at", ["beside what is here", "beside what a vector named", "beside what was named", "named as a branch"]
    )
    def test_a_branch_is_remembered(self, here: Met, at: str) -> None:
        tail = here.tail(here.karin)
        if at == "beside what a vector named":
            here.berit.core.database.write("UPDATE heard SET digest = NULL")
        if at in ("beside what is here", "beside what a vector named"):
            told = Newest(tail.seq, *NEXT)
        elif at == "named as a branch":
            told = Newest(tail.seq, tail.h, tail.digest, Branch(*NEXT))
        else:
            here.heads.receive(here.karins(slots=(here.slot(Newest(tail.seq + 3, b"\3" * 16, b"\4" * 16)),)), FIRST)
            told = Newest(tail.seq + 2, *NEXT)
        received = here.heads.receive(here.karins(slots=(here.slot(told),)), FIRST)
        assert here.berit.core.database.rows("SELECT h, digest FROM branch") == [NEXT]
        name = here.exchange.tags.segment(here.case, here.karin.core.identity.device, NEXT[1])
        assert name in received.more

    def test_the_newest_that_was_named_before_is_no_branch(self, here: Met) -> None:
        newest = here.slot(Newest(here.tail(here.karin).seq + 1, *NEXT))
        for above in (1, 1):
            here.heads.receive(here.karins(above, slots=(newest,)), FIRST)
        assert here.berit.core.database.rows("SELECT 1 FROM branch") == []

    def test_as_many_parcels_as_a_head_names_at_most_are_listed_unless_the_last_is_known(self, here: Met) -> None:
        digests = tuple(bytes([number]) * 16 for number in range(MOST_PARCELS))
        assert here.heads.receive(here.karins(parcels=digests[1:]), FIRST).tags == ()
        assert here.owed(PARCELS_OWED) == []
        assert here.heads.receive(here.karins(parcels=digests), FIRST).tags == ()  # the last is known by now
        more = tuple(bytes([100 + number]) * 16 for number in range(MOST_PARCELS))
        for _ in range(2):
            assert here.heads.receive(here.karins(parcels=more), FIRST).tags == (tags_of(here)["parcels"],)
            here.berit.core.database.write("DELETE FROM parcel")
        assert here.owed(PARCELS_OWED) == [here.karin.core.identity.device]


@pytest.mark.usefixtures("full")
class TestNoRoom:
    def test_a_full_head_that_tells_of_nothing_known_has_the_logs_listed_that_it_does_not_name(self, here: Met) -> None:
        tags = tags_of(here)
        others = {tag for what, tag in tags.items() if what.startswith("log")}
        newest = Newest(here.tail(here.karin).seq + 1, *NEXT)
        received = here.heads.receive(here.karins(slots=(here.slot(newest),)), FIRST)
        assert set(received.tags) == others
        assert here.owed(LOGS_OWED) == [here.karin.core.identity.device]
        assert set(here.heads.receive(here.karins(), FIRST).tags) == others | {tags["case"]}
        assert here.owed(LOGS_OWED) == [here.karin.core.identity.device]

    @pytest.mark.parametrize("heard", [True, False])
    def test_a_full_head_that_tells_of_something_known_has_nothing_listed(self, here: Met, *, heard: bool) -> None:
        if not heard:
            here.berit.core.database.write("DELETE FROM heard")
        received = here.heads.receive(here.karins(slots=(here.slot(here.tail(here.karin)),)), FIRST)
        assert received == Received()
        assert here.owed(LOGS_OWED) == []

    def test_a_forked_log_is_named_for_ever_and_says_nothing_of_what_is_left_out(self, here: Met) -> None:
        tail = here.tail(here.karin)
        forked = Newest(tail.seq, tail.h, tail.digest, Branch(*NEXT))
        here.heads.receive(here.karins(slots=(here.slot(forked),)), FIRST)
        assert here.owed(LOGS_OWED) == [here.karin.core.identity.device]

    def test_the_first_of_a_log_is_news(self, here: Met) -> None:
        for table in ("segment", "heard"):
            here.berit.core.database.write(f"DELETE FROM {table} WHERE device = ?", (here.row(here.per),))  # noqa: S608 - constants
        here.exchange.segments.forget()
        signer, counter = here.per.core.identity.signing, here.counter(here.per) + 1
        received = here.heads.receive(here.head(signer, counter, slots=(here.slot(Newest(1, *NEXT)),)), FIRST)
        assert here.owed(LOGS_OWED) == [here.per.core.identity.device]
        assert here.exchange.tags.segment(here.case, here.per.core.identity.device, NEXT[1]) in received.more

    def test_keys_that_came_have_the_heads_read_again_and_what_they_leave_out_listed(self, here: Met) -> None:
        here.berit.core.database.write("DELETE FROM head WHERE device <> ?", (here.row(here.karin),))
        here.heads.receive(here.karins(slots=(here.slot(here.tail(here.karin)),)), FIRST)
        assert here.heads.look_again([here.case]) == Received()
        assert here.owed(LOGS_OWED) == []
        here.heads.receive(here.karins(slots=(here.slot(here.tail(here.karin)),)), FIRST)
        here.berit.core.database.write("UPDATE head SET slots = substr(slots, 1, 0) || zeroblob(length(slots))")
        assert here.heads.look_again([here.case]) == Received((), (tags_of(here)["case"],))
        assert here.owed(LOGS_OWED) == [here.karin.core.identity.device]


class TestMissing:
    def missing(self, here: Met) -> Received:
        return here.heads.missing_of(here.row(here.karin))

    def note(self, here: Met, above: int, digest: bytes | None, *, compartment: int = 0) -> str:
        """Let Berit hear of a segment by Karin; return its name."""
        seq = here.tail(here.karin).seq + above
        here.exchange.heard.note(compartment or here.case.row, here.row(here.karin), seq, NEXT[0], digest)
        return here.exchange.tags.segment(here.case, here.karin.core.identity.device, digest or b"")

    @pytest.mark.parametrize("above", [1, 8, 500])
    def test_the_newest_that_can_be_named_is_asked_for_by_name(self, here: Met, above: int) -> None:
        name = self.note(here, above, NEXT[1])
        assert self.missing(here) == Received((name,))

    def test_what_only_a_vector_told_of_is_listed(self, here: Met) -> None:
        self.note(here, 1, None)
        assert self.missing(here) == Received((), (tags_of(here)["case"],))

    def test_a_compartment_that_was_left_is_not_asked_for(self, here: Met) -> None:
        self.note(here, 1, NEXT[1], compartment=999)
        assert self.missing(here) == Received()

    def test_what_was_put_by_has_its_log_listed(self, here: Met) -> None:
        name = self.note(here, 1, NEXT[1])
        PutBy(here.berit.core.database).keep(NamedBytes(name, b"sealed"), "no_key")
        assert self.missing(here) == Received((name,), (tags_of(here)["case"],))

    def test_what_was_missing_when_the_last_round_ended_has_its_log_listed(self, here: Met) -> None:
        name = self.note(here, 1, NEXT[1])
        here.berit.core.database.write(
            "INSERT INTO missing_since VALUES (?, ?, 0)", (here.case.row, here.row(here.karin))
        )
        assert self.missing(here) == Received((name,), (tags_of(here)["case"],))

    def test_letters_that_are_named_are_asked_for_first(self, here: Met) -> None:
        here.letters.named(here.row(here.karin), (b"p" * 16,), [""])
        segment = self.note(here, 1, NEXT[1])
        parcel = here.exchange.tags.parcel(here.karin.core.identity.device, b"p" * 16)
        assert self.missing(here) == Received((parcel, segment))
        here.berit.core.database.write("UPDATE parcel SET state = ?", (ParcelState.READ,))
        assert self.missing(here) == Received((segment,))

    def moved(self, here: Met, by: int) -> None:
        """Let Karin's newest segment in the case be so much later: what came before it is not here."""
        tail = here.tail(here.karin)
        later = "UPDATE segment SET seq = seq + ?, chained = 0, state = ? WHERE h = ?"
        here.berit.core.database.write(later, (by, SegmentState.WAITING, tail.h))
        here.exchange.segments.forget()
        here.exchange.heard.note(here.case.row, here.row(here.karin), tail.seq + by, tail.h, tail.digest)

    @pytest.mark.parametrize("by", [1, FAR_BEHIND - 1])
    def test_the_newest_that_is_here_and_waits_is_not_asked_for_again(self, here: Met, by: int) -> None:
        self.moved(here, by)
        assert self.missing(here) == Received()

    def test_what_lies_far_before_the_newest_that_is_here_is_listed(self, here: Met) -> None:
        self.moved(here, 200)
        assert self.missing(here) == Received((), (tags_of(here)["case"],))
