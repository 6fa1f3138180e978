"""Exporting plans as files: one, a selection, or all that are due for follow-up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_papers import CopyWay, RecipientKind
from ifodesk.domain.entities.sip_parts import PlanPartLink
from ifodesk.domain.frozen_copy import PAPERS
from ifodesk.domain.ids import EntityId
from ifodesk.domain.names import running
from ifodesk.domain.plan_copy import Recipient
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.errors import IfodeskError, NotFoundError, WorldError
from ifodesk.usecases.papers import PaperForm, Papers, PlanPaper, copy_file_name, free_name
from ifodesk.usecases.plan_copies import CopyDesk, GiveCopy, OpenCopies
from ifodesk.usecases.ports import Cancel, Progress
from ifodesk.usecases.printing import PrepareSip, file_name
from ifodesk.usecases.session import Session

RECIPIENT_UNKNOWN = "recipient_unknown"
EXPORTING = "exporting"


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is wanted of every plan."""

    form: PaperForm = PaperForm.PDF
    draft: bool = False
    """The plan as it is now, in place of its newest version."""
    kind: RecipientKind | None = None
    """Whose copy; None: the plan for the file, with its transfer state."""
    name: str = ""
    """Which guardian, person or unit."""


@dataclass(frozen=True, slots=True)
class ReadyExport:
    """One plan, gathered: it can go to the work lane."""

    paper: PlanPaper
    name: str
    """Of the file."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A plan that was not exported, and why."""

    plan: EntityId
    error: IfodeskError


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of all the plans."""

    files: tuple[Path, ...]
    refused: tuple[Refused, ...]
    stopped: bool = False
    """Somebody stopped it; the files that were made are whole."""


@dataclass(frozen=True, slots=True)
class DuePlans:
    """Find the plans whose follow-up is due."""

    session: Session

    def __call__(self) -> tuple[EntityId, ...]:
        """Return the open plans with a follow-up today or earlier that this person reads, the longest overdue first.

        A part of a plan that this person reads whole is not exported besides.
        """
        today, records = self.session.clock.today(), self.session.records
        parts = {seen.value.part for seen in records.all(PlanPartLink)}
        plans = (seen.value for seen in records.all(InternalSip) if seen.value.case not in parts)
        due = [(plan.next_follow_up_on, plan.id) for plan in plans if plan.closed_on is None]
        return tuple(plan for on, plan in sorted((on, plan) for on, plan in due if on is not None and on <= today))


@dataclass(frozen=True, slots=True)
class PrepareExport:
    """Gather one plan for export. Store lane. It is noted that the case was opened."""

    session: Session

    def __call__(self, plan: EntityId, wish: ExportWish) -> ReadyExport:
        """Return the paper and its file's name. A copy for somebody is put into the register, as a file.

        Raises:
            NotFoundError: No such plan for this person.
            RuleError: A code of ``CopyObstacle`` or ``CopyTrouble``.
            WorldError: recipient_unknown, print_unreadable_version.
        """
        view = self.session.queries.sip(plan)
        if view.plan.value.case is None:
            raise NotFoundError
        LogOpening(self.session)(view.plan.value.case)
        if wish.kind is None:
            version = view.versions[-1].value.id if view.versions and not wish.draft else None
            document = PrepareSip(self.session)(plan, version)
            return ReadyExport(document, str(Path(file_name(document)).with_suffix(f".{wish.form}")))
        desk = OpenCopies(self.session)(plan)
        to, paper = recipient(desk, wish), PAPERS[wish.kind][0]
        GiveCopy(self.session)(desk, to, paper, how=CopyWay.FILE)
        copy = desk.ready(to, paper).copy
        return ReadyExport(copy, copy_file_name(copy, wish.form))


@dataclass(frozen=True, slots=True)
class ExportPlans:
    """Export several plans on the calling thread, one whole file after the other."""

    session: Session
    papers: Papers

    def __call__(
        self,
        plans: Sequence[EntityId],
        folder: Path,
        wish: ExportWish,
        *,
        progress: Callable[[Progress], None] | None = None,
        cancel: Cancel | None = None,
    ) -> Exported:
        """Write a file for each plan into *folder* and return what became of them.

        A plan that may not be exported does not stop the others. A file that is there already is never replaced.
        Raises ``WorldError`` with a code of ``PrintTrouble`` when the folder takes no files.
        """
        files: list[Path] = []
        refused: list[Refused] = []
        for done, plan in enumerate(plans):
            if cancel is not None and cancel():
                return Exported(tuple(files), tuple(refused), stopped=True)
            if progress is not None:
                progress(Progress(done, len(plans), EXPORTING))
            try:
                ready = PrepareExport(self.session)(plan, wish)
            except IfodeskError as error:
                refused.append(Refused(plan, error))
            else:
                files.append(write_export(self.papers, ready, folder, wish.form))
        return Exported(tuple(files), tuple(refused))


def write_export(papers: Papers, ready: ReadyExport, folder: Path, form: PaperForm) -> Path:
    """Make the file in *folder* and return its path; a number is added where the name is taken. Work lane."""
    return papers.keep(papers.plan(ready.paper, form), free_name(folder / ready.name))


def recipient(desk: CopyDesk, wish: ExportWish) -> Recipient:
    """Return whom a wish means; without a name the first of its kind. Raises ``WorldError`` recipient_unknown."""
    wanted = running(wish.name)
    for one in desk.recipients:
        if one.kind is wish.kind and wanted in ("", running(one.name)):
            return one
    raise WorldError(RECIPIENT_UNKNOWN)
