from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.sip_papers import RecipientKind
from ifodesk.domain.plan_copy import CopyBasis, CopyObstacle, Recipient, copy_for
from ifodesk.domain.sheltering import Sheltered
from ifodesk.domain.sip_frozen import FrozenConsent, FrozenGoal, FrozenMeasure, FrozenPlan
from ifodesk.domain.sip_version import canonical
from tests.documents.papers import CONSENT, GOAL, PLAN, WAIVER

ON = date(2026, 11, 26)
BASIS = CopyBasis(on=ON, consents=(CONSENT, WAIVER))
SCHOOL = Recipient(RecipientKind.SCHOOL, "Bergvattenskolan", "Bergvattenskolan")
UNIT = Recipient(RecipientKind.UNIT, "Ekonomiskt bistånd", "Ekonomiskt bistånd", waiver_needed=False)
PER = Recipient(RecipientKind.RESPONSIBLE, "Per Lindgren")
GUARDIAN = Recipient(RecipientKind.GUARDIAN, "Sven Testsson", whose="f")
FATHER = Sheltered("f", ("Sven Dold",), ("Storgatan 12", "070-123 45 67"))
SECOND = FrozenGoal("11", "Få ordning på hyran", measures=(FrozenMeasure("12", "Budget", "Eva Lund", "Boendestöd"),))
TWO = replace(PLAN, goals=(GOAL, SECOND), situation="Bor hos mamma.")


def test_the_file_gets_the_plan_as_it_is() -> None:
    draft = copy_for(TWO, Recipient(RecipientKind.RECORDS), replace(BASIS, sheltered=(FATHER,)))
    assert draft.plan == TWO
    assert draft.obstacle is None


def test_a_responsible_person_sees_only_own_measures_and_nothing_of_the_rest() -> None:
    draft = copy_for(TWO, PER, BASIS)
    whole = canonical(draft.plan)
    assert [[one.text for one in goal.measures] for goal in draft.plan.goals] == [["Skjuts måndagar"]]
    for other in ("Samtal varje onsdag", "Budget", "närvarolista", "4 dagar", "klara nian", "Bor hos", "Ulla", "2009"):
        assert other not in whole.replace(str(TWO.adopted_on), "")


def test_a_unit_of_the_same_board_sees_the_goals_that_it_works_on() -> None:
    draft = copy_for(TWO, UNIT, BASIS)
    assert [goal.text for goal in draft.plan.goals] == [GOAL.text]
    assert draft.plan.situation is None
    assert draft.obstacle is None


def test_numbers_in_a_copy_do_not_tell_that_there_is_more() -> None:
    copy = copy_for(TWO, Recipient(RecipientKind.RESPONSIBLE, "Eva Lund"), BASIS).plan
    assert (copy.goals[0].id, copy.goals[0].measures[0].id, copy.plan) == ("1", "2", "")


def test_a_school_sees_nothing_without_a_waiver_that_names_it() -> None:
    assert copy_for(TWO, SCHOOL, BASIS).obstacle is None
    without = copy_for(TWO, SCHOOL, replace(BASIS, consents=(CONSENT,)))
    assert without.obstacle is CopyObstacle.NO_WAIVER
    assert without.plan.goals == ()


def test_a_waiver_for_one_goal_opens_that_goal_and_not_the_clients_own_words() -> None:
    limited = replace(WAIVER, goals=("11",))
    plan = copy_for(TWO, SCHOOL, replace(BASIS, consents=(CONSENT, limited))).plan
    assert ([goal.text for goal in plan.goals], plan.own_words) == (["Få ordning på hyran"], None)
    assert copy_for(TWO, SCHOOL, BASIS).plan.own_words == TWO.own_words


@pytest.mark.parametrize(
    "waiver",
    [
        replace(WAIVER, withdrawn_on=ON),
        replace(WAIVER, valid_until=date(2026, 11, 25)),
        replace(WAIVER, form="declines"),
        replace(WAIVER, given_on=date(2026, 11, 27)),
        replace(WAIVER, receiver="Fjällskolan"),
        replace(WAIVER, kind="participation"),
    ],
)
def test_a_waiver_that_does_not_stand_opens_nothing(waiver: FrozenConsent) -> None:
    draft = copy_for(TWO, SCHOOL, replace(BASIS, consents=(CONSENT, waiver)))
    assert draft.obstacle is CopyObstacle.NO_WAIVER


