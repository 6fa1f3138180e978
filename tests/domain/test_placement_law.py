"""What happens on the way to a placement is dated data with a source, and what is not sure says so."""

from __future__ import annotations

import json
from datetime import date

from ifodesk.compose.shipped import placement_law
from ifodesk.domain.placement_law import HOME, PLACING, PlacementLaw, does
from ifodesk.system.resources import resource

ON = date(2026, 11, 26)
DATA = json.loads(resource("law/placement_gates.json").read_text("utf-8"))
AFTER = ("proposal", "decision", "agreement", "move_in", "region_told", "pay_ordered")


def test_every_line_has_a_source_and_every_code_stands_once() -> None:
    for rows in (DATA["gates"], DATA["duties"]):
        assert all(one["source"] and one["certainty"] in {"sure", "likely", "check"} for one in rows)
        assert len({one["code"] for one in rows}) == len(rows)


def test_the_gates_stand_in_the_order_of_the_way_and_the_last_ones_come_after_the_proposal() -> None:
    gates = placement_law(ON).gates
    assert tuple(one.code for one in gates if not one.before_proposal) == AFTER
    assert [one.code for one in gates if one.may_follow] == ["consultation"]
    assert [one.code for one in gates if one.choices] == ["decision"]


def test_what_is_not_in_force_is_not_asked_and_what_is_to_be_checked_says_so() -> None:
    old = {**DATA, "gates": [{**DATA["gates"][0], "valid_to": "2026-01-01"}], "duties": DATA["duties"]}
    assert PlacementLaw.from_data(old, on=ON).gates == ()
    law = placement_law(ON)
    decision, network = law.gate("decision"), law.gate("network")
    assert decision is not None
    assert network is not None
    assert (decision.certain, network.certain, network.provision) == (False, True, "SoL 22 kap. 1 §")
    assert law.gate("telepathy") is None
    assert law.duty(None) is None


def test_the_agreement_goes_before_the_data_and_what_cannot_be_read_counts_as_not_said() -> None:
    coaching = placement_law(ON).duty("coaching")
    assert coaching is not None
    assert does(coaching, {}) == HOME
    assert does(coaching, {"duty_coaching": PLACING}) == PLACING
    assert does(coaching, {"duty_coaching": "nobody"}) == HOME
