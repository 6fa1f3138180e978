from dataclasses import replace

import pytest

from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent, ConsentKind
from ifodesk.domain.entities.sip_papers import CopyWay, PaperCopy, RecipientKind
from ifodesk.domain.entities.sip_process import FollowUp
from ifodesk.domain.frozen_copy import PaperKind, canonical_copy
from ifodesk.domain.ids import EntityId
from ifodesk.domain.plan_copy import CopyObstacle, Recipient
from ifodesk.domain.sip_version import fingerprint
from ifodesk.usecases.consents import AddAgreement, AddConsent, WithdrawConsent
from ifodesk.usecases.errors import NotFoundError, RuleError, WorldError
from ifodesk.usecases.follow_ups import BeginFollowUp, HoldFollowUp
from ifodesk.usecases.goals import AddGoal, AddMeasure
from ifodesk.usecases.parties import AddParty, ChangeParty
from ifodesk.usecases.plan_copies import CopyAgain, CopyDesk, GiveCopy, NoteCopyGiven, OpenCopies
from ifodesk.usecases.plan_goals import ShareGoal
from ifodesk.usecases.plans import AdoptPlan
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.seen import Write
from ifodesk.words.copy_words import register_line
from tests.ui.fakes import KARIN, NOW
from tests.usecases.desk import Desk, desk
from tests.usecases.sharing_desk import shared


class Table:
    """A plan that was adopted, in a case with two guardians of whom one is protected."""

    def __init__(self) -> None:
        self.desk: Desk = desk()
        self.session = self.desk.session
        self.case = self.desk.open_case()
        self.plan = self.desk.whole_plan(self.case)
        goal = AddGoal(self.session)(self.plan, text="Umgänge").id
        AddMeasure(self.session)(goal, text="Hämtar hos Sven Dold", responsible="Ulla", unit="Boende")
        self.mother = AddParty(self.session)(self.case, role=PartyRole.GUARDIAN, name="Ulla Testsson").id
        self.father = AddParty(self.session)(
            self.case, role=PartyRole.GUARDIAN, name="Sven Dold", phone="070-123 45 67", protected=True
        ).id
        AdoptPlan(self.session)(self.plan)

    def open(self) -> CopyDesk:
        return OpenCopies(self.session)(self.plan)

    def to(self, kind: RecipientKind, name: str = "") -> Recipient:
        return next(one for one in self.open().recipients if one.kind is kind and name in one.name)


def test_who_may_be_meant_comes_from_the_case_and_the_plan() -> None:
    found = [(one.kind.value, one.name) for one in Table().open().recipients]
    assert found == [
        ("client", "Alma Testsson"),
        ("guardian", "Ulla Testsson"),
        ("guardian", "Sven Dold"),
        ("responsible", "Per"),
        ("responsible", "Ulla"),
        ("unit", "Boende"),
        ("chief", ""),
        ("records", ""),
    ]


def test_what_names_a_protected_guardian_is_left_out_and_told_to_the_sender() -> None:
    table = Table()
    ready = table.open().ready(table.to(RecipientKind.CLIENT), PaperKind.EASY)
    assert "Dold" not in canonical_copy(ready.copy)
    assert [(one.where, one.text) for one in ready.left_out] == [("measures", "Hämtar hos Sven Dold")]
    assert not ready.copy.protected


def test_the_protected_persons_own_copy_and_the_files_are_marked() -> None:
    table = Table()
    born = table.session.records.children(Party, table.case)[0]
    ChangeParty(table.session)(born, replace(born.value, birth_year=2020))
    for kind, name in ((RecipientKind.GUARDIAN, "Sven"), (RecipientKind.RECORDS, "")):
        assert table.open().ready(table.to(kind, name), PaperKind.PLAN).copy.protected
    for kind, name in ((RecipientKind.GUARDIAN, "Ulla"), (RecipientKind.CHIEF, "")):
        assert not table.open().ready(table.to(kind, name), PaperKind.PLAN).copy.protected


