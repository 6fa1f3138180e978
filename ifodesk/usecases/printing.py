"""What is printed of an internal SIP: a draft as the plan is, an adopted version from its frozen form alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ifodesk.domain.entities.case import Party, PartyRole, Transfer, TransferState
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sip_frozen import Cover, FrozenPlan
from ifodesk.domain.sip_rules import ExperienceQuestion
from ifodesk.domain.sip_version import fingerprint, freeze, read_canonical
from ifodesk.domain.transfer import transfer_id
from ifodesk.usecases.errors import NotFoundError, WorldError
from ifodesk.usecases.plans import sip_plan
from ifodesk.usecases.ports import Directory
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import CaseOverview, SipView


class PrintTrouble(StrEnum):
    """Why nothing was printed; the plan is never touched."""

    FOLDER_MISSING = "print_folder_missing"
    NOT_A_FILE = "print_not_a_file"
    REFUSED = "print_refused"
    DISK_FULL = "print_disk_full"
    FAILED = "print_failed"
    UNREADABLE_VERSION = "print_unreadable_version"


@dataclass(frozen=True, slots=True)
class PrintedTransfer:
    """Whether this version stands in the record system."""

    state: TransferState = TransferState.NOT_TRANSFERRED
    on: date | None = None
    by: str = ""
    record_number: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SipDocument:
    """Everything that stands on the paper. Equal values give equal files."""

    plan: FrozenPlan
    municipality: str
    """Name, not code."""
    drawn_on: date
    """The day of a draft's print. A version shows the day it was adopted instead."""
    fingerprint: str | None = None
    """4 x 4 letters over the canonical form; None for a draft."""
    transfer: PrintedTransfer = PrintedTransfer()
    protected: bool = False
    """Somebody in the case is protected, or has what may not be in others' copies: every page says so."""
    differing: int = 0
    """In a draft: fields that people wrote differently, of which only one value is printed."""
    unreadable: int = 0
    """In a draft: fields that a newer program wrote and this one cannot read."""
    practice: bool = False


class WordsPrinter(Protocol):
    """Makes the paper with the control words."""

    def __call__(self, control_words: str, on: date, path: Path) -> Path:
        """Write the words, as they are *on* a day, as a PDF to *path* and return the absolute path.

        Slow: call it on the work lane. Raises ``WorldError`` with a code of ``PrintTrouble``, or export_copied.
        """
        ...


class Printer(Protocol):
    """Makes files that people print."""

    def __call__(self, document: SipDocument, path: Path) -> Path:
        """Write *document* as a PDF to *path*, replacing a file there as a whole, and return the absolute path.

        Slow: call it on the work lane. Raises ``WorldError`` with a code of ``PrintTrouble``; an older file at *path*
        is then untouched.
        """
        ...


@dataclass(frozen=True, slots=True)
class PrepareSip:
    """Gather an internal SIP for the printer. Store lane; what comes back can go to any other."""

    session: Session

    def __call__(self, plan: EntityId, version: EntityId | None = None) -> SipDocument:
        """Return what is printed of *plan*: its adopted *version*, or without one the draft as it is now.

        Raises ``NotFoundError``, and ``WorldError`` "print_unreadable_version" for one that a newer program froze.
        """
        session = self.session
        view = session.queries.sip(plan)
        if view.plan.value.case is None:
            raise NotFoundError
        overview = session.queries.overview(view.plan.value.case)
        today = session.clock.today()
        if version is None:
            draft = draft_document(view, overview, session.directory, today=today, practice=session.practice)
            return replace(draft, plan=in_words(draft.plan, session.sip_rules.experience))
        chosen = next((one.value for one in view.versions if one.value.id == version), None)
        if chosen is None:
            raise NotFoundError
        adopted = version_document(
            chosen, self._transfer(version), overview, session.directory, today=today, practice=session.practice
        )
        return replace(adopted, plan=in_words(adopted.plan, session.sip_rules.experience))

    def _transfer(self, version: EntityId) -> Transfer | None:
        try:
            return self.session.records.get(Transfer, transfer_id(version)).value
        except NotFoundError:
            return None


