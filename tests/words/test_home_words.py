"""Homes in words."""

from __future__ import annotations

from datetime import date

from ifodesk.domain.home_timeline import timeline
from ifodesk.domain.vacancy import VacancyState, VacancyView
from ifodesk.words.home_words import line_text, places_line, rule_basis
from tests.domain.homes import ANNA, LAW, TODAY, adult, fact, home


def test_a_number_is_said_only_while_it_is_believed() -> None:
    confirmed, later = date(2026, 11, 24), date(2026, 12, 1)
    told = {state: places_line(VacancyView(state, 2, later, confirmed, 2)) for state in VacancyState}
    assert told == {
        VacancyState.STOPPED: "stopp för nya placeringar",
        VacancyState.PAUSED: "paus",
        VacancyState.UNCLEAR: "oklart: senast bekräftat 24 november 2026",
        VacancyState.FREE: "2 platser (bekräftat 24 november 2026)",
        VacancyState.LATER: "2 platser från 1 december 2026 (bekräftat 24 november 2026)",
        VacancyState.FULL: "fullt (bekräftat 24 november 2026)",
    }
    assert places_line(VacancyView(VacancyState.UNCLEAR, None, None, None, None)) == "oklart (aldrig bekräftat)"
    assert places_line(VacancyView(VacancyState.FREE, 1, None, confirmed, 2)).startswith("1 plats (")


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
