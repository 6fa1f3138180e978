"""`ifodesk match FILE`: the documented form in and out, and one sentence with line and field for every other file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ifodesk.domain.matching.finding import Mend
from ifodesk.domain.matching.terms import AgeBand, Answer, Criterion, HomeKind, Pet, Sex, Standing, Weight, Why
from tests.cli.conftest import Run

PAGE = (Path(__file__).parents[2] / "docs" / "match-file.md").read_text("utf-8")
ASKED, ANSWERED = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))
DAY = ("--on", "2026-11-26")
SOLVED = Path(__file__).parents[1] / "workbench" / "practice"


def written(folder: Path, content: object) -> Path:
    file = folder / "need.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content, indent=1), "utf-8")
    return file


def test_the_documented_example_is_answered_as_the_page_says(run: Run, tmp_path: Path) -> None:
    answer = run("match", written(tmp_path, ASKED), "--json", *DAY)
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out) == ANSWERED


def test_every_code_stands_in_the_description() -> None:
    for codes in (AgeBand, Answer, Criterion, HomeKind, Mend, Pet, Sex, Standing, Weight, Why):
        assert {code.value for code in codes if f"`{code.value}`" not in PAGE} == set()


def test_without_json_the_answer_is_swedish(run: Run, tmp_path: Path) -> None:
    answer = run("match", written(tmp_path, ASKED), *DAY)
    assert answer.out.splitlines() == [
        "B-17: Passar på papperet (1)",
        (
            "  Lärkan: Önskemål: 1 av 1 mycket viktiga. Tar emot placeringar. Är familjehem. "
            "2 lediga platser (bekräftat 24 november 2026). Tar emot 6–12 år. Tar emot både pojkar och flickor. "
            "Tar emot barn från alla orter. Ligger i Vilhelmina. Djurfritt."
        ),
        "B-17: Kanske: saknar uppgift (0)",
        "B-17: Passar inte (1)",
        "  Udden: Inte djurfritt: hund. Skulle passa på papperet om kravet djurfritt togs bort.",
    ]


def test_a_confirmation_grows_old(run: Run, tmp_path: Path) -> None:
    answer = run("match", written(tmp_path, ASKED), "--json", "--on", "2027-01-26")
    (found,) = json.loads(answer.out)
    assert [one["missing"] for one in found["maybe"]] == [["places"]]
    again = run("match", written(tmp_path, ASKED), "--json", "--on", "2027-01-26", "--stale-days", "90")
    assert [one["home"] for one in json.loads(again.out)[0]["fits"]] == ["larkan"]


def test_a_list_is_answered_by_a_list_of_lists(run: Run, tmp_path: Path) -> None:
    answer = run("match", written(tmp_path, [ASKED, {"needs": [], "homes": []}]), "--json", *DAY)
    assert json.loads(answer.out) == [ANSWERED, []]


def test_needs_are_solved_together_and_siblings_apart_too(run: Run, tmp_path: Path) -> None:
    open_minded = {**ASKED["needs"][0], "demands": []}
    asked = {**ASKED, "needs": [open_minded, {**open_minded, "id": "B-18"}, {**open_minded, "id": "B-19"}]}
    answer = run("match", written(tmp_path, asked), "--json", "--joint", *DAY)
    found = json.loads(answer.out)
    assert sorted(one["home"] for one in found["together"]["given"]) == ["larkan", "udden"]
    assert len(found["together"]["unplaced"]) == 1
    assert len(found["apart"]["given"]) == 2
    said = run("match", written(tmp_path, asked), "--joint", *DAY)
    assert said.out.startswith("Syskon tillsammans\n")
    assert said.out.count("inget hem är kvar") == 5


def changed(path: str, value: object) -> str:
    """Return the example with one value changed; ``KeyError`` for a path that is not there is the test's fault."""
    whole: Any = json.loads(json.dumps(ASKED))
    *way, last = path.split("/")
    node = whole
    for step in way:
        node = node[int(step) if step.isdigit() else step]
    node[last] = value
    return json.dumps(whole, indent=1)


