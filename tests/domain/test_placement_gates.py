"""Gates stand the same whatever order they were passed in, and none is forgotten."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.compose.shipped import placement_law
from ifodesk.domain.entities.placement import Gate
from ifodesk.domain.ids import EntityId
from ifodesk.domain.placement_gates import (
    CLEAR,
    NEVER_BY_ITSELF,
    FactKind,
    GateFact,
    GateState,
    blocking,
    done_on,
    gate_id,
    gate_views,
)

ON = date(2026, 11, 26)
LAW = placement_law(ON)
WAY = EntityId(b"w" * 16)
PLACES = ("2463", "2481")
CODES = tuple(rule.code for rule in LAW.gates)
TEXT = st.sampled_from((None, "", "Därför"))


@st.composite
def gates(draw: st.DrawFn) -> list[Gate]:
    keys = draw(
        st.lists(st.tuples(st.sampled_from((*CODES, "telepathy")), st.sampled_from((None, *PLACES))), unique=True)
    )
    return [
        Gate(
            id=gate_id(WAY, code, place),
            proposal=WAY,
            kind=code,
            municipality=place,
            passed_on=draw(st.sampled_from((None, ON))),
            why_not=draw(TEXT),
            could_not_wait=draw(TEXT),
        )
        for code, place in keys
    ]


@given(gates(), st.sets(st.sampled_from(PLACES)), st.sets(st.sampled_from(CODES)), st.integers())
def test_the_order_of_passing_never_matters_and_every_gate_stands_there_once(
    found: list[Gate], consult: set[str], shown: set[str], seed: int
) -> None:
    facts = [GateFact(code, FactKind.HOME_YES, ON) for code in sorted(shown)]
    views = gate_views(LAW, found, facts=facts, consult=consult)
    shuffled = random.Random(seed).sample(found, len(found))
    assert gate_views(LAW, shuffled, facts=facts, consult=sorted(consult, reverse=True)) == views
    wanted = [code for code in CODES for _ in range(max(1, len(consult)) if code == "consultation" else 1)]
    assert [one.rule.code for one in views] == wanted


@given(gates(), st.sets(st.sampled_from(PLACES)))
def test_the_proposal_waits_exactly_for_what_has_neither_a_day_nor_a_reason(
    found: list[Gate], consult: set[str]
) -> None:
    views = gate_views(LAW, found, facts=(), consult=consult)
    for view in views:
        told = view.on is not None or bool(view.note) or (view.rule.code == "consultation" and not consult)
        assert (view.state in CLEAR) == told
    assert blocking(views) == tuple(one for one in views if one.rule.before_proposal and one.state is GateState.OPEN)


def test_what_speaks_against_it_stops_a_gate_that_was_passed() -> None:
    passed = Gate(id=gate_id(WAY, "disqualification", None), kind="disqualification", passed_on=ON)
    assert done_on(gate_views(LAW, [passed], facts=(), consult=()), "disqualification") == ON
    views = gate_views(LAW, [passed], facts=[GateFact("disqualification", FactKind.HANDLER_HINDER, ON)], consult=())
    assert done_on(views, "disqualification") is None
    assert "disqualification" in {one.rule.code for one in blocking(views)}


@given(st.sampled_from(CODES), st.sampled_from(FactKind))
def test_what_other_records_show_never_passes_a_gate_where_people_judge_listen_or_decide(
    code: str, kind: FactKind
) -> None:
    views = gate_views(LAW, (), facts=[GateFact(code, kind, ON)], consult=())
    (view,) = [one for one in views if one.rule.code == code]
    if code in NEVER_BY_ITSELF:
        assert view.state is not GateState.DONE
    assert code == "consultation" or view.fact is not None  # told beside the gate all the same


def test_what_a_person_wrote_goes_before_what_other_records_show() -> None:
    refused = Gate(id=gate_id(WAY, "home_asked", None), kind="home_asked", why_not="Barnet bor redan där")
    (view,) = [
        one
        for one in gate_views(LAW, [refused], facts=[GateFact("home_asked", FactKind.HOME_YES, ON)], consult=())
        if one.rule.code == "home_asked"
    ]
    assert (view.state, view.note) == (GateState.NOT_NEEDED, "Barnet bor redan där")


def test_the_gate_of_jav_cites_the_local_government_act_first() -> None:
    rule = LAW.gate("disqualification")
    assert rule is not None
    assert rule.provision.startswith("KL 6 kap. 28")
