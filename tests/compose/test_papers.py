"""The control words on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ifodesk.compose.papers import ControlPaper
from ifodesk.documents.control_sheet import control_blocks
from ifodesk.usecases.errors import WorldError

WORDS = "björk sommar tråd elva mossa kaffe norr tisdag"
DAY = date(2026, 11, 26)


def test_every_word_stands_with_its_number_and_the_day() -> None:
    said = repr(control_blocks(WORDS, DAY))
    assert "('Ord 1', 'björk')" in said
    assert "('Ord 8', 'tisdag')" in said
    assert "26 november 2026" in said


def test_the_paper_is_a_pdf_where_it_was_asked_for(tmp_path: Path) -> None:
    made = ControlPaper()(WORDS, DAY, tmp_path / "ord.pdf")
    assert made == tmp_path / "ord.pdf"
    assert made.read_bytes().startswith(b"%PDF-")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="print_folder_missing"):
        ControlPaper()(WORDS, DAY, tmp_path / "away" / "ord.pdf")
