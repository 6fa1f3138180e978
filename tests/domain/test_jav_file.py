"""The description of `ifodesk jav FILE` names every code that goes in or comes out."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ifodesk.domain.disqualification import Missing, assess
from ifodesk.domain.disqualification_law import Fact, Relation, Toward
from ifodesk.domain.entities.disqualification import Ground, Outcome
from tests.law import the_law

PAGE = (Path(__file__).parents[2] / "docs" / "jav-file.md").read_text("utf-8")


def test_every_code_stands_in_the_description() -> None:
    answers = set(Outcome) - {Outcome.RESOLVED_BY_REPLACEMENT, Outcome.CLIENT_WISH}
    for codes in (Relation, Toward, Fact, Ground, Missing, answers):
        assert {code for code in codes if f"`{code.value}`" not in PAGE} == set()


def test_every_provision_stands_as_it_is_given() -> None:
    assert all(f"| {provision} |" in PAGE for provision in the_law().provisions.values())


def test_the_example_is_answered_as_it_says() -> None:
    asked, answered = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))
    found = assess(the_law(), Relation(asked["relation"]), Toward(asked["to"]), [Fact(fact) for fact in asked["facts"]])
    assert answered == {
        "answer": found.answer,
        "grounds": [{"code": g.code, "provision": g.provision, "because": g.because} for g in found.grounds],
        "against": list(found.against),
        "missing": list(found.missing),
    }
