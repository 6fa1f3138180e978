"""Copies of a plan: made for one recipient, seen before they are given, kept so that they can be made again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ifodesk.domain.copy_sifting import LeftOut
from ifodesk.domain.entities.sip_papers import CopyWay, PaperCopy, PlanVersion, RecipientKind
from ifodesk.domain.frozen_copy import FrozenCopy, PaperKind, canonical_copy, read_copy
from ifodesk.domain.ids import EntityId
from ifodesk.domain.packed_text import packed
from ifodesk.domain.plan_copy import CopyBasis, CopyObstacle, Recipient, copy_for
from ifodesk.domain.sip_frozen import FrozenPlan
from ifodesk.domain.sip_version import fingerprint, read_canonical
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.copy_basis import basis_of, recipients_of
from ifodesk.usecases.errors import NotFoundError, RuleError, WorldError
from ifodesk.usecases.plans import frozen_plan
from ifodesk.usecases.printing import PrintTrouble, in_words
from ifodesk.usecases.saving import Made, change, new_id, tidy
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import SipView
from ifodesk.usecases.walls import check_may_write


class CopyTrouble(StrEnum):
    """Why a copy is not registered. Nothing is lost: the sender looks again."""

    OF_A_DRAFT = "copy_of_a_draft"
    OUTDATED = "copy_outdated"
    OF_A_PART = "copy_of_a_part"
    """A part knows neither the consents nor who is protected: copies are made by those who read the whole plan."""


@dataclass(frozen=True, slots=True)
class CopyReady:
    """One recipient's copy as it would be given, and what the sender should know first."""

    copy: FrozenCopy
    left_out: tuple[LeftOut, ...]
    doubts: tuple[LeftOut, ...]
    obstacle: CopyObstacle | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyDesk:
    """Everything that copies of one plan are made from. Plain values: it can go to any lane."""

    plan: EntityId
    version: EntityId | None
    """None: a draft."""
    version_code: str | None
    frozen: FrozenPlan
    basis: CopyBasis
    municipality: str
    practice: bool
    recipients: tuple[Recipient, ...]
    """Who may be meant, the client first."""

    def ready(
        self, to: Recipient, paper: PaperKind, *, without: frozenset[str] = frozenset(), on: date | None = None
    ) -> CopyReady:
        """Return the copy for *to*. Pure.

        Args:
            to: One of the recipients, or another.
            paper: Which paper is made.
            without: Ids of goals that the sender takes out besides.
            on: The day that stands on the copy; None: the day of the basis.
        """
        draft = copy_for(self.frozen, to, replace(self.basis, without=without))
        copy = FrozenCopy(
            paper=paper,
            kind=to.kind,
            recipient=to.name,
            made_on=on or self.basis.on,
            municipality=self.municipality,
            version_code=self.version_code,
            protected=self._marked(to),
            practice=self.practice,
            plan=draft.plan,
        )
        return CopyReady(copy, draft.left_out, draft.doubts, draft.obstacle)

    def _marked(self, to: Recipient) -> bool:
        """Return whether the paper holds what must not spread: the file everybody's, another the recipient's own."""
        own = any(one.whose == to.whose for one in self.basis.sheltered if to.whose)
        return own or (to.kind is RecipientKind.RECORDS and bool(self.basis.sheltered))


@dataclass(frozen=True, slots=True)
class OpenCopies:
    """Gather what copies of a plan are made from. Store lane."""

    session: Session

    def __call__(self, plan: EntityId, version: EntityId | None = None) -> CopyDesk:
        """Return it for an adopted *version*, the newest if none is named; for the draft where none was adopted.

        Raises:
            NotFoundError: No such plan for this person.
            RuleError: copy_of_a_part.
            WorldError: print_unreadable_version, for one that a newer program froze.
        """
        view = self.session.queries.sip(plan)
        if view.plan.value.case is None:
            raise NotFoundError
        if view.header is not None:
            raise RuleError(CopyTrouble.OF_A_PART)
        chosen = _version(view, version)
        frozen, code = _frozen(self.session, view, chosen)
        overview = self.session.queries.overview(view.plan.value.case)
        code_of_place = overview.case.value.municipality
        return CopyDesk(
            plan=plan,
            version=None if chosen is None else chosen.id,
            version_code=code,
            frozen=in_words(frozen, self.session.sip_rules.experience),
            basis=basis_of(self.session, view, overview, frozen),
            municipality="" if code_of_place is None else self.session.directory.municipality_name(code_of_place),
            practice=self.session.practice,
            recipients=recipients_of(self.session, frozen, overview),
        )


