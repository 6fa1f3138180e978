import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ifodesk.compose.own_folders import CarefulPapers
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_papers import RecipientKind
from ifodesk.domain.ids import EntityId
from ifodesk.system.resources import fonts
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.export_plans import DuePlans, ExportPlans, ExportWish, PrepareExport
from ifodesk.usecases.papers import PaperForm
from ifodesk.usecases.plans import AdoptPlan, ClosePlan
from ifodesk.usecases.ports import Progress
from ifodesk.usecases.seen import Write
from tests.usecases.desk import Desk, desk

PAPERS = CarefulPapers(fonts())


@pytest.fixture
def made() -> Desk:
    return desk()


def adopted(made: Desk, name: str = "Alma Testsson") -> EntityId:
    plan = made.whole_plan(made.open_case(name))
    AdoptPlan(made.session)(plan)
    return plan


def move(made: Desk, plan: EntityId, days: int) -> None:
    seen = made.session.records.get(InternalSip, plan)
    day = made.session.clock.today() + timedelta(days=days)
    made.session.records.save([Write(replace(seen.value, next_follow_up_on=day), seen)])


def test_due_are_open_plans_with_a_follow_up_today_or_earlier_the_longest_overdue_first(made: Desk) -> None:
    today, late, later, closed = (adopted(made, f"Alma {name}") for name in "ABCD")
    move(made, late, -30)
    move(made, later, 1)
    move(made, closed, -3)
    ClosePlan(made.session)(made.session.records.get(InternalSip, closed), "klart")
    assert DuePlans(made.session)() == (late, today)


def test_a_selection_becomes_whole_files_with_progress(made: Desk, tmp_path: Path) -> None:
    plans = [adopted(made, f"Alma {name}") for name in "AB"]
    told: list[Progress] = []
    done = ExportPlans(made.session, PAPERS)(plans, tmp_path, ExportWish(), progress=told.append)
    assert [file.read_bytes()[:5] for file in done.files] == [b"%PDF-"] * 2
    assert [(one.done, one.total) for one in told] == [(0, 2), (1, 2)]
    assert all("Alma" not in file.name for file in done.files)


def test_nothing_is_replaced_and_every_case_is_noted_as_opened(made: Desk, tmp_path: Path) -> None:
    plan = adopted(made)
    export = ExportPlans(made.session, PAPERS)
    first, second = (export([plan], tmp_path, ExportWish(PaperForm.JSON)).files[0] for _ in range(2))
    assert second.stem == f"{first.stem}-2"
    assert first.read_bytes() == second.read_bytes()
    case = made.session.records.get(InternalSip, plan).value.case
    assert case is not None
    assert made.session.log.openings(case)


def test_stopping_leaves_the_files_that_are_whole(made: Desk, tmp_path: Path) -> None:
    plans = [adopted(made, f"Alma {name}") for name in "ABC"]
    answers = iter((False, True))
    done = ExportPlans(made.session, PAPERS)(plans, tmp_path, ExportWish(PaperForm.JSON), cancel=lambda: next(answers))
    assert (len(done.files), done.stopped) == (1, True)
    assert [file.name for file in tmp_path.iterdir()] == [done.files[0].name]


def test_one_that_is_refused_does_not_stop_the_others(made: Desk, tmp_path: Path) -> None:
    draft, whole = made.whole_plan(made.open_case("Bo A")), adopted(made, "Alma B")
    wish = ExportWish(PaperForm.HTML, kind=RecipientKind.CLIENT)
    done = ExportPlans(made.session, PAPERS)([draft, EntityId(b"x" * 16), whole], tmp_path, wish)
    assert [one.error.code for one in done.refused] == ["copy_of_a_draft", "not_found"]
    assert len(done.files) == 1


def test_a_copy_that_is_exported_stands_in_the_register(made: Desk, tmp_path: Path) -> None:
    plan = adopted(made)
    wish = ExportWish(PaperForm.JSON, kind=RecipientKind.RESPONSIBLE, name="per")
    done = ExportPlans(made.session, PAPERS)([plan], tmp_path, wish)
    content = json.loads(done.files[0].read_text("utf-8"))
    assert (content["schema"], content["copy"]["recipient"]) == ("ifodesk-sip-1", "Per")
    assert [copy.value.how_given for copy in made.session.queries.sip(plan).copies] == ["file"]


def test_the_plan_for_the_file_says_its_transfer_state(made: Desk) -> None:
    plan = adopted(made)
    content = json.loads(PAPERS.plan(PrepareExport(made.session)(plan, ExportWish()).paper, PaperForm.JSON))
    assert content["transfer"]["state"] == "not_transferred"
    assert content["copy"] is None
    assert content["plan"]["goals"][0]["text"] == "Gå i skolan"


def test_an_unknown_recipient_is_said(made: Desk) -> None:
    plan = adopted(made)
    with pytest.raises(WorldError) as caught:
        PrepareExport(made.session)(plan, ExportWish(kind=RecipientKind.GUARDIAN))
    assert caught.value.code == "recipient_unknown"


def test_a_draft_can_be_exported_in_place_of_the_version(made: Desk) -> None:
    plan = adopted(made)
    assert "utkast" in PrepareExport(made.session)(plan, ExportWish(draft=True)).name
    assert replace(ExportWish(), draft=True).kind is None
