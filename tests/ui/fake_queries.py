"""The reads of the screens over `FakeRecords`, made plainly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from ifodesk.domain.entities.case import Case, CaseStatus, Note, Party, PartyRole, Transfer, TransferState
from ifodesk.domain.entities.disqualification import (
    Answer,
    CircleName,
    DisqualificationAnswer,
    DisqualificationMatter,
    DisqualificationQuestion,
)
from ifodesk.domain.entities.home import Home
from ifodesk.domain.entities.own import AskedQuestion, LooseNote, OwnTie, TieReview
from ifodesk.domain.entities.pool import PoolHome
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.entities.sip_consent import Agreement, Consent, PaperImage
from ifodesk.domain.entities.sip_papers import PaperCopy, PlanVersion
from ifodesk.domain.entities.sip_parts import PlanPart, PlanPartLink
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome, Invited, MeetingCall, OtherPlan
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sip_deadlines import PlanDates
from ifodesk.usecases.goal_places import in_place
from ifodesk.usecases.lost_share_views import LostShare
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import (
    CallView,
    CaseOverview,
    CaseRow,
    DatedPlan,
    DocumentKind,
    DocumentRow,
    GoalView,
    HomeHit,
    JavView,
    NoteRow,
    PartView,
    PlanRow,
    QuestionView,
    SearchHit,
    SipView,
    TodayKind,
    TodayLine,
    TodayView,
)
from tests.ui.fake_records import FakeRecords

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


class FakeQueries:
    """The port Queries."""

    def __init__(self, records: FakeRecords) -> None:
        self._records = records

    def cases(self) -> tuple[CaseRow, ...]:
        rows = [self._row(seen.value) for seen in self._records.all(Case)]
        return tuple(sorted(rows, key=lambda row: row.changed_at, reverse=True))

    def handled(self) -> tuple[tuple[EntityId, MemberId], ...]:
        cases = [seen.value for seen in self._records.all(Case)]
        return tuple(
            (case.id, case.handler)
            for case in cases
            if case.handler is not None and case.status is not CaseStatus.CLOSED
        )

    def overview(self, case: EntityId) -> CaseOverview:
        seen = self._records.get(Case, case)
        notes = [row.note for row in self.notes(case)]
        plans = self.plans(case)
        return CaseOverview(
            row=self._row(seen.value),
            case=seen,
            parties=self._records.children(Party, case),
            readers=self._records.readers(case),
            untransferred=self.untransferred(case),
            last_note=notes[0] if notes else None,
            plan=plans[-1] if plans else None,
        )

    def notes(self, case: EntityId) -> tuple[NoteRow, ...]:
        notes = self._records.children(Note, case)
        corrected = {seen.value.corrects: seen.value.id for seen in notes if seen.value.corrects}
        documents = {row.id: row for row in self._documents(case)}
        newest = sorted(notes, key=lambda seen: (not seen.value.ready, seen.value.ready_at or EPOCH), reverse=True)
        return tuple(NoteRow(seen, corrected.get(seen.value.id), documents.get(seen.value.id)) for seen in newest)

    def sip(self, plan: EntityId) -> SipView:
        read = self._records.children
        seen = self._records.get(InternalSip, plan)
        parts = tuple(self._part(link.value.part) for link in read(PlanPartLink, plan) if link.value.part)
        headers = read(PlanPart, seen.value.case) if seen.value.case else ()
        goals = [*self._goals(plan), *(goal for part in parts for goal in part.goals)]
        return SipView(
            plan=seen,
            goals=in_place(seen.value, goals),
            parts=parts,
            header=headers[0] if headers else None,
            consents=read(Consent, plan),
            agreements=read(Agreement, plan),
            follow_ups=read(FollowUp, plan),
            versions=read(PlanVersion, plan),
            outcomes=tuple(one for held in read(FollowUp, plan) for one in read(GoalOutcome, held.value.id)),
            other_plans=read(OtherPlan, plan),
            calls=tuple(CallView(call, read(Invited, call.value.id)) for call in read(MeetingCall, plan)),
            images=read(PaperImage, plan),
            copies=read(PaperCopy, plan),
        )

    def _part(self, case: EntityId) -> PartView:
        (plan,), (header,) = self.plans(case), self._records.children(PlanPart, case)
        goals = (replace(goal, part=case, units=header.value.units) for goal in self._goals(plan.value.id))
        return PartView(case, plan, header, tuple(goals))

    def _goals(self, plan: EntityId) -> tuple[GoalView, ...]:
        read = self._records.children
        return tuple(GoalView(goal, read(Measure, goal.value.id)) for goal in read(Goal, plan))

    def plans(self, case: EntityId) -> tuple[Seen[InternalSip], ...]:
        return self._records.children(InternalSip, case)

    def open_plans(self, today: date) -> tuple[PlanRow, ...]:
        return tuple(self._plan_row(seen.value, today) for seen in self._records.all(InternalSip))

    def _plan_row(self, plan: InternalSip, today: date) -> PlanRow:
        view, on = self.sip(plan.id), plan.next_follow_up_on
        row = self._row(self._records.get(Case, plan.case or plan.id).value)
        measures = [one.value for goal in view.goals for one in goal.measures]
        return PlanRow(
            plan=plan.id,
            case=row.id,
            number=row.number,
            client=row.client,
            handler=row.handler,
            next_follow_up_on=on,
            late=on is not None and on < today,
            unconfirmed=sum(one.responsible_member is not None and one.confirmation is None for one in measures),
            without_words=not plan.own_words,
            version=len(view.versions) or None,
            goals=len(view.goals),
            outcomes={},
            is_part=view.header is not None,
        )

    def jav(self, case: EntityId) -> JavView:
        ties, reviews = self.own_ties()
        matters = [seen for seen in self._records.all(DisqualificationMatter) if seen.value.case == case]
        asked = [seen for seen in self._records.all(AskedQuestion) if seen.value.case == case]
        return JavView(
            case=self._records.get(Case, case),
            circle=self._records.children(Party, case),
            answers=self._records.children(DisqualificationAnswer, case),
            matters=tuple(matters),
            own_ties=ties,
            asked=tuple(asked),
            last_review=max((seen.value.reviewed_at for seen in reviews if seen.value.reviewed_at), default=None),
        )

    def questions(self) -> tuple[QuestionView, ...]:
        me = self._records.me
        return tuple(
            QuestionView(seen, self._records.children(CircleName, seen.value.id))
            for seen in self._records.all(DisqualificationQuestion)
            if seen.value.closed_at is None and ((seen.value.answer is None) == (seen.value.asked == me))
        )

    def own_ties(self) -> tuple[tuple[Seen[OwnTie], ...], tuple[Seen[TieReview], ...]]:
        return self._records.all(OwnTie), self._records.all(TieReview)

    def loose_notes(self) -> tuple[Seen[LooseNote], ...]:
        return self._records.all(LooseNote)

    def today(self, today: date) -> TodayView:
        lines = [*self._follow_ups(), *self._measures(), *self._questions()]
        lines.sort(key=lambda line: (line.due_on is not None, line.due_on or today))
        return TodayView(tuple(lines), self.untransferred(), len(self._records.conflicts()))

    def plan_dates(self) -> tuple[DatedPlan, ...]:
        plans = (seen.value for seen in self._records.all(InternalSip))
        return tuple(
            DatedPlan(plan.id, plan.case, self._number(plan.case), self._dates(plan))
            for plan in plans
            if plan.case is not None and plan.closed_on is None and plan.refused_on is None
        )

    def _dates(self, plan: InternalSip) -> PlanDates:
        read = self._records.children
        adopted = [seen.value.adopted_at for seen in read(PlanVersion, plan.id) if seen.value.adopted_at]
        calls = [seen.value for seen in read(MeetingCall, plan.id)]
        return PlanDates(
            proposed_on=plan.proposed_on,
            started_on=plan.started_on,
            call_sent_on=max((call.sent_on for call in calls if call.sent_on), default=None),
            met=any(call.held_on for call in calls),
            adopted_on=max(adopted).date() if adopted else None,
            copies_given=bool(read(PaperCopy, plan.id)),
            next_follow_up_on=plan.next_follow_up_on,
        )

    def lost_shares(self) -> tuple[LostShare, ...]:
        return ()

    def untransferred(self, case: EntityId | None = None) -> tuple[DocumentRow, ...]:
        waiting = (row for row in self._documents(case) if row.state is TransferState.NOT_TRANSFERRED)
        return tuple(sorted(waiting, key=lambda row: row.made_at))

    def search(self, text: str, limit: int = 50) -> tuple[SearchHit, ...]:
        wanted = text.casefold().strip()
        hits = [hit for hit in map(self._hit, self._records.all(Party)) if wanted and wanted in hit.name.casefold()]
        hits += [
            SearchHit(row.id, row.number, row.client, "number", row.case_type)
            for row in self.cases()
            if wanted and row.number.casefold().startswith(wanted)
        ]
        return tuple(hits[:limit])

    def search_homes(self, text: str, limit: int = 10) -> tuple[HomeHit, ...]:
        wanted = text.casefold().strip()
        files = [seen.value for seen in self._records.all(Home)]
        entries = [seen.value for seen in self._records.all(PoolHome)]
        shown = [*files, *(one for one in entries if one.id not in {home.pool for home in files})]
        hits = [one for one in shown if wanted and wanted in (one.name or "").casefold()]
        return tuple(HomeHit(one.id, one.name or "", one.place or "", one.municipality or "") for one in hits[:limit])

    def answer_of(self, case: EntityId, member: MemberId) -> Answer | None:
        answers = [seen.value for seen in self._records.children(DisqualificationAnswer, case)]
        return next((answer.answer for answer in reversed(answers) if answer.member == member), None)

    def _row(self, case: Case) -> CaseRow:
        parties = [seen.value for seen in self._records.children(Party, case.id)]
        client = next((party for party in parties if party.role is PartyRole.CLIENT), None)
        return CaseRow(
            id=case.id,
            number=case.record_number or case.number or "",
            client=(client.name or "") if client else "",
            birth_year=client.birth_year if client else None,
            case_type=case.case_type,
            status=case.status or CaseStatus.OPEN,
            handler=case.handler,
            opened_on=case.opened_on,
            changed_at=self._records.kept[case.id].changed_at,
            untransferred=len(self.untransferred(case.id)),
        )

    def _hit(self, party: Seen[Party]) -> SearchHit:
        case = self._records.get(Case, party.value.case or EntityId(b"")).value
        return SearchHit(case.id, case.number or "", party.value.name or "", "name", case.case_type)

    def _documents(self, case: EntityId | None) -> tuple[DocumentRow, ...]:
        transfers = {seen.value.document: seen for seen in self._records.all(Transfer)}
        notes = (seen.value for seen in self._records.all(Note) if seen.value.ready and case in {None, seen.value.case})
        return tuple(self._document(note, transfers.get(note.id)) for note in notes)

    def _document(self, note: Note, transfer: Seen[Transfer] | None) -> DocumentRow:
        case = self._records.get(Case, note.case or EntityId(b"")).value
        state = transfer.value.state if transfer else None
        return DocumentRow(
            id=note.id,
            case=case.id,
            case_number=case.number or "",
            kind=DocumentKind.NOTE,
            title=note.title or "",
            author=note.author,
            made_at=note.ready_at or EPOCH,
            state=state or TransferState.NOT_TRANSFERRED,
            transfer=transfer,
        )

    def _number(self, case: EntityId | None) -> str:
        return (self._records.get(Case, case).value.number or "") if case else ""

    def _follow_ups(self) -> list[TodayLine]:
        plans = (seen.value for seen in self._records.all(InternalSip))
        return [
            TodayLine(
                TodayKind.FOLLOW_UP, plan.case, plan.id, self._number(plan.case), "", plan.next_follow_up_on, None
            )
            for plan in plans
            if plan.next_follow_up_on and not plan.closed_on
        ]

    def _measures(self) -> list[TodayLine]:
        lines = []
        for seen in self._records.all(Measure):
            measure = seen.value
            if measure.due_on and measure.status in {None, MeasureStatus.PLANNED, MeasureStatus.ONGOING}:
                case = self._records.root(measure.id)
                text = measure.text or ""
                lines.append(
                    TodayLine(TodayKind.MEASURE_DUE, case, measure.id, self._number(case), text, measure.due_on, None)
                )
        return lines

    def _questions(self) -> list[TodayLine]:
        asked = (seen.value for seen in self._records.all(DisqualificationQuestion))
        return [
            TodayLine(TodayKind.QUESTION, None, question.id, "", "", None, question.asked_at)
            for question in asked
            if question.asked == self._records.me and question.answer is None
        ]
