from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.domain.disqualification import Missing
from ifodesk.domain.disqualification_law import Relation
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.disqualification import Ground, Outcome
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.ids import EntityId
from ifodesk.domain.ties import SURENESS, Circle, CircleRule, Hit, MatchRule, Sureness, find_hits
from tests.law import the_law

TIE, PARTY = EntityId(b"t" * 16), EntityId(b"p" * 16)
NUMBER, OTHER_NUMBER = "198402292380", "198503032384"
SISTER = OwnTie(id=TIE, relation="sibling", name="Anna Lind", former_surname="Norberg")
GUARDIAN = Party(id=PARTY, role=PartyRole.GUARDIAN, name="Anna Lind")
ME = "Karin Norberg"


def only(ties: list[OwnTie], circle: list[Party], me: str = ME) -> Hit:
    (hit,) = find_hits(the_law(), me, ties, circle)
    return hit


def test_a_sister_who_is_guardian_is_a_close_party() -> None:
    hit = only([SISTER], [GUARDIAN])
    assert (hit.tie, hit.party) == (TIE, PARTY)
    assert (hit.match, hit.circle) == (MatchRule.WHOLE_NAME, CircleRule.PARTY)
    assert hit.assessment.answer is Outcome.JAV
    assert hit.assessment.grounds[0].code is Ground.PARTY_OR_AFFECTED


def test_equal_numbers_are_one_person_whatever_the_names() -> None:
    tie = replace(SISTER, personal_number=NUMBER)
    party = replace(GUARDIAN, name="A. Svensson", personal_number=NUMBER)
    assert only([tie], [party]).match is MatchRule.NUMBER


def test_different_numbers_rule_out_one_person_with_one_name() -> None:
    tie = replace(SISTER, personal_number=NUMBER)
    party = replace(GUARDIAN, personal_number=OTHER_NUMBER)
    assert find_hits(the_law(), ME, [tie], [party]) == ()


def test_a_coordination_number_beside_a_personal_number_rules_out_nothing() -> None:
    tie = replace(SISTER, personal_number="198402892382")
    assert only([tie], [replace(GUARDIAN, personal_number=NUMBER)]).match is MatchRule.WHOLE_NAME
    other = replace(GUARDIAN, personal_number="198402892390")
    assert find_hits(the_law(), ME, [tie], [other]) == ()
    assert only([tie], [replace(GUARDIAN, personal_number=tie.personal_number)]).match is MatchRule.NUMBER


def test_every_rule_says_how_sure_it_is_and_only_a_number_is_sure() -> None:
    assert set(SURENESS) == set(MatchRule)
    assert [rule for rule, sure in SURENESS.items() if sure is Sureness.SURE] == [MatchRule.NUMBER]


def test_one_list_of_people_serves_the_ties_of_many() -> None:
    circle = Circle([GUARDIAN, replace(GUARDIAN, id=EntityId(b"q" * 16), name="Lasse Nilsson")])
    (hit,) = circle.hits(the_law(), ME, [replace(SISTER, name="Lars Nilsson", former_surname=None)])
    assert (hit.match, hit.party) == (MatchRule.SHORT_FORM, EntityId(b"q" * 16))
    assert circle.hits(the_law(), ME, []) == ()
    assert [one.match for one in circle.hits(the_law(), "Anna Lind", [])] == [MatchRule.WHOLE_NAME]


def test_a_number_that_could_not_be_read_rules_out_nothing() -> None:
    tie = replace(SISTER, personal_number=NUMBER)
    assert only([tie], [replace(GUARDIAN, personal_number="T840229-2380")]).match is MatchRule.WHOLE_NAME


@pytest.mark.parametrize(
    "name,former,rule",
    [
        ("Anna Karin Lind", None, MatchRule.GIVEN_AND_SURNAME),
        ("Anna Norberg", None, MatchRule.FORMER_SURNAME),
        ("Anna Ek", "Lind", MatchRule.FORMER_SURNAME),
    ],
)
def test_a_name_that_is_not_equal_asks_whether_it_is_the_same_person(
    name: str, former: str | None, rule: MatchRule
) -> None:
    hit = only([SISTER], [replace(GUARDIAN, name=name, former_surname=former)])
    assert hit.match is rule
    assert hit.assessment.answer is Outcome.UNCLEAR
    assert Missing.SAME_PERSON in hit.assessment.missing


def test_the_signed_in_person_in_the_circle_is_found_without_a_tie() -> None:
    hit = only([], [Party(id=PARTY, role=PartyRole.CLIENT, name="karin norberg")])
    assert hit.tie is None
    assert hit.assessment.relation is Relation.SELF
    assert hit.assessment.answer is Outcome.JAV


@pytest.mark.parametrize("role", [PartyRole.FORMER_REPRESENTATIVE, PartyRole.LEGAL_REPRESENTATIVE, PartyRole.AGENT])
def test_having_represented_the_client_is_a_ground_of_its_own(role: PartyRole) -> None:
    hit = only([], [Party(id=PARTY, role=role, name=ME)])
    assert hit.circle is CircleRule.REPRESENTATIVE
    assert [reason.code for reason in hit.assessment.grounds] == [Ground.REPRESENTATIVE]


