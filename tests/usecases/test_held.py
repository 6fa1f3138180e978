"""Who may decide about what was held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.domain.entities.access import HeldDecision
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.held import Adopt, LeaveHeld, RaiseCut
from ifodesk.usecases.held_ports import HeldDeed, HeldValue, HeldWork
from ifodesk.words import held_words
from tests.ui.fakes import LISA, NOW, PER, FakeHeld
from tests.usecases.desk import Desk, desk, refused

WORK = HeldWork(
    id="aa-1",
    author=PER,
    device="PL-1",
    at=NOW,
    reason="beyond_cut",
    root=None,
    kind="goal",
    entity=EntityId(b"goal goal goal 1"),
    deed=HeldDeed.CHANGED,
    values=(HeldValue("text", "", "Gå i skolan varje dag", "Gå i skolan", ()),),
    is_draft=False,
)


@pytest.fixture
def at() -> Desk:
    return desk()


def waiting(at: Desk) -> FakeHeld:
    held = at.session.held
    assert isinstance(held, FakeHeld)
    return held


def test_a_chief_or_the_handler_adopts_and_nobody_else(at: Desk) -> None:
    case = at.open_case()
    mine = replace(WORK, root=case)
    waiting(at).waiting.append(mine)
    with refused(Refusal.ONLY_A_CHIEF):
        Adopt(at.sit_down(PER).session)(mine)
    with refused(Refusal.ONLY_A_CHIEF):
        Adopt(at.session)(WORK)
    Adopt(at.session)(mine)
    waiting(at).waiting.append(WORK)
    Adopt(at.sit_down(LISA).session)(WORK)
    assert waiting(at).decided == [("adopted", "aa-1"), ("adopted", "aa-1")]


def test_nobody_says_klar_for_somebody_else(at: Desk) -> None:
    with refused(Refusal.HELD_IS_DRAFT):
        Adopt(at.sit_down(LISA).session)(replace(WORK, is_draft=True))


def test_only_a_chief_raises_the_cut(at: Desk) -> None:
    waiting(at).waiting.append(WORK)
    with refused(Refusal.ONLY_A_CHIEF):
        RaiseCut(at.session)(WORK)
    RaiseCut(at.sit_down(LISA).session)(WORK)
    assert waiting(at).decided == [("raised", "aa-1")]


def test_leaving_it_is_noted_in_its_case_with_a_reason(at: Desk) -> None:
    case = at.open_case()
    lisa = at.sit_down(LISA).session
    with refused(Refusal.REASON_NEEDED):
        LeaveHeld(lisa)(replace(WORK, root=case), reason=" ")
    for gone in (None, EntityId(b"?" * 16)):
        with refused(Refusal.HELD_NO_MORE):
            LeaveHeld(lisa)(replace(WORK, root=gone), reason="står redan")
    at.world.records.forbidden.add("held_decision")
    with refused(Refusal.OLDER_GROUP):
        LeaveHeld(lisa)(replace(WORK, root=case), reason="står redan")
    at.world.records.forbidden.clear()
    LeaveHeld(lisa)(replace(WORK, root=case), reason="står redan")
    (noted,) = lisa.records.children(HeldDecision, case)
    assert (noted.value.item, noted.value.reason) == ("aa-1", "står redan")


def test_it_is_told_who_wrote_what_and_why_it_does_not_count(at: Desk) -> None:
    member = at.session.directory.member
    assert held_words.heading(WORK, member).startswith("Per Lundmark ändrade målet, på PL-1, 2026-11-26")
    assert held_words.heading(WORK, member).endswith("skrivet efter att personen slutade läsa ärendet")
    assert held_words.told(WORK, member) == ("målet: ”Gå i skolan varje dag” (nu: ”Gå i skolan”)",)
    draft = replace(WORK, deed=HeldDeed.MADE, is_draft=True)
    assert held_words.told(draft, member) == (held_words.DRAFT, "målet: ”Gå i skolan varje dag”")
    newer = replace(WORK, kind="", deed=HeldDeed.REMOVED, values=(HeldValue("", "", value=True, now=None, ref=()),))
    assert "tog bort något skrivet i ett nyare program" in held_words.heading(newer, member)
    assert held_words.told(newer, member) == ()
    assert [line.what for line in replace(WORK, deed=HeldDeed.REMOVED).lines()] == ["removed"]
