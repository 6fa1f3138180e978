"""`ifodesk export sip` over a session of dictionaries; the way through a real vault is walked in test_life."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ifodesk.compose.own_folders import CarefulPapers
from ifodesk.domain.ids import EntityId
from ifodesk.system.resources import fonts
from ifodesk.usecases.plans import AdoptPlan
from ifodesk.usecases.session import Session
from tests.cli.conftest import Answer, Run
from tests.usecases.desk import Desk, desk


@dataclass(frozen=True)
class Opened:
    session: Session
    papers: CarefulPapers


@dataclass(frozen=True)
class Place:
    """A vault with two plans, of which one was adopted, both due today."""

    desk: Desk
    run: Run
    folder: Path
    adopted: EntityId
    draft: EntityId

    def export(self, *words: object) -> Answer:
        return self.run("export", "sip", *words, "--vault", self.folder / "vault")


@pytest.fixture
def place(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    made = desk()
    adopted = made.whole_plan(made.open_case("Alma Testsson"))
    AdoptPlan(made.session)(adopted)
    draft = made.whole_plan(made.open_case("Bo Testsson"))

    @contextmanager
    def opened(*_vault: object) -> Iterator[Opened]:
        yield Opened(made.session, CarefulPapers(fonts()))

    monkeypatch.setattr("ifodesk.cli.export.open_vault", opened)
    return Place(made, run, tmp_path, adopted, draft)


def test_all_that_are_due_become_files_in_a_folder(place: Place) -> None:
    answer = place.export("--all-due", "--out", place.folder)
    assert answer.code == 0, answer.err
    files = [Path(line) for line in answer.out.splitlines()]
    assert [file.read_bytes()[:5] for file in files] == [b"%PDF-", b"%PDF-"]


def test_a_selection_as_json_for_another_program(place: Place) -> None:
    answer = place.export("--ids", place.adopted.hex(), place.draft.hex(), "--format", "json", "--out", place.folder)
    plans = [json.loads(Path(line).read_text("utf-8")) for line in answer.out.splitlines()]
    assert [(plan["schema"], plan["plan"]["client"]) for plan in plans] == [
        ("ifodesk-sip-1", "Alma Testsson"),
        ("ifodesk-sip-1", "Bo Testsson"),
    ]


def test_a_copy_for_one_recipient_as_html(place: Place) -> None:
    out = place.folder / "kopia.html"
    words = (place.adopted.hex(), "--for", "responsible:per", "--format", "html", "--out", out)
    assert place.export(*words).out.strip() == str(out)
    assert "Det här gör du" in out.read_text("utf-8")


def test_one_that_is_refused_is_told_and_the_others_are_made(place: Place) -> None:
    answer = place.export("--all-due", "--for", "client", "--out", place.folder)
    assert (answer.code, answer.out.count("\n"), answer.err.count("\n")) == (1, 1, 1)
    assert "Anta planen först" in answer.err
    assert "Testsson" not in answer.err


@pytest.mark.parametrize("recipient", ["mormor", "guardian:Ulla", ""])
def test_an_unknown_recipient_is_one_sentence(place: Place, recipient: str) -> None:
    answer = place.export(place.adopted.hex(), "--for", recipient, "--out", place.folder / "x.pdf")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_a_file_that_is_there_is_never_replaced(place: Place) -> None:
    out = place.folder / "plan.pdf"
    out.write_text("min")
    assert place.export(place.adopted.hex(), "--out", out).code == 2
    assert out.read_text() == "min"


def test_a_folder_that_is_not_there_is_one_sentence(place: Place) -> None:
    answer = place.export("--all-due", "--out", place.folder / "nowhere")
    assert (answer.code, answer.err.count("\n")) == (2, 1)


def test_which_plans_has_to_be_said(place: Place) -> None:
    assert place.export("--out", place.folder).code == 2
    assert place.export("x", "--all-due", "--out", place.folder).code == 2
