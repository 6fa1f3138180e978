"""`ifodesk score FILE`: the documented form in and out, and one sentence for every file that is not of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ifodesk.system.resources import resource
from tests.cli.conftest import Run

ASI: dict[str, Any] = {"instrument": "asi5-us-sv", "currency": "USD", "answers": {"M6": 12, "M7": 2, "M8": 3}}

AUDIT: dict[str, Any] = {"instrument": "audit", "answers": {"A1": 0, "A9": 2, "A10": 0}}


def written(folder: Path, content: object) -> Path:
    file = folder / "interview.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return file


def test_scores_flags_and_checks_come_out(run: Run, tmp_path: Path) -> None:
    answers = ASI["answers"] | {"D1": 2, "D2A": 3, "M9": "X", "M5": None}
    answer = run("score", written(tmp_path, ASI | {"answers": answers}), "--json")
    assert answer.code == 0
    told = json.loads(answer.out)
    assert set(told) == {"scores", "flags", "checks"}
    assert list(told["scores"]) == ["medical", "employment", "alcohol", "drug", "legal", "family", "psychiatric"]
    assert told["scores"]["medical"] == pytest.approx(0.55, abs=1e-12)
    assert told["checks"] == [{"id": "R5", "level": "error", "codes": ["D1A", "D2A"]}]
    assert {"score": "alcohol", "flag": "missing", "codes": ["D23", "D26", "D28", "D30"]} in told["flags"]


def test_a_figure_beyond_its_range_is_kept_and_flagged(run: Run, tmp_path: Path) -> None:
    answers = {"E4": 1, "E5": 1, "E11": 30, "E12": 25000}
    told = json.loads(run("score", written(tmp_path, ASI | {"answers": answers}), "--json").out)
    assert told["scores"]["employment"] == pytest.approx(-0.0313, abs=5e-5)
    assert {"score": "employment", "flag": "out_of_range", "codes": []} in told["flags"]


def test_kronor_need_a_rate(run: Run, tmp_path: Path) -> None:
    paid = ASI | {"currency": "SEK", "answers": {"E4": 1, "E5": 0, "E11": 20, "E12": 15000}}
    none, some = json.loads(run("score", written(tmp_path, [paid, paid | {"rate": 10}]), "--json").out)
    assert none["scores"]["employment"] is None
    assert {"score": "employment", "flag": "no_rate", "codes": ["E12"]} in none["flags"]
    assert some["scores"]["employment"] == pytest.approx(0.38017, abs=5e-6)


def test_a_list_gives_a_list_in_the_same_order_and_the_same_bytes_each_time(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, [ASI, AUDIT])
    first, second = run("score", file, "--json").out, run("score", file, "--json").out
    assert first == second
    assert [next(iter(one["scores"])) for one in json.loads(first)] == ["medical", "audit"]
    assert json.loads(first)[1]["scores"] == {"audit": 2}


def test_the_interview_before_is_compared_with(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, ASI | {"form": "uppfoljning", "answers": {"M1": 1}, "earlier": {"M1": 3}})
    assert json.loads(run("score", file, "--json").out)["checks"] == [
        {"id": "R25", "level": "warning", "codes": ["M1"]}
    ]


def test_an_instrument_of_ones_own_can_be_named(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    shipped = resource("instruments/audit-1.json").read_text("utf-8")
    own.write_text(shipped.replace('"id": "audit",\n', '"id": "own",\n'), "utf-8")
    file = written(tmp_path, {"instrument": "own", "answers": {"A1": 0, "A9": 0, "A10": 4}})
    assert json.loads(run("score", file, "--json", "--instrument", own).out)["scores"] == {"audit": 4}
    own.write_text('{\n "schema": 1,\n "schema": 1}', "utf-8")
    refused = run("score", file, "--instrument", own)
    assert refused.code == 2
    assert "rad 3" in refused.err


def test_without_json_the_answer_is_sentences(run: Run, tmp_path: Path) -> None:
    out = run("score", written(tmp_path, ASI)).out.splitlines()
    assert out[0] == "Fysisk hälsa: 0,55"
    assert out[1] == "Arbete: inget mått. Siffra saknas för E4, E5, E11, E12."


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[1]",
        "NaN",
        '"text"',
        "[" * 100_000,
        {},
        AUDIT | {"more": 1},
        AUDIT | {"answers": []},
        AUDIT | {"instrument": "../law/sharing"},
        AUDIT | {"instrument": 5},
        AUDIT | {"form": "annat"},
        AUDIT | {"currency": "EUR"},
        AUDIT | {"currency": "SEK", "rate": 0},
        AUDIT | {"currency": "SEK", "rate": True},
        AUDIT | {"answers": {"M99": 1}},
        AUDIT | {"answers": {"A1": "tolv"}},
        AUDIT | {"answers": {"A1": True}},
        AUDIT | {"answers": {"A1": [1]}},
        AUDIT | {"answers": {"A1": 10**30}},
        ASI | {"answers": {"D1": 1, "D1A": 1}},
        '{"instrument": "audit", "answers": {"A1": 1, "A1": 2}}',
        '{"instrument": "audit", "answers": {"A1": 1e999}}',
        '{"instrument": "asi5-us-sv", "answers": {"M6": NaN}}',
    ],
)
def test_a_file_that_is_not_of_the_form_gives_one_sentence_and_exit_2(
    run: Run, tmp_path: Path, content: object
) -> None:
    answer = run("score", written(tmp_path, content), "--json")
    assert answer.code == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert "Traceback" not in answer.err
