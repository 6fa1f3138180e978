from __future__ import annotations

from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import IfodeskError, NotFoundError, RuleError, WorldError
from ifodesk.words.error_words import sentence


def test_an_incomplete_plan_says_what_is_missing() -> None:
    error = RuleError(Refusal.PLAN_INCOMPLETE, ["no_goal", "no_plan_lead"])
    assert sentence(error).endswith("Saknas innan planen kan antas (2): ett mål och samordnare.")


def test_details_stand_in_their_places_and_one_that_is_missing_leaves_a_dash() -> None:
    assert "format 3" in sentence(WorldError("newer_vault", format=3, program=1))
    assert "sida –" in sentence(WorldError("damaged_vault"))
    assert "{weird}" in sentence(WorldError("input_unreadable", file="a{weird}.json"))


def test_an_error_without_a_sentence_of_its_own_is_calm_and_names_its_code() -> None:
    assert "strange_code" in sentence(IfodeskError("strange_code"))
    assert "finns kvar" in sentence(IfodeskError("strange_code"))


def test_a_bug_never_tells_what_it_holds() -> None:
    told = sentence(ValueError("Alma Testsson 19840229-2380"))
    assert "Alma" not in told
    assert "ValueError" in told


def test_what_does_not_exist_says_no_more_than_that() -> None:
    assert sentence(NotFoundError()) == "Det finns inte här."
