"""What is printed of an internal SIP: a draft as the plan is, an adopted version from its frozen form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ifodesk.domain.entities.case import TransferState
from ifodesk.domain.entities.sip import AgreementForm, ConsentKind, MeasureStatus


class PrintTrouble(StrEnum):
    """Why a file could not be written; the plan is never touched."""

    FOLDER_MISSING = "print_folder_missing"
    NOT_A_FILE = "print_not_a_file"
    REFUSED = "print_refused"
    DISK_FULL = "print_disk_full"
    FAILED = "print_failed"


@dataclass(frozen=True, slots=True)
class PrintedMeasure:
    """One measure. None and empty texts are printed as "Ej angivet"."""

    text: str | None
    responsible: str | None
    unit: str | None
    due_on: date | None
    status: MeasureStatus | None


@dataclass(frozen=True, slots=True)
class PrintedGoal:
    """One goal with its measures, in order."""

    text: str | None
    indicator: str | None
    baseline: str | None
    target: str | None
    measures: tuple[PrintedMeasure, ...]


@dataclass(frozen=True, slots=True)
class PrintedConsent:
    """One consent, given or withdrawn."""

    kind: ConsentKind | None
    given_by: str | None
    given_on: date | None
    form: AgreementForm | None
    what: str | None
    receiver: str | None
    purpose: str | None
    valid_until: date | None
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class PrintedAgreement:
    """Who agreed to the plan and how."""

    name: str | None
    role: str | None
    form: AgreementForm | None
    on: date | None


@dataclass(frozen=True, slots=True)
class PrintedFollowUp:
    """A follow-up that was planned or held."""

    planned_on: date | None
    held_on: date | None
    summary: str | None


@dataclass(frozen=True, slots=True)
class PrintedTransfer:
    """Whether this version stands in the record system."""

    state: TransferState
    on: date | None = None
    by: str = ""
    record_number: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedVersion:
    """What makes an adopted version; a draft has none."""

    number: int
    adopted_on: date | None
    adopted_by: str
    fingerprint: str
    """4 x 4 letters over the canonical form, with spaces between."""
    transfer: PrintedTransfer


@dataclass(frozen=True, slots=True, kw_only=True)
class SipDocument:
    """Everything that stands on the paper. Equal values give equal files."""

    municipality: str
    """Name, not code."""
    case_number: str
    client: str | None
    birth_year: int | None
    protected: bool
    """The client has a protected identity: every page says so."""
    own_words: str | None
    situation: str | None
    goals: tuple[PrintedGoal, ...]
    consents: tuple[PrintedConsent, ...]
    agreements: tuple[PrintedAgreement, ...]
    plan_lead: str | None
    next_follow_up_on: date | None
    follow_ups: tuple[PrintedFollowUp, ...]
    """Empty in an adopted version: they come after it."""
    version: PrintedVersion | None
    drawn_on: date
    """The day of a draft's print; of a version, the day it was adopted."""
    differing: int = 0
    """In a draft: fields that people wrote differently, of which only one value is printed."""
    unreadable: int = 0
    """In a draft: fields that a newer program wrote and this one cannot read."""
    practice: bool = False


class Printer(Protocol):
    """Makes files that people print."""

    def __call__(self, document: SipDocument, path: Path) -> Path:
        """Write *document* as a PDF to *path*, replacing a file there as a whole, and return the absolute path.

        Slow: call it on the work lane. Raises ``WorldError`` with a code of ``PrintTrouble``; an older file at *path*
        is then untouched.
        """
        ...
