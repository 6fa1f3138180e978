"""A whole practice group on disk: founded, joined, worked in and synced. Made once for all tests here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from ifodesk.compose.auditing import verify_keys
from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.papers import RulingPapers
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities import (
    Case,
    DisqualificationMatter,
    DisqualificationRuling,
    InternalSip,
    MunicipalitySettings,
    Note,
    OwnTie,
    Party,
)
from ifodesk.domain.entities.disqualification import Outcome
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.placement import Placement, Proposal
from ifodesk.domain.entities.pool import PoolHome
from ifodesk.domain.lending import LoanState, is_confirmed
from ifodesk.domain.name_matching import read_name
from ifodesk.store.vault.key_file import parse
from ifodesk.store.vault.stretching import EVERY_DAY
from ifodesk.usecases.disqualification_check import CheckDisqualification, CheckState
from ifodesk.usecases.disqualification_deciders import delegations
from ifodesk.usecases.errors import RuleError, WorldError
from ifodesk.usecases.home_questions import ReadAnswers
from ifodesk.usecases.loan_statements import PrepareStatement
from ifodesk.usecases.loans import Side, loans
from ifodesk.usecases.needs import group_needs
from ifodesk.usecases.pool import ReadPool
from ifodesk.usecases.printing import PrepareSip
from ifodesk.usecases.ruling_printing import PrepareRuling
from ifodesk.usecases.views import TodayKind
from ifodesk.verify.check import verify_hub
from ifodesk.workbench.practice.folder import PracticeFolder, beside
from ifodesk.workbench.practice.group import CASES
from ifodesk.workbench.practice.layout import CHEAP, Layout
from ifodesk.workbench.practice.model import PlanState

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
KARIN, PER, CHIEF = "karin.norberg", "per.lindgren", "birgitta.ahlgren"


class Clock:
    """Stands still."""

    def now(self) -> datetime:
        return NOW

    def today(self) -> date:
        return NOW.date()


TOLD: list[tuple[str, int, int]] = []
"""What the making of the group told while it went on."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> PracticeFolder:
    folder = PracticeFolder(tmp_path_factory.mktemp("practice") / "group", Surroundings(clock=Clock()))
    folder.vault(KARIN, lambda stage, done, of: TOLD.append((stage, done, of)))
    return folder


class Desks:
    """Vaults of the group, each opened once: stretching a passphrase takes seconds."""

    def __init__(self, folder: PracticeFolder) -> None:
        self._folder = folder
        self._open: dict[str, Opened] = {}

    def __getitem__(self, key: str) -> Opened:
        if key not in self._open:
            member = self._folder.group().member(key)
            vault = Layout(self._folder.root).awake(member)
            self._open[key] = open_here(vault, member.passphrase, self._folder.surroundings)
        return self._open[key]

    def close(self, key: str) -> None:
        self._open.pop(key).session.close()

    def close_all(self) -> None:
        for key in tuple(self._open):
            self.close(key)


@pytest.fixture(scope="module")
def desks(folder: PracticeFolder) -> Iterator[Desks]:
    desks = Desks(folder)
    yield desks
    desks.close_all()


def test_the_chosen_vault_and_two_more_are_made_ready_and_the_others_wait_until_somebody_wants_them(
    folder: PracticeFolder,
) -> None:
    layout, group = Layout(folder.root), folder.group()
    awake = {member.key for member in group.members if layout.awake(member).is_dir()}
    assert awake >= {KARIN, CHIEF, PER}
    assert len(awake) < len(group.members) / 4  # a passphrase is stretched for each: this is what takes long


@pytest.mark.parametrize("key", [KARIN, CHIEF])
def test_everybody_sees_the_cases_that_they_read_and_no_other(folder: PracticeFolder, desks: Desks, key: str) -> None:
    group = folder.group()
    found = desks[key]
    rows = found.session.queries.cases()
    wanted = {case.case.id for case in group.read_by(key)}
    assert {row.id for row in rows} == wanted
    assert len(wanted) > 5


