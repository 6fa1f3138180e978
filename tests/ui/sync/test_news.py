from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.ids import DeviceId, MemberId
from ifodesk.ui.parts.shapes import Tone
from ifodesk.usecases.group_ports import Colleague, DeviceView
from ifodesk.usecases.homes import AddHome
from ifodesk.usecases.hub_views import HubState
from ifodesk.usecases.ports import Member, Role
from ifodesk.usecases.sync_views import (
    AlarmLine,
    Heard,
    HeldItem,
    Missing,
    ReceiptLine,
    Received,
    Silent,
    SyncCode,
    WaitingChange,
)
from ifodesk.words.date_words import clock
from tests.ui.fakes import ASELE, DOROTEA, EVA, IN_STEP, KARIN, LISA, NOW, PER, World
from tests.ui.samples import Sample
from tests.ui.sync.screen import Synk


def test_what_waits_is_named_and_drafts_are_counted(sample: tuple[World, Sample]) -> None:
    here, found = sample
    change = WaitingChange("measure", found.measure, found.case, NOW)
    here.sync.shown = replace(IN_STEP, code=SyncCode.OFFLINE, waiting=(change,), drafts=2)
    synk = Synk(here)
    (first,), (drafts,) = synk.screen.group("waiting"), synk.screen.group("drafts")
    assert first.startswith("Åtgärden, D-26-0001-3 | skriven ")
    assert "2 utkast" in drafts
    assert "väntar på nät" in synk.screen.state.line


