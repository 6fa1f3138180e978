"""Every entity of ifodesk, declared once. Importing this package registers them all.

Codes of kinds: 1-9 group and municipality, 10-29 case, 30-49 internal SIP, 50-59 disqualification, 60-69 own.
Never reused.
"""

from ifodesk.domain.entities.access import (
    AccessEntry,
    CaseShare,
    DelayAct,
    HeldDecision,
    SharedCaseBasis,
    Wall,
)
from ifodesk.domain.entities.case import Case, Note, Party, Transfer
from ifodesk.domain.entities.disqualification import (
    CircleName,
    DisqualificationAnswer,
    DisqualificationMatter,
    DisqualificationQuestion,
)
from ifodesk.domain.entities.municipality import GoalTemplate, MunicipalitySettings, ProcessMap, Unit
from ifodesk.domain.entities.own import AskedQuestion, LooseNote, OwnTie, TieReview
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure
from ifodesk.domain.entities.sip_consent import Agreement, Consent, PaperImage, PaperImagePiece
from ifodesk.domain.entities.sip_papers import PaperCopy, PlanVersion
from ifodesk.domain.entities.sip_parts import AnonymousQuestion, PlanPart, PlanPartLink
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome, Invited, MeetingCall, OtherPlan

__all__ = [
    "DECLARED",
    "AccessEntry",
    "Agreement",
    "AnonymousQuestion",
    "AskedQuestion",
    "Case",
    "CaseShare",
    "CircleName",
    "Consent",
    "DelayAct",
    "DisqualificationAnswer",
    "DisqualificationMatter",
    "DisqualificationQuestion",
    "FollowUp",
    "Goal",
    "GoalOutcome",
    "GoalTemplate",
    "HeldDecision",
    "InternalSip",
    "Invited",
    "LooseNote",
    "Measure",
    "MeetingCall",
    "MunicipalitySettings",
    "Note",
    "OtherPlan",
    "OwnTie",
    "PaperCopy",
    "PaperImage",
    "PaperImagePiece",
    "Party",
    "PlanPart",
    "PlanPartLink",
    "PlanVersion",
    "ProcessMap",
    "SharedCaseBasis",
    "TieReview",
    "Transfer",
    "Unit",
    "Wall",
]

DECLARED: tuple[type, ...] = (
    AccessEntry,
    Agreement,
    AnonymousQuestion,
    AskedQuestion,
    Case,
    CaseShare,
    CircleName,
    Consent,
    DelayAct,
    DisqualificationAnswer,
    DisqualificationMatter,
    DisqualificationQuestion,
    FollowUp,
    Goal,
    GoalOutcome,
    GoalTemplate,
    HeldDecision,
    InternalSip,
    Invited,
    LooseNote,
    Measure,
    MeetingCall,
    MunicipalitySettings,
    Note,
    OtherPlan,
    OwnTie,
    PaperCopy,
    PaperImage,
    PaperImagePiece,
    Party,
    PlanPart,
    PlanPartLink,
    PlanVersion,
    ProcessMap,
    SharedCaseBasis,
    TieReview,
    Transfer,
    Unit,
    Wall,
)
"""Every entity class."""
