"""What holds for every declaration, and how values travel."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.declare import (
    TOMBSTONE_FIELD,
    CompartmentKind,
    EntitySpec,
    FieldKind,
    FieldSpec,
    UnitRule,
    UnreadableValueError,
    ValueType,
    all_specs,
    from_wire,
    spec_of,
    to_wire,
)
from ifodesk.domain.entities import DECLARED
from ifodesk.domain.entities.case import Case, CaseType, Note, Party
from ifodesk.domain.retention import RetentionClass

NARROW_TO_WIDE = [
    CompartmentKind.OWN,
    CompartmentKind.RESTRICTED,
    CompartmentKind.MUNICIPALITY,
    CompartmentKind.GROUP,
]
SPECS = [spec_of(kind) for kind in DECLARED]
BY_NAME = {spec.name: spec for spec in SPECS}


def field(value: ValueType, enum: type[StrEnum] | None = None) -> FieldSpec:
    return FieldSpec(1, "x", FieldKind.REGISTER, value, enum, personal=False, searchable=False, target=None)


def test_codes_of_kinds_and_fields_are_unique_and_never_the_tombstones() -> None:
    assert len({spec.code for spec in SPECS}) == len(SPECS) == len(BY_NAME)
    for spec in SPECS:
        codes = [one.code for one in spec.fields]
        assert len(set(codes)) == len(codes)
        assert TOMBSTONE_FIELD not in codes


def test_rule_40_signed_codes_are_what_they_were_in_the_first_release() -> None:
    """Numbers in signed bytes are never given to something else (PROTOCOL rule 40). Add lines, never change one."""
    assert {spec.name: spec.code for spec in SPECS} == {
        "municipality_settings": 1,
        "unit": 2,
        "process_map": 3,
        "goal_template": 4,
        "case": 10,
        "party": 11,
        "note": 12,
        "transfer": 13,
        "access_entry": 14,
        "shared_case_basis": 15,
        "case_share": 16,
        "wall": 17,
        "delay_act": 18,
        "held_decision": 19,
        "instrument_pack": 5,
        "local_count": 6,
        "pooled_count": 7,
        "case_instrument": 46,
        "area_goal": 47,
        "interview": 70,
        "interview_answers": 71,
        "interviewer_rating": 72,
        "answer_reveal": 73,
        "feedback": 74,
        "feedback_text": 75,
        "certification": 76,
        "interview_offer": 77,
        "client_correction": 78,
        "interview_summary": 79,
        "pool_home": 20,
        "vacancy": 21,
        "inquiry": 22,
        "claim": 23,
        "pool_stop": 24,
        "meeting_point": 25,
        "duty_roster": 27,
        "home_look": 28,
        "group_year": 29,
        "need_step1": 26,
        "placement": 84,
        "placement_duty": 85,
        "gate": 86,
        "need": 87,
        "proposal": 93,
        "placement_cost": 94,
        "cooperation_agreement": 9,
        "home": 80,
        "requirement": 81,
        "home_waiver": 82,
        "home_adult": 83,
        "contact_note": 88,
        "home_event": 89,
        "home_opening": 90,
        "stop_notice": 91,
        "call_note": 92,
        "internal_sip": 30,
        "goal": 31,
        "measure": 32,
        "consent": 33,
        "agreement": 34,
        "follow_up": 35,
        "plan_version": 36,
        "plan_part_link": 37,
        "plan_part": 38,
        "meeting_call": 39,
        "invited": 40,
        "other_plan": 41,
        "paper_copy": 42,
        "goal_outcome": 43,
        "paper_image": 44,
        "paper_image_piece": 45,
        "anonymous_question": 48,
        "disqualification_answer": 50,
        "disqualification_question": 51,
        "circle_name": 52,
        "disqualification_matter": 53,
        "disqualification_ruling": 58,
        "disqualification_delegation": 8,
        "chief_request": 54,
        "loan": 55,
        "loan_hours": 56,
        "urgent_note": 57,
        "naming_basis": 59,
        "help_sought": 64,
        "stand_in_profile": 65,
        "known_hits": 66,
        "sent_urgent_note": 67,
        "own_tie": 60,
        "tie_review": 61,
        "asked_question": 62,
        "loose_note": 63,
    }


def test_every_declared_class_is_known_to_the_registry() -> None:
    assert [spec.name for spec in all_specs()] == sorted(BY_NAME, key=lambda name: BY_NAME[name].code)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_rule_3_references_point_only_from_narrow_to_wide(spec: EntitySpec) -> None:
    for one in spec.fields:
        if one.target is not None:
            target = BY_NAME[one.target]
            assert NARROW_TO_WIDE.index(spec.compartment) <= NARROW_TO_WIDE.index(target.compartment), one.name


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_parents_and_drafts_name_fields_that_exist(spec: EntitySpec) -> None:
    if spec.parent is not None:
        target = spec.field(spec.parent).target
        assert target is not None
        assert BY_NAME[target].compartment is spec.compartment
    if spec.sent_when is not None:
        assert spec.field(spec.sent_when).value is ValueType.BOOLEAN
    assert spec.unit is not UnitRule.PARENT or spec.parent is not None
    assert spec.retention in set(RetentionClass)


def test_only_names_and_numbers_are_searchable() -> None:
    searchable = {(spec.name, one.name) for spec in SPECS for one in spec.fields if one.searchable}
    assert searchable == {
        ("case", "number"),
        ("case", "record_number"),
        ("party", "name"),
        ("party", "former_surname"),
        ("party", "personal_number"),
    }


def test_a_note_is_a_draft_alone_in_its_unit_with_a_text_that_never_changes() -> None:
    spec = spec_of(Note)
    assert (spec.sent_when, spec.unit) == ("ready", UnitRule.ALONE)
    assert spec.field("text").kind is FieldKind.IMMUTABLE
    with pytest.raises(KeyError):
        spec.field("weather")


def test_what_is_not_declared_has_no_declaration() -> None:
    with pytest.raises(KeyError):
        spec_of(date)


@given(st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)))  # noqa: DTZ001 - the zone is added below
def test_an_instant_travels_to_the_millisecond(at: datetime) -> None:
    spec = field(ValueType.INSTANT)
    sent = at.replace(tzinfo=UTC, microsecond=at.microsecond // 1000 * 1000)
    assert from_wire(spec, to_wire(spec, sent)) == sent


@pytest.mark.parametrize(
    "spec,value,wire",
    [
        (field(ValueType.TEXT), "å", "å"),
        (field(ValueType.INTEGER), 7, 7),
        (field(ValueType.BOOLEAN), True, True),
        (field(ValueType.DATE), date(2026, 11, 26), "2026-11-26"),
        (field(ValueType.CODE, CaseType), CaseType.LSS, "lss"),
        (field(ValueType.ENTITY), b"e" * 16, b"e" * 16),
        (field(ValueType.MEMBER), b"m" * 16, b"m" * 16),
        (field(ValueType.TEXT), None, None),
    ],
)
def test_every_type_of_value_travels(spec: FieldSpec, value: object, wire: str | int | bytes | None) -> None:
    assert to_wire(spec, value) == wire
    assert from_wire(spec, wire) == value


@pytest.mark.parametrize(
    "spec,wire",
    [
        (field(ValueType.TEXT), 7),
        (field(ValueType.INTEGER), True),
        (field(ValueType.BOOLEAN), 1),
        (field(ValueType.DATE), "i morgon"),
        (field(ValueType.DATE), "20261201"),
        (field(ValueType.DATE), "2026-W49-2"),
        (field(ValueType.INSTANT), 10**30),
        (field(ValueType.CODE, CaseType), "witchcraft"),
        (field(ValueType.CODE), "lss"),
        (field(ValueType.ENTITY), b"short"),
    ],
)
def test_a_value_of_the_wrong_type_is_unreadable_and_nothing_worse(spec: FieldSpec, wire: str | int | bytes) -> None:
    with pytest.raises(UnreadableValueError):
        from_wire(spec, wire)


def test_a_program_that_saves_the_wrong_type_has_a_bug() -> None:
    for spec, value in ((spec_of(Case).field("handler"), "Karin"), (spec_of(Party).field("birth_year"), "1984")):
        with pytest.raises(TypeError):
            to_wire(spec, value)
