"""A child of Karin's, on the way to Eva's home in Åsele."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.placement import Placement, Proposal
from ifodesk.domain.entities.pool import Inquiry, InquiryAnswer
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.placement_gates import GateView
from ifodesk.usecases.claims import ReservePlace
from ifodesk.usecases.inquiries import AnswerInquiry
from ifodesk.usecases.need_matching import AskAbout
from ifodesk.usecases.needs import NoteNeed, SendStep1, group_needs
from ifodesk.usecases.placements import StartPlacement
from ifodesk.usecases.proposal_reading import ReadProposal
from ifodesk.usecases.proposals import PassGate, Propose, StartProposal
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.sharing import Terms
from ifodesk.usecases.sharing_jav import ALOUD
from ifodesk.usecases.step2 import SendStep2
from tests.ui.fakes import ASELE, EVA
from tests.usecases.desk import Desk
from tests.usecases.test_needs import SIBLINGS, asele_home

BY_HAND = ("network", "unit_asked", "disqualification", "child_view", "meeting", "assessed")
"""Gates that a person has to write about, unless other records show them."""


@dataclass
class Placing:
    """Everything about one proposal."""

    at: Desk
    case: EntityId
    need: EntityId
    entry: EntityId
    proposal: EntityId

    @property
    def session(self) -> Session:
        return self.at.session

    def seen(self) -> Seen[Proposal]:
        return self.session.records.get(Proposal, self.proposal)

    def gate(self, code: str) -> GateView:
        """Return the first gate with a code."""
        return next(one for one in ReadProposal(self.session)(self.proposal).gates if one.rule.code == code)

    def blocked(self) -> list[str]:
        return [one.rule.code for one in ReadProposal(self.session)(self.proposal).blocked]

    def told(self) -> None:
        """Send step 1 and 2, ask the home, and let it say yes."""
        session = self.session
        SendStep1(session)(session.records.get(Need, self.need))
        asked = AskAbout(session)(group_needs(session)[0], self.entry).id
        AnswerInquiry(session)(session.records.get(Inquiry, asked), InquiryAnswer.YES)
        ends = session.clock.today() + timedelta(days=60)
        terms = Terms(basis="osl_26_9", detail="Barn under 18 år", scope="Behovet", ends_on=ends, asked=ALOUD)
        SendStep2(session)(self.need, self.entry, [EVA], terms)

    def proposed(self) -> None:
        """Pass every gate before the proposal, and lay it."""
        self.told()
        for code in BY_HAND:
            PassGate(self.session)(self.proposal, code)
        PassGate(self.session)(self.proposal, "consultation", municipality=ASELE)
        Propose(self.session)(self.seen())

    def placed(self) -> Seen[Placement]:
        """Let the committee decide, and the child move in."""
        self.proposed()
        PassGate(self.session)(self.proposal, "decision", choice="committee")
        made = StartPlacement(self.session)(self.proposal).id
        return self.session.records.get(Placement, made)


def placing(at: Desk, *, reserve: bool = True) -> Placing:
    """Return a proposal with nothing done about it yet."""
    entry = asele_home(at)
    case = at.open_case()
    need = NoteNeed(at.session)(case, SIBLINGS).id
    if reserve:
        ReservePlace(at.session)(entry, places=2)
    proposal = StartProposal(at.session)(need, entry, kind=HomeKind.FOSTER).id
    return Placing(at, case, need, entry, proposal)
