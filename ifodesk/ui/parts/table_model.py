"""Rows of one kind for a table: texts made once per row, sorting by any column, a filter."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ifodesk.domain.shown_text import one_line

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

# Qt asks for every cell that it paints, ten roles each, with plain integers: an enum would be looked up every time.
_TEXT = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_IN_WORDS = frozenset({int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)})


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column. ``order`` gives what to sort by; values of one column compare."""

    key: str
    title: str
    text: Callable[[T], str]
    order: Callable[[T], Hashable]
    width: int = 120
    """In pixels at 100 %."""
    right: bool = False
    """Numbers stand to the right."""
    grows: bool = False
    """Takes the room that is over, until a person changes the widths."""
    searched: bool = True
    """Whether the filter looks in it."""
    collate: Callable[[str], str] | None = None
    """Makes a key of what ``order`` gives, another one for another text, such as the Swedish collation key. Called once
    for each different text."""


class RowsModel(QAbstractTableModel, Generic[T]):
    """A read-only table. Sorting and filtering rearrange indices; the texts of a row are made when first asked for."""

    def __init__(
        self, columns: Sequence[Column[T]], *, key: Callable[[T], bytes], fold: Callable[[str], str] = str.casefold
    ) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._fold = fold
        self._key = key
        self._rows: Sequence[T] = ()
        self._texts: list[tuple[str, ...] | None] = []
        self._shown: list[int] = []
        self._needle = ""
        self._searched: list[str] | None = None
        self._sorting: tuple[int, bool] | None = None
        self._places: dict[int, list[int]] = {}
        self._align = tuple(_alignment(right=column.right) for column in self._columns)

    @property
    def columns(self) -> tuple[Column[T], ...]:
        """Return the columns."""
        return self._columns

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show these rows instead, sorted and filtered as before."""
        self.beginResetModel()
        self._rows = rows
        self._texts = [None] * len(rows)
        self._searched = None
        self._places = {}
        self._arrange()
        self.endResetModel()

    def filter_by(self, needle: str) -> None:
        """Show only rows in which every word of *needle* stands in a searched column."""
        wanted = self._fold(needle).strip()
        if wanted == self._needle:
            return
        self.beginResetModel()
        self._needle = wanted
        self._arrange()
        self.endResetModel()

    def row(self, index: int) -> T:
        """Return the row shown at *index*."""
        return self._rows[self._shown[index]]

    def index_of(self, key: bytes) -> int:
        """Return where the row with *key* is shown; -1 when it is not."""
        rows = self._rows
        return next((at for at, number in enumerate(self._shown) if self._key(rows[number]) == key), -1)

    def key_at(self, index: int) -> bytes:
        """Return the key of the row shown at *index*."""
        return self._key(self.row(index))

    def jump(self, typed: str, column: int, start: int) -> int:
        """Return the first row from *start* on, then from the top, whose *column* begins with *typed*; -1 for none."""
        wanted, count = self._fold(typed), len(self._shown)
        for step in range(count):
            at = (start + step) % count
            if self._fold(self._text(self._shown[at])[column]).startswith(wanted):
                return at
        return -1

    @override
    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = _TEXT, /) -> object:
        if role == _TEXT:
            return self._text(self._shown[index.row()])[index.column()]
        if role == _ALIGNMENT:
            return self._align[index.column()]
        if role in _IN_WORDS:
            text = self._text(self._shown[index.row()])[index.column()]
            return f"{self._columns[index.column()].title}: {text}" if text else None
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _TEXT, /) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _TEXT:
            return self._columns[section].title
        return self._align[section] if role == _ALIGNMENT else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder, /) -> None:
        if not 0 <= column < len(self._columns):
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        former = [(self._shown[index.row()], index.column()) for index in kept]
        self._sorting = (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()
        if former:
            place = {number: at for at, number in enumerate(self._shown)}
            self.changePersistentIndexList(kept, [self.index(place[number], col) for number, col in former])
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        shown = range(len(self._rows))
        if self._needle:
            parts, haystack = self._needle.split(), self._haystack()
            self._shown = [number for number in shown if all(part in haystack[number] for part in parts)]
        else:
            self._shown = list(shown)
        if self._sorting is not None:
            column, descending = self._sorting
            self._shown.sort(key=self._places_in(column).__getitem__, reverse=descending)

    def _places_in(self, column: int) -> list[int]:
        """Return for each row where its value comes among the different values of *column*; kept until rows change."""
        if (kept := self._places.get(column)) is None:
            kept = self._places[column] = _places(self._columns[column], self._rows)
        return kept

    def _haystack(self) -> list[str]:
        if self._searched is None:
            columns = [at for at, column in enumerate(self._columns) if column.searched]
            self._searched = [
                "\n".join(self._fold(self._text(number)[at]) for at in columns) for number in range(len(self._rows))
            ]
        return self._searched

    def _text(self, number: int) -> tuple[str, ...]:
        texts = self._texts[number]
        if texts is None:
            row = self._rows[number]
            texts = self._texts[number] = tuple(one_line(column.text(row)) for column in self._columns)
        return texts


def _places(column: Column[T], rows: Sequence[T]) -> list[int]:
    values = [column.order(row) for row in rows]
    ordered = sorted(set(values), key=column.collate)  # type: ignore[arg-type,type-var]  # one column's values compare
    place = {value: at for at, value in enumerate(ordered)}
    return [place[value] for value in values]


def _alignment(*, right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
