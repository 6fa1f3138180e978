"""Raising somebody else's jäv, and a client's wish for another municipality, from the tab Jäv. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from typing_extensions import override

from ifodesk.domain.entities.case import Case
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.tabs.case_part import CasePart
from ifodesk.ui.tabs.notice import Tell
from ifodesk.usecases.disqualification_raising import NoteClientWish, RaiseDisqualification
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_matter as words
from ifodesk.words.label_words import short_name


class RaisingScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_people(self, people: tuple[Choice, ...] | None) -> None:
        """Offer those whose jäv can be raised; None: no case is shown."""
        ...

    def close_forms(self) -> None:
        """Close the forms and forget what is in them."""
        ...


class RaisingPresenter(CasePart[tuple[Choice, ...]]):
    """One per window."""

    def __init__(
        self, view: RaisingScreen, session: Session, jobs: Jobs, tell: Tell, opened: Callable[[EntityId], None]
    ) -> None:
        """*opened*: told of each new matter, to show it."""
        self._view = view
        self._opened = opened
        self._names: dict[object, str] = {}
        super().__init__(session, jobs, tell)

    @override
    def read(self, case: EntityId) -> tuple[Choice, ...]:
        session = self._session
        me = session.directory.me()
        here = session.records.get(Case, case).value.municipality or me.municipality
        found = {one.id: one for one in session.directory.members(here)}
        found |= {one: session.directory.member(one) for one in session.readers.readers(case) if one not in found}
        return tuple(Choice(one.id, one.name) for one in found.values() if one.active and one.id != me.id)

    @override
    def show(self, found: tuple[Choice, ...] | None) -> None:
        self._names = {choice.key: choice.text for choice in found or ()}
        self._view.show_people(found)

    def raised(self, member: object, circumstances: str) -> None:
        """Raise the question of somebody's jäv."""
        case = self._case
        if case is None:
            return
        if not isinstance(member, bytes):
            self._problem(words.RAISE_CHOOSE)
            return
        text = words.RAISED.format(name=short_name(self._names.get(member, "")))
        self._work.save(
            lambda: RaiseDisqualification(self._session)(case, MemberId(member), circumstances=circumstances),
            done=lambda made: self._done(made, text),
        )

    def wished(self, said: str) -> None:
        """Note that the client asks for another municipality."""
        if (case := self._case) is not None:
            self._work.save(
                lambda: NoteClientWish(self._session)(case, words=said),
                done=lambda made: self._done(made, words.WISH_NOTED),
            )

    def _done(self, made: Made, text: str) -> None:
        self._view.close_forms()
        self._opened(made.id)
        self._good(text)
