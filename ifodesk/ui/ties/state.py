"""What Mina band shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.ui.ties.walk import WalkState


@dataclass(frozen=True, slots=True)
class TieForm:
    """What stands in the form."""

    relation: str = ""
    """A relation code."""
    name: str = ""
    former_surname: str = ""
    personal_number: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class TiesState:
    """One moment of the page."""

    groups: tuple[Group, ...] = ()
    review: str = ""
    review_due: bool = False
    recovered: bool = False
    """Whether this computer was certified by two others: ties written on a former one are not here."""
    walk: WalkState | None = None
    """The step of the review that is open."""
    relations: tuple[Choice, ...] = ()
    editing: str | None = None
    """Key of the tie in the form, empty for a new one; None while the form is closed."""
    form: TieForm = TieForm()
    """What the form begins with."""
    name_problem: str = ""
    problem: str = ""
    told: str = ""
    loaded: bool = False


class TiesScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: TiesState) -> None:
        """Show *state*; the form is filled when ``editing`` changes, else what is typed stays."""
        ...
