from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Party, PartyRole, Transfer, TransferState
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.entities.sip_process import FollowUp
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sip_version import canonical, fingerprint
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.ports import Member
from ifodesk.usecases.printing import PrintedTransfer, SipDocument, draft_document, file_name, version_document
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import CaseOverview, CaseRow, GoalView, SipView

TODAY = date(2026, 11, 26)
KARIN = MemberId(b"k" * 16)


def entity(number: int) -> EntityId:
    return EntityId(bytes([number]) * 16)


@dataclass(frozen=True)
class People:
    """A directory of one person and one municipality."""

    def me(self) -> Member:
        return self.member(KARIN)

    def member(self, member: MemberId) -> Member:
        return Member(member, "Karin Norberg" if member == KARIN else "", "", "2425", frozenset())

    def members(self, municipality: str | None = None) -> tuple[Member, ...]:
        return (self.me(),) if municipality in (None, "2425") else ()

    def municipality_name(self, code: str) -> str:
        return {"2425": "Dorotea"}.get(code, code)


CLIENT = Party(id=entity(2), role=PartyRole.CLIENT, name="Alma Testsson", birth_year=2009)
MOTHER = Party(id=entity(3), role=PartyRole.GUARDIAN, name="Ulla Testsson")
GOAL = Goal(id=entity(5), text="Gå i skolan", order=1)
MEASURE = Measure(id=entity(6), text="Skjuts", responsible_member=KARIN)
PLAN = InternalSip(id=entity(4), case=entity(1), own_words="Bo kvar", plan_lead_member=KARIN)


def overview(client: Party = CLIENT) -> CaseOverview:
    row = CaseRow(
        id=entity(1),
        number="D-26-7KQF-3",
        client="Skyddad",
        birth_year=2009,
        case_type=CaseType.CHILD_YOUTH,
        status=CaseStatus.OPEN,
        handler=KARIN,
        opened_on=TODAY,
        changed_at=datetime(2026, 11, 26, tzinfo=UTC),
        untransferred=0,
    )
    return CaseOverview(
        row=row,
        case=Seen(Case(id=entity(1), municipality="2425"), None),
        parties=(Seen(MOTHER, None), Seen(client, None)),
        readers=(KARIN,),
        untransferred=(),
        last_note=None,
        plan=None,
    )


VIEW = SipView(
    plan=Seen(PLAN, None),
    goals=(GoalView(Seen(GOAL, None), (Seen(MEASURE, None),)),),
    consents=(),
    agreements=(),
    follow_ups=(Seen(FollowUp(id=entity(7), planned_on=date(2027, 1, 15)), None),),
    versions=(),
)


def draft(view: SipView = VIEW, client: Party = CLIENT) -> SipDocument:
    return draft_document(view, overview(client), People(), today=TODAY, practice=False)


def adopted(version: PlanVersion, transfer: Transfer | None = None) -> SipDocument:
    return version_document(version, transfer, overview(), People(), today=TODAY, practice=True)


FORM = canonical(replace(draft().plan, number=1, adopted_on=date(2026, 11, 20), adopted_by="Per Lindgren"))
VERSION = PlanVersion(id=entity(8), plan=entity(4), number=1, canonical=FORM)


def test_a_draft_shows_the_plan_as_it_is_under_the_clients_own_name() -> None:
    found = draft()
    assert found.plan.client == "Alma Testsson"
    assert found.plan.client_birth_year == 2009
    assert found.plan.goals[0].measures[0].text == "Skjuts"
    assert (found.municipality, found.plan.case_number) == ("Dorotea", "D-26-7KQF-3")
    assert (found.fingerprint, found.drawn_on) == (None, TODAY)


def test_persons_that_were_chosen_are_printed_by_name() -> None:
    found = draft().plan
    assert found.plan_lead == "Karin Norberg"
    assert found.goals[0].measures[0].responsible == "Karin Norberg"


def test_follow_ups_stand_on_a_draft() -> None:
    assert draft().plan.follow_ups[0].planned_on == date(2027, 1, 15)


def test_a_draft_counts_what_was_written_differently_and_what_cannot_be_read() -> None:
    goal = GoalView(Seen(GOAL, None, frozenset({"text", "baseline"})), (Seen(MEASURE, None, frozenset({"due_on"})),))
    view = replace(VIEW, plan=Seen(PLAN, None, unreadable=frozenset({"situation"})), goals=(goal,))
    assert (draft(view).differing, draft(view).unreadable) == (3, 1)


@pytest.mark.parametrize("mother", [replace(MOTHER, protected=True), replace(MOTHER, withheld="Storgatan 12")])
def test_the_file_is_marked_also_when_it_is_somebody_else_who_is_protected(mother: Party) -> None:
    whole = overview()
    parties = (whole.parties[0], Seen(mother, ()))
    found = draft_document(VIEW, replace(whole, parties=parties), People(), today=TODAY, practice=False)
    assert found.protected
    assert not draft().protected


def test_a_protected_client_is_marked_and_still_named_on_the_paper() -> None:
    found = draft(client=replace(CLIENT, protected=True))
    assert (found.protected, found.plan.client) == (True, "Alma Testsson")


def test_a_case_without_a_client_gives_a_draft_without_a_name() -> None:
    alone = replace(overview(), parties=())
    assert draft_document(VIEW, alone, People(), today=TODAY, practice=False).plan.client is None


def test_a_version_is_printed_from_its_frozen_form_alone() -> None:
    found = adopted(VERSION)
    assert canonical(found.plan) == FORM
    assert found.fingerprint == fingerprint(FORM)
    assert found.drawn_on == date(2026, 11, 20)
    assert (found.differing, found.practice) == (0, True)


def test_what_was_said_about_a_versions_transfer_is_printed() -> None:
    done = Transfer(id=entity(9), state=TransferState.TRANSFERRED, on=TODAY, by=KARIN, record_number="4711")
    printed = PrintedTransfer(TransferState.TRANSFERRED, TODAY, "Karin Norberg", "4711")
    assert adopted(VERSION, done).transfer == printed


def test_a_version_about_which_nothing_was_said_is_not_transferred() -> None:
    assert adopted(VERSION).transfer.state is TransferState.NOT_TRANSFERRED
    assert adopted(VERSION, Transfer(id=entity(9))).transfer.state is TransferState.NOT_TRANSFERRED


@pytest.mark.parametrize("form", [None, "", "{}", FORM.replace('"form":2', '"form":9')])
def test_a_version_that_cannot_be_read_is_refused_with_a_sentence(form: str | None) -> None:
    with pytest.raises(WorldError) as told:
        adopted(replace(VERSION, canonical=form))
    assert told.value.code == "print_unreadable_version"


def test_a_file_is_named_by_case_and_version_and_never_by_a_person() -> None:
    assert file_name(adopted(VERSION)) == "intern-sip-D-26-7KQF-3-v1.pdf"
    assert file_name(draft()) == "intern-sip-D-26-7KQF-3-utkast.pdf"


@pytest.mark.parametrize(
    "number, name", [("IFO 2026:14/ÅB", "intern-sip-IFO-2026-14-B-utkast.pdf"), (None, "intern-sip-utkast.pdf")]
)
def test_a_case_number_of_any_kind_gives_a_name_that_every_system_takes(number: str | None, name: str) -> None:
    document = draft()
    assert file_name(replace(document, plan=replace(document.plan, case_number=number))) == name
