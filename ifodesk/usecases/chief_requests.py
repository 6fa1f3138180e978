"""Fråga chef till chef: help is asked for in another municipality without naming anybody, and answered with a name.

A request lies in a compartment of the two chiefs and travels by ordinary sync. It names no case; which one it is for
only the asker's own compartment knows. Source: OSL 2009:400 8 kap. 1 § (secrecy between the eight).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.anonymous import Trace, identifies
from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.domain.entities.lending import ChiefRequest, HelpSought, Reply
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.anonymous_questions import look_through
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.disqualification_deciders import CHIEFS
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_known
from ifodesk.usecases.ports import OWN, Home, Member, Role
from ifodesk.usecases.saving import Made, change, find, new_id, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session

MOST_HOURS = 60
"""Hours a week that can be asked for or offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestTerms:
    """What is asked for. No person, no case."""

    case_type: CaseType | None
    hours_per_week: int
    starts_on: date
    weeks: int | None = None
    """For how long, about; None: not known."""
    language: str = ""
    travel: str = ""
    """How often somebody has to come, and where to."""
    message: str = ""


@dataclass(frozen=True, slots=True)
class AskChief:
    """Ask the chief of another municipality for help."""

    session: Session

    def __call__(
        self, to: MemberId, terms: RequestTerms, *, case: EntityId | None = None, anyway: bool = False
    ) -> Made:
        """Return the request, read by the two chiefs. What it is for is written first, in the own compartment.

        Args:
            to: Among `chiefs_of` another municipality.
            terms: What is asked for.
            case: The case that it is for, if it is for one; remembered here only.
            anyway: Send what may point somebody out but names nobody. A person decides it each time.

        Raises:
            RuleError: only_leaders, not_a_chief_there, hours_out_of_range, end_in_the_past (of the first day),
                older_group; question_identifies (a name or a number: never sent), question_may_point_out unless
                *anyway*.
        """
        session, me = self.session, self.session.directory.me()
        other = self._check(to, terms)
        found = traces_of(session, terms, case)
        if identifies(found):
            raise RuleError(Refusal.QUESTION_IDENTIFIES)
        if found and not anyway:
            raise RuleError(Refusal.QUESTION_MAY_POINT_OUT)
        request = ChiefRequest(
            id=new_id(session.random),
            asker=me.id,
            asked=to,
            asked_at=session.clock.now(),
            from_municipality=me.municipality,
            to_municipality=other.municipality,
            case_type=terms.case_type,
            hours_per_week=terms.hours_per_week,
            starts_on=terms.starts_on,
            weeks=terms.weeks,
            language=words_or_none(terms.language),
            travel=words_or_none(terms.travel),
            message=words_or_none(terms.message),
        )
        if case is not None:
            session.records.get(Case, case)
            sought = HelpSought(id=new_id(session.random), request=request.id, case=case)
            session.records.save([Write(sought)], home=OWN)
        home = Home("restricted", session.readers.open_compartment([to]))
        return Made(request.id, session.records.save([Write(request)], home=home))

    def _check(self, to: MemberId, terms: RequestTerms) -> Member:
        session, me = self.session, self.session.directory.me()
        if not me.roles & CHIEFS:
            raise RuleError(Refusal.ONLY_LEADERS)
        other = check_active(session, to)
        if other not in chiefs_of(session, other.municipality) or other.municipality == me.municipality:
            raise RuleError(Refusal.NOT_A_CHIEF_THERE)
        check_hours(terms.hours_per_week)
        if terms.weeks is not None and terms.weeks < 1:
            raise RuleError(Refusal.HOURS_OUT_OF_RANGE)
        if terms.starts_on < session.clock.today():
            raise RuleError(Refusal.END_IN_THE_PAST)
        check_known(session, "chief_request")
        return other