def test_what_was_written_as_withheld_leaves_everybodys_copy_but_the_persons_own() -> None:
    table = Table()
    client = next(one for one in table.session.records.children(Party, table.case) if one.value.role == "client")
    ChangeParty(table.session)(client, replace(client.value, withheld="Boende\nLärkan"))
    opened = table.open()
    unit = opened.ready(table.to(RecipientKind.CHIEF), PaperKind.PLAN)
    assert "Boende" not in canonical_copy(unit.copy)
    own = opened.ready(table.to(RecipientKind.CLIENT), PaperKind.PLAN)
    assert "Dold" not in canonical_copy(own.copy)


def test_a_given_copy_stands_in_the_register_and_can_be_taken_out_as_it_was() -> None:
    table = Table()
    opened, to = table.open(), table.to(RecipientKind.CLIENT)
    made = GiveCopy(table.session)(opened, to, PaperKind.EASY, how=CopyWay.BY_HAND)
    kept = table.session.records.get(PaperCopy, made.id).value
    assert (kept.recipient, kept.recipient_kind, kept.paper) == ("Alma Testsson", RecipientKind.CLIENT, "easy")
    assert (kept.version, kept.made_at, kept.made_by, kept.given_on) == (opened.version, NOW, KARIN, NOW.date())
    assert CopyAgain(table.session)(made.id) == opened.ready(to, PaperKind.EASY).copy
    line = register_line(kept, fingerprint(kept.content or ""))
    assert line.startswith(
        "Kopia av intern-SIP på lätt svenska lämnad till Alma Testsson (klienten) 26 november 2026 i handen."
    )


def test_when_something_changed_since_the_sender_looked_nothing_is_given() -> None:
    table = Table()
    opened, to = table.open(), table.to(RecipientKind.CLIENT)
    mother = table.session.records.get(Party, table.mother)
    ChangeParty(table.session)(mother, replace(mother.value, withheld="Skjuts"))
    with pytest.raises(RuleError) as caught:
        GiveCopy(table.session)(opened, to, PaperKind.PLAN)
    assert caught.value.code == "copy_outdated"
    assert table.session.queries.sip(table.plan).copies == ()


def test_a_consent_withdrawn_since_then_stops_the_copy_with_its_reason() -> None:
    table = Table()
    opened, to = table.open(), table.to(RecipientKind.RESPONSIBLE, "Per")
    WithdrawConsent(table.session)(table.session.records.children(Consent, table.plan)[0])
    with pytest.raises(RuleError) as caught:
        GiveCopy(table.session)(opened, to, PaperKind.SHEET)
    assert caught.value.code == CopyObstacle.NO_PARTICIPATION


def test_a_unit_that_nobody_has_described_is_asked_for_a_waiver_and_gets_its_copy_with_one() -> None:
    table = Table()
    unit = table.to(RecipientKind.UNIT, "Boende")
    assert table.open().ready(unit, PaperKind.PLAN).obstacle is CopyObstacle.NO_WAIVER
    AddConsent(table.session)(
        table.plan, kind=ConsentKind.SECRECY_WAIVER, given_by="Alma", form=AgreementForm.ORAL, receiver="boende"
    )
    assert table.open().ready(unit, PaperKind.PLAN).obstacle is None


def test_a_unit_of_the_same_branch_needs_no_waiver() -> None:
    table = Table()
    own = Unit(id=EntityId(b"o" * 16), name="Barn", board="SN", branch="IFO", members=frozenset({KARIN}))
    other = Unit(id=EntityId(b"u" * 16), name="Boende", board="SN", branch="IFO")
    table.session.records.save([Write(own), Write(other)], home=MUNICIPALITY)
    assert table.to(RecipientKind.UNIT, "Boende").waiver_needed is False


def test_no_copy_of_a_draft_is_given() -> None:
    made = desk()
    plan = made.whole_plan(made.open_case())
    opened = OpenCopies(made.session)(plan)
    with pytest.raises(RuleError) as caught:
        GiveCopy(made.session)(opened, opened.recipients[0], PaperKind.EASY)
    assert caught.value.code == "copy_of_a_draft"


def test_how_a_copy_was_given_can_be_written_down_later_but_not_for_a_day_to_come() -> None:
    table = Table()
    made = GiveCopy(table.session)(table.open(), table.to(RecipientKind.CLIENT), PaperKind.EASY)
    seen = table.session.records.get(PaperCopy, made.id)
    with pytest.raises(RuleError):
        NoteCopyGiven(table.session)(seen, CopyWay.POST, on=NOW.date().replace(year=2030))
    NoteCopyGiven(table.session)(seen, CopyWay.POST)
    assert table.session.records.get(PaperCopy, made.id).value.given_on == NOW.date()