def test_when_the_consent_to_take_part_is_withdrawn_only_the_client_and_the_file_get_copies() -> None:
    gone = replace(BASIS, consents=(replace(CONSENT, withdrawn_on=ON), WAIVER))
    for recipient in (SCHOOL, UNIT, PER, GUARDIAN, Recipient(RecipientKind.CHIEF)):
        assert copy_for(TWO, recipient, gone).obstacle is CopyObstacle.NO_PARTICIPATION
    for kind in (RecipientKind.CLIENT, RecipientKind.RECORDS):
        assert copy_for(TWO, Recipient(kind), gone).obstacle is None


def test_from_the_age_of_the_law_the_child_decides_whether_a_guardian_gets_the_plan() -> None:
    assert copy_for(TWO, GUARDIAN, replace(BASIS, child_decides=False)).obstacle is None
    assert copy_for(TWO, GUARDIAN, BASIS).obstacle is CopyObstacle.CHILD_DECIDES


def test_a_child_can_say_yes_to_one_guardian() -> None:
    yes = replace(BASIS, consents=(CONSENT, replace(WAIVER, receiver="Sven Testsson")))
    assert copy_for(TWO, GUARDIAN, yes).obstacle is None


def test_a_member_of_a_list_that_names_a_hidden_person_goes_whole_with_its_day_and_unit() -> None:
    hidden = FrozenMeasure("13", "Umgänge", "Sven Dold", "Lärkan", date(2026, 12, 7))
    plan = replace(TWO, goals=(replace(GOAL, measures=(*GOAL.measures, hidden)),))
    draft = copy_for(plan, Recipient(RecipientKind.CLIENT), replace(BASIS, sheltered=(FATHER,)))
    assert [one.text for one in draft.plan.goals[0].measures] == ["Skjuts måndagar", "Samtal varje onsdag"]
    assert "2026-12-07" not in canonical(draft.plan)
    assert [(one.where, one.text) for one in draft.left_out] == [("measures", "Sven Dold")]


def test_a_hidden_person_reads_the_own_name_in_the_own_copy_alone() -> None:
    plan = replace(TWO, situation="Sven hämtar på Storgatan 12.")
    basis = replace(BASIS, sheltered=(FATHER,), child_decides=False)
    assert copy_for(plan, GUARDIAN, basis).plan.situation == "Sven hämtar på Storgatan 12."
    mother = copy_for(plan, replace(GUARDIAN, name="Ulla Testsson", whose="m"), basis)
    assert mother.plan.situation is None
    assert mother.left_out[0].text == "Sven hämtar på Storgatan 12."


def test_the_sender_can_take_out_a_goal_but_never_add_one() -> None:
    draft = copy_for(TWO, Recipient(RecipientKind.CLIENT), replace(BASIS, without=frozenset({"01"})))
    assert [goal.text for goal in draft.plan.goals] == ["Få ordning på hyran"]


WORDS = st.lists(st.sampled_from(["bor", "hos", "tisdag", "kl 14", ".", "!", "\n", "och", "Testgården"]), max_size=5)
NAME = st.text("bcdåäöABÖ", min_size=2, max_size=8)


@st.composite
def hidden_plans(draw: st.DrawFn) -> tuple[FrozenPlan, Sheltered]:
    given_name, surname, place = draw(st.tuples(NAME, NAME, NAME))
    told = st.sampled_from([f"{given_name} {surname}", given_name, surname.upper(), f"{surname}s", f"vid {place} 12"])

    def text() -> str:
        return " ".join([*draw(WORDS), *draw(st.lists(told, max_size=1)), *draw(WORDS)])

    measures = tuple(FrozenMeasure(str(n), text(), text(), text(), ON) for n in range(draw(st.integers(0, 3))))
    goal = FrozenGoal("g", text(), text(), text(), text(), measures)
    plan = replace(PLAN, own_words=text(), situation=text(), plan_lead=text(), goals=(goal, GOAL), consents=(CONSENT,))
    return plan, Sheltered("f", (f"{given_name} {surname}",), (f"{place} 12",))


@given(hidden_plans(), st.sampled_from(list(RecipientKind)))
def test_no_name_and_no_place_of_a_hidden_person_occurs_anywhere_in_another_ones_copy(
    hidden: tuple[FrozenPlan, Sheltered], kind: RecipientKind
) -> None:
    plan, person = hidden
    basis = replace(BASIS, sheltered=(person,))
    copy = canonical(copy_for(plan, Recipient(kind, "Per Lindgren"), basis).plan).casefold()
    if kind is not RecipientKind.RECORDS:
        for told in (*person.names, *person.phrases, *(w for w in person.names[0].split() if len(w) > 4)):
            assert told.casefold() not in copy
        words = {word.strip('.!",:{}[]') for word in copy.replace("\\n", " ").replace('"', " ").split()}
        assert words.isdisjoint(word.casefold() for word in person.names[0].split())
