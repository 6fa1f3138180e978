"""Labels of the codes of an internal SIP. Lower case unless the label stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.entities.sip import Achievement, Confirmation, GoalSource, MeasureStatus, Principal, ProposedBy
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind, GivenAs, PaperMedia
from ifodesk.domain.entities.sip_papers import CopyWay, RecipientKind
from ifodesk.domain.entities.sip_process import InvitationKind, InvitationReply, OtherPlanKind

CONSENT_KIND: Final[Mapping[ConsentKind, str]] = {
    ConsentKind.PARTICIPATION: "samtycke till att planen görs",
    ConsentKind.SECRECY_WAIVER: "uppgifter får lämnas ut",
}
AGREEMENT_FORM: Final[Mapping[AgreementForm, str]] = {
    AgreementForm.PRESENT: "närvarande",
    AgreementForm.ORAL: "muntligt",
    AgreementForm.WRITTEN: "skriftligt",
    AgreementForm.DECLINES: "avstår",
}
MEASURE_STATUS: Final[Mapping[MeasureStatus, str]] = {
    MeasureStatus.PLANNED: "planerad",
    MeasureStatus.ONGOING: "pågår",
    MeasureStatus.DONE: "klar",
    MeasureStatus.CANCELLED: "avbruten",
}
PROPOSED_BY: Final[Mapping[ProposedBy, str]] = {
    ProposedBy.CLIENT: "klienten",
    ProposedBy.UNIT: "en enhet",
    ProposedBy.SCHOOL: "skolan",
    ProposedBy.RELATIVE: "en närstående",
    ProposedBy.OTHER: "någon annan",
}
PRINCIPAL: Final[Mapping[Principal, str]] = {
    Principal.MUNICIPALITY: "kommunen",
    Principal.REGION: "regionen",
    Principal.OTHER: "annan än kommunen och regionen",
}
CONFIRMATION: Final[Mapping[Confirmation, str]] = {
    Confirmation.OWN: "bekräftat själv",
    Confirmation.ORAL: "bekräftat muntligt",
    Confirmation.SLIP: "bekräftat på papper",
}
GOAL_SOURCE: Final[Mapping[GoalSource, str]] = {
    GoalSource.OWN: "planens eget",
    GoalSource.IMPLEMENTATION_PLAN: "hämtat från genomförandeplanen",
}
ACHIEVEMENT: Final[Mapping[Achievement, str]] = {
    Achievement.REACHED: "nått",
    Achievement.PARTLY: "delvis nått",
    Achievement.NOT_REACHED: "inte nått",
}
GIVEN_AS: Final[Mapping[GivenAs, str]] = {
    GivenAs.CLIENT: "klienten själv",
    GivenAs.GUARDIAN: "vårdnadshavare",
    GivenAs.LEGAL_REPRESENTATIVE: "god man eller förvaltare",
}
PAPER_MEDIA: Final[Mapping[PaperMedia, str]] = {
    PaperMedia.JPEG: "foto",
    PaperMedia.PNG: "bild",
    PaperMedia.PDF: "PDF",
}
RECIPIENT_KIND: Final[Mapping[RecipientKind, str]] = {
    RecipientKind.CLIENT: "klienten",
    RecipientKind.GUARDIAN: "vårdnadshavare",
    RecipientKind.RESPONSIBLE: "ansvarig för en åtgärd",
    RecipientKind.UNIT: "en enhet",
    RecipientKind.SCHOOL: "skolan",
    RecipientKind.RECORDS: "personakten",
    RecipientKind.CHIEF: "chefen",
}
COPY_WAY: Final[Mapping[CopyWay, str]] = {
    CopyWay.BY_HAND: "i handen",
    CopyWay.POST: "med post",
    CopyWay.SECURE_MAIL: "med säker e-post",
    CopyWay.FILE: "som fil",
}
INVITATION_KIND: Final[Mapping[InvitationKind, str]] = {
    InvitationKind.CALLED: "kallas",
    InvitationKind.INVITED: "bjuds in",
}
INVITATION_REPLY: Final[Mapping[InvitationReply, str]] = {
    InvitationReply.COMES: "kommer",
    InvitationReply.LINK: "är med på telefon eller länk",
    InvitationReply.DECLINES: "kommer inte",
}
OTHER_PLAN_KIND: Final[Mapping[OtherPlanKind, str]] = {
    OtherPlanKind.IMPLEMENTATION_PLAN: "genomförandeplan",
    OtherPlanKind.CARE_PLAN: "vårdplan",
    OtherPlanKind.SIP: "SIP med regionen",
    OtherPlanKind.INDIVIDUAL_PLAN_LSS: "individuell plan enligt LSS",
    OtherPlanKind.SCHOOL_PLAN: "åtgärdsprogram i skolan",
    OtherPlanKind.REHABILITATION_PLAN: "rehabiliteringsplan",
    OtherPlanKind.CRISIS_PLAN: "krisplan",
    OtherPlanKind.OTHER: "annan plan",
}

TABLES: Final = (
    CONSENT_KIND,
    AGREEMENT_FORM,
    MEASURE_STATUS,
    PROPOSED_BY,
    PRINCIPAL,
    CONFIRMATION,
    GOAL_SOURCE,
    ACHIEVEMENT,
    GIVEN_AS,
    PAPER_MEDIA,
    RECIPIENT_KIND,
    COPY_WAY,
    INVITATION_KIND,
    INVITATION_REPLY,
    OTHER_PLAN_KIND,
)
"""Every table of this module."""
