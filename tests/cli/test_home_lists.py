"""`ifodesk import homes` and `ifodesk export homes` over a session of dictionaries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ifodesk.usecases.session import Session
from tests.cli.conftest import Answer, Run
from tests.documents.lists import HEADINGS, LARKAN, MYRAN, workbook
from tests.usecases.desk import desk


@dataclass(frozen=True)
class Opened:
    session: Session


@pytest.fixture
def ifodesk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs ``ifodesk`` with one vault."""
    session = desk().session

    @contextmanager
    def opened(*_vault: object) -> Iterator[Opened]:
        yield Opened(session)

    monkeypatch.setattr("ifodesk.cli.home_lists.open_vault", opened)

    def call(*words: str | Path) -> Answer:
        return run(*words, "--vault", tmp_path / "vault")

    return call


def test_a_list_is_shown_imported_exported_and_taken_back(ifodesk: Run, tmp_path: Path) -> None:
    path = workbook(tmp_path / "hem.xlsx", [HEADINGS, LARKAN, (None, "Malå", "jour"), MYRAN])
    shown = ifodesk("import", "homes", path)
    assert shown.code == 1
    assert "Rad 2: Lärkan" in shown.out
    assert "Rad 3: Namn: namn saknas" in shown.err
    assert "2 hem kan importeras, 1 rad kan inte." in shown.out
    assert "--ja" in shown.out
    done = ifodesk("import", "homes", path, "--ja", "--json")
    told = json.loads(done.out)
    assert [(row["row"], row["accepted"]) for row in told["rows"]] == [(2, True), (3, False), (4, True)]
    out = tmp_path / "ut.xlsx"
    assert ifodesk("export", "homes", "--out", out).code == 0
    assert out.is_file()
    assert ifodesk("export", "homes", "--out", out).code == 2
    again = ifodesk("import", "homes", out)
    assert (again.code, "finns redan här" in again.err) == (1, True)
    assert ifodesk("import", "homes", "--undo", told["import"]).out == "2 hem togs bort.\n"
    assert ifodesk("import", "homes", "--undo", told["import"]).code == 2


def test_a_file_that_is_no_list_is_refused_in_one_sentence(ifodesk: Run, tmp_path: Path) -> None:
    (tmp_path / "hem.xlsx").write_bytes(b"PK\x03\x04")
    answer = ifodesk("import", "homes", tmp_path / "hem.xlsx")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert ifodesk("export", "sip", "--out", tmp_path / "x.pdf").code == 2
