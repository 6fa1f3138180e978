"""A list of widgets that keep their place, their focus and what is typed in them while the list changes around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named

W = TypeVar("W", bound=QWidget)
S = TypeVar("S")


class Keyed(QWidget, Generic[S, W]):
    """Widgets below each other, one per entity."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        key: Callable[[S], EntityId],
        make: Callable[[S], W],
        show: Callable[[W, S], None],
        gap: float = 8,
    ) -> None:
        super().__init__()
        named(self, name)
        self._key, self._make, self._show = key, make, show
        self._widgets: dict[EntityId, W] = {}
        self._column = Column(theme, self, gap=gap)

    def __iter__(self) -> Iterator[W]:
        """Iterate over the widgets, from above."""
        return iter(self._widgets.values())

    def get(self, entity: EntityId) -> W | None:
        """Return the widget of an entity; None when it is not shown."""
        return self._widgets.get(entity)

    def show_states(self, states: Sequence[S]) -> None:
        """Show these, in this order."""
        wanted = [self._key(state) for state in states]
        for gone in [entity for entity in self._widgets if entity not in wanted]:
            widget = self._widgets.pop(gone)
            self._column.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self.setVisible(bool(states))
        for at, state in enumerate(states):
            self._place(at, state)
        self._widgets = {entity: self._widgets[entity] for entity in wanted}

    def _place(self, at: int, state: S) -> None:
        entity = self._key(state)
        widget = self._widgets.get(entity)
        if widget is None:
            widget = self._widgets[entity] = self._make(state)
            self._column.insertWidget(at, widget)
            widget.show()  # now, not with the next event: it may be given the focus at once
        elif self._column.indexOf(widget) != at:
            self._column.removeWidget(widget)
            self._column.insertWidget(at, widget)
        self._show(widget, state)