@dataclass(frozen=True, slots=True)
class GiveCopy:
    """Keep in the register which copy went to whom. The paper itself is made from what is kept."""

    session: Session

    def __call__(
        self,
        desk: CopyDesk,
        to: Recipient,
        paper: PaperKind,
        *,
        without: frozenset[str] = frozenset(),
        how: CopyWay | None = None,
    ) -> Made:
        """Save exactly the copy that the sender has seen, and return it.

        Raises:
            RuleError: A code of ``CopyObstacle``; older_group; copy_of_a_draft; copy_outdated when consents,
                protection or the plan have changed since the sender looked: then nothing is given before it has been
                looked at again.
        """
        check_may_write(self.session, desk.plan, "paper_copy")
        shown = desk.ready(to, paper, without=without)
        if desk.version is None:
            raise RuleError(CopyTrouble.OF_A_DRAFT)
        now = OpenCopies(self.session)(desk.plan, desk.version).ready(to, paper, without=without)
        if now.obstacle is not None:
            raise RuleError(now.obstacle)
        if now.copy != shown.copy:
            raise RuleError(CopyTrouble.OUTDATED)
        kept = PaperCopy(
            id=new_id(self.session.random),
            plan=desk.plan,
            version=desk.version,
            recipient=to.name,
            recipient_kind=to.kind,
            content=packed(canonical_copy(shown.copy)),
            paper=paper,
            made_at=self.session.clock.now(),
            made_by=self.session.directory.me().id,
            how_given=how,
            given_on=None if how is None else self.session.clock.today(),
        )
        return Made(kept.id, self.session.records.save([Write(tidy(kept))]))


@dataclass(frozen=True, slots=True)
class NoteCopyGiven:
    """Write down how and when a copy was given."""

    session: Session

    def __call__(self, seen: Seen[PaperCopy], how: CopyWay, *, on: date | None = None) -> Saved:
        """Save it, today unless another day is said. Raises ``RuleError``: in_the_future."""
        today = self.session.clock.today()
        if on is not None and on > today:
            raise RuleError(Refusal.IN_THE_FUTURE)
        return change(self.session.records, seen, replace(seen.value, how_given=how, given_on=on or today))


@dataclass(frozen=True, slots=True)
class CopyAgain:
    """Take a copy out of the register, to make the same paper once more."""

    session: Session

    def __call__(self, copy: EntityId) -> FrozenCopy:
        """Return what was given. Raises ``NotFoundError``, ``WorldError`` "print_unreadable_version"."""
        return given(self.session.records.get(PaperCopy, copy).value)


def given(copy: PaperCopy) -> FrozenCopy:
    """Return what stood on a registered copy. Raises ``WorldError`` for one that a newer program made."""
    try:
        return read_copy(copy.content or "")
    except ValueError as error:
        raise WorldError(PrintTrouble.UNREADABLE_VERSION) from error


def _version(view: SipView, wanted: EntityId | None) -> PlanVersion | None:
    versions = [seen.value for seen in view.versions]
    if wanted is None:
        return versions[-1] if versions else None
    chosen = next((one for one in versions if one.id == wanted), None)
    if chosen is None:
        raise NotFoundError
    return chosen


def _frozen(session: Session, view: SipView, version: PlanVersion | None) -> tuple[FrozenPlan, str | None]:
    if version is None:
        return frozen_plan(session, view), None
    form = version.canonical or ""
    try:
        return read_canonical(form), fingerprint(form)
    except ValueError as error:
        raise WorldError(PrintTrouble.UNREADABLE_VERSION) from error
