"""The command line in this process, with what it prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from io import StringIO
from pathlib import Path

import pytest

from ifodesk.cli.io import Console
from ifodesk.cli.main import main
from ifodesk.compose.surroundings import Surroundings
from tests.program.team import CHEAP


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


def _cheaply(real: Callable[[], Surroundings]) -> Surroundings:
    return replace(real(), cost=CHEAP, least_cost=CHEAP)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs ``ifodesk`` with the given words and gives what it printed.

    The computer's own key ring is out of reach: tests leave nothing in it. Passphrases are stretched cheaply.
    """
    monkeypatch.setattr(Surroundings, "of_this_computer", partial(_cheaply, Surroundings.of_this_computer))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    from keyring import core

    monkeypatch.setattr(core, "_keyring_backend", None)

    def call(*words: str | Path, typed: str = "") -> Answer:
        out, err = StringIO(), StringIO()
        code = main([str(word) for word in words], Console(out, err, StringIO(typed)))
        return Answer(code, out.getvalue(), err.getvalue())

    return call
