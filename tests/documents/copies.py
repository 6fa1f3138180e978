"""A plan with everything in it, and copies of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ifodesk.domain.entities.sip_papers import RecipientKind
from ifodesk.domain.frozen_copy import FrozenCopy, PaperKind
from ifodesk.domain.plan_copy import CopyBasis, Recipient, copy_for
from ifodesk.domain.sip_frozen import (
    FrozenFollowUp,
    FrozenGoal,
    FrozenMeasure,
    FrozenOtherPlan,
    FrozenOutcome,
    FrozenPlan,
)
from tests.documents.papers import CONSENT, GOAL, PLAN, WAIVER

LONG = FrozenGoal("20", "Ett lugnt hem", long_term=True)
SUB = replace(
    GOAL,
    above="20",
    baseline_on=date(2026, 11, 12),
    target_on=date(2027, 5, 31),
    measures=(
        replace(GOAL.measures[0], role="socialsekreterare", phone="0942-140 12", confirmation="oral"),
        GOAL.measures[1],
        FrozenMeasure("30", "Ny BUP-kontakt", "Lena Ek", "BUP", date(2026, 12, 15), "planned", principal="region"),
        FrozenMeasure("31", "Följer med till skolan", "Ulla Testsson", None, None, "done", principal="other"),
    ),
)
HELD = FrozenFollowUp(
    "40",
    date(2027, 1, 15),
    date(2027, 1, 14),
    "Det går bättre.",
    "Alma, Per, Karin",
    (("Känner du dig lyssnad på?", "Ja, mest"),),
    (FrozenOutcome("41", "01", "partly", "3 dagar", date(2027, 1, 10), "Skjutsen kom sent"),),
)
WHOLE = replace(
    PLAN,
    plan_lead_phone="0942-140 10",
    need="Fyra enheter träffar Alma var för sig.",
    proposed_by="client",
    can_do_self="Jag kan gå upp själv.",
    already_told="Att pappa är sjuk.",
    crisis_plan="Ring mormor.",
    interpreter="Arabiska",
    travel="Skolskjuts",
    overall_responsibility="municipality",
    goals=(LONG, SUB),
    other_plans=(FrozenOtherPlan("50", "school_plan", None, date(2026, 9, 1), "Skolan", "Rektor"),),
    follow_ups=(HELD,),
)
ON = date(2026, 11, 27)
BASIS = CopyBasis(on=ON, consents=(CONSENT, WAIVER))


def copied(paper: PaperKind, to: Recipient, *, plan: FrozenPlan = WHOLE, protected: bool = False) -> FrozenCopy:
    """Return the copy of *plan* for a recipient."""
    return FrozenCopy(
        paper=paper,
        kind=to.kind,
        recipient=to.name,
        made_on=ON,
        municipality="Dorotea",
        version_code="IQJW 7I2V WNTY UEKG",
        protected=protected,
        plan=copy_for(plan, to, BASIS).plan,
    )


CLIENT = Recipient(RecipientKind.CLIENT, "Alma Testsson")
PER = Recipient(RecipientKind.RESPONSIBLE, "Per Lindgren")
UNIT = Recipient(RecipientKind.UNIT, "Ekonomiskt bistånd", waiver_needed=False)
EASY = copied(PaperKind.EASY, CLIENT)
SHEET = copied(PaperKind.SHEET, PER)
EVERY = (
    EASY,
    SHEET,
    copied(PaperKind.PLAN, UNIT),
    copied(PaperKind.STATUTORY, CLIENT),
    copied(PaperKind.PLAN, Recipient(RecipientKind.RECORDS), protected=True),
)
