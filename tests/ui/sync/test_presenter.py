from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.entities.sip import InternalSip, Measure
from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.shapes import Line, MessageKind, Tone
from ifodesk.ui.sync.paper import WordsPaper
from ifodesk.ui.sync.presenter import SyncPresenter
from ifodesk.ui.sync.runner import SyncRunner
from ifodesk.ui.sync.state import SyncPageState
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.hub_views import HubState
from ifodesk.usecases.seen import Changed, Write
from ifodesk.usecases.session import RoundResult
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
from tests.ui.fakes import ASELE, DOROTEA, EVA, IN_STEP, KARIN, LISA, NOW, PER, InlineJobs, World, world
from tests.ui.samples import Sample, add_case, add_plan


class Screen:
    def __init__(self) -> None:
        self.state = SyncPageState()
        self.copied = self.opened = ""

    def open_file(self, path: str) -> None:
        self.opened = path

    def to_clipboard(self, text: str) -> None:
        self.copied = text

    def show_state(self, state: SyncPageState) -> None:
        self.state = state

    def group(self, key: str) -> list[str]:
        groups = (*self.state.urgent, *self.state.groups, *self.state.heard)
        lines = next(group.lines for group in groups if group.key == key)
        return [" | ".join(part for part in (line.text, line.detail, line.right) if part) for line in lines]


class Synk:
    def __init__(self, here: World) -> None:
        self.here, self.screen, self.jobs = here, Screen(), InlineJobs()
        self.runner = SyncRunner(here.session, self.jobs)
        paper = WordsPaper(lambda _words, _on, path: path, Path("papper"))
        self.presenter = SyncPresenter(self.screen, here.session, self.jobs, self.runner, paper)
        self.presenter.load()

    def lines(self, key: str) -> tuple[Line, ...]:
        return next(group.lines for group in (*self.screen.state.urgent, *self.screen.state.groups) if group.key == key)


@pytest.fixture
def sample() -> tuple[World, Sample]:
    here = world()
    case = add_case(here, 1, "Alma Testsson")
    return here, add_plan(here, case, 1, follow_up=None, due=None)


def differ(here: World, plan: EntityId, mine: str, theirs: str) -> None:
    """Let two people write different words on the same ground."""
    seen = here.session.records.get(InternalSip, plan)
    here.records.write_elsewhere(seen, replace(seen.value, own_words=theirs), PER)
    here.session.records.save([Write(replace(seen.value, own_words=mine), seen)])


def test_in_step_says_when_and_where_and_gives_the_control_words(sample: tuple[World, Sample]) -> None:
    synk = Synk(sample[0])
    assert synk.screen.state.line.startswith("Synkat ")
    assert synk.screen.state.words == "björk sommar tråd elva mossa kaffe norr tisdag"
    assert synk.screen.group("waiting") == []


def test_before_the_first_round_nothing_is_said_to_have_been_sent(sample: tuple[World, Sample]) -> None:
    def empty(synk: Synk) -> str:
        return next(group.empty for group in synk.screen.state.groups if group.key == "waiting")

    assert empty(Synk(sample[0])) == "Allt du har sparat är skickat."
    sample[0].sync.shown = replace(IN_STEP, last_round=None)
    assert empty(Synk(sample[0])) == "Inget att skicka än, och inget är skickat."


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


