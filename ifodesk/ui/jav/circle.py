"""The circle of a case on the tab Jäv: who is in it, and what is missing as something to click. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from typing_extensions import override

from ifodesk.domain.circle import ROLES, CircleGap, CircleGroup, CirclePart, circle_of
from ifodesk.domain.entities.case import Case, Party, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.tabs.case_part import CasePart
from ifodesk.ui.tabs.notice import Tell
from ifodesk.usecases.case_circle import CircleHome, circle_of_case
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import label_words
from ifodesk.words import screen_words_circle as words

ADD, NAME = "add", "name"


@dataclass(frozen=True, slots=True)
class CircleForm:
    """What is filled in about somebody new."""

    role: PartyRole
    name: str
    former_surname: str


class CircleScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_circle(self, group: Group | None) -> None:
        """Show the circle; None: nothing."""
        ...

    def ask_person(self, title: str, roles: tuple[Choice, ...]) -> None:
        """Open the form for somebody new."""
        ...


class CirclePresenter(CasePart[Group]):
    """One per window."""

    def __init__(self, view: CircleScreen, session: Session, jobs: Jobs, navigator: Navigator, tell: Tell) -> None:
        self._view = view
        self._navigator = navigator
        super().__init__(session, jobs, tell)

    @override
    def read(self, case: EntityId) -> Group:
        found = self._session.records.get(Case, case).value
        circle = circle_of_case(self._session, case)
        return circle_group(circle_of(found.case_type, circle.parties), circle.homes)

    @override
    def show(self, found: Group | None) -> None:
        self._view.show_circle(found)

    def acted(self, key: str, code: str) -> None:
        """Open the form for somebody new, or go to the one whose name is missing."""
        if code == ADD:
            part = CirclePart(key)
            roles = tuple(Choice(role, _first_upper(label_words.PARTY_ROLE[role])) for role in ROLES[part])
            self._view.ask_person(words.ADD_TITLE.format(part=words.PART[part].lower()), roles)
        elif (case := self._case) is not None:
            self._navigator.open_case(case, "overview", EntityId(bytes.fromhex(code.removeprefix(NAME))))

    def person_given(self, form: CircleForm) -> None:
        """Add somebody to the circle."""
        if (case := self._case) is None:
            return
        self._work.save(
            lambda: AddParty(self._session)(
                case, role=form.role, name=form.name.strip(), former_surname=form.former_surname.strip()
            ),
            done=lambda _made: self._good(words.ADDED.format(name=form.name.strip())),
        )


def circle_group(groups: tuple[CircleGroup, ...], homes: tuple[CircleHome, ...] = ()) -> Group:
    """Return the circle as lines, one for each kind of people; *homes* are those that the case has to do with."""
    lines = tuple(_line(group, homes if group.part is CirclePart.FOSTER_HOMES else ()) for group in groups)
    gaps = sum(len(group.gaps) for group in groups) + any(one.adults is None for one in homes)
    return Group("circle", words.title(gaps), lines)


def _line(group: CircleGroup, homes: tuple[CircleHome, ...]) -> Line:
    named = [*(_name(person) for person in group.people), *(_home(one) for one in homes)]
    names = ", ".join(named) or words.NOBODY
    gaps = [words.GAP[gap] for gap in group.gaps]
    gaps += [words.ADULTS_GAP] if any(one.adults is None for one in homes) else []
    icon, tone = (Icon.WARNING, Tone.WARN) if gaps else (Icon.PERSON if named else Icon.DASH, Tone.QUIET)
    return Line(
        key=group.part.value,
        text=f"{words.PART[group.part]}: {names}",
        detail=" ".join(gaps),
        icon=icon,
        tone=tone,
        actions=tuple(_actions(group)),
        opens=False,
    )


def _actions(group: CircleGroup) -> Iterator[Action]:
    nameless = next((person for person in group.people if not (person.name or "").strip()), None)
    if nameless is not None:
        yield Action(f"{NAME}{nameless.id.hex()}", words.WRITE_NAME)
    missing = bool(set(group.gaps) - {CircleGap.NO_NAME})
    if group.part is not CirclePart.CLIENT or missing:
        yield Action(ADD, words.ADD_MISSING if missing else words.ADD)


def _home(home: CircleHome) -> str:
    adults = None if home.adults is None else [_name(one) for one in home.adults]
    return words.home_text(_name(home.home), adults, home.place)


def _name(person: Party) -> str:
    name = (person.name or "").strip() or words.NAMELESS
    return f"{name} ({words.FORMERLY.format(name=person.former_surname)})" if person.former_surname else name


def _first_upper(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
