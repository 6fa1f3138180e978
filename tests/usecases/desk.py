"""A vault over dictionaries with a case in it, and ways to sit down at it as somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import NoReturn

import pytest

from ifodesk.domain.entities.case import CaseType, Note
from ifodesk.domain.entities.disqualification import DisqualificationAnswer
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.consents import AddAgreement, AddConsent
from ifodesk.usecases.errors import RuleError, WorldError
from ifodesk.usecases.goals import AddGoal, AddMeasure
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.own_ties import ReviewOwnTies
from ifodesk.usecases.plans import ChangePlan, OpenPlan
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session
from tests.ui.fake_queries import FakeQueries
from tests.ui.fakes import KARIN, LISA, FakeDirectory, World, world

SETTINGS = EntityId(b"municipality 2425")


@dataclass
class Desk:
    """Karin's vault. Lisa is the chief of the municipality's setting."""

    world: World
    session: Session

    def sit_down(self, member: MemberId) -> Desk:
        """Return the same vault with *member* before it, as if everything had been synced."""
        self.world.records.me = member
        session = replace(self.session, directory=FakeDirectory(member), queries=FakeQueries(self.world.records))
        return Desk(self.world, session)

    def open_case(self, name: str = "Alma Testsson") -> EntityId:
        return OpenCase(self.session)(CaseType.CHILD_YOUTH, name).case

    def review(self) -> None:
        ReviewOwnTies(self.session)()

    def ready_note(self, case: EntityId, text: str = "Hembesök.", title: str = "Hembesök") -> EntityId:
        note = StartNote(self.session)(case, text=text, title=title).id
        FinishNote(self.session)(self.session.records.get(Note, note))
        return note

    def whole_plan(self, case: EntityId) -> EntityId:
        """Return a plan that lacks nothing."""
        session, today = self.session, self.session.clock.today()
        plan = OpenPlan(session)(case).id
        seen = session.records.get(InternalSip, plan)
        ChangePlan(session)(
            seen, replace(seen.value, own_words="Klara nian.", plan_lead="Karin", next_follow_up_on=today)
        )
        goal = AddGoal(session)(plan, text="Gå i skolan").id
        AddMeasure(session)(goal, text="Skjuts", responsible="Per", due_on=today)
        AddConsent(session)(plan, kind=ConsentKind.PARTICIPATION, given_by="Alma", form=AgreementForm.ORAL)
        AddAgreement(session)(plan, name="Alma", form=AgreementForm.PRESENT)
        return plan


def desk(member: MemberId = KARIN, *, chief: MemberId | None = LISA) -> Desk:
    """Return an empty vault whose municipality has a setting."""
    made = world(member)
    settings = MunicipalitySettings(id=SETTINGS, chief_for_new_cases=chief)
    made.session.records.save([Write(settings)], home=MUNICIPALITY)
    return Desk(made, made.session)


@contextmanager
def refused(code: Refusal, reasons: Sequence[str] | None = None) -> Iterator[None]:
    """Expect a rule to say no with this code."""
    with pytest.raises(RuleError) as caught:
        yield
    assert caught.value.code == code
    if reasons is not None:
        assert list(caught.value.reasons) == list(reasons)


def answers(at: Desk, case: EntityId) -> list[DisqualificationAnswer]:
    """Return what is known in a case about anybody's jäv, oldest first."""
    return [seen.value for seen in at.session.records.children(DisqualificationAnswer, case)]


def full_disk(*_: object, **_more: object) -> NoReturn:
    """Fail as a full disk does, in place of any port's method."""
    code = "disk_full"
    raise WorldError(code)


@contextmanager
def a_full_disk(at: Desk, monkeypatch: pytest.MonkeyPatch, room: int) -> Iterator[pytest.MonkeyPatch]:
    """Let *room* more saves succeed; what is given lets more fail meanwhile."""
    save, left = at.world.records.save, [room]

    def once(*args: object, **more: object) -> object:
        left[0] -= 1
        return save(*args, **more) if left[0] >= 0 else full_disk()  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(at.world.records, "save", once)
        yield patch