def test_all_work_of_a_municipality_has_reached_its_chief_whole(folder: PracticeFolder, desks: Desks) -> None:
    group = folder.group()
    found = desks[CHIEF]
    records = found.session.records
    for case in group.read_by(CHIEF):
        ready = {e.id for e in case.entities() if isinstance(e, Note) and e.ready}
        assert {seen.value.id for seen in records.children(Note, case.case.id)} == ready
        assert len(records.children(Party, case.case.id)) == len(case.parties)
        plans = records.children(InternalSip, case.case.id)
        assert bool(plans) is (case.plan_state is not None)
    assert found.session.log.conflicts() == ()
    state = found.session.sync.state()
    assert (state.held, state.missing, state.alarms) == ((), 0, ())


def test_per_reads_the_part_that_elin_lets_his_unit_read_and_neither_her_case_nor_its_number(
    folder: PracticeFolder,
    desks: Desks,
) -> None:
    group = folder.group()
    tangled = group.cases[1].case
    found = desks[PER]
    session = found.session
    (part,) = {row.id for row in session.queries.cases()} - {case.case.id for case in group.read_by(PER)}
    (plan,) = session.queries.plans(part)
    view = session.queries.sip(plan.value.id)
    assert [one.goal.value.area for one in view.goals] == ["school", "money"]
    assert view.header is not None
    assert (view.header.value.told or "").startswith("Elin vill")
    assert plan.value.need is None
    assert session.queries.search(tangled.number or "?") == ()
    waiting = [line for line in session.queries.today(NOW.date()).lines if line.case == part and not line.due_on]
    assert [(line.kind, line.text) for line in waiting] == [
        (TodayKind.MEASURE_UNCONFIRMED, "Gå igenom månadens pengar med mamma den 1:a")
    ]


def test_the_chief_finds_a_loan_with_a_filled_statement_and_one_week_to_confirm(desks: Desks) -> None:
    found = desks[CHIEF]
    session = found.session
    (loan,) = loans(session)
    statement = PrepareStatement(session)(NOW.year)
    waiting = [line.kind for line in session.queries.today(NOW.date()).lines]
    assert (loan.state, loan.side, len(loan.hours)) == (LoanState.AGREED, Side.HELPED, 4)
    assert [is_confirmed(seen.value) for seen in loan.hours] == [True, True, True, False]
    assert [(line.confirmed.weeks, line.waiting.weeks) for line in statement.lines] == [(3, 1)]
    assert waiting.count(TodayKind.LOAN_HOURS) == 1


def test_a_round_finds_nothing_new(desks: Desks) -> None:
    found = desks[KARIN]
    result = found.session.sync.round()
    assert (result.problem, result.alarms) == (None, ())
    assert found.session.sync.state().waiting == ()


def test_karin_is_told_about_her_sister_before_she_reads_on(folder: PracticeFolder, desks: Desks) -> None:
    group = folder.group()
    found = desks[KARIN]
    check = CheckDisqualification(found.session)(group.cases[0].case.id)
    assert check.state is CheckState.HITS


def test_her_list_of_ties_is_on_her_own_device_only(desks: Desks) -> None:
    found = desks[KARIN]
    mine = {seen.value.name for seen in found.session.records.all(OwnTie)}
    found = desks[CHIEF]
    theirs = {seen.value.name for seen in found.session.records.all(OwnTie)}
    assert "Maria Åkerlund" in mine
    assert "Maria Åkerlund" not in theirs


def test_idag_has_a_late_follow_up_and_untransferred_texts(desks: Desks) -> None:
    found = desks[KARIN]
    today = found.session.queries.today(NOW.date())
    due = [line.due_on for line in today.lines if line.due_on is not None]
    assert min(due) < NOW.date()
    assert today.untransferred


def test_the_municipality_names_its_chief_for_new_cases(desks: Desks) -> None:
    found = desks[KARIN]
    settings = [seen.value for seen in found.session.records.all(MunicipalitySettings)]
    directory = found.session.directory
    chief = settings[0].chief_for_new_cases
    assert chief is not None
    assert directory.member(chief).name == "Birgitta Ahlgren"
    assert len(directory.members("2425")) == 4


def test_cases_changed_on_many_days(desks: Desks) -> None:
    one = desks[KARIN]
    days = {row.changed_at.date() for row in one.session.queries.cases()}
    assert len(days) > 5


