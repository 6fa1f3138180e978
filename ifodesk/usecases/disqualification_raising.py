"""Raising somebody's jäv, a client's wish for another municipality, and what is found out on the way.

The authority examines jäv itself even if nobody objects (JO dnr 1339-2017).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.disqualification import DisqualificationMatter, Ground
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.disqualification_deciders import CHIEFS
from ifodesk.usecases.disqualification_matters import NewMatter, matters_of, open_matter
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.letting_in import ensure_reads
from ifodesk.usecases.ports import LEADERS, Member
from ifodesk.usecases.saving import Made, change, words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.units import check_leads


@dataclass(frozen=True, slots=True)
class RaiseDisqualification:
    """Raise the question of a colleague's jäv: what a chief, a colleague or a party has noticed."""

    session: Session

    def __call__(
        self, case: EntityId, concerned: MemberId, *, circumstances: str, ground: Ground | None = None
    ) -> Made:
        """Return the matter. The person concerned reads it while reading the case.

        Args:
            case: The case.
            concerned: Whose jäv; for one's own there is `ReportOwnDisqualification`.
            circumstances: What was noticed, and by whom.
            ground: The ground, if it is clear.

        Raises:
            RuleError: not_a_member, already_reported, reason_needed without circumstances; as `decider_of`.
        """
        session = self.session
        check_active(session, concerned)
        if any(matter.value.closed_at is None for matter in matters_of(session, case, concerned)):
            raise RuleError(Refusal.ALREADY_REPORTED)
        if words_or_none(circumstances) is None:
            raise RuleError(Refusal.REASON_NEEDED)
        return open_matter(session, case, NewMatter(concerned, ground, circumstances=circumstances))


@dataclass(frozen=True, slots=True)
class NoteClientWish:
    """Note that the client asks for another municipality, for fear of being recognised. Not jäv, and handled alike."""

    session: Session

    def __call__(self, case: EntityId, *, words: str) -> Made:
        """Return the matter, about nobody on the staff. Raises ``RuleError`` reason_needed; as `decider_of`."""
        if words_or_none(words) is None:
            raise RuleError(Refusal.REASON_NEEDED)
        return open_matter(self.session, case, NewMatter(None, circumstances=words))


@dataclass(frozen=True, slots=True)
class ChangeMatter:
    """Write down what is found out in a matter."""

    session: Session

    def __call__(self, seen: Seen[DisqualificationMatter], value: DisqualificationMatter) -> Saved:
        """Save relation, facts, circumstances and the like of *value*; outcome and people come by ruling alone.

        After the end only what was done anyway and the main decision can be added.

        Raises:
            RuleError: matter_closed; only_concerned for somebody else's view; not_by_concerned for all but the own view
                of whoever is concerned and did not report it.
        """
        me, was = self.session.directory.me().id, seen.value
        if value.view != was.view and me != was.concerned:
            raise RuleError(Refusal.ONLY_CONCERNED)
        known = replace(
            was,
            relation=value.relation,
            toward=value.toward,
            facts=value.facts,
            circumstances=value.circumstances,
            ground=value.ground,
        )
        if known != was and me == was.concerned != was.reported_by:
            raise RuleError(Refusal.NOT_BY_CONCERNED)
        closed = self.session.records.get(DisqualificationMatter, was.id).value.closed_at  # perhaps since it was seen
        if closed is not None and (known != was or value.view != was.view):
            raise RuleError(Refusal.MATTER_CLOSED)
        new = replace(known, view=value.view, done_anyway=value.done_anyway, main_decision=value.main_decision)
        return change(self.session.records, seen, new)


@dataclass(frozen=True, slots=True)
class PassMatterOn:
    """Give a matter to somebody else to decide: who decided has left, or has jäv too."""

    session: Session

    def __call__(self, seen: Seen[DisqualificationMatter], to: MemberId) -> Changed:
        """Let *to* in to the case and to the matter, and save who decides now.

        Raises:
            RuleError: matter_closed; not_by_concerned, also for *to*; only_leaders; as `LetIn` when *to* may not read
                the case.
        """
        session, was = self.session, seen.value
        if was.closed_at is not None:
            raise RuleError(Refusal.MATTER_CLOSED)
        if was.concerned in (session.directory.me().id, to):
            raise RuleError(Refusal.NOT_BY_CONCERNED)
        check_leads(session)
        changed = [] if was.case is None else [*ensure_reads(session, was.case, to)]
        if to not in session.readers.readers(was.id):
            changed.append(session.readers.let_in(was.id, to))
        return together(*changed, change(session.records, seen, replace(was, decider=to)).changed)


def successors(session: Session, matter: DisqualificationMatter) -> tuple[Member, ...]:
    """Return to whom the signed-in person can pass a matter on: colleagues, chiefs first. Empty: it is not for them."""
    me = session.directory.me()
    if matter.closed_at is not None or matter.concerned == me.id or not me.roles & LEADERS:
        return ()
    try:
        walled = () if matter.case is None else session.readers.walled(matter.case)
    except NotFoundError:  # only a reader of the case can let anybody in to it
        return ()
    outside = {matter.concerned, matter.decider, *walled}
    able = [one for one in session.directory.members(me.municipality) if one.id not in outside]
    return tuple(sorted(able, key=lambda one: not one.roles & CHIEFS))


@dataclass(frozen=True, slots=True)
class ReopenMatter:
    """Open a closed matter again: something has changed, or was not known."""

    session: Session

    def __call__(self, seen: Seen[DisqualificationMatter], *, reason: str) -> Saved:
        """Save it as open, with why; rulings stay.

        Raises ``RuleError``: matter_open, not_by_concerned, reason_needed.
        """
        session, was = self.session, seen.value
        if was.closed_at is None:
            raise RuleError(Refusal.MATTER_OPEN)
        if session.directory.me().id == was.concerned:
            raise RuleError(Refusal.NOT_BY_CONCERNED)
        why = words_or_none(reason)
        if why is None:
            raise RuleError(Refusal.REASON_NEEDED)
        return change(session.records, seen, replace(was, closed_at=None, outcome=None, reopened_because=why))
