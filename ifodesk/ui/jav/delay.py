"""Giving somebody with jäv one act that cannot wait, from the tab Jäv. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from typing_extensions import override

from ifodesk.domain.entities.case import Case
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.tabs.case_part import CasePart
from ifodesk.ui.tabs.notice import Tell
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.usecases.walls import OpenDelayAct
from ifodesk.words import screen_words_delay as words
from ifodesk.words.label_words import short_name


@dataclass(frozen=True, slots=True)
class DelayForm:
    """What is filled in."""

    member: object
    act: str
    reason: str


class DelayScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_people(self, people: tuple[Choice, ...] | None) -> None:
        """Offer those who do not read the case; None: no case is shown."""
        ...

    def close_form(self) -> None:
        """Close the form and forget what is in it."""
        ...


class DelayPresenter(CasePart[tuple[Choice, ...]]):
    """One per window."""

    def __init__(self, view: DelayScreen, session: Session, jobs: Jobs, tell: Tell) -> None:
        self._view = view
        self._names: dict[object, str] = {}
        super().__init__(session, jobs, tell)

    @override
    def read(self, case: EntityId) -> tuple[Choice, ...]:
        session = self._session
        here = session.records.get(Case, case).value.municipality or session.directory.me().municipality
        readers = session.readers.readers(case)
        return tuple(
            Choice(one.id, one.name)
            for one in session.directory.members(here)
            if one.active and one.id not in readers and one.id != session.directory.me().id
        )

    @override
    def show(self, found: tuple[Choice, ...] | None) -> None:
        self._names = {choice.key: choice.text for choice in found or ()}
        self._view.show_people(found)

    def given(self, form: DelayForm) -> None:
        """Open for the act; what is filled in stays when something is missing."""
        case, session = self._case, self._session
        if case is None:
            return
        if not isinstance(form.member, bytes):
            self._problem(words.CHOOSE_WHO)
        elif not form.act.strip() or not form.reason.strip():
            self._problem(words.NEEDED)
        else:
            member = MemberId(form.member)
            self._work.save(
                lambda: OpenDelayAct(session)(case, member, act=form.act, reason=form.reason),
                done=lambda _made: self._done(member),
            )

    def _done(self, member: MemberId) -> None:
        self._view.close_form()
        self._good(words.OPENED.format(name=short_name(self._names.get(member, ""))))
