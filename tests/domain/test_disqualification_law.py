from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any, cast

import pytest

from ifodesk.domain.disqualification_law import BadLawError, DisqualificationLaw, Fact, Relation
from ifodesk.domain.entities.disqualification import Ground
from ifodesk.system.resources import resource

TODAY = date(2026, 11, 26)


def the_file() -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(resource("law/disqualification.json").read_text("utf-8")))


def test_the_shipped_file_has_a_rule_for_every_code_and_a_source_for_every_rule() -> None:
    law = DisqualificationLaw.from_data(the_file(), TODAY)
    assert (set(law.relations), set(law.facts), set(law.provisions)) == (set(Relation), set(Fact), set(Ground))
    rows = [row for table in ("grounds", "provisions", "relations", "facts") for row in the_file()[table]]
    assert all(row["source"] and row["certainty"] and row["valid_from"] for row in rows)


def test_there_is_no_answer_for_a_day_that_the_data_do_not_cover() -> None:
    with pytest.raises(BadLawError):
        DisqualificationLaw.from_data(the_file(), date(2017, 1, 1))


def test_a_rule_changes_on_its_day() -> None:
    data = the_file()
    old = next(row for row in data["grounds"] if row["code"] == "SPECIAL_CIRCUMSTANCE")
    new = copy.deepcopy(old) | {"valid_from": "2027-01-01", "provision": "Nya lagen 1 §"}
    old["valid_to"] = "2026-12-31"
    data["grounds"].append(new)
    for day, provision in ((date(2026, 12, 31), old["provision"]), (date(2027, 1, 1), "Nya lagen 1 §")):
        assert DisqualificationLaw.from_data(data, day).provisions[Ground.SPECIAL_CIRCUMSTANCE] == provision


@pytest.mark.parametrize("table", ["grounds", "provisions", "relations", "facts"])
def test_a_row_that_is_gone_or_unknown_is_refused(table: str) -> None:
    for spoilt in (lambda rows: rows[1:], lambda rows: [rows[0] | {"code": "witchcraft"}, *rows[1:]]):
        data = the_file()
        data[table] = spoilt(data[table])
        with pytest.raises(BadLawError):
            DisqualificationLaw.from_data(data, TODAY)


@pytest.mark.parametrize("field,value", [("certainty", "maybe"), ("closeness", "warm"), ("valid_from", "someday")])
def test_a_malformed_row_is_refused(field: str, value: str) -> None:
    data = the_file()
    data["relations"][3][field] = value
    with pytest.raises(BadLawError):
        DisqualificationLaw.from_data(data, TODAY)


def test_a_file_of_another_shape_is_refused() -> None:
    for data in ({}, the_file() | {"relations": 3}):
        with pytest.raises(BadLawError):
            DisqualificationLaw.from_data(data, TODAY)
