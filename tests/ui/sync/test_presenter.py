from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.entities.sip import InternalSip, Measure
from ifodesk.ui.parts.shapes import MessageKind
from ifodesk.ui.sync.state import SyncPageState
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.hub_views import HubOutcome
from ifodesk.usecases.seen import Changed, Write
from ifodesk.usecases.session import RoundResult
from tests.ui.fakes import EVA, IN_STEP, LISA, PER, World
from tests.ui.samples import Sample
from tests.ui.sync.screen import Synk, differ


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


def test_a_round_that_a_person_begins_is_told_of_at_the_top_of_the_page(sample: tuple[World, Sample]) -> None:
    synk = Synk(sample[0])
    synk.runner.start()  # the timer's
    assert synk.screen.at_top == 0
    synk.presenter.sync_clicked()
    assert synk.screen.at_top == 1


def test_a_button_beside_when_each_was_heard_leads_to_people_and_their_devices(sample: tuple[World, Sample]) -> None:
    synk = Synk(sample[0])
    (heard,) = synk.screen.state.heard
    (people,) = heard.actions
    assert people.text == "Mina datorer"
    synk.presenter.heard_acted(heard.key, people.code)
    assert synk.way.went == [("page", "people")]


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


def test_a_round_in_which_an_alarm_rang_is_not_called_good(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    synk = Synk(here)
    here.sync.result = RoundResult(0, 0, Changed(frozenset()), alarms=("hub_rolled_back",))
    synk.jobs.hold = True
    synk.presenter.sync_clicked()
    synk.jobs.hold = False
    synk.jobs.let_go()
    assert synk.screen.state.outcome == "Synkat. Inget nytt. Något stämmer inte: läs larmet."
    assert synk.screen.state.outcome_kind is MessageKind.WARN


def test_what_stands_on_the_page_as_long_as_it_is_wrong_is_not_told_twice(sample: tuple[World, Sample]) -> None:
    here, _ = sample
    synk = Synk(here)
    full = HubOutcome("/mnt/region", stick=False, fetched=0, sent=0, problem="hub_full")
    pulled = HubOutcome("/media/usb", stick=True, fetched=0, sent=0, problem="hub_gone", broke_off=True)
    for hub, said in ((full, "Synken kom inte hela vägen."), (pulled, "USB-minnet går inte att nå.")):
        here.sync.result = RoundResult(0, 0, Changed(frozenset()), problem=hub.problem, hubs=(hub,))
        synk.jobs.hold = True
        synk.presenter.sync_clicked()
        synk.jobs.hold = False
        synk.jobs.let_go()
        assert synk.screen.state.outcome.startswith(said)


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
