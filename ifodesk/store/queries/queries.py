"""The port Queries over the vault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, final

from typing_extensions import override

from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.own import LooseNote, OwnTie, TieReview
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.lost_shares import LostShares
from ifodesk.store.projection.projection import Companion
from ifodesk.store.queries.cases import CaseQueries
from ifodesk.store.queries.disqualification import DisqualificationQueries
from ifodesk.store.queries.documents import DocumentQueries
from ifodesk.store.queries.home_search import HomeSearch
from ifodesk.store.queries.interviews import InterviewQueries
from ifodesk.store.queries.last_changes import LastChanges
from ifodesk.store.queries.notes import NoteQueries
from ifodesk.store.queries.plan_dates import PlanDatesQueries
from ifodesk.store.queries.plan_overview import PlanOverviewQueries
from ifodesk.store.queries.plans import PlanQueries
from ifodesk.store.queries.search import SearchQueries
from ifodesk.store.queries.search_index import SearchIndex
from ifodesk.store.queries.today import TodayQueries
from ifodesk.store.records.reading import Reading
from ifodesk.usecases.log_ports import Log
from ifodesk.usecases.lost_share_views import LostShare
from ifodesk.usecases.ports import Clock, Readers
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import (
    CaseOverview,
    CaseRow,
    DatedPlan,
    DocumentRow,
    HomeHit,
    JavView,
    NoteRow,
    PlanRow,
    Queries,
    QuestionView,
    SearchHit,
    SipView,
    TodayView,
)

COMPANIONS: Final[Sequence[Companion]] = (SearchIndex(), LastChanges())
"""The tables beside the projection that these queries read; `build_core` takes them."""


@final
@dataclass(frozen=True, slots=True)
class VaultQueries(Queries):
    """The reads of the screens. Store lane only."""

    cases_read: CaseQueries
    notes_read: NoteQueries
    plans_read: PlanQueries
    jav_read: DisqualificationQueries
    today_read: TodayQueries
    search_read: SearchQueries
    homes_read: HomeSearch
    overview_read: PlanOverviewQueries
    dates_read: PlanDatesQueries
    lost_read: LostShares

    @override
    def cases(self) -> tuple[CaseRow, ...]:
        return self.cases_read.cases()

    @override
    def handled(self) -> tuple[tuple[EntityId, MemberId], ...]:
        return self.cases_read.handled()

    @override
    def overview(self, case: EntityId) -> CaseOverview:
        return self.cases_read.overview(case)

    @override
    def notes(self, case: EntityId) -> tuple[NoteRow, ...]:
        return self.notes_read.notes(case)

    @override
    def loose_notes(self) -> tuple[Seen[LooseNote], ...]:
        return self.notes_read.loose()

    @override
    def sip(self, plan: EntityId) -> SipView:
        return self.plans_read.sip(plan)

    @override
    def plans(self, case: EntityId) -> tuple[Seen[InternalSip], ...]:
        return self.plans_read.plans(case)

    @override
    def open_plans(self, today: date) -> tuple[PlanRow, ...]:
        return self.overview_read.open_plans(today)

    @override
    def jav(self, case: EntityId) -> JavView:
        return self.jav_read.jav(case)

    @override
    def questions(self) -> tuple[QuestionView, ...]:
        return self.jav_read.questions()

    @override
    def own_ties(self) -> tuple[tuple[Seen[OwnTie], ...], tuple[Seen[TieReview], ...]]:
        return self.jav_read.own_ties()

    @override
    def answer_of(self, case: EntityId, member: MemberId) -> Answer | None:
        return self.jav_read.answer_of(case, member)

    @override
    def today(self, today: date) -> TodayView:
        return self.today_read.today(today)

    @override
    def plan_dates(self) -> tuple[DatedPlan, ...]:
        return self.dates_read.plan_dates()

    @override
    def lost_shares(self) -> tuple[LostShare, ...]:
        return self.lost_read.all()

    @override
    def untransferred(self, case: EntityId | None = None) -> tuple[DocumentRow, ...]:
        return self.cases_read.documents.untransferred(case)

    @override
    def search(self, text: str, limit: int = 50) -> tuple[SearchHit, ...]:
        return self.search_read.search(text, limit)

    @override
    def search_homes(self, text: str, limit: int = 10) -> tuple[HomeHit, ...]:
        return self.homes_read.search(text, limit)


def build_queries(reading: Reading, readers: Readers, log: Log, clock: Clock, me: MemberId) -> VaultQueries:
    """Return the queries of one open vault; its projection must have been built with `COMPANIONS`."""
    documents = DocumentQueries(reading)
    cases = CaseQueries(reading, readers, documents)
    return VaultQueries(
        cases_read=cases,
        notes_read=NoteQueries(cases),
        plans_read=PlanQueries(cases),
        jav_read=DisqualificationQueries(cases, me),
        today_read=TodayQueries(documents, InterviewQueries(reading), readers, log, clock, me),
        search_read=SearchQueries(reading.database),
        homes_read=HomeSearch(reading.database),
        overview_read=PlanOverviewQueries(reading.database),
        dates_read=PlanDatesQueries(reading.database),
        lost_read=LostShares(reading.database),
    )