@pytest.mark.parametrize(
    "content, told",
    [
        ("", "rad 1: det är inte JSON"),
        ("{\n\n", "rad 3: det är inte JSON"),
        ("[1]", "rad 1: det är ett värde av fel slag"),
        ('{"needs": []}', "rad 1: homes saknas"),
        ('{"needs": [], "homes": [], "needs": []}', "needs står två gånger"),
        (changed("needs/0/kind", 1), "kind finns inte i formen"),
        (changed("needs/0/month", "december"), "month har ett värde som inte finns"),
        (changed("needs/0/month", "2026-13"), "month har ett värde som inte finns"),
        (changed("needs/0/month", "2026-02-30"), "month har ett värde som inte finns"),
        (changed("needs/0/area", "Paris"), "area Paris har ett värde som inte finns"),
        (changed("needs/0/children", []), "id har ett värde som inte finns"),
        (changed("needs/0/children/0/age", 5), "age har ett värde som inte finns"),
        (changed("needs/0/children/0/age", value=True), "fel slag age"),
        (changed("needs/0/kinds", ["moon"]), "kinds har ett värde som inte finns"),
        (changed("needs/0/demands/0/weight", 3), "fel slag weight"),
        (changed("needs/0/demands/0/criterion", "places"), "criterion har ett värde som inte finns"),
        (changed("needs/0/demands/1/km", None), "criterion har ett värde som inte finns"),
        (changed("needs/0/demands/1/km", -4), "km har ett värde som inte finns"),
        (changed("homes/0/places", 2.5), "fel slag places"),
        (changed("homes/0/places", 1000), "places har ett värde som inte finns"),
        (changed("homes/0/municipality", "Umeå"), "municipality Umeå har ett värde som inte finns"),
        (changed("homes/0/pets", "dog"), "fel slag pets"),
        (changed("homes/0/smoke_free", "ja"), "fel slag smoke_free"),
        (changed("homes/1/id", "larkan"), "larkan finns två gånger"),
        ("[" * 100_000, "för djupt"),
        ('{"needs": [], "homes": NaN}', "det är inte JSON"),
    ],
)
def test_what_cannot_be_understood_is_told_with_line_and_field(
    run: Run, tmp_path: Path, content: str, told: str
) -> None:
    answer = run("match", written(tmp_path, content), "--json")
    assert answer.code == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert told in answer.err
    assert re.search(r"rad \d+", answer.err)


def test_the_line_is_the_one_on_which_the_value_stands(run: Run, tmp_path: Path) -> None:
    content = changed("homes/1/confirmed_on", "i går")
    line = next(number for number, text in enumerate(content.splitlines(), start=1) if "i g" in text)
    answer = run("match", written(tmp_path, content))
    assert f"rad {line}: confirmed_on har ett värde som inte finns" in answer.err


def test_a_file_that_is_not_there_is_said_to_be_unreadable(run: Run, tmp_path: Path) -> None:
    assert run("match", tmp_path / "none.json").code == 2


def test_needs_solved_by_hand_against_the_practice_pool_are_answered_so(run: Run) -> None:
    answers = json.loads((SOLVED / "solved_answers.json").read_text("utf-8"))["answers"]
    told = json.loads(run("match", SOLVED / "solved_pool.json", "--json", *DAY).out)
    for solved, answer in zip(answers, told, strict=True):
        assert answer["need"] == solved["need"]
        assert [one["home"] for one in answer["fits"]] == solved["fits"]
        assert {one["home"]: one["missing"] for one in answer["maybe"]} == solved["maybe"]
        assert all(one["hinder"] == one["would_fit"][0]["criterion"] for one in answer["excluded"])
        assert all(one["because"] for group in ("fits", "maybe", "excluded") for one in answer[group])
