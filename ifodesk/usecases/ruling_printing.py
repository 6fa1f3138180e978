"""What is printed of a ruling on jäv: from the matter and the ruling alone, of the client nothing but a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from ifodesk.domain.disqualification_law import Article
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import DisqualificationMatter
from ifodesk.domain.entities.ruling import DisqualificationRuling
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.disqualification_rulings import other_writers
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.saving import find
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingPaper:
    """Everything that stands on the paper. Equal values give equal files."""

    ruling: DisqualificationRuling
    matter: DisqualificationMatter
    municipality: str
    """Name, not code; "" where none is known."""
    concerned: str
    """Name and title; "" for a client's wish."""
    reported_by: str
    decided_by: str
    given_by: str
    written_by: str
    """Who signed the ruling, where that is not the one whom it names as decider; else ""."""
    replaces_on: date | None
    """The day of the ruling in whose place this one comes."""
    appeal: str
    """The provision about appeal."""
    printed_on: date
    practice: bool


class RulingPrinter(Protocol):
    """Makes files of rulings."""

    def __call__(self, paper: RulingPaper, path: Path) -> Path:
        """Write *paper* as a PDF to *path*, replacing a file there as a whole, and return the absolute path.

        Slow: call it on the work lane. Raises ``WorldError`` with a code of ``PrintTrouble``, or export_copied.
        """
        ...


@dataclass(frozen=True, slots=True)
class PrepareRuling:
    """Gather a ruling for the printer. Store lane; what comes back can go to any other."""

    session: Session

    def __call__(self, ruling: EntityId) -> RulingPaper:
        """Return what is printed. Raises ``NotFoundError`` for one that this person does not read."""
        session = self.session
        decided = session.records.get(DisqualificationRuling, ruling).value
        if decided.matter is None:
            raise NotFoundError
        matter = session.records.get(DisqualificationMatter, decided.matter).value
        former = find(session.records, DisqualificationRuling, decided.replaces) if decided.replaces else None
        return RulingPaper(
            ruling=decided,
            matter=matter,
            municipality=self._municipality(matter),
            concerned=self._person(matter.concerned),
            reported_by=self._person(matter.reported_by),
            decided_by=self._name(decided.decided_by),
            given_by=self._name(decided.given_by),
            written_by=", ".join(sorted(self._name(one) for one in other_writers(session, decided))),
            replaces_on=former.value.decided_at.date() if former and former.value.decided_at else None,
            appeal=session.law.articles[Article.APPEAL],
            printed_on=session.clock.today(),
            practice=session.practice,
        )

    def _name(self, member: MemberId | None) -> str:
        return "" if member is None else self.session.directory.member(member).name

    def _person(self, member: MemberId | None) -> str:
        if member is None:
            return ""
        person = self.session.directory.member(member)
        return ", ".join(part for part in (person.name, person.title) if part)

    def _municipality(self, matter: DisqualificationMatter) -> str:
        """Return the municipality of the case, else that of the person concerned: whoever is walled reads no case."""
        directory = self.session.directory
        case = find(self.session.records, Case, matter.case) if matter.case else None
        member = matter.concerned or matter.decider
        home = directory.member(member).municipality if member else ""
        code = (case.value.municipality if case else None) or home
        return directory.municipality_name(code) if code else ""


def ruling_file_name(paper: RulingPaper) -> str:
    """Return a name for the file: case number and day, never a person's name, safe on every system."""
    number = re.sub(r"[^A-Za-z0-9]+", "-", paper.matter.case_number or "").strip("-")[:40]
    on = paper.ruling.decided_at.date() if paper.ruling.decided_at else paper.printed_on
    return "-".join(part for part in ("javsbeslut", number, on.isoformat()) if part) + ".pdf"