def in_words(plan: FrozenPlan, questions: Iterable[ExperienceQuestion]) -> FrozenPlan:
    """Return *plan* with the client's answers under their questions in words; an unknown code stays as it is."""
    known = {question.code: question for question in questions}

    def spoken(code: str, answer: str) -> tuple[str, str]:
        question = known.get(code)
        return (code, answer) if question is None else (question.text, question.shown(answer))

    follow_ups = (replace(one, experience=tuple(spoken(*pair) for pair in one.experience)) for one in plan.follow_ups)
    return replace(plan, follow_ups=tuple(follow_ups))


def file_name(document: SipDocument) -> str:
    """Return a name for the file: case number and version, never a person's name, safe on every system."""
    number = re.sub(r"[^A-Za-z0-9]+", "-", document.plan.case_number or "").strip("-")
    version = f"v{document.plan.number}" if document.fingerprint is not None else "utkast"
    return "-".join(part for part in ("intern-sip", number[:40], version) if part) + ".pdf"


def draft_document(
    view: SipView, overview: CaseOverview, directory: Directory, *, today: date, practice: bool
) -> SipDocument:
    """Return the plan as it is now, marked as a draft of *today*. Pure."""
    client = _client(overview)
    cover = Cover(
        case_number=overview.row.number,
        municipality=overview.case.value.municipality,
        client=None if client is None else client.name,
        client_birth_year=overview.row.birth_year,
    )
    seen = tuple(_seen(view))
    return SipDocument(
        plan=freeze(sip_plan(view), cover, lambda member: directory.member(MemberId(member)).name),
        municipality=_municipality(cover, directory),
        drawn_on=today,
        protected=_protected(overview),
        differing=sum(len(one.conflicts) for one in seen),
        unreadable=sum(len(one.unreadable) for one in seen),
        practice=practice,
    )


def version_document(
    version: PlanVersion,
    transfer: Transfer | None,
    overview: CaseOverview,
    directory: Directory,
    *,
    today: date,
    practice: bool,
) -> SipDocument:
    """Return an adopted version from its canonical form; only marks and transfer state are of today. Pure.

    Raises ``WorldError`` when this program cannot read the canonical form.
    """
    form = version.canonical or ""
    try:
        frozen = read_canonical(form)
    except ValueError as error:
        raise WorldError(PrintTrouble.UNREADABLE_VERSION) from error
    return SipDocument(
        plan=frozen,
        municipality=_municipality(frozen, directory),
        drawn_on=frozen.adopted_on or today,
        fingerprint=fingerprint(form),
        transfer=PrintedTransfer() if transfer is None else _transfer_of(transfer, directory),
        protected=_protected(overview),
        practice=practice,
    )


def _client(overview: CaseOverview) -> Party | None:
    parties = (party.value for party in overview.parties)
    return next((party for party in parties if party.role is PartyRole.CLIENT), None)


def _protected(overview: CaseOverview) -> bool:
    """Return whether the paper holds what must not spread: anybody's."""
    return any(seen.value.protected or seen.value.withheld for seen in overview.parties)


def _municipality(cover: Cover, directory: Directory) -> str:
    return "" if cover.municipality is None else directory.municipality_name(cover.municipality)


def _seen(view: SipView) -> Iterator[Seen[object]]:
    """Yield everything that stands on the paper of a draft."""
    yield view.plan
    for goal in view.goals:
        yield goal.goal
        yield from goal.measures
    yield from view.consents
    yield from view.agreements
    yield from view.follow_ups


def _transfer_of(transfer: Transfer, directory: Directory) -> PrintedTransfer:
    return PrintedTransfer(
        state=transfer.state or TransferState.NOT_TRANSFERRED,
        on=transfer.on,
        by="" if transfer.by is None else directory.member(transfer.by).name,
        record_number=transfer.record_number,
        reason=transfer.reason,
    )
