"""`ifodesk jav FILE`: the documented form in and out, and one sentence for every file that is not of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ifodesk.system.resources import resource
from tests.cli.conftest import Run


def written(folder: Path, content: object) -> Path:
    file = folder / "question.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return file


def test_a_sibling_who_is_party_is_jav_by_the_first_point(run: Run, tmp_path: Path) -> None:
    question = {"relation": "sibling", "to": "guardian", "facts": []}
    answer = run("jav", written(tmp_path, question), "--json", "--on", "2026-11-22")
    assert answer.code == 0
    told = json.loads(answer.out)
    assert told["answer"] == "JAV"
    assert told["grounds"][0]["code"] == "PARTY_OR_AFFECTED"
    assert "6 kap. 28 §" in told["grounds"][0]["provision"]
    assert set(told) == {"answer", "grounds", "against", "missing"}


def test_a_list_of_questions_gives_a_list_of_answers(run: Run, tmp_path: Path) -> None:
    questions = [{"relation": "self", "to": "client"}, {"relation": "neighbour", "to": "client", "facts": []}]
    answer = run("jav", written(tmp_path, questions), "--json")
    assert json.loads(answer.out)[0]["answer"] == "JAV"
    assert len(json.loads(answer.out)) == 2


def test_without_json_the_answer_is_sentences(run: Run, tmp_path: Path) -> None:
    answer = run("jav", written(tmp_path, {"relation": "sibling", "to": "client"}))
    assert answer.code == 0
    assert "6 kap. 28 §" in answer.out


def test_the_shipped_table_of_situations_is_answered_as_it_expects(run: Run) -> None:
    answer = run("jav", resource("law/disqualification-situations.json"), "--json", "--on", "2026-11-22")
    assert answer.code == 0, answer.err
    told = json.loads(answer.out)
    assert len(told) >= 60
    assert all(one["as_expected"] for one in told)


def test_an_answer_that_is_not_expected_is_told_and_is_exit_code_1(run: Run, tmp_path: Path) -> None:
    wrong = {"relation": "sibling", "to": "client", "expected": {"answer": "NO_JAV"}}
    right = {"relation": "sibling", "to": "client", "expected": {"grounds": ["PARTY_OR_AFFECTED"]}}
    answer = run("jav", written(tmp_path, [wrong, right]), "--json")
    assert (answer.code, [one["as_expected"] for one in json.loads(answer.out)]) == (1, [False, True])
    answer = run("jav", written(tmp_path, wrong))
    assert answer.code == 1
    assert "Inte det svar som filen väntar sig." in answer.out


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[1]",
        '"text"',
        "NaN",
        '{"relation": "sibling"}',
        '{"relation": "aunt", "to": "client"}',
        '{"relation": "sibling", "to": "client", "facts": "x"}',
        '{"relation": "sibling", "to": "client", "facts": ["moon"]}',
        '{"relation": "sibling", "to": "client", "more": 1}',
        '{"relation": "sibling", "to": "client", "expected": "JAV"}',
        '{"relation": "sibling", "to": "client", "expected": {}}',
        '{"relation": "sibling", "to": "client", "expected": {"more": 1}}',
        '{"relation": "sibling", "relation": "self", "to": "client"}',
        '{"relation": {"a": 1}, "to": "client"}',
        "[" * 100_000,
    ],
)
def test_a_file_that_is_no_question_is_refused_in_one_line(run: Run, tmp_path: Path, content: str) -> None:
    answer = run("jav", written(tmp_path, content), "--json")
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err


def test_a_missing_file_and_a_file_of_bytes_are_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    strange = tmp_path / "bytes"
    strange.write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "none", strange, tmp_path):
        answer = run("jav", file)
        assert (answer.code, answer.err.count("\n")) == (2, 1)