def test_everything_is_marked_as_practice(folder: PracticeFolder, desks: Desks) -> None:
    group = folder.group()
    case = next(case for case in group.cases if case.author == KARIN and case.plan_state is PlanState.LATE)
    found = desks[KARIN]
    assert found.session.practice
    plan = found.session.queries.plans(case.case.id)[0].value.id
    assert PrepareSip(found.session)(plan).practice
    assert found.vault.info().practice_passphrase == group.member(KARIN).passphrase


def test_the_hub_holds_no_name_number_or_word_of_a_note(folder: PracticeFolder) -> None:
    group = folder.group()
    words = {party.name for case in group.cases for party in case.parties}
    words |= {party.personal_number for case in group.cases for party in case.parties}
    words |= {member.name for member in group.members} | {"Hembesök", "samtycke", "Dorotea"}
    hidden = [word.encode() for word in words if word]
    for path in folder.hub.rglob("*"):
        raw = path.read_bytes() if path.is_file() else b""
        assert not [word for word in hidden if word in raw or word in path.name.encode()]


def test_the_hub_is_whole(folder: PracticeFolder, desks: Desks) -> None:
    found = desks[CHIEF]
    report = verify_hub(folder.hub, verify_keys(found))
    assert report.faults == ()
    assert report.whole
    assert report.objects > 400


def test_a_sleeping_vault_wakes_with_its_passphrase_stretched_as_everybodys(
    folder: PracticeFolder, desks: Desks
) -> None:
    asleep = Layout(folder.root).sleeping(folder.group().member("lisa.berglund"))
    assert parse((asleep / "vault.keys").read_bytes(), least=CHEAP).cost == CHEAP
    awake = folder.vault("lisa.berglund")
    assert parse((awake / "vault.keys").read_bytes(), least=EVERY_DAY).cost == EVERY_DAY
    assert not asleep.exists()
    found = desks["lisa.berglund"]
    assert {row.id for row in found.session.queries.cases()} == {
        case.case.id for case in folder.group().read_by("lisa.berglund")
    }


def test_a_second_start_makes_nothing_anew(folder: PracticeFolder) -> None:
    told: list[str] = []
    assert folder.vault(KARIN, lambda stage, _done, _of: told.append(stage)).is_dir()
    assert told == []


@pytest.mark.usefixtures("folder")
def test_the_making_tells_each_case_and_each_colleague_in_turn() -> None:
    stages = {stage: [done for one, done, _of in TOLD if one == stage] for stage, _done, _of in TOLD}
    assert list(stages) == ["vaults", "people", "cases", "waking", "meeting"]
    assert stages["cases"] == list(range(CASES))
    assert stages["vaults"] == stages["people"] == list(range(len(stages["vaults"])))
    assert {of for stage, _done, of in TOLD if stage == "cases"} == {CASES}


def test_a_making_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    def stop(stage: str, done: int, _of: int) -> None:
        if (stage, done) == ("vaults", 3):
            raise WorldError("making_stopped")

    with pytest.raises(WorldError):
        PracticeFolder(tmp_path / "group", Surroundings(clock=Clock())).vault(KARIN, stop)
    assert not list(tmp_path.iterdir())


def test_a_making_that_was_cut_short_is_begun_again(folder: PracticeFolder, tmp_path: Path) -> None:
    left = tmp_path / "group.making"
    left.mkdir()
    (left / "half").write_bytes(b"x")
    shutil.copytree(folder.root, tmp_path / "other")
    assert replace(folder, root=tmp_path / "group").group() == folder.group()
    assert not PracticeFolder(tmp_path / "group", folder.around).root.exists()


def test_a_colleague_and_the_chief_come_along_and_a_chief_gets_two_colleagues(folder: PracticeFolder) -> None:
    group = folder.group()
    assert [one.key for one in beside(group, group.member(KARIN))] == [KARIN, CHIEF, PER]
    assert [one.key for one in beside(group, group.member(CHIEF))] == [CHIEF, KARIN, PER]


