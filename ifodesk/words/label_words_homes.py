"""Labels of the codes of homes and the pool. Lower case unless the label stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.entities.home import AdultRole, ContactKind, EventKind, RequirementOutcome
from ifodesk.domain.entities.pool import ClaimState, InquiryAnswer, NeutralReason
from ifodesk.domain.home_codes import HomeKind

ADULT_ROLE: Final[Mapping[AdultRole, str]] = {
    AdultRole.CARER: "tar uppdraget",
    AdultRole.HOUSEHOLD: "annan vuxen i hemmet",
    AdultRole.GUARDIAN_ELSEWHERE: "vårdnadshavare som bor på annat håll",
}
REQUIREMENT_OUTCOME: Final[Mapping[RequirementOutcome, str]] = {
    RequirementOutcome.CLEAR: "utan hinder",
    RequirementOutcome.NOT_CLEAR: "behöver bedömas",
    RequirementOutcome.SUITABLE: "allmänt bedömt lämpligt",
    RequirementOutcome.NOT_SUITABLE: "bedömt inte lämpligt",
    RequirementOutcome.RESTING: "vilande",
}
CONTACT_KIND: Final[Mapping[ContactKind, str]] = {
    ContactKind.CALL: "samtal",
    ContactKind.VISIT: "hembesök",
    ContactKind.COACHING: "handledning",
    ContactKind.EDUCATION: "utbildning",
    ContactKind.YEARLY_TALK: "årligt samtal",
    ContactKind.OTHER: "annat",
}
EVENT_KIND: Final[Mapping[EventKind, str]] = {
    EventKind.MOVED: "flyttade",
    EventKind.HOUSEHOLD_CHANGED: "någon flyttade in eller ut",
    EventKind.WORK_CHANGED: "arbetet ändrades",
    EventKind.BREAK: "paus",
    EventKind.CONCERN: "något att se över",
    EventKind.OTHER: "annat",
}
INQUIRY_ANSWER: Final[Mapping[InquiryAnswer, str]] = {
    InquiryAnswer.YES: "ja",
    InquiryAnswer.NO: "nej",
    InquiryAnswer.LATER: "återkommer",
}
NEUTRAL_REASON: Final[Mapping[NeutralReason, str]] = {
    NeutralReason.NO_PLACE: "ingen plats",
    NeutralReason.BREAK: "paus",
    NeutralReason.AGE: "åldern",
    NeutralReason.DISTANCE: "avståndet",
    NeutralReason.TIME: "hinner inte",
    NeutralReason.NOT_NOW: "inte just nu",
}
CLAIM_STATE: Final[Mapping[ClaimState, str]] = {
    ClaimState.RESERVED: "reserverad",
    ClaimState.TAKEN: "upptagen",
    ClaimState.ENDED: "avslutad",
    ClaimState.RELEASED: "släppt",
}
TABLES: Final = (
    ADULT_ROLE,
    REQUIREMENT_OUTCOME,
    CONTACT_KIND,
    EVENT_KIND,
    INQUIRY_ANSWER,
    NEUTRAL_REASON,
    CLAIM_STATE,
)

HOME_KIND: Final[Mapping[HomeKind, str]] = {
    HomeKind.FOSTER: "familjehem",
    HomeKind.EMERGENCY: "jourhem",
    HomeKind.AGENCY: "konsulentstött familjehem",
    HomeKind.NETWORK: "nätverkshem",
    HomeKind.CONTACT_FAMILY: "kontaktfamilj",
    HomeKind.CONTACT_PERSON: "kontaktperson",
    HomeKind.SUPPORT_FAMILY: "stödfamilj",
}
