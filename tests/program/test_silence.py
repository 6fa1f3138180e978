"""A whole day's work, with what goes wrong in one, leaves no name, number or word in any log or on standard error."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from ifodesk.compose.auditing import verify_keys
from ifodesk.compose.opening import open_here
from ifodesk.domain.entities.case import CaseType, Note, PartyRole
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.ids import EntityId
from ifodesk.store.vault.vault import DATABASE, KEYS
from ifodesk.ui.shell.faults import Faults
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.disqualification_check import CheckDisqualification
from ifodesk.usecases.disqualification_matters import HandOver, ReportOwnDisqualification
from ifodesk.usecases.errors import IfodeskError
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.own_ties import AddOwnTie, ReviewOwnTies
from ifodesk.usecases.parties import AddParty
from ifodesk.verify.check import verify_hub
from tests.program.team import PASSPHRASE, Team, dorotea
from tests.program.test_main_job import write_shortest_plan

KARIN, PER, BERIT = "Karin Norberg", "Per Lind", "Berit Ask"
CLIENT, GUARDIAN, NUMBER, TEXT = (
    "Alma Hemlighetsson",
    "Lena Hemlighetsson",
    "200101012388",
    "Mamman ringde om blåmärken",
)
SEEDED = (
    *(KARIN, PER, BERIT, "Norberg", "Hemlighetsson", "Alma", "Lena"),
    *(NUMBER, NUMBER[2:], "20010101", TEXT, "blåmärken", "klara nian", "Skjuts", "0942-140 00", "IFO-chef", "Dorotea"),
    *(PASSPHRASE, "fel lösenfras", "fras"),
)


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything that was logged, at the lowest level, and printed."""

    caplog: pytest.LogCaptureFixture
    capfd: pytest.CaptureFixture[str]

    def text(self) -> str:
        """Return all of it, with what the lines of the log were made from."""
        captured = self.capfd.readouterr()
        records = [f"{one.name} {one.getMessage()} {one.args} {one.exc_text}" for one in self.caplog.records]
        return "\n".join([captured.out, captured.err, self.caplog.text, *records])

    def assert_no_word_of_it(self, *more: str) -> None:
        text = self.text().casefold()
        assert [word for word in (*SEEDED, *more) if word.casefold() in text] == []


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Heard:
    caplog.set_level(logging.DEBUG)
    return Heard(caplog, capfd)


def a_day(team: Team, place: Path) -> EntityId:
    """Open a case, see the jäv, hand over, write and print a plan, and meet over the hub."""
    karin, per = team.desks[KARIN], team.desks[PER]
    AddOwnTie(karin.session)(relation="sibling", name=GUARDIAN)
    ReviewOwnTies(karin.session)()
    case = OpenCase(karin.session)(CaseType.CHILD_YOUTH, CLIENT, personal_number=NUMBER).case
    AddParty(karin.session)(case, role=PartyRole.GUARDIAN, name=GUARDIAN, phone="0942-140 00")
    note = StartNote(karin.session)(case, text=TEXT, title="Samtal", happened_on=date(2026, 11, 26)).id
    FinishNote(karin.session)(karin.session.records.get(Note, note))
    assert CheckDisqualification(karin.session)(case).hits
    ReportOwnDisqualification(karin.session)(case)
    NoteOralAnswer(karin.session)(case, per.id, Answer.NO_HINDER, at=team.clock.now())
    HandOver(karin.session)(case, per.id)
    team.everybody_syncs()
    version = write_shortest_plan(per, case)
    plan = per.session.queries.plans(case)[-1].value.id
    per.opened.print_sip(plan, version, place / "plan.pdf")
    assert per.session.queries.search("Alma")
    team.everybody_syncs()
    for desk in team.desks.values():
        desk.lock()
        desk.unlock()
    return case


def refused(work: Callable[[], object]) -> None:
    with pytest.raises(IfodeskError):
        work()


def what_goes_wrong(team: Team, case: EntityId, place: Path) -> None:
    """Meet a wrong passphrase, damage in vault and hub, a hub that is gone, and rules that refuse."""
    per = team.desks[PER]
    refused(lambda: FinishNote(per.session)(per.session.records.get(Note, EntityId(bytes(16)))))
    refused(lambda: HandOver(per.session)(case, team.desks[KARIN].id))
    damage_the_hub(team)
    per.session.sync.round()
    verify_hub(team.hub, verify_keys(per.opened))
    away = team.hub.rename(place / "away")
    assert per.session.sync.round().problem == "hub_gone"
    away.rename(team.hub)
    per.lock()
    refused(partial(open_here, per.folder, "fel lösenfras", per.around))
    for name in (DATABASE, KEYS):
        damaged = shutil.copytree(per.folder, place / f"damaged {name}")
        data = bytearray((damaged / name).read_bytes())
        data[len(data) // 2] ^= 1
        (damaged / name).write_bytes(bytes(data))
        refused(partial(open_here, damaged, PASSPHRASE, per.around))
    per.unlock()


def damage_the_hub(team: Team) -> None:
    """Flip a byte in every other object, heads too."""
    for file in sorted(path for path in team.hub.rglob("*") if path.is_file())[::2]:
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(bytes(data))


@pytest.mark.slow
def test_a_whole_day_leaves_no_word_of_it_in_a_log_or_on_standard_error(heard: Heard, tmp_path: Path) -> None:
    logging.getLogger("ifodesk").debug("listening")
    with dorotea(tmp_path, KARIN, PER) as team:
        case = a_day(team, tmp_path)
        keys = [desk.opened.vault.kek.hex() for desk in team.desks.values()]
        what_goes_wrong(team, case, tmp_path)
    assert any(one.getMessage() == "listening" for one in heard.caplog.records)
    heard.assert_no_word_of_it(*keys)


def test_a_fault_that_nobody_foresaw_is_logged_without_what_it_says(heard: Heard) -> None:
    try:
        int(CLIENT)
    except ValueError as error:
        Faults().report(ValueError, error, error.__traceback__)
    assert any("ValueError" in one.getMessage() for one in heard.caplog.records)
    heard.assert_no_word_of_it()
