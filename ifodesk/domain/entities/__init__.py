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
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.own import AskedQuestion, LooseNote, OwnTie, TieReview
from ifodesk.domain.entities.sip import Agreement, Consent, FollowUp, Goal, InternalSip, Measure, PlanVersion

__all__ = [
    "DECLARED",
    "AccessEntry",
    "Agreement",
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
    "HeldDecision",
    "InternalSip",
    "LooseNote",
    "Measure",
    "MunicipalitySettings",
    "Note",
    "OwnTie",
    "Party",
    "PlanVersion",
    "SharedCaseBasis",
    "TieReview",
    "Transfer",
    "Wall",
]

DECLARED: tuple[type, ...] = (
    AccessEntry,
    Agreement,
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
    HeldDecision,
    InternalSip,
    LooseNote,
    Measure,
    MunicipalitySettings,
    Note,
    OwnTie,
    Party,
    PlanVersion,
    SharedCaseBasis,
    TieReview,
    Transfer,
    Wall,
)
"""Every entity class."""
