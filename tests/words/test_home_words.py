"""Homes in words."""

from __future__ import annotations

from datetime import date

from ifodesk.domain.home_timeline import timeline
from ifodesk.words.home_words import line_text, rule_basis
from tests.domain.homes import ANNA, LAW, TODAY, adult, fact, home


def test_a_line_of_the_timeline_says_what_how_and_until_when() -> None:
    facts = [fact("criminal_register", date(2026, 1, 10), ANNA), fact("interest", TODAY)]
    lines = {line.rule.code: line for line in timeline(home(), [adult()], facts, LAW, TODAY).lines}
    assert line_text(lines["criminal_register"]) == (
        "Belastningsregistret, Anna Testsson: går snart ut 10 januari 2027"
    )
    assert line_text(lines["interest"]) == "Intresseanmälan: gjort"
    assert line_text(lines["home_visit"]) == "Hembesök: saknas"
    long = timeline(home(), [adult()], [fact("social_register", TODAY, ANNA)], LAW, TODAY).lines
    assert "gjort, gäller till 26 november 2027" in {line_text(one).split(": ")[1] for one in long}


def test_what_is_not_certain_says_so() -> None:
    rules = {rule.code: rule_basis(rule) for rule in LAW.requirements}
    assert rules["criminal_register"] == "SoF 3 kap. 3 §, kontrollera"
    assert rules["agency_permit"] == "SoL 26 kap. 1 § 5"
    assert rules["references"] == "praxis"