def test_a_close_person_who_represents_the_client_is_a_ground() -> None:
    hit = only([replace(SISTER, relation="spouse")], [replace(GUARDIAN, role=PartyRole.LEGAL_REPRESENTATIVE)])
    assert hit.assessment.answer is Outcome.JAV
    assert [reason.code for reason in hit.assessment.grounds] == [Ground.REPRESENTATIVE]


def test_the_own_foster_home_is_found() -> None:
    hit = only([], [Party(id=PARTY, role=PartyRole.FOSTER_HOME, name=ME)])
    assert hit.circle is CircleRule.FOSTER_HOME
    assert Ground.SPECIAL_CIRCUMSTANCE in [reason.code for reason in hit.assessment.grounds]


def test_a_relative_counts_when_the_decision_affects_that_person_which_somebody_must_say() -> None:
    relative = replace(GUARDIAN, role=PartyRole.RELATIVE)
    hit = only([SISTER], [relative])
    assert hit.circle is CircleRule.RELATION
    assert (hit.assessment.answer, hit.assessment.missing) == (Outcome.UNCLEAR, (Missing.IS_AFFECTED,))


@pytest.mark.parametrize(
    "party",
    [
        replace(GUARDIAN, role=PartyRole.RELATIVE, same_household=True),
        replace(GUARDIAN, role=PartyRole.HOUSEHOLD),
        replace(GUARDIAN, role=PartyRole.OTHER, same_household=True),
    ],
)
def test_whoever_lives_with_the_client_is_affected(party: Party) -> None:
    hit = only([SISTER], [party])
    assert hit.circle is CircleRule.HOUSEHOLD
    assert hit.assessment.answer is Outcome.JAV


def test_somebody_else_with_a_relation_counts_as_related() -> None:
    assert only([SISTER], [replace(GUARDIAN, role=PartyRole.OTHER, relation="cousin")]).circle is CircleRule.RELATION
    assert only([SISTER], [replace(GUARDIAN, role=None)]).circle is CircleRule.OTHER


def test_a_neighbour_gives_a_hit_that_is_no_ground_by_itself() -> None:
    neighbour = replace(SISTER, relation="neighbour")
    assert only([neighbour], [GUARDIAN]).assessment.answer is Outcome.NO_JAV
    assert only([neighbour], [replace(GUARDIAN, role=PartyRole.REPORTER)]).assessment.answer is Outcome.NO_JAV
    assert only([neighbour], [replace(GUARDIAN, name="Anna Norberg")]).assessment.answer is Outcome.NO_JAV


@pytest.mark.parametrize(
    "was, counts_as",
    [
        (Relation.SPOUSE, Relation.EX_PARTNER),
        (Relation.COHABITEE, Relation.EX_PARTNER),
        (Relation.REGISTERED_PARTNER, Relation.EX_PARTNER),
        (Relation.EX_PARTNER, Relation.EX_PARTNER),
        (Relation.LEGAL_REPRESENTATIVE, Relation.LEGAL_REPRESENTATIVE),
        (Relation.AGENT, Relation.AGENT),
    ],
)
def test_who_has_been_a_partner_or_a_representative_is_asked_about_still(was: Relation, counts_as: Relation) -> None:
    (hit,) = find_hits(the_law(), ME, [replace(SISTER, relation=was, ended=True)], [GUARDIAN])
    assert hit.assessment.relation is counts_as


def test_ties_that_ended_and_ties_without_name_give_no_hits() -> None:
    ended = replace(SISTER, ended=True)
    assert find_hits(the_law(), ME, [ended, replace(SISTER, name=None)], [GUARDIAN]) == ()


def test_a_relation_that_only_a_newer_program_knows_is_a_hit_to_judge() -> None:
    for relation in ("great_aunt", None):
        hit = only([replace(SISTER, relation=relation)], [GUARDIAN])
        assert hit.assessment.missing == (Missing.RELATION,)


def test_the_surest_hit_of_a_person_comes_first() -> None:
    sure = replace(SISTER, id=EntityId(b"s" * 16), personal_number=NUMBER)
    party = replace(GUARDIAN, personal_number=NUMBER)
    hits = find_hits(the_law(), ME, [SISTER, sure], [party])
    assert [hit.tie for hit in hits] == [sure.id, TIE]


def test_one_of_a_whole_circle_is_found() -> None:
    ties = [replace(SISTER, id=EntityId(n.to_bytes(16, "big")), name=f"Tie{n} Person{n}") for n in range(1, 21)]
    circle = [replace(GUARDIAN, id=EntityId(n.to_bytes(16, "big")), name=f"Part{n} Human{n}") for n in range(1, 31)]
    circle.append(replace(GUARDIAN, name="Tie7 Person7"))
    assert len(find_hits(the_law(), ME, ties, circle)) == 1