def test_silence_is_named_to_colleagues_of_the_same_municipality_only(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    day = NOW - timedelta(days=1)
    here.sync.shown = replace(IN_STEP, silent=(Silent(DOROTEA, day, PER), Silent(ASELE, day, None)))
    near, far = Synk(here).screen.group("gaps")
    assert near.startswith("Per L har inte synkat sedan i går. Inget är förlorat här.")
    assert far.startswith("En kollega i Åsele har inte synkat sedan i går.")


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


def test_the_value_that_holds_now_is_marked_beside_what_was_seen(sample: tuple[World, Sample]) -> None:
    here, found = sample
    differ(here, found.plan, "Jag vill bo hos mormor.", "Jag vill flytta.")
    (conflict,) = Synk(here).screen.state.conflicts
    shows = here.session.records.get(InternalSip, found.plan).value.own_words
    (holds,) = [option for option in conflict.options if option.holds]
    assert holds.value == shows
    assert holds.who.endswith(" · gäller nu")


def test_the_own_value_stands_first_so_that_enter_keeps_it(sample: tuple[World, Sample]) -> None:
    here, found = sample
    differ(here, found.plan, "Jag vill bo hos mormor.", "Jag vill flytta.")
    synk = Synk(here)
    (conflict,) = synk.screen.state.conflicts
    assert [option.value for option in conflict.options] == ["Jag vill bo hos mormor.", "Jag vill flytta."]
    synk.presenter.option_chosen(conflict.key, 0)
    assert here.session.records.get(InternalSip, found.plan).value.own_words == "Jag vill bo hos mormor."


def test_what_hinders_each_place_is_told_once_and_by_what_the_place_is(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    folder = HubState(1, "/mnt/region", stick=False, last_round=NOW, problem="hub_read_only")
    stick = HubState(2, "/media/usb", stick=True, last_round=NOW, problem="hub_full")
    away = HubState(3, "/media/other", stick=True, last_round=NOW, problem="hub_gone")
    server = HubState(4, "s3+https://s3.example.se/ifo", stick=False, last_round=NOW, problem="hub_full")
    here.sync.shown = replace(IN_STEP, problem="hub_read_only", hubs=(folder, stick, away, server))
    first, second, third = Synk(here).screen.group("trouble")
    assert first.startswith("Den delade mappen går att läsa men inte att skriva i.")
    assert first.endswith(" | /mnt/region")
    assert second.startswith("USB-minnet är fullt.")
    assert third.startswith("Servern är full.")
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


def test_the_control_words_can_be_copied(sample: tuple[World, Sample]) -> None:
    synk = Synk(sample[0])
    synk.presenter.copy_clicked()
    assert synk.screen.copied == "björk sommar tråd elva mossa kaffe norr tisdag"
    assert "urklipp" in synk.screen.state.outcome


def test_the_printed_paper_can_be_opened_until_something_else_is_told(sample: tuple[World, Sample]) -> None:
    synk = Synk(sample[0])
    synk.presenter.open_clicked()
    assert synk.screen.opened == ""
    synk.presenter.print_clicked()
    synk.presenter.open_clicked()
    assert synk.screen.opened == str(Path("papper/kontrollord-2026-11-26.pdf"))
    synk.presenter.copy_clicked()
    assert synk.screen.state.printed == ""


def test_missing_parts_and_the_last_problem_are_sentences(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    here.sync.shown = replace(IN_STEP, missing=3, problem="hub_full")
    lines = Synk(here).screen.group("trouble")
    assert len(lines) == 2
    assert "3 delar saknas" in lines[1]


def test_a_conflict_shows_what_was_seen_and_what_each_wrote(sample: tuple[World, Sample]) -> None:
    here, found = sample
    differ(here, found.plan, "Jag vill bo hos mormor.", "Jag vill flytta.")
    (conflict,) = Synk(here).screen.state.conflicts
    assert (conflict.case, conflict.where) == ("D-26-0001-3", "Planen: klientens egna ord")
    assert conflict.seen == "Ni såg: Jag vill bo kvar här."
    assert {(option.value, option.keep) for option in conflict.options} == {
        ("Jag vill bo hos mormor.", "Behåll mitt"),
        ("Jag vill flytta.", "Ta det Per L skrev"),
    }
    assert conflict.may_write


def test_choosing_a_value_resolves_and_is_told(sample: tuple[World, Sample]) -> None:
    here, found = sample
    differ(here, found.plan, "Jag vill bo hos mormor.", "Jag vill flytta.")
    synk = Synk(here)
    (conflict,) = synk.screen.state.conflicts
    theirs = next(at for at, option in enumerate(conflict.options) if option.value == "Jag vill flytta.")
    synk.presenter.option_chosen(conflict.key, theirs)
    assert here.session.records.get(InternalSip, found.plan).value.own_words == "Jag vill flytta."
    assert synk.screen.state.conflicts == ()
    assert "Valet är sparat" in synk.screen.state.outcome


def test_something_new_can_be_written_instead(sample: tuple[World, Sample]) -> None:
    here, found = sample
    differ(here, found.plan, "Jag vill bo hos mormor.", "Jag vill flytta.")
    synk = Synk(here)
    synk.presenter.new_written(synk.screen.state.conflicts[0].key, "Jag vill bo nära skolan.")
    assert here.session.records.get(InternalSip, found.plan).value.own_words == "Jag vill bo nära skolan."


def test_names_and_codes_are_told_in_words_and_cannot_be_written_freely(sample: tuple[World, Sample]) -> None:
    here, found = sample
    seen = here.session.records.get(Case, found.case)
    theirs = replace(seen.value, handler=EVA, case_type=CaseType.ADULT)
    here.records.write_elsewhere(seen, theirs, PER)
    here.session.records.save([Write(replace(seen.value, handler=LISA, case_type=CaseType.LSS), seen)])
    conflicts = {conflict.where: conflict for conflict in Synk(here).screen.state.conflicts}
    handler = conflicts["Ärendet: handläggaren"]
    assert handler.seen == "Ni såg: Karin Norberg"
    assert {option.value for option in handler.options} == {"Eva Åström", "Lisa Berglund"}
    assert not handler.may_write
    assert {option.value for option in conflicts["Ärendet: ärendetypen"].options} == {"Vuxen", "LSS"}


def test_a_field_that_was_empty_says_so(sample: tuple[World, Sample]) -> None:
    here, found = sample
    seen = here.session.records.get(Measure, found.measure)
    here.records.write_elsewhere(seen, replace(seen.value, unit="Vuxen"), PER)
    here.session.records.save([Write(replace(seen.value, unit="Barn och unga"), seen)])
    assert Synk(here).screen.state.conflicts[0].seen == "Fältet var tomt innan."


def test_a_choice_can_be_undone(sample: tuple[World, Sample]) -> None:
    here, found = sample
    differ(here, found.plan, "Jag vill bo hos mormor.", "Jag vill flytta.")
    synk = Synk(here)
    synk.presenter.new_written(synk.screen.state.conflicts[0].key, "Nytt")
    synk.presenter.undo()
    assert here.session.records.get(InternalSip, found.plan).value.own_words == "Jag vill bo hos mormor."


def test_a_round_shows_its_progress_and_how_it_ended(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    synk = Synk(here)
    here.sync.result = RoundResult(3, 1, Changed(frozenset({"goal"})))
    synk.jobs.hold = True
    synk.presenter.sync_clicked()
    began = synk.screen.state.round
    assert began is not None
    assert not began.cancelling
    synk.presenter.cancel_clicked()
    asked = synk.screen.state.round
    assert asked is not None
    assert asked.cancelling
    synk.jobs.hold = False
    synk.jobs.let_go()
    ended = synk.screen.state
    assert ended.round is None
    assert synk.screen.state.outcome == "Synkat: 3 nya delar hämtade och en skickad."
    assert synk.screen.state.outcome_kind is MessageKind.GOOD


def test_a_hub_that_is_gone_is_said_and_not_called_good(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    synk = Synk(here)
    here.sync.result = RoundResult(0, 0, Changed(frozenset()), problem="hub_gone")
    synk.jobs.hold = True
    synk.presenter.sync_clicked()
    synk.jobs.hold = False
    synk.jobs.let_go()
    assert synk.screen.state.outcome_kind is MessageKind.WARN
    assert synk.screen.state.outcome


def test_a_full_disk_while_choosing_is_one_sentence(
    sample: tuple[World, Sample], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, found = sample
    differ(here, found.plan, "Jag vill bo hos mormor.", "Jag vill flytta.")

    def full(_conflict: object, _value: object) -> None:
        code = "disk_full"
        raise WorldError(code)

    synk = Synk(here)
    monkeypatch.setattr(here.session.log, "resolve", full)
    synk.presenter.option_chosen(synk.screen.state.conflicts[0].key, 0)
    assert "Disken är full" in synk.screen.state.problem
    assert len(synk.screen.state.conflicts) == 1


def test_a_conflict_that_is_gone_meanwhile_cannot_be_chosen(sample: tuple[World, Sample]) -> None:
    synk = Synk(sample[0])
    synk.presenter.option_chosen("gone", 0)
    synk.presenter.new_written("gone", "x")
    assert synk.screen.state.outcome == ""


def test_a_half_written_value_is_kept_as_a_loose_note(sample: tuple[World, Sample]) -> None:
    here, found = sample
    differ(here, found.plan, "Jag vill bo hos mormor.", "Jag vill flytta.")
    synk = Synk(here)
    synk.presenter.keep({synk.screen.state.conflicts[0].key: "Jag vill"})
    (note,) = here.session.records.all(LooseNote)
    assert note.value.text == "Nytt värde som inte hann sparas (Planen: klientens egna ord): Jag vill"


def test_nothing_is_read_while_another_page_is_shown(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    synk = Synk(here)
    synk.presenter.left()
    here.sync.shown = replace(IN_STEP, drafts=3)
    synk.jobs.tell(Changed(frozenset({"goal"})))
    assert synk.screen.group("drafts") == []
    synk.presenter.load()
    assert len(synk.screen.group("drafts")) == 1


def test_locking_forgets_and_later_news_do_not_show(sample: tuple[World, Sample]) -> None:
    synk = Synk(sample[0])
    synk.presenter.drop()
    synk.jobs.tell(Changed(frozenset({"goal"})))
    assert synk.screen.state == SyncPageState()
