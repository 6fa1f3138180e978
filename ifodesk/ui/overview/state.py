"""What the tab Översikt shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.overview.family import Family
from ifodesk.ui.tabs.base import FieldState
from ifodesk.ui.tabs.shown import Saving


class DueMark(StrEnum):
    """How pressing something is."""

    LATE = "late"
    WAITING = "waiting"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something that is to be done in the case."""

    key: str
    text: str
    detail: str
    when: str
    mark: DueMark
    tab: str
    """Where it is done; empty when it is done here (letting somebody in)."""
    target: EntityId | None = None
    may_end: bool = False
    """Whether one may say that it is enough: nobody more needs to read the case."""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A text that is not in the record system yet."""

    id: EntityId
    title: str
    detail: str
    tab: str


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A person in the list."""

    id: EntityId
    name: str
    detail: str
    protected: bool
    differs: bool
    """Whether people wrote something about this person differently."""


@dataclass(frozen=True, slots=True)
class PartyForm:
    """The opened person, field by field."""

    id: EntityId
    role: FieldState[object]
    name: FieldState[str]
    former_surname: FieldState[str]
    number: FieldState[str]
    number_problem: str
    relation: FieldState[str]
    same_household: FieldState[object]
    phone: FieldState[str]
    protected: FieldState[object]
    withheld: FieldState[str]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can be let in or take over."""

    id: MemberId
    text: str
    to_ask: bool = False
    """Whether the question about jäv waits for the answer: of the municipality that a case is shared with."""


@dataclass(frozen=True, slots=True)
class ReaderChip:
    """Somebody who reads the case."""

    id: MemberId
    text: str


@dataclass(frozen=True, slots=True)
class AboutState:
    """What stands about the case itself."""

    case: EntityId
    record_title: str
    record_number: FieldState[str]
    case_type: FieldState[object]
    opened: str
    closed: bool


@dataclass(frozen=True, slots=True)
class OverviewState(Saving):
    """The whole tab."""

    due: tuple[DueLine, ...] = ()
    documents: tuple[DocumentLine, ...] = ()
    documents_title: str = ""
    note_id: EntityId | None = None
    note_title: str = ""
    note_detail: str = ""
    note_text: str = ""
    parties: tuple[PartyLine, ...] = ()
    family: Family | None = None
    as_picture: bool = False
    form: PartyForm | None = None
    readers: tuple[ReaderChip, ...] = ()
    alone: bool = False
    """Whether nobody else reads the case."""
    may_read: tuple[Colleague, ...] = ()
    handler: str = ""
    may_handle: tuple[Colleague, ...] = ()
    about: AboutState | None = None
    loaded: bool = False
