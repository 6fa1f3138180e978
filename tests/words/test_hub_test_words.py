"""Every answer of a hub's self-test has a sentence."""

from ifodesk.sync.self_test import Ability, Answer
from ifodesk.words.hub_test_words import CAUTION, FOUND, line


def test_every_ability_has_a_sentence_for_each_answer_that_it_can_give() -> None:
    needed = {(ability.value, answer) for ability in Ability for answer in ("yes", "no")}
    assert needed | {(Ability.CREATES_ONCE.value, Answer.REFUSES.value)} == set(FOUND)
    assert set(FOUND) > CAUTION


def test_only_what_needs_a_person_is_marked() -> None:
    assert line("keeps_versions", "yes").startswith("! ")
    assert line("creates_once", "no").startswith("  ")
