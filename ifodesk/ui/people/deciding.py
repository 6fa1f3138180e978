"""Who decides on jäv, under Ledning. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.ruling import Concerns, DisqualificationDelegation
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.ui.people.acts import Acts
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.disqualification_deciders import SetDelegation, delegation_of
from ifodesk.usecases.limited_circles import ListBoardMembers, board_members
from ifodesk.usecases.own_settings import own_settings
from ifodesk.usecases.ports import LEADERS, Member
from ifodesk.usecases.seen import Changed, Seen
from ifodesk.usecases.session import Session
from ifodesk.words import label_words
from ifodesk.words import screen_words_deciding as words
from ifodesk.words.date_words import full_day

_KINDS = frozenset({"disqualification_delegation", "municipality_settings", "member", "sync"})
_CHANGE = "change"


@dataclass(frozen=True, slots=True)
class DecidingForm:
    """What is filled in for one kind of people."""

    concerns: Concerns
    decider: object = None
    title: str = ""
    item: str = ""
    stand_in: object = None
    stand_in_title: str = ""
    checked: bool = False
    seen: Seen[DisqualificationDelegation] | None = None
    """What the form was filled from; None: nobody has said."""


@dataclass(frozen=True, slots=True)
class DecidingState:
    """The part of the page."""

    group: Group
    people: tuple[Choice, ...]
    board: str
    """Names of board members, one a line."""
    settings: Seen[MunicipalitySettings] | None = field(default=None, compare=False)
    """What `board` was read from; None: nothing was ever set."""


@dataclass(frozen=True, slots=True)
class DecidingRead:
    """The setting with the names in it."""

    rows: Mapping[Concerns, Seen[DisqualificationDelegation] | None]
    people: tuple[Member, ...]
    names: Mapping[MemberId, str]
    board: tuple[str, ...]
    settings: Seen[MunicipalitySettings] | None
    """Where `board` stands."""


class DecidingScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_deciding(self, state: DecidingState | None) -> None:
        """Show who decides; None: it is not this person's to say."""
        ...

    def ask_deciding(self, title: str, form: DecidingForm) -> None:
        """Open the form, filled in."""
        ...

    def deciding_saved(self) -> None:
        """Close the form."""
        ...


class DecidingPresenter:
    """One per window."""

    def __init__(self, view: DecidingScreen, acts: Acts) -> None:
        self._view = view
        self._acts = acts
        self._session = acts.session
        self._work = ScreenWork(acts.session, acts.jobs, acts.problem)
        self._read: DecidingRead | None = None
        acts.jobs.listen(self._changed)

    def load(self) -> None:
        """Read who decides."""
        self._work.read(lambda: read_deciding(self._session), self._loaded)

    def drop(self) -> None:
        """Forget what was read."""
        self._work.renew()
        self._read = None
        self._view.deciding_saved()
        self._view.show_deciding(None)

    def acted(self, key: str, code: str) -> None:
        """Open the form of one kind of people."""
        if self._read is not None and code == _CHANGE:
            concerns = Concerns(key)
            title = words.FORM.format(concerns=label_words.CONCERNS[concerns])
            self._view.ask_deciding(title, _form(concerns, self._read.rows[concerns]))

    def given(self, form: DecidingForm) -> None:
        """Save who decides."""
        self._work.save(
            lambda: SetDelegation(self._session)(
                form.concerns,
                decider=_member(form.decider),
                title=form.title,
                item=form.item,
                stand_in=_member(form.stand_in),
                stand_in_title=form.stand_in_title,
                checked=form.checked,
                seen=form.seen,
            ),
            done=lambda _made: self._saved(),
        )

    def board_given(self, names: str, seen: Seen[MunicipalitySettings] | None) -> None:
        """Save whose cases start with a limited circle besides those of colleagues, on top of the list as seen."""
        self._work.save(
            lambda: ListBoardMembers(self._session)(names.splitlines(), seen),
            done=lambda _saved: self._acts.say(words.BOARD_SAVED),
        )

    def _saved(self) -> None:
        self._view.deciding_saved()
        self._acts.say(words.SAVED)

    def _loaded(self, read: DecidingRead | None) -> None:
        self._read = read
        self._view.show_deciding(None if read is None else deciding_state(read))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _KINDS:
            self.load()


def read_deciding(session: Session) -> DecidingRead | None:
    """Return who decides; None for whoever does not lead. Store lane."""
    if not session.directory.me().roles & LEADERS:
        return None
    rows = {concerns: delegation_of(session, concerns) for concerns in Concerns}
    said = [seen.value for seen in rows.values() if seen is not None]
    people = session.directory.members()
    named = {member for row in said for member in (row.decider, row.stand_in) if member is not None}
    names = {one: session.directory.member(one).name for one in named}
    return DecidingRead(rows, people, names, board_members(session), own_settings(session))


def deciding_state(read: DecidingRead) -> DecidingState:
    """Return the part."""
    lines = tuple(_line(read, concerns, seen) for concerns, seen in read.rows.items())
    people = tuple(Choice(one.id, f"{one.name}, {one.title}".rstrip(", ")) for one in read.people)
    return DecidingState(Group("deciding", words.TITLE, lines), people, "\n".join(read.board), read.settings)


def _line(read: DecidingRead, concerns: Concerns, seen: Seen[DisqualificationDelegation] | None) -> Line:
    value = DisqualificationDelegation(id=_NONE) if seen is None else seen.value
    name = read.names.get(value.decider, "") if value.decider else words.NOBODY
    who = words.WHO.format(name=name, title=value.title) if value.title else name
    parts = (
        words.ITEM.format(item=value.item) if value.item else "",
        words.STAND_IN.format(name=read.names.get(value.stand_in, "")) if value.stand_in else words.NO_STAND_IN,
        words.CHECKED.format(day=full_day(value.checked_on)) if value.checked_on else words.TO_VERIFY,
    )
    checked = value.checked_on is not None
    return Line(
        concerns.value,
        words.LINE.format(concerns=label_words.CONCERNS[concerns], name=who),
        detail=" · ".join(part for part in parts if part),
        icon=Icon.CHECK if checked else Icon.WARNING,
        tone=Tone.GOOD if checked else Tone.WARN,
        actions=(Action(_CHANGE, words.CHANGE),),
        opens=False,
    )


def _form(concerns: Concerns, seen: Seen[DisqualificationDelegation] | None) -> DecidingForm:
    if seen is None:
        return DecidingForm(concerns)
    row = seen.value
    return DecidingForm(
        concerns,
        decider=row.decider,
        title=row.title or "",
        item=row.item or "",
        stand_in=row.stand_in,
        stand_in_title=row.stand_in_title or "",
        checked=row.checked_on is not None,
        seen=seen,
    )


def _member(key: object) -> MemberId | None:
    return MemberId(key) if isinstance(key, bytes) else None


_NONE = EntityId(b"")
