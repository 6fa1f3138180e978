"""What is shown of one matter of jäv. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from ifodesk.domain.entities.disqualification import DisqualificationMatter
from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.usecases.seen import Seen


@dataclass(frozen=True, slots=True)
class KnownForm:
    """What is known in a matter, as it stands in the form."""

    relation: str = ""
    toward: str = ""
    facts: frozenset[str] = frozenset()
    circumstances: str = ""
    view: str = ""
    done_anyway: str = ""
    main_decision: str = ""
    seen: Seen[DisqualificationMatter] | None = field(default=None, compare=False)
    """What the form was filled from, and what a save stands on."""


@dataclass(frozen=True, slots=True)
class RulingDraft:
    """What the decider has filled in. Keys are codes; None where nothing is chosen."""

    outcome: object = None
    ground: object = None
    measure: object = None
    reasons: str = ""
    against: str = ""
    missing: str = ""
    presented_by: str = ""
    others_present: str = ""


@dataclass(frozen=True, slots=True)
class MatterState:
    """One moment of the card about a matter."""

    id: EntityId
    title: str
    about: tuple[str, ...]
    """Who reported it and when, how it stands, when access ended, why it was opened again."""
    known: KnownForm
    may_change: bool
    """Whether the signed-in person may write what is found out."""
    is_mine: bool
    """Whether it is about the signed-in person, who then writes the own view."""
    is_wish: bool
    """A client's wish: about nobody's relation."""
    proposal: tuple[str, ...]
    """What the rule says, line by line."""
    decider: str
    to_verify: str
    """Why it must be verified who decides; empty when it has been."""
    i_decide: bool
    outcomes: tuple[Choice, ...]
    """Those that can be chosen."""
    not_now: tuple[str, ...]
    """Those that cannot, each with why."""
    grounds: tuple[Choice, ...]
    rulings: Group
    may_reopen: bool
    may_lower: bool
    """Whether a wall of this matter stands that can be taken down."""
    wall_note: str
    """What the wall does; empty when there is none to build."""
    reviewers: tuple[Choice, ...]
    successors: tuple[Choice, ...]
    """Who may be given the matter to decide; empty when the signed-in person cannot pass it on."""


class MatterScreen(Protocol):
    """The card, as far as the presenter knows it."""

    def show_matter(self, state: MatterState | None) -> None:
        """Show a matter; None closes the card. What is being typed stays while it is the same matter."""
        ...

    def ruled(self) -> None:
        """Forget what is filled in about a ruling: it is decided."""
        ...
