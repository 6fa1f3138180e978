"""What the case view asks of a tab, besides its widget. The tabs match it without knowing it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ifodesk.domain.ids import EntityId
from ifodesk.ui.shell.navigator import PageKey


class CaseTab(Protocol):
    """One tab of the case view."""

    @property
    def name(self) -> str:
        """Return the tab's code: overview, notes, sip, jav, history."""
        ...

    @property
    def title(self) -> str:
        """Return the tab's title."""
        ...

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show *case*, at one thing in it."""
        ...

    def activated(self) -> None:
        """The tab is shown now: put the focus where work goes on."""
        ...

    def begin(self) -> None:
        """Begin what the tab is about, where nothing is yet."""
        ...

    def key(self, key: PageKey) -> bool:
        """Do what *key* means here; false when it means nothing here."""
        ...

    def flush(self) -> None:
        """Save now what is typed."""
        ...

    def keep(self) -> None:
        """Keep what is half done and not saved by itself: the window locks."""
        ...

    def unsaved(self) -> bool:
        """Return whether something typed is not known to be saved."""
        ...

    def left(self) -> None:
        """Another tab or page is shown now."""
        ...

    def drop(self) -> None:
        """Forget everything that was read."""
        ...

    def tell_saved(self, show: Callable[[str], None]) -> None:
        """Call *show* with "Sparat 09:41" when something was saved."""
        ...
