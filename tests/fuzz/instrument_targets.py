"""Readers of instrument files and of interviews to be scored. What was read must work with any answers."""

from __future__ import annotations

import io
from argparse import Namespace
from pathlib import Path

from ifodesk.cli import score
from ifodesk.cli.io import Console
from ifodesk.domain.instrument.checking import check
from ifodesk.domain.instrument.faults import InstrumentFileError
from ifodesk.domain.instrument.feedback_facts import facts, profile
from ifodesk.domain.instrument.form import next_item
from ifodesk.domain.instrument.model import Instrument
from ifodesk.domain.instrument.reading import read_instrument
from ifodesk.domain.instrument.scoring import scores
from ifodesk.words.instrument_words import file_refused, finding_line, no_score
from tests.domain.instrument.interviews import drawn


def instrument_file(raw: bytes) -> None:
    """A file that a municipality installs."""
    read = read_or_told(raw)
    if read is None:
        return
    for seed in range(3):
        answers = drawn(read, seed)
        for form in read.sets:
            next_item(read, answers, item_set=form)
            assert all(no_score(found) or found.value is not None for found in scores(read, answers, item_set=form))
            assert all(finding_line(found, read) for found in check(read, answers, item_set=form, as_given=True))
            facts(read, answers, form)
        profile(read, answers)


def read_or_told(raw: bytes) -> Instrument | None:
    """Return the instrument, or None when it is refused with a line of the file and a sentence."""
    try:
        return read_instrument(raw)
    except InstrumentFileError as refusal:
        told = refusal
    assert 1 <= told.line <= raw.count(b"\n") + 1
    assert file_refused(told)
    return None


def score_file(raw: bytes, folder: Path) -> None:
    """A file of interviews for `ifodesk score`."""
    file = folder / "interview.json"
    file.write_bytes(raw)
    args = Namespace(file=file, json=True, instrument=None)
    score.run(args, Console(io.StringIO(), io.StringIO(), io.StringIO()))
