"""`ifodesk export ruling` over a session of dictionaries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ifodesk.domain.entities.disqualification import DisqualificationMatter, Ground, Outcome
from ifodesk.domain.entities.ruling import DisqualificationRuling
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.disqualification_matters import ReportOwnDisqualification
from ifodesk.usecases.disqualification_rulings import Decide, RulingForm
from ifodesk.usecases.session import Session
from tests.cli.conftest import Answer, Run
from tests.ui.fakes import LISA
from tests.usecases.desk import desk


@dataclass(frozen=True)
class Opened:
    session: Session


@dataclass(frozen=True)
class Place:
    run: Run
    folder: Path
    matter: EntityId
    ruling: EntityId
    number: str

    def export(self, *words: object) -> Answer:
        return self.run("export", "ruling", *words, "--vault", self.folder / "vault")


@pytest.fixture
def place(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    karin = desk()
    matter = ReportOwnDisqualification(karin.session)(karin.open_case()).id
    lisa = karin.sit_down(LISA)
    seen = lisa.session.records.get(DisqualificationMatter, matter)
    Decide(lisa.session)(seen, RulingForm(Outcome.JAV, "Syster.", Ground.PARTY_OR_AFFECTED))
    (ruling,) = lisa.session.records.children(DisqualificationRuling, matter)

    @contextmanager
    def opened(*_vault: object) -> Iterator[Opened]:
        yield Opened(lisa.session)

    monkeypatch.setattr("ifodesk.cli.export_ruling.open_vault", opened)
    return Place(run, tmp_path, matter, ruling.value.id, seen.value.case_number or "")


@pytest.mark.parametrize("by", ["ruling", "matter", "number"])
def test_a_ruling_is_found_by_its_id_its_matters_or_the_cases_number(place: Place, by: str) -> None:
    out = place.folder / "beslut.pdf"
    named = {"ruling": place.ruling.hex(), "matter": place.matter.hex(), "number": place.number}[by]
    answer = place.export(named, "--out", out)
    assert (answer.code, answer.out.strip()) == (0, str(out)), answer.err
    assert out.read_bytes()[:5] == b"%PDF-"


def test_what_is_not_there_or_not_one_is_refused_in_one_line(place: Place) -> None:
    for words in (["ff" * 16, "--out", place.folder / "a.pdf"], ["--all-due", "--out", place.folder / "b.pdf"]):
        answer = place.export(*words)
        assert answer.code != 0
        assert answer.err.count("\n") == 1
    assert list(place.folder.glob("*.pdf")) == []


def test_a_file_that_is_there_is_never_replaced(place: Place) -> None:
    out = place.folder / "beslut.pdf"
    out.write_text("mitt", "utf-8")
    assert place.export(place.ruling.hex(), "--out", out).code == 2
    assert out.read_text("utf-8") == "mitt"
