"""The story that the screens of a case are tested on: Alma in Dorotea, her family, a plan, notes. All invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.case import CaseType, Note, PartyRole
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.consents import AddAgreement, AddConsent
from ifodesk.usecases.follow_ups import PlanFollowUp
from ifodesk.usecases.goals import AddGoal, AddMeasure
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.own_ties import ReviewOwnTies
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.plans import ChangePlan, OpenPlan
from tests.ui.fakes import PER, World, world

NOTE_TEXT = (
    "Samtal med Alma i skolan. Hon berättar att hon trivs hemma och vill klara nian. Mamma bekräftar att morgnarna är "
    "svåra. Vi kom överens om skjuts måndagar och torsdagar till jul.\nNästa samtal onsdag kl. 10."
)


@dataclass
class Alma:
    """A world with one case."""

    world: World
    case: EntityId
    client: EntityId


def alma(*, family: bool = True) -> Alma:
    """Return a vault of Karin's with Alma's case; Karin's own ties are reviewed."""
    made = world()
    session = made.session
    ReviewOwnTies(session)()
    opened = OpenCase(session)(CaseType.CHILD_YOUTH, "Alma Testsson", personal_number="")
    case = opened.case
    if family:
        add = AddParty(session)
        add(
            case,
            role=PartyRole.GUARDIAN,
            name="Eva Testsson",
            relation="parent",
            same_household=True,
            phone="070-1740605",
        )
        add(case, role=PartyRole.HOUSEHOLD, name="Nils Påhittad", relation="step_parent", same_household=True)
        add(case, role=PartyRole.RELATIVE, name="Ludvig Testsson", relation="sibling", birth_year=2014)
        add(case, role=PartyRole.RELATIVE, name="Märta Testsson", relation="grandparent")
        add(case, role=PartyRole.REPORTER, name="Rektor Låtsas", relation="skolan")
    return Alma(made, case, opened.client)


def ready_note(story: Alma, title: str, text: str = NOTE_TEXT) -> EntityId:
    """Write a note and say "klar"."""
    session = story.world.session
    made = StartNote(session)(story.case, title=title, text=text)
    FinishNote(session)(session.records.get(Note, made.id))
    return made.id


def full_plan(story: Alma) -> EntityId:
    """Write a plan that lacks nothing but the plan lead."""
    session = story.world.session
    plan = OpenPlan(session)(story.case).id
    seen = session.records.get(InternalSip, plan)
    ChangePlan(session)(seen, replace(seen.value, own_words="Jag vill bo kvar här och klara nian."))
    goal = AddGoal(session)(
        plan,
        text="Gå i skolan minst fyra dagar i veckan",
        indicator="skolans lista",
        baseline="2 dagar/v",
        target="4 dagar/v",
    ).id
    AddMeasure(session)(
        goal,
        text="Skjuts måndagar och torsdagar",
        responsible="Per Lundmark",
        responsible_member=PER,
        unit="Ekonomiskt bistånd",
        due_on=date(2026, 12, 1),
    )
    AddMeasure(session)(
        goal, text="Samtal varje onsdag", responsible="Karin Norberg", unit="Barn och unga", due_on=date(2027, 1, 15)
    )
    PlanFollowUp(session)(session.records.get(InternalSip, plan), date(2027, 1, 15))
    AddAgreement(session)(plan, name="Alma Testsson", role="klient", form=AgreementForm.PRESENT)
    AddConsent(session)(plan, kind=ConsentKind.PARTICIPATION, given_by="Alma Testsson", form=AgreementForm.ORAL)
    return plan
