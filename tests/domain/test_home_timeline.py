"""A home's timeline: every state is computed, nothing is ever called approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.home import AdultRole, Requirement, RequirementOutcome
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.home_law import INTERVAL_SETTING, VACANCY_SETTING, HomeLaw, Stage
from ifodesk.domain.home_timeline import LineState, Timeline, timeline
from tests.domain.homes import ANNA, BO, LAW, TODAY, adult, fact, home, whole_way

LONG_AGO = date(2026, 1, 10)


def way(facts: list[Requirement], *kinds: HomeKind, in_pool: bool = False, placed: bool = False) -> Timeline:
    return timeline(home(*kinds), [adult()], facts, LAW, TODAY, in_pool=in_pool, placed=placed)


def state(found: Timeline, code: str) -> LineState:
    return next(line.state for line in found.lines if line.rule.code == code)


def test_a_new_home_lacks_everything_and_stands_at_its_first_step() -> None:
    found = way([])
    assert found.stage is Stage.INTEREST
    assert {line.state for line in found.lines} == {LineState.MISSING}
    assert found.lacking == found.lines


def test_a_home_moves_as_facts_are_written_down_and_back_when_one_runs_out() -> None:
    steps = [Stage.INTEREST, Stage.INITIAL, Stage.REGISTERS, Stage.INTERVIEW, Stage.VISIT, Stage.INTERPRETATION]
    facts = whole_way(LONG_AGO)
    seen = [way(facts[:count]).stage for count in range(len(facts) + 1)]
    assert [stage for stage in steps if stage in seen] == steps
    assert way(facts).stage is Stage.READY
    later = timeline(home(), [adult()], facts, LAW, date(2027, 2, 1))
    assert (later.stage, state(later, "criminal_register")) == (Stage.REGISTERS, LineState.EXPIRED)


def test_what_runs_out_within_two_months_is_told_before() -> None:
    found = way(whole_way(LONG_AGO))
    assert {line.rule.code for line in found.lacking} == {"criminal_register", "suspicion_register", "social_register"}
    assert {(line.state, line.expires_on) for line in found.lacking} == {(LineState.SOON, date(2027, 1, 10))}
    assert found.stage is Stage.READY


def test_registers_are_asked_of_each_adult_who_takes_the_assignment() -> None:
    people = [adult(ANNA), adult(BO), adult(BO, AdultRole.HOUSEHOLD)]
    found = timeline(home(), people[:2], whole_way(LONG_AGO, ANNA), LAW, TODAY)
    about = {line.adult.id: line.state for line in found.lines if line.rule.code == "deep_interview" and line.adult}
    assert about == {ANNA: LineState.DONE, BO: LineState.MISSING}
    gone = timeline(home(), [people[0], adult(BO, left_on=TODAY)], whole_way(LONG_AGO, ANNA), LAW, TODAY)
    assert gone.stage is Stage.READY


def test_an_exemption_has_a_reason_and_counts_until_its_last_day() -> None:
    exempt = fact("interest", LONG_AGO, outcome=None, exempt_reason="Släkting till barnet")
    assert state(way([exempt]), "interest") is LineState.EXEMPTED
    ended = replace(exempt, expires_on=TODAY - timedelta(days=1))
    assert state(way([ended]), "interest") is LineState.EXPIRED


def test_something_that_came_up_stops_the_way_until_people_have_judged_it() -> None:
    facts = [one for one in whole_way(LONG_AGO) if one.kind != "criminal_register"]
    found = way([*facts, fact("criminal_register", TODAY, ANNA, outcome=RequirementOutcome.NOT_CLEAR)])
    assert (found.stage, state(found, "criminal_register")) == (Stage.REGISTERS, LineState.NOT_CLEAR)


def test_the_newest_fact_counts() -> None:
    old, new = fact("home_visit", LONG_AGO), fact("home_visit", TODAY, outcome=RequirementOutcome.NOT_CLEAR)
    assert state(way([new, old]), "home_visit") is LineState.NOT_CLEAR


def test_an_assessment_decides_what_follows_and_a_home_is_never_approved() -> None:
    rest = [one for one in whole_way(LONG_AGO) if one.kind != "general_assessment"]
    for outcome, stage in (
        (RequirementOutcome.RESTING, Stage.RESTING),
        (RequirementOutcome.NOT_SUITABLE, Stage.NOT_SUITABLE),
        (RequirementOutcome.SUITABLE, Stage.READY),
    ):
        found = way([*rest, fact("general_assessment", LONG_AGO, outcome=outcome)])
        assert (found.assessed, found.stage) == (outcome, stage)
    assert "approved" not in {stage.value for stage in Stage}


def test_pool_assignment_and_end_come_from_what_is_so() -> None:
    facts = whole_way(LONG_AGO)
    assert way(facts, in_pool=True).stage is Stage.IN_POOL
    assert way(facts, in_pool=True, placed=True).stage is Stage.ASSIGNMENT
    assert timeline(home(ended_on=TODAY), [adult()], facts, LAW, TODAY).stage is Stage.ENDED


def test_the_yearly_talk_is_asked_of_a_home_with_an_assignment() -> None:
    assert "yearly_talk" not in {line.rule.code for line in way([]).lines}
    assert state(way([], placed=True), "yearly_talk") is LineState.MISSING


def test_each_type_of_home_has_its_own_list() -> None:
    asked = {kind: {line.rule.code for line in way([], kind).lines} for kind in HomeKind}
    assert "agency_permit" in asked[HomeKind.AGENCY] - asked[HomeKind.FOSTER]
    assert "on_call_agreement" in asked[HomeKind.EMERGENCY] - asked[HomeKind.FOSTER]
    assert asked[HomeKind.NETWORK] == asked[HomeKind.FOSTER] - {"interest"}
    assert "deep_interview" not in asked[HomeKind.CONTACT_FAMILY]
    assert "home_visit" not in asked[HomeKind.CONTACT_PERSON]


def test_a_fact_that_no_rule_asks_for_is_kept_in_sight() -> None:
    strange = fact("säkerhetsrond", LONG_AGO)
    assert way([strange]).unknown == (strange,)


def test_a_day_beyond_every_calendar_does_no_harm() -> None:
    far = fact("criminal_register", date(9999, 12, 31), ANNA)
    assert state(way([far]), "criminal_register") is LineState.DONE


def test_a_municipality_s_own_interval_goes_before_the_shipped_one() -> None:
    own = LAW.with_own({f"{INTERVAL_SETTING}criminal_register": "6", VACANCY_SETTING: "14"})
    rule = own.rule("criminal_register")
    assert rule is not None
    assert (rule.renew_months, rule.certain, own.vacancy_days.count) == (6, True, 14)
    for odd in ("", "0", "-3", "tre", "1" * 4400, "٣"):
        assert LAW.with_own({f"{INTERVAL_SETTING}criminal_register": odd, VACANCY_SETTING: odd}) == LAW


def test_every_line_of_the_data_says_where_it_comes_from_and_what_to_check() -> None:
    assert all(rule.source for rule in LAW.requirements)
    assert {rule.code for rule in LAW.requirements if rule.certain} >= {"agency_permit"}
    assert not any("godkän" in f"{rule.text} {rule.source}".lower() for rule in LAW.requirements)
    assert isinstance(LAW, HomeLaw)


@given(st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_facts_changes_nothing(rng: Random, placed: bool) -> None:  # noqa: FBT001
    facts = [*whole_way(LONG_AGO), *whole_way(date(2025, 3, 1))]
    shuffled = facts[:]
    rng.shuffle(shuffled)
    assert way(shuffled, placed=placed) == way(facts, placed=placed)
