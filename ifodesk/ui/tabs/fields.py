"""Fields that save by themselves, each on top of what it showed, with the conflict line under them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.chooser import Choice, Chooser
from ifodesk.ui.parts.date_field import DateField, Format, Parse
from ifodesk.ui.parts.draft import Edit
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.saving_text import SavingText
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.base import Base, FieldEdit, FieldState
from ifodesk.ui.tabs.conflict import ConflictLine
from ifodesk.words import screen_words_tabs as words

T = TypeVar("T")


class AnyField(QWidget):
    """What all of them share, whatever they hold. ``edited`` carries a ``FieldEdit``."""

    edited = Signal(FieldEdit)
    entered = Signal()
    """Enter in a single line."""

    def __init__(self, theme: Theme, name: str, editor: QWidget) -> None:
        super().__init__()
        named(self, f"{name}_field")
        self._base: Base | None = None
        self._newest: Base | None = None
        self.setFocusProxy(editor)
        self._line = ConflictLine(theme, f"{name}_conflict")
        self._line.chosen.connect(self._settle)
        self.column = Column(theme, self, gap=4)
        self.column.addWidget(editor)
        self.column.addWidget(self._line)

    @property
    def base(self) -> Base | None:
        """Return what the field stands on."""
        return self._base

    def go_on(self) -> None:
        """Put the focus in the field, where one goes on writing."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit) and self.isAncestorOf(focus):
            focus.end(False)  # noqa: FBT003 - Qt's signature

    def saved(self, base: Base) -> None:
        """What was typed is saved and stands on *base* now."""
        self._base = base

    def failed(self) -> None:
        """What was typed could not be saved; it stays."""

    def flush(self) -> None:
        """Save now what is typed."""

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        return False

    def _emit(self, value: object, **more: object) -> None:
        if self._base is not None:
            self.edited.emit(FieldEdit(self._base, {self._base.field: value, **more}))

    def _settle(self, value: object) -> None:
        if self._newest is not None:
            self.edited.emit(FieldEdit(self._newest, {self._newest.field: value}, settles=True))


class EditedField(AnyField, Generic[T]):
    """A field that holds one kind of value."""

    def __init__(self, theme: Theme, name: str, editor: QWidget) -> None:
        super().__init__(theme, name, editor)
        self._waiting: FieldState[T] | None = None

    def show_state(self, state: FieldState[T]) -> None:
        """Show what was read, unless somebody is busy here: then when the field is left."""
        self._newest = state.base
        self._waiting = state if self._in_use() else None
        if self._waiting is None:
            self._base = state.base
            self._put(state.value)
        self._line.show_options(state.before, state.options)

    def _in_use(self) -> bool:
        """Return whether the field must be left alone."""
        focus = QApplication.focusWidget()
        return self._base is not None and focus is not None and self.isAncestorOf(focus)

    def _put(self, value: T) -> None:
        """Show a value."""
        raise NotImplementedError

    def _chosen(self, value: object, **more: object) -> None:
        self._waiting = None
        self._emit(value, **more)

    def _left(self) -> None:
        if self._waiting is not None:
            self.show_state(self._waiting)


def from_the_beginning(editor: QWidget) -> None:
    """Show the beginning of a line that is longer than its field, unless somebody is in it."""
    if isinstance(editor, QLineEdit) and not editor.hasFocus():
        editor.setCursorPosition(0)


