"""`ifodesk export questions|answers`: the yearly paper to the homes, and a page of what they answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from ifodesk.domain.home_questions import Tally
from ifodesk.usecases.home_questions import CountAnswers
from ifodesk.usecases.session import Session
from tests.cli.conftest import Run
from tests.ui.fakes import LISA
from tests.usecases.desk import desk


@dataclass(frozen=True)
class Opened:
    session: Session


def read_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(str(path)) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


@pytest.mark.slow
def test_questions_and_answers_of_a_year_are_printed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = desk().sit_down(LISA).session

    @contextmanager
    def opened(*_vault: object) -> Iterator[Opened]:
        yield Opened(session)

    monkeypatch.setattr("ifodesk.cli.export_answers.open_vault", opened)
    vault, form, page = tmp_path / "vault", tmp_path / "fragor.pdf", tmp_path / "svar.pdf"
    assert run("export", "questions", "2026", "--vault", vault, "--out", form).out == f"{form}\n"
    assert "Får ni den avlastning ni behöver?" in read_pdf(form)
    none = run("export", "answers", "2026", "--vault", vault, "--out", page)
    assert (none.code, none.err.count("\n"), page.exists()) == (2, 1, False)
    CountAnswers(session)(2026, 40, 31, {"support": Tally(20, 6, 5)})
    assert run("export", "answers", "2026", "--vault", vault, "--out", page).code == 0
    assert "ja 20 · delvis 6 · nej 5" in read_pdf(page)
    assert run("export", "answers", "i år", "--vault", vault, "--out", tmp_path / "x.pdf").code == 2
    assert run("export", "questions", "--vault", vault, "--out", tmp_path / "x.pdf").code == 2