def test_what_came_but_does_not_hold_is_told_with_reason_and_person(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    known = HeldItem("held", "beyond_cut", LISA, NOW, "o/x")
    unknown = HeldItem("broken", "bad_bytes", None, None, "o/y")
    here.sync.shown = replace(IN_STEP, held=(known, unknown))
    first, second = Synk(here).screen.group("held")
    assert "Kom in, men gäller inte: skrivet efter att personen slutade läsa ärendet | från Lisa Berglund. Det" in first
    assert second.startswith("Går inte att läsa: innehållet är skadat eller förfalskat | från någon okänd. Be kollegan")


def test_what_somebody_has_decided_about_waits_for_nobody(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    here.sync.shown = replace(IN_STEP, held=(HeldItem("held", "beyond_cut", LISA, NOW, "o/x", decided=True),))
    synk = Synk(here)
    (line,) = synk.screen.group("held")
    assert "från Lisa Berglund. Någon har tagit ställning till det. Det ligger kvar som det kom." in line
    assert [one.tone for one in synk.lines("held")] == [Tone.QUIET]


def test_what_is_received_is_told_by_whom_and_what_is_not_stands_out(sample: tuple[World, Sample]) -> None:
    here, found = sample
    at = NOW - timedelta(minutes=40)
    unread = ReceiptLine("case", found.case, found.case, NOW, (), (LISA,))
    some = ReceiptLine("internal_sip", found.plan, found.case, NOW, (Received(EVA, at),), (PER,))
    whole = ReceiptLine("internal_sip", found.plan, found.case, NOW, (Received(PER, at), Received(EVA, NOW)), ())
    here.sync.shown = replace(IN_STEP, receipts=(unread, some, whole))
    synk = Synk(here)
    none, part, full = synk.screen.group("received")
    assert none.startswith("Ärendet D-26-0001-3: inte mottaget än | Väntar på Lisa B")
    assert part.startswith(f"Planen D-26-0001-3 mottagen av Åsele {clock(at)} (Eva Å) | Väntar på Per L")
    assert full.startswith(f"Planen D-26-0001-3 mottagen av Per L {clock(at)} och Åsele {clock(NOW)} (Eva Å)")
    marks = [(line.tone, line.meaning) for line in synk.lines("received")]
    assert marks == [
        (Tone.LATE, "Inte mottaget än"),
        (Tone.WARN, "Mottaget av några"),
        (Tone.GOOD, "Mottaget av alla"),
    ]


def test_of_many_readers_it_is_told_how_many_and_a_line_stays_a_line(sample: tuple[World, Sample]) -> None:
    here, found = sample
    many = [MemberId(bytes([at]) * 16) for at in range(60)]
    at = NOW - timedelta(hours=1)

    def line(opened: int) -> ReceiptLine:
        got = tuple(Received(one, at) for one in many[1:opened])
        last = (Received(PER, NOW),) if opened else ()
        return ReceiptLine("case", found.case, found.case, NOW, (*last, *got), tuple(many[opened:]))

    here.sync.shown = replace(IN_STEP, receipts=(line(0), line(30), line(60)))
    synk = Synk(here)
    none, part, full = synk.screen.group("received")
    assert "inte mottaget än | Väntar på " in none
    assert " och 52 till" in none
    assert f" mottaget av 30 av 60, senast Per L {clock(NOW)} | Väntar på " in part
    assert " och 22 till" in part
    assert f" mottaget av alla 60, senast Per L {clock(NOW)}" in full
    assert max(len(said) for said in (none, part, full)) < 250


def test_homes_that_were_received_are_told_apart_by_their_names(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    homes = [AddHome(here.session)(name, [HomeKind.FOSTER]).id for name in ("Lärkan", "Myran")]
    lines = tuple(ReceiptLine("home", home, home, NOW, (Received(PER, NOW),), ()) for home in homes)
    here.sync.shown = replace(IN_STEP, receipts=lines)
    told = [line.split(" mottaget av ")[0] for line in Synk(here).screen.group("received")]
    assert told == ["Hemmet Lärkan", "Hemmet Myran"]


def test_silence_is_named_to_colleagues_of_the_same_municipality_only(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    day = NOW - timedelta(days=1)
    here.sync.shown = replace(IN_STEP, silent=(Silent(DOROTEA, day, PER), Silent(ASELE, day, None)))
    near, far = Synk(here).screen.group("gaps")
    assert near.startswith("Per L har inte synkat sedan i går. Inget är förlorat här.")
    assert far.startswith("En kollega i Åsele har inte synkat sedan i går.")


def test_several_silent_colleagues_of_another_municipality_are_one_line(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    days = [NOW - timedelta(days=gone) for gone in (2, 1, 1)]
    here.sync.shown = replace(IN_STEP, silent=tuple(Silent(ASELE, day, None) for day in days))
    (line,) = Synk(here).screen.group("gaps")
    assert line.startswith("3 kolleger i Åsele har inte synkat på mer än ett dygn, någon av dem inte sedan i förrgår.")


def test_what_to_do_about_silence_stands_once(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    day = NOW - timedelta(days=1)
    here.sync.shown = replace(IN_STEP, silent=(Silent(DOROTEA, day, PER), Silent(DOROTEA, day, KARIN)))
    assert [bool(line.detail) for line in Synk(here).lines("gaps")] == [True, False]


def test_an_alarm_names_its_place_and_calls_the_reader_you(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    stick = HubState(2, "/media/usb", stick=True, last_round=NOW, problem=None)
    lost = AlarmLine(9, "hub_lost", NOW, None, seen=False, hub=stick)
    own = AlarmLine(8, "hub_rolled_back", NOW, KARIN, seen=False, mine=True)
    copied = AlarmLine(7, "forked_log", NOW, KARIN, seen=False, mine=True)
    here.sync.shown = replace(IN_STEP, alarm_lines=(lost, own, copied))
    first, second, third = Synk(here).screen.group("alarms")
    assert "har tappat det som låg där. Inget är förlorat här" in first
    assert "USB-minne: /media/usb. Gör så här: Fråga den som sköter platsen" in first
    assert "Det rör det som du har skrivit. Gör så här:" in second
    assert "Det gäller din egen dator. Gör så här: Säg till chefen." in third


def test_what_is_missing_is_told_with_whose_and_since_when(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    gaps = (Missing(PER, 2, NOW - timedelta(days=2)), Missing(EVA, 1, None))
    here.sync.shown = replace(IN_STEP, gaps=gaps, missing=3)
    synk = Synk(here)
    near, far = synk.screen.group("gaps")
    assert near.startswith("Per L har skrivit 2 delar som inte har kommit hit, saknade sedan i förrgår.")
    assert far.startswith("En kollega i Åsele har skrivit 1 del som inte har kommit hit.")
    assert synk.screen.group("trouble") == []


def test_an_alarm_says_when_whose_what_it_means_and_what_to_do_until_it_is_seen(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    fresh = AlarmLine(7, "forked_log", NOW, PER, seen=False)
    old = AlarmLine(3, "hub_rolled_back", NOW - timedelta(days=1), None, seen=True)
    here.sync.shown = replace(IN_STEP, alarm_lines=(fresh, old), alarms=("forked_log",))
    synk = Synk(here)
    (line,), (seen,) = synk.screen.group("alarms"), synk.screen.group("alarms_seen")
    assert line.startswith("En dator har skrivit två olika fortsättningar")
    assert "Det gäller Per Lundmarks dator. Gör så här: Ring kollegan." in line
    assert line.endswith(f" | {clock(NOW)}")
    assert "äldre innehåll" in seen
    synk.presenter.alarm_acted(synk.lines("alarms")[0].key, "saw")
    assert here.sync.seen_alarms == [7]
    assert synk.screen.state.outcome.startswith("Larmet är läst.")
    synk.presenter.alarm_acted("waiting-1", "saw")
    assert here.sync.seen_alarms == [7]


def test_what_hinders_each_place_is_told_once_and_by_what_the_place_is(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    folder = HubState(1, "/mnt/region", stick=False, last_round=NOW, problem="hub_read_only")
    stick = HubState(2, "/media/usb", stick=True, last_round=NOW, problem="hub_full")
    away = HubState(3, "/media/other", stick=True, last_round=NOW, problem="hub_gone")
    server = HubState(4, "s3+https://s3.example.se/ifo", stick=False, last_round=NOW, problem="hub_full")
    here.sync.shown = replace(IN_STEP, problem="hub_read_only", hubs=(folder, stick, away, server))
    first, second, third = Synk(here).screen.group("trouble")
    assert first.startswith("Den delade mappen går att läsa men inte att skriva i.")
    assert first.endswith(" | Delad mapp: /mnt/region")
    assert second.startswith("USB-minnet är fullt.")
    assert third.startswith("Servern är full.")
    assert "Be den som sköter servern att göra plats" in third
    here.sync.shown = replace(IN_STEP, problem="hub_full", hubs=(server,))
    (only,) = Synk(here).screen.group("trouble")
    assert only.endswith("nästa synk.")


def test_the_page_says_when_it_last_synced_also_while_an_alarm_rings(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    here.sync.shown = replace(IN_STEP, code=SyncCode.ALARM)
    assert Synk(here).screen.state.line == f"Synkat {clock(NOW)}"


def test_when_each_was_last_heard_is_told_by_name_at_home_and_by_municipality_else(
    sample: tuple[World, Sample],
) -> None:
    here, _ = sample
    hours = [NOW - timedelta(minutes=60 * one) for one in range(16)]
    far = [Heard(ASELE, one, None) for one in hours[1:]]
    here.sync.shown = replace(
        IN_STEP, heard=(Heard(DOROTEA, NOW, KARIN, is_me=True), Heard(DOROTEA, hours[2], PER), *far)
    )
    me, near, there = Synk(here).screen.group("heard")
    assert me.startswith("Du | Samma tid ska stå vid ditt namn")
    assert me.endswith(clock(NOW))
    assert near == f"Per L | {clock(hours[2])}"
    assert there.startswith(f"Åsele, 15 kolleger | {clock(hours[1])} · {clock(hours[2])}")
    assert there.endswith(f" och 3 till | {clock(hours[1])}")
    here.sync.shown = replace(IN_STEP, heard=(Heard(ASELE, NOW, None),))
    assert Synk(here).screen.group("heard") == [f"Åsele, 1 kollega | {clock(NOW)}"]


def test_a_leader_sees_which_devices_each_colleague_has_and_where_they_are_looked_after(
    sample: tuple[World, Sample], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = sample
    monkeypatch.setattr(here.session.group, "colleagues", lambda: (has(KARIN, "KN-1"), has(PER, "PL-1", "PL-2")))
    directory = here.session.directory
    leader = replace(directory.me(), roles=frozenset({Role.DEPUTY_CHIEF}))
    monkeypatch.setattr(directory, "me", lambda: leader)
    here.sync.shown = replace(IN_STEP, heard=(Heard(DOROTEA, NOW, KARIN, is_me=True), Heard(DOROTEA, NOW, PER)))
    synk = Synk(here)
    me, near = synk.screen.group("heard")
    assert me.startswith("Du | Dator KN-1. Samma tid ska stå")
    assert near.startswith("Per L | Datorer PL-1, PL-2 | ")
    assert [action.text for group in synk.screen.state.heard for action in group.actions] == ["Personer och datorer"]


def has(member: MemberId, *devices: str) -> Colleague:
    who = Member(member, "", "", DOROTEA, frozenset(), active=True)
    return Colleague(who, (), tuple(DeviceView(DeviceId(b""), name, this=False, own_key=True) for name in devices))


def test_missing_parts_and_the_last_problem_are_sentences(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    here.sync.shown = replace(IN_STEP, missing=3, problem="hub_full")
    lines = Synk(here).screen.group("trouble")
    assert len(lines) == 2
    assert "3 delar saknas" in lines[1]