class EditedText(AnyField):
    """A text of one or several lines, saved at each pause."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        title: str,
        *,
        lines: int = 1,
        most: int = 12,
        hint: str = "",
        hide_title: bool = False,
    ) -> None:
        self.text_field = SavingText(theme, name, title, lines=lines, most=most, hint=hint, hide_title=hide_title)
        super().__init__(theme, name, self.text_field)
        self._sent = False
        self.text_field.edited.connect(self._typed)
        self.text_field.entered.connect(self.entered)

    @property
    def text(self) -> str:
        """Return what stands in the field, saved or not."""
        return self.text_field.text

    @property
    @override
    def unsaved(self) -> bool:
        return self.text_field.dirty

    @override
    def saved(self, base: Base) -> None:
        super().saved(base)
        self.text_field.confirmed(base)

    @override
    def failed(self) -> None:
        self.text_field.failed()

    @override
    def flush(self) -> None:
        """Save now what is typed, even while an earlier text is on its way: there may be no second chance."""
        self._sent = False
        self.text_field.flush()
        if not self._sent and self.text_field.dirty:
            self._emit(self.text or None)

    def show_state(self, state: FieldState[str]) -> None:
        """Show what was read; what is being typed stays, and the field says when another value came."""
        self._newest = state.base
        if not self.text_field.dirty:
            self.text_field.show_value(state.value, state.base)
            if self._base is None or self.text_field.text == state.value:
                self._base = state.base
            from_the_beginning(self.text_field.editor)
        self._line.show_options(state.before, state.options)  # last: hiding its buttons may give the field the focus

    @override
    def _settle(self, value: object) -> None:
        self.text_field.editor.clearFocus()  # what was typed is saved first, and the chosen value may show
        super()._settle(value)

    def _typed(self, edit: Edit) -> None:
        self._sent = True
        if isinstance(edit.token, Base):
            self._base = edit.token
            values = {edit.token.field: edit.text or None}
            self.edited.emit(FieldEdit(edit.token, values, edit.settles))


class EditedDate(EditedField[date | None]):
    """A date as people type it."""

    def __init__(self, theme: Theme, name: str, title: str, *, parse: Parse, show: Format) -> None:
        self.date_field = DateField(theme, name, title, parse=parse, show=show)
        super().__init__(theme, name, self.date_field)
        self.date_field.editor.setPlaceholderText(words.DATE_HINT)
        self.date_field.chosen.connect(self._chosen)
        self.date_field.editor.left.connect(self._left)

    @property
    def value(self) -> date | None:
        """Return the date in the field."""
        return self.date_field.value

    @override
    def _put(self, value: date | None) -> None:
        self.date_field.show_value(value)


class EditedKind(EditedField[object]):
    """One of a few kinds."""

    def __init__(self, theme: Theme, name: str, title: str, kinds: Sequence[Choice]) -> None:
        self.box = Pick(theme, f"{name}_edit", kinds)
        self._kinds = tuple(kinds)
        super().__init__(theme, name, Field(theme, name, title, self.box))
        self.setFocusProxy(self.box)
        self.box.activated.connect(lambda at: self._chosen(self._kinds[at].key))

    def offer(self, kinds: Sequence[Choice]) -> None:
        """Offer these kinds instead."""
        if tuple(kinds) != self._kinds:
            self._kinds = tuple(kinds)
            self.box.show_choices(kinds)

    @override
    def _in_use(self) -> bool:
        opened = QApplication.activePopupWidget()  # not the box's own view: to ask for it makes it
        return self._base is not None and opened is not None and opened.parentWidget() is self.box

    @override
    def _put(self, value: object) -> None:
        keys = [kind.key for kind in self._kinds]
        self.box.setCurrentIndex(keys.index(value) if value in keys else -1)


class EditedPerson(EditedField[str]):
    """A name: one that is offered, or any other. With *member_field* it saves, beside the name, which member it is.

    With *keep_key* it saves the key of what is chosen instead of its text: a code that the law knows.
    """

    def __init__(
        self, theme: Theme, name: str, title: str, *, member_field: str = "", hint: str = "", keep_key: bool = False
    ) -> None:
        self.chooser = Chooser(theme, name, title, free=True, hint=hint)
        super().__init__(theme, name, self.chooser)
        self._member_field = member_field
        self._keep_key = keep_key
        self._names: dict[object, str] = {}
        self.chooser.chosen.connect(self._chose)
        self.chooser.written.connect(lambda text: self._send(text, None))
        self.chooser.editor.left.connect(self._left)

    def show_people(self, people: Sequence[Choice]) -> None:
        """Offer these names."""
        names = {choice.key: choice.text for choice in people}
        if names == self._names:
            return  # offering the same names anew would open the list again
        self._names = names
        self.chooser.show_choices(people)

    @override
    def _put(self, value: str) -> None:
        self.chooser.show_value(value)
        from_the_beginning(self.chooser.editor)

    def _chose(self, key: object) -> None:
        text = str(key or "") if self._keep_key else self._names.get(key)
        self._send(text, key)

    def _send(self, text: str | None, member: object) -> None:
        more = {self._member_field: member} if self._member_field else {}
        self._chosen(text or None, **more)
