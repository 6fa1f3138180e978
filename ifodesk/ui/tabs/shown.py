"""What the presenters of screens with a bar of notices have in common. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from ifodesk.ui.tabs.base import Base
from ifodesk.ui.tabs.notice import Notice, NoticeKind, problem
from ifodesk.usecases.session import Session
from ifodesk.words import date_words
from ifodesk.words import screen_words_tabs as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """What is shown on a screen with a bar: fields of its own, and what the bar says."""

    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving(Noticed):
    """What is shown on a screen with fields that save themselves."""

    saved: str = ""
    """When what is typed was last saved, or that it is not; empty: nothing was typed here."""


N = TypeVar("N", bound=Noticed)
S = TypeVar("S", bound=Saving)
T_contra = TypeVar("T_contra", contravariant=True)


class Showing(Protocol[T_contra]):
    """A screen."""

    def show_state(self, state: T_contra) -> None:
        """Show *state*; fields under somebody's hands keep what is typed."""
        ...


class SavingFields(Showing[T_contra], Protocol):
    """A screen with fields that save themselves."""

    def field_saved(self, edited: Base, base: Base) -> None:
        """A field that was typed on *edited* is saved and stands on *base* now."""
        ...

    def field_failed(self, edited: Base) -> None:
        """A field could not be saved; what is typed stays and is tried again."""
        ...


class NoticePresenter(Generic[N]):
    """Holds what is shown, and shows it anew with each change; says what happened in the bar."""

    _view: Showing[N]
    _state: N

    def notice_closed(self) -> None:
        """Let the notice go."""
        self._notice(None)

    def _say(self, text: str) -> None:
        self._notice(Notice(text, NoticeKind.GOOD))

    def _problem(self, text: str) -> None:
        self._notice(problem(text))

    def _notice(self, notice: Notice | None) -> None:
        self._update(replace(self._state, notice=notice))

    def _update(self, state: N) -> None:
        self._state = state
        self._view.show_state(state)


class SavingPresenter(NoticePresenter[S]):
    """And tells each field, and the person, when what is typed was saved or could not be."""

    _view: SavingFields[S]
    _session: Session

    def field_saved(self, edited: Base, base: Base) -> None:
        """Tell the field, and say when it was saved."""
        self._view.field_saved(edited, base)
        self._saved()

    def field_failed(self, edited: Base) -> None:
        """Tell the field, and say that it is not saved."""
        self._view.field_failed(edited)
        self._update(replace(self._state, saved=words.NOT_SAVED))

    def _saved(self) -> None:
        at = date_words.clock(self._session.clock.now())
        self._update(replace(self._state, saved=words.SAVED.format(at=at)))