def test_an_unknown_user_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    folder = PracticeFolder(tmp_path / "group", Surroundings(clock=Clock()))
    with pytest.raises(RuleError) as told:
        folder.vault("nobody")
    assert told.value.code == "practice_user_unknown"
    assert not folder.root.exists()


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(WorldError) as told:
        PracticeFolder(tmp_path, Surroundings(clock=Clock())).vault(KARIN)
    assert told.value.code == "not_a_practice_folder"
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_two_thousand_flipped_bytes_over_the_hub_are_each_named(folder: PracticeFolder, tmp_path: Path) -> None:
    hub = shutil.copytree(folder.hub, tmp_path / "hub")
    objects = sorted(path for place in ("h", "o") for path in (hub / place).rglob("*") if path.is_file())
    rng = Random(2000)
    for _ in range(5):
        chosen = rng.sample(objects, 400)
        whole = {path: path.read_bytes() for path in chosen}
        for path, data in whole.items():
            at = rng.randrange(len(data))
            path.write_bytes(data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :])
        report = verify_hub(hub)
        assert not report.whole
        assert {str(path.relative_to(hub)) for path in chosen} == {fault.object for fault in report.faults}
        for path, data in whole.items():
            path.write_bytes(data)
    assert verify_hub(hub).whole


def test_a_decided_matter_of_jav_is_read_by_those_it_concerns_and_nobody_else(desks: Desks, tmp_path: Path) -> None:
    for key in (PER, CHIEF):
        found = desks[key]
        (ruling,) = found.session.records.all(DisqualificationRuling)
        paper = PrepareRuling(found.session)(ruling.value.id)
        assert (ruling.value.outcome, ruling.value.delegation_checked) == (Outcome.NO_JAV, False)
        assert paper.concerned.startswith("Per Lindgren")
        assert paper.written_by == ""
        assert paper.matter.facts == {"earlier_handler_same_board": True}
        assert RulingPapers()(paper, tmp_path / f"{key}.pdf").read_bytes()[:5] == b"%PDF-"
    found = desks[KARIN]
    assert found.session.records.all(DisqualificationMatter) == ()
    assert found.session.records.all(DisqualificationRuling) == ()
    (delegation,) = delegations(found.session)
    assert CheckDisqualification(found.session)(found.session.records.all(Case)[0].value.id).names
    assert read_name.cache_info().currsize > 0
    assert (delegation.value.title, delegation.value.checked_on) == ("IFO-chef", None)
    desks.close(KARIN)
    assert read_name.cache_info().currsize == 0


def test_karin_finds_a_need_on_its_way_and_per_a_child_who_has_moved_in(desks: Desks) -> None:
    found = desks[KARIN]
    assert len(found.session.records.all(Need)) == len(found.session.records.all(Proposal)) == 1
    (step1,) = group_needs(found.session)
    assert (step1.value.municipality, step1.value.bands) == ("2425", {"13-17": 1})
    found = desks[PER]
    (placed,) = found.session.records.all(Placement)
    assert (placed.value.municipality, placed.value.last_on) == ("2425", None)
    assert [one.value.id for one in group_needs(found.session)] == [step1.value.id]


def test_the_pool_in_a_real_vault_is_the_one_that_the_model_makes(folder: PracticeFolder, desks: Desks) -> None:
    made = {entry.id: entry for one in folder.group().homes for entry in one.pool[:1] if isinstance(entry, PoolHome)}
    held = {line.home.value.id: line.home.value for line in ReadPool(desks[CHIEF].session)()}
    assert held.keys() == made.keys()
    assert [_plain(held[entry]) for entry in made] == [_plain(one) for one in made.values()]


def _plain(one: PoolHome) -> PoolHome:
    """Return an entry without who answers for it: the model and the identity log have their own ids of people."""
    return replace(one, contact=None)


def test_what_homes_answered_last_year_is_there_for_everybody_to_read(desks: Desks) -> None:
    for key in (KARIN, CHIEF):
        session = desks[key].session
        read = ReadAnswers(session)(NOW.year - 1)
        assert read is not None
        assert read.figures is not None
        assert (read.figures.asked, read.figures.returned) == (36, 29)
        assert len({tuple(parts) for parts in read.figures.questions.values()}) == 5
        assert ReadAnswers(session)(NOW.year) is None