def test_what_a_newer_program_kept_is_said_to_be_unreadable() -> None:
    table = Table()
    copy = PaperCopy(id=EntityId(b"n" * 16), plan=table.plan, content='{"copy":9}')
    table.session.records.save([Write(copy)])
    with pytest.raises(WorldError) as caught:
        CopyAgain(table.session)(copy.id)
    assert caught.value.code == "print_unreadable_version"


def test_an_unknown_version_does_not_exist() -> None:
    table = Table()
    with pytest.raises(NotFoundError):
        OpenCopies(table.session)(table.plan, EntityId(b"x" * 16))


@pytest.mark.parametrize("born, stopped", [(2020, False), (2005, True), (None, True)])
def test_a_guardian_gets_the_plan_of_a_child_but_not_of_one_who_decides_or_may_decide(
    born: int | None,
    stopped: bool,  # noqa: FBT001 - a column of the table
) -> None:
    table = Table()
    client = next(one for one in table.session.records.children(Party, table.case) if one.value.role == "client")
    ChangeParty(table.session)(client, replace(client.value, birth_year=born))
    ready = table.open().ready(table.to(RecipientKind.GUARDIAN, "Ulla"), PaperKind.PLAN)
    assert ready.obstacle is (CopyObstacle.CHILD_DECIDES if stopped else None)


def test_the_clients_answers_stand_under_their_questions_in_words() -> None:
    table = Table()
    question = table.session.sip_rules.experience[0]
    code, text = question.answers[0]
    BeginFollowUp(table.session)(table.plan)
    follow_up = table.session.records.children(FollowUp, table.plan)[-1]
    HoldFollowUp(table.session)(follow_up, summary="Bra", experience={question.code: code})
    AdoptPlan(table.session)(table.plan)
    frozen = table.open().frozen
    assert (question.text, text) in [pair for one in frozen.follow_ups for pair in one.experience]


def test_a_protected_person_who_answers_for_a_measure_gets_the_own_sheet_whole_and_marked() -> None:
    table = Table()
    goal = AddGoal(table.session)(table.plan, text="Skola").id
    AddMeasure(table.session)(goal, text="Följer med", responsible="sven dold")
    AdoptPlan(table.session)(table.plan)
    ready = table.open().ready(table.to(RecipientKind.RESPONSIBLE, "sven"), PaperKind.SHEET)
    assert [one.text for goal in ready.copy.plan.goals for one in goal.measures] == ["Följer med"]
    assert ready.copy.protected


def test_nobody_makes_copies_of_a_part_since_it_knows_neither_consents_nor_who_is_protected() -> None:
    here = shared()
    here.take_part()
    ShareGoal(here.session)(here.goals[0], [here.support])
    part = here.session.queries.sip(here.plan).parts[0].plan.value.id
    with pytest.raises(RuleError) as caught:
        OpenCopies(here.session)(part)
    assert caught.value.code == "copy_of_a_part"
    assert len(OpenCopies(here.session)(here.plan).frozen.goals) == len(here.goals)


def test_a_waiver_for_one_goal_holds_in_the_adopted_version_also_when_the_goal_is_shared_with_a_unit_later() -> None:
    here = shared()
    here.take_part()
    here.waive(here.work, here.goals[1])
    AddAgreement(here.session)(here.plan, name="Alma", role="klient", form=AgreementForm.PRESENT)
    AdoptPlan(here.session)(here.plan)
    to = Recipient(RecipientKind.UNIT, "Arbetsmarknadsenheten", "Arbetsmarknadsenheten", waiver_needed=True)
    before = OpenCopies(here.session)(here.plan).ready(to, PaperKind.PLAN)
    assert [goal.text for goal in before.copy.plan.goals] == ["Klara hyran"]
    ShareGoal(here.session)(here.goals[1], [here.support])
    after = OpenCopies(here.session)(here.plan).ready(to, PaperKind.PLAN)
    assert after.obstacle is None
    assert after.copy == before.copy, "byte for byte the same copy"
