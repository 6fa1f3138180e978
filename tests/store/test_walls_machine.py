"""Walls go up and come down while three devices write: what is held is decided about, and nothing is lost silently."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test
from typing_extensions import override

from ifodesk.domain.entities.access import HeldDecision
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.held_ports import HeldDeed
from ifodesk.usecases.seen import Write
from tests.examples import stories
from tests.store.test_machine import EVERYTHING, WHO, Machine, Template

PER = 2
STAYING = st.integers(0, 1)
"""Berit, who is chief, and Karin; Per is the one who is shut out."""


def refused_with(code: str, act: Callable[[], object]) -> bool:
    """Return whether *act* was refused, for which there is one allowed reason."""
    try:
        act()
    except RuleError as refused:
        if refused.code != code:
            raise
        return True
    return False


class WalledMachine(Machine):
    """The rules of the three devices, and those of walls."""

    left: set[str]

    def __init__(self) -> None:
        super().__init__()
        self.left = set()

    def reads(self, who: int) -> bool:
        return self.seen(who, Template.goals[0]) is not None

    @override
    @rule(who=WHO)
    def begin_a_note(self, who: int) -> None:
        if self.reads(who):
            self.notes.append((who, self.seats[who].note(Template.case, self.fresh_text(), ready=False)))

    @override
    @rule(which=st.integers(0, 20), ready=st.booleans())
    def go_on_with_a_note(self, *, which: int, ready: bool) -> None:
        if self.notes and self.reads(self.notes[which % len(self.notes)][0]):
            super().go_on_with_a_note(which=which, ready=ready)

    @rule(who=STAYING)
    def wall(self, who: int) -> None:
        self.seats[who].open.session.readers.wall(Template.case, self.seats[PER].me)

    @rule()
    def lift(self) -> None:
        chief, per = self.seats[0], self.seats[PER].me
        if per in chief.open.session.readers.walled(Template.case):
            chief.open.session.readers.let_in(Template.case, per)

    @rule(who=STAYING, which=st.integers(0, 20))
    def adopt(self, who: int, which: int) -> None:
        held = self.seats[who].open.session.held
        found = held.work()
        if not found:
            return
        work = found[which % len(found)]
        if work.is_draft:
            return
        if refused_with("held_parent_first", lambda: held.adopt(work)):
            return
        if work.kind == "goal" and work.deed is not HeldDeed.REMOVED:
            for one in work.values:
                cell = f"{work.entity.hex()} {one.field}"
                if one.now is not None and one.now != one.value:
                    self.replaced.setdefault(cell, set()).add(str(one.now))
        if work.deed is HeldDeed.REMOVED:
            self.removed.add(work.entity)

    @rule(which=st.integers(0, 20))
    def raise_the_cut(self, which: int) -> None:
        held = self.seats[0].open.session.held
        found = held.work()
        if found:
            refused_with("cut_does_not_help", lambda: held.raise_cut(found[which % len(found)]))

    @rule(who=STAYING, which=st.integers(0, 20))
    def leave_it(self, who: int, which: int) -> None:
        seat = self.seats[who]
        found = seat.open.session.held.work()
        if found:
            work = found[which % len(found)]
            self.left.update(str(one.value) for one in work.values)
            decision = HeldDecision(id=seat.new_id(), case=work.root, item=work.id, reason="står redan")
            seat.open.session.records.save([Write(decision)])

    @override
    def check_model(self) -> None:
        """Every text that nothing took the place of is shown, offered, held for a decision, or was left by one."""
        told = [frozenset(one.id for one in self.seats[who].open.session.held.work()) for who in (0, 1)]
        assert told[0] == told[1]
        for who in (0, 1):
            session = self.seats[who].open.session
            held = {str(value.value) for one in session.held.work() for value in one.values}
            offered = {str(option.value) for conflict in session.log.conflicts() for option in conflict.options}
            for cell, texts in self.standing.items():
                entity, field = cell.split()
                try:
                    seen = self.seats[who].seen_goal(EntityId(bytes.fromhex(entity)))
                except NotFoundError:
                    continue
                known = {str(getattr(seen.value, field)), *held, *offered, *self.left}
                assert texts - self.replaced[cell] <= known


QUICK = settings(max_examples=4, stateful_step_count=25, deadline=None, suppress_health_check=EVERYTHING)
LONG = settings(max_examples=stories(60), stateful_step_count=50, deadline=None, suppress_health_check=EVERYTHING)


@pytest.mark.slow
def test_walls_held_work_and_adoptions_agree_after_some_hundred_steps() -> None:
    run_state_machine_as_test(WalledMachine, settings=QUICK)


@pytest.mark.slow
def test_walls_held_work_and_adoptions_agree_after_thousands_of_steps() -> None:
    run_state_machine_as_test(WalledMachine, settings=LONG)
