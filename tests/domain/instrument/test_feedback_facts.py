"""Sentences for the feedback come from the answers alone; scales stay as they are and signs are words."""

from __future__ import annotations

from hypothesis import given

from ifodesk.domain.instrument.answers import Answer, Missing
from ifodesk.domain.instrument.feedback_facts import facts, profile, shown
from ifodesk.domain.instrument.model import FactRole
from tests.domain.instrument.interviews import AUDIT, X, instrument, interviews

ASI = instrument()


def told(answers: dict[str, Answer]) -> list[tuple[str, FactRole, str]]:
    return [(fact.area, fact.role, fact.text) for fact in facts(ASI, answers)]


def test_strengths_problems_and_wishes_are_told_with_the_clients_own_figures() -> None:
    assert told({"M6": 12, "M8": 3, "F6": 2}) == [
        ("medical", FactRole.PROBLEM, "Du har haft kroppsliga besvär 12 av de senaste 30 dagarna."),
        ("medical", FactRole.WANTS_HELP, "Du vill ha hjälp med kroppsliga besvär: du sätter 3 av 4."),
        ("family", FactRole.STRENGTH, "Du är nöjd med hur du bor."),
    ]


def test_two_who_see_it_differently_are_to_talk() -> None:
    differing = {fact.id for fact in facts(ASI, {"M9": 7, "M7": 1, "M8": 0, "P21": 1, "P13": 4, "P14": 0})}
    assert {"medical.rater_higher", "psychiatric.client_higher"} <= differing
    assert not [fact for fact in facts(ASI, {"M9": 5, "M7": 0, "M8": 0}) if fact.role is FactRole.DIFFERING]


def test_nothing_is_told_of_what_is_unknown() -> None:
    assert told({"M6": X, "M7": X, "M9": 8, "F11": X}) == []


@given(interviews(ASI))
def test_violence_suicide_and_scores_never_stand_in_what_the_client_takes_home(answers: dict[str, Answer]) -> None:
    everything: dict[str, Answer] = answers | {f"F{row}A": 1 for row in (27, 28, 29)} | {"P9A": 1, "P10A": 1, "P20": 1}
    for fact in facts(ASI, everything):
        assert not {"F27A", "F28A", "F29A", "P9A", "P10A", "P20"} & set(fact.codes)
        assert "{" not in fact.text


def test_the_profile_has_a_row_for_each_area_and_its_own_scales() -> None:
    rows = profile(ASI, {"M9": 5, "M6": 12, "M7": X, "M10": 1, "F33": 2})
    assert [row.area.id for row in rows] == [area.id for area in ASI.areas]
    medical, family = rows[0], rows[5]
    assert (medical.rater, medical.doubted) == (5, True)
    assert (medical.ratings[0].days, medical.ratings[0].worry, medical.ratings[0].need) == (12, X, None)
    assert (family.ratings[1].label, family.ratings[1].worry, family.doubted) == ("Andra", 2, False)


def test_an_area_without_ratings_has_no_row() -> None:
    assert profile(instrument(AUDIT), {"A1": 2}) == ()


def test_answers_are_shown_in_words() -> None:
    assert shown(ASI, "F1", 6) == "aldrig gift"
    assert shown(ASI, "M6", Missing.UNKNOWN) == "Vet inte eller vill inte svara"
    assert shown(ASI, "M6", 3) == "3"
    assert shown(ASI, "M6", None) == ""
