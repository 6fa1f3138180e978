"""`ifodesk export loans`: the statement of a year as a paper or a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId
from ifodesk.domain.lending import terms_mark
from ifodesk.usecases.loan_hours import ConfirmHours, EnterHours, WeekHours
from ifodesk.usecases.ports import GROUP
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session
from tests.cli.conftest import Answer, Run
from tests.ui.fakes import EVA, KARIN, LISA, NOW
from tests.usecases.desk import Desk, desk

LOAN = EntityId(b"loan" * 4)


@dataclass(frozen=True)
class Opened:
    session: Session


@dataclass(frozen=True)
class Place:
    """Lisa's vault, with a loan from Dorotea to Åsele that Karin has worked a week of."""

    run: Run
    folder: Path

    def export(self, *words: object) -> Answer:
        return self.run("export", "loans", *words, "--vault", self.folder / "vault")


def lent() -> Desk:
    at = desk()
    loan = Loan(
        id=LOAN,
        helped="2463",
        helping="2425",
        helper=KARIN,
        helped_chief=EVA,
        helping_chief=LISA,
        starts_on=NOW.date().replace(day=1),
        ends_on=NOW.date().replace(day=30),
        price_per_hour=450,
        price_per_travel_hour=300,
    )
    mark = terms_mark(loan)
    at.session.records.save([Write(replace(loan, agreed_helped=mark, agreed_helping=mark))], home=GROUP)
    EnterHours(at.session)(at.session.records.get(Loan, LOAN), NOW.date(), WeekHours(minutes=480))
    eva = at.sit_down(EVA)
    ConfirmHours(eva.session)(eva.session.records.all(LoanHours)[0])
    return at.sit_down(LISA)


@pytest.fixture
def place(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    made = lent()

    @contextmanager
    def opened(*_vault: object) -> Iterator[Opened]:
        yield Opened(made.session)

    monkeypatch.setattr("ifodesk.cli.export_loans.open_vault", opened)
    return Place(run, tmp_path)


@pytest.mark.parametrize("name,begins", [("2026.pdf", b"%PDF"), ("2026.xlsx", b"PK")])
def test_the_name_of_the_file_says_which_kind_it_is(place: Place, name: str, begins: bytes) -> None:
    answer = place.export("2026", "--out", place.folder / name)
    assert answer.code == 0, answer.err
    assert Path(answer.out.strip()).read_bytes().startswith(begins)


@pytest.mark.parametrize("year", ["26", "snart", "20260"])
def test_what_is_no_year_is_refused_in_words(place: Place, year: str) -> None:
    answer = place.export(year, "--out", place.folder / "x.pdf")
    assert answer.code == 2
    assert "fyra siffror" in answer.err


def test_a_year_without_hours_is_refused_in_words(place: Place) -> None:
    answer = place.export("2024", "--out", place.folder / "x.pdf")
    assert answer.code != 0
    assert "inga inskrivna timmar" in answer.err
    assert not (place.folder / "x.pdf").exists()
