"""The papers of a plan as files: made once, seen as pages, kept where the person says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeAlias

from ifodesk.domain.frozen_copy import FrozenCopy
from ifodesk.usecases.call_letters import CalendarEntry, CallLetter
from ifodesk.usecases.printing import SipDocument


class PaperForm(StrEnum):
    """What kind of file. The value is the ending of its name."""

    PDF = "pdf"
    HTML = "html"
    """For a screen reader."""
    JSON = "json"
    """For another program; docs/sip-json.md says what stands in it."""


PlanPaper: TypeAlias = FrozenCopy | SipDocument


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as it looks."""

    width: int
    height: int
    rgb: bytes
    """Three bytes a pixel, row by row from the top, no room between rows."""
    text: str = ""
    """What stands on it, for those who do not see it."""


class Papers(Protocol):
    """Makes files and pictures of papers. Slow: for the work lane."""

    def plan(self, paper: PlanPaper, form: PaperForm = PaperForm.PDF) -> bytes:
        """Return the file of a plan or a copy; equal papers give equal bytes."""
        ...

    def letter(self, letter: CallLetter) -> bytes:
        """Return a letter as a PDF."""
        ...

    def calendar(self, entry: CalendarEntry) -> bytes:
        """Return the entry for a calendar."""
        ...

    def pages(self, pdf: bytes, width: int) -> tuple[PageImage, ...]:
        """Return the pages of a PDF that was made here, each *width* pixels wide."""
        ...

    def keep(self, data: bytes, path: Path) -> Path:
        """Write *data* to *path* as a whole and return the absolute path.

        Raises ``WorldError`` with a code of ``PrintTrouble``, or export_copied; an older file is then untouched.
        """
        ...


def copy_file_name(copy: FrozenCopy, form: PaperForm = PaperForm.PDF) -> str:
    """Return a name for the file of a copy: number, version, paper and kind of recipient, never a person's name."""
    number = re.sub(r"[^A-Za-z0-9]+", "-", copy.plan.case_number or "").strip("-")[:40]
    version = "utkast" if copy.version_code is None else f"v{copy.plan.number or 0}"
    parts = ("intern-sip", number, version, _PAPER[copy.paper], _KIND[copy.kind])
    return "-".join(part for part in parts if part) + f".{form}"


def free_name(path: Path) -> Path:
    """Return *path*, or with a number where the name is taken: no paper takes another's place. Asks the disk."""
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free


_PAPER = {"plan": "", "easy": "latt", "sheet": "blad", "statutory": "sip"}
_KIND = {
    "client": "klient",
    "guardian": "vardnadshavare",
    "responsible": "ansvarig",
    "unit": "enhet",
    "school": "skola",
    "records": "akt",
    "chief": "chef",
}