@dataclass(frozen=True, slots=True)
class ReplyToChief:
    """Answer another chief: yes with name and hours, no, or "vill prata"."""

    session: Session

    def __call__(
        self,
        seen: Seen[ChiefRequest],
        reply: Reply,
        *,
        offered: MemberId | None = None,
        hours: int | None = None,
        starts_on: date | None = None,
        text: str = "",
    ) -> Saved:
        """Save the reply.

        Args:
            seen: The request.
            reply: What is answered.
            offered: Who can help: a colleague of one's own municipality, only with a yes.
            hours: Hours a week.
            starts_on: From when.
            text: What the person has on the desk, and what else is to be said.

        Raises:
            RuleError: not_your_question, question_closed, already_replied, offer_needed, other_municipality,
                not_a_member, hours_out_of_range.
        """
        session, request, me = self.session, seen.value, self.session.directory.me()
        if request.asked != me.id:
            raise RuleError(Refusal.NOT_YOUR_QUESTION)
        if request.closed_at is not None:
            raise RuleError(Refusal.QUESTION_CLOSED)
        if request.reply is Reply.YES:
            raise RuleError(Refusal.ALREADY_REPLIED)
        if reply is Reply.YES:
            self._check_offer(offered, hours, starts_on)
        is_yes = reply is Reply.YES
        replied = replace(
            request,
            reply=reply,
            offered=offered if is_yes else None,
            offered_hours=hours if is_yes else None,
            offered_from=starts_on if is_yes else None,
            reply_text=words_or_none(text),
            replied_by=me.id,
            replied_at=session.clock.now(),
        )
        return change(session.records, seen, replied)

    def _check_offer(self, offered: MemberId | None, hours: int | None, starts_on: date | None) -> None:
        if offered is None or hours is None or starts_on is None:
            raise RuleError(Refusal.OFFER_NEEDED)
        check_hours(hours)
        if check_active(self.session, offered).municipality != self.session.directory.me().municipality:
            raise RuleError(Refusal.OTHER_MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class CloseRequest:
    """Put a request aside: help was found, or is not needed any more. Only who asked does it."""

    session: Session

    def __call__(self, seen: Seen[ChiefRequest]) -> Saved:
        """Save it as closed. Raises ``RuleError`` not_your_question or question_closed."""
        if seen.value.asker != self.session.directory.me().id:
            raise RuleError(Refusal.NOT_YOUR_QUESTION)
        if seen.value.closed_at is not None:
            raise RuleError(Refusal.QUESTION_CLOSED)
        return change(self.session.records, seen, replace(seen.value, closed_at=self.session.clock.now()))


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request with what only the asker's own device knows."""

    request: Seen[ChiefRequest]
    mine: bool
    """Whether the signed-in person asked."""
    case: EntityId | None
    """What it is for; None: for no case, one that the person does not read, or somebody else's request."""

    @property
    def waits_for_me(self) -> bool:
        """Whether the signed-in person is the one to act."""
        request = self.request.value
        return request.closed_at is None and self.mine == (request.reply is not None)


def requests(session: Session) -> tuple[RequestView, ...]:
    """Return the requests to and from the signed-in person: open ones first, of these and the others newest first."""
    me = session.directory.me().id
    cases = {seen.value.request: seen.value.case for seen in session.records.all(HelpSought)}
    found = [
        RequestView(seen, seen.value.asker == me, _readable(session, cases.get(seen.value.id)))
        for seen in reversed(session.records.all(ChiefRequest))
    ]
    return tuple(sorted(found, key=lambda view: view.request.value.closed_at is not None))


def requests_for(session: Session, case: EntityId) -> tuple[Seen[ChiefRequest], ...]:
    """Return the open requests that the signed-in person made for *case*, oldest first."""
    mine = (view for view in requests(session) if view.case == case)
    return tuple(reversed([view.request for view in mine if view.request.value.closed_at is None]))


def chiefs_of(session: Session, municipality: str) -> tuple[Member, ...]:
    """Return who can be asked in a municipality: chiefs first, then deputies, in Swedish order of name."""
    found = [one for one in session.directory.members(municipality) if one.roles & CHIEFS]
    return tuple(sorted(found, key=lambda one: Role.CHIEF not in one.roles))


def traces_of(session: Session, terms: RequestTerms, case: EntityId | None = None) -> tuple[Trace, ...]:
    """Return what in the words of a request names or may point out somebody; where to travel is no such thing."""
    return (
        *look_through(session, terms.message, case),
        *identifies(look_through(session, terms.travel, case)),
        *identifies(look_through(session, terms.language, case)),
    )


def check_hours(hours: int) -> None:
    """Raise ``RuleError`` hours_out_of_range unless *hours* a week can be worked."""
    if not 1 <= hours <= MOST_HOURS:
        raise RuleError(Refusal.HOURS_OUT_OF_RANGE)


def _readable(session: Session, case: EntityId | None) -> EntityId | None:
    return case if case is not None and find(session.records, Case, case) else None
