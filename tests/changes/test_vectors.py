"""The golden vectors: every program of this format must give what they say and fail where they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ifodesk.changes import labels
from ifodesk.changes.merge import FieldKind
from ifodesk.changes.names import ObjectType
from ifodesk.changes.payloads import RecordType
from tests.changes.make_vectors import FILES, KEPT, VECTORS, made
from tests.changes.vector_ops import OPERATIONS, Json, run

CANNOT_FAIL = {
    "commitment",
    "compartment id",
    "deletion",
    "derive",
    "fold",
    "follow",
    "judge",
    "key id",
    "keyed hash",
    "municipality compartment",
    "municipality id",
    "object name",
    "padded size",
    "root",
    "seal",
    "sealing public",
    "sign",
    "signing public",
    "tag",
    "words",
}
"""They make something, or judge whatever comes."""


def vectors(name: str) -> list[dict[str, Json]]:
    found: list[dict[str, Json]] = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def args_of(vector: dict[str, Json]) -> dict[str, Json]:
    args = vector["with"]
    assert isinstance(args, dict)
    return args


EVERY = [vector for name in FILES for vector in vectors(name)]


@pytest.mark.parametrize("name", FILES)
def test_every_vector_gives_or_fails_as_it_says(name: str) -> None:
    for vector in vectors(name):
        outcome = {key: vector[key] for key in ("gives", "fails") if key in vector}
        assert run(str(vector["do"]), args_of(vector)) == outcome, vector["what"]


@pytest.mark.parametrize("name", [name for name in FILES if name != KEPT])
def test_vectors_come_out_the_same_when_they_are_made_anew(name: str) -> None:
    assert made(name) == (VECTORS / f"{name}.json").read_text(encoding="utf-8")


def test_no_file_of_vectors_is_left_over() -> None:
    assert {path.name for path in Path(VECTORS).iterdir()} == {f"{name}.json" for name in FILES}


def test_every_operation_has_vectors_and_ones_that_must_fail() -> None:
    assert {str(vector["do"]) for vector in EVERY} == set(OPERATIONS)
    failing = {str(vector["do"]) for vector in EVERY if "fails" in vector}
    assert failing == set(OPERATIONS) - CANNOT_FAIL
    giving = {str(vector["do"]) for vector in EVERY if "gives" in vector}
    assert giving == set(OPERATIONS)


@pytest.mark.parametrize("damage", ["flipped", "cut off", "extended", "garbage", "forged", "empty"])
def test_what_was_damaged_fails(damage: str) -> None:
    hit = [one for one in EVERY if damage in str(one["what"]) and one["do"] not in CANNOT_FAIL]
    assert hit
    assert [one["what"] for one in hit if "fails" not in one] == []


def of(operation: str) -> list[dict[str, Json]]:
    return [vector for vector in EVERY if vector["do"] == operation]


def test_every_label_object_record_and_field_kind_has_a_vector() -> None:
    assert {args_of(one)["label"] for one in of("derive")} == set(labels.ALL)
    assert {args_of(one)["type"] for one in of("tag")} == {int(kind) for kind in ObjectType}
    read = [one["gives"] for one in of("record") if "gives" in one]
    assert {one["type"] for one in read if isinstance(one, dict)} == {int(code) for code in RecordType}
    assert {args_of(one)["kind"] for one in of("fold")} == {int(kind) for kind in FieldKind}
    written = {str(one["what"]) for one in of("content")}
    assert written >= {f"a {kind.name.lower()} written twice" for kind in FieldKind}
