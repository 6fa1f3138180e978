"""Draws a form that is given as data. What is typed stays until it is given or given up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.look.layout import Column, Flow, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.date_field import DateField, Format, Parse
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import announce, named
from ifodesk.ui.parts.saving_text import TextArea
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.words import screen_words_tabs as words

BESIDE = 210
"""Least width of a short field, pixels at 100 %."""


class _Editor:
    def __init__(self, widget: QWidget, read: Callable[[], object], *, wide: bool = False) -> None:
        self.widget = widget
        self.wide = wide
        self._read = read

    @property
    def value(self) -> object:
        return self._read()


class SpecForm(Unfolding):
    """One form at a time. Enter in a line gives it, Esc gives it up."""

    given = Signal(Answers)

    def __init__(self, theme: Theme, name: str, parse: Parse, show: Format) -> None:
        super().__init__(theme, name)
        self._theme, self._parse, self._format = theme, parse, show
        self._spec: FormSpec | None = None
        self._editors: dict[str, _Editor] = {}
        self._before: Mapping[str, object] = {}
        self._body = QWidget()
        self._column = Column(theme, self._body, gap=8)
        self._problem = label("", f"{name}_problem", look="problem", wrap=True)
        self._problem.hide()
        self._give = Push(theme, words.GIVE, f"{name}_give", look="main")
        self._give.clicked.connect(lambda _checked=False: self.submit())
        self._cancel = Push(theme, words.CANCEL, f"{name}_cancel", look="link")
        self._cancel.clicked.connect(lambda _checked=False: self.close_line())
        row = Row(theme, gap=10)
        row.addWidget(self._give)
        row.addWidget(self._cancel)
        row.addStretch(1)
        self.column.addWidget(self._body)
        self.column.addWidget(self._problem)
        self.column.addLayout(row)

    @property
    def typed(self) -> str:
        """Return what is half typed, as one text; empty when nothing is."""
        if not self.is_open or self._spec is None:
            return ""
        texts = [
            f"{one.title.replace('&', '')}: {value}"
            for one in self._spec.fields
            if one.key in self._editors
            and isinstance(value := self._editors[one.key].value, str)
            and value.strip()
            and value != self._before.get(one.key)
        ]
        return "\n".join([self._spec.title, *texts]) if texts else ""

    def ask(self, spec: FormSpec) -> None:
        """Open the form *spec*."""
        self._spec = spec
        self._build(spec)
        self._before = {key: editor.value for key, editor in self._editors.items()}
        self._give.show_text(spec.give)
        self.setAccessibleName(spec.title)
        self.show_problem("")
        self.open_line()

    def show_problem(self, text: str) -> None:
        """Say what is missing."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        if text:
            announce(self, text)

    def submit(self) -> None:
        """Give what is filled in; what is needed and empty gets the focus instead."""
        spec = self._spec
        if spec is None:
            return
        values = {key: editor.value for key, editor in self._editors.items()}
        for one in spec.fields:
            unread = not self._readable(one)
            if unread or (one.needed and values.get(one.key) in (None, "", ())):
                self.show_problem(words.NEEDED_FIELD.format(field=one.title.replace("&", "")))
                self._editors[one.key].widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.given.emit(Answers(spec.code, spec.about, values, spec.seen))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submit()
        else:
            super().keyPressEvent(event)

    def _readable(self, one: FieldSpec) -> bool:
        if one.key not in self._editors:
            return True
        editor = self._editors[one.key]
        if one.ask is Ask.NUMBER:
            text = str(editor.value).strip()
            return not text or (text.isascii() and text.isdecimal())
        return not isinstance(editor.widget, DateField) or editor.widget.readable

    def _build(self, spec: FormSpec) -> None:
        clear(self._column)
        self._editors = {}
        name = self.objectName()
        self._column.addWidget(heading(spec.title, f"{name}_title", level=2))
        if spec.text:
            self._column.addWidget(label(spec.text, f"{name}_text", look="quiet", wrap=True))
        row: Filled | None = None
        for one in spec.fields:
            if one.ask is Ask.NOTE:
                self._column.addWidget(label(one.title, f"{name}_{one.key}", look="small", wrap=True))
                row = None
                continue
            editor = self._editors[one.key] = self._editor(one, f"{name}_{one.key}")
            if editor.wide:
                self._column.addWidget(editor.widget)
                row = None
                continue
            if row is None:
                row = Filled(self._theme, f"{name}_{one.key}_row")
                self._column.addWidget(row)
            row.add(editor.widget, Share(BESIDE))
        first = next(iter(self._editors.values()), None)
        self.setFocusProxy(first.widget if first is not None else self._give)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from the last field to the buttons: they were made before the fields."""
        within = [
            one for one in self._body.findChildren(QWidget) if one.window() is self.window()
        ]  # no choices' popups
        fields = [one for one in within if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]
        for before, after in pairwise((*fields, self._give, self._cancel)):
            QWidget.setTabOrder(before, after)

    def _editor(self, one: FieldSpec, name: str) -> _Editor:
        match one.ask:
            case Ask.TEXT:
                area = named(TextArea(self._theme, lines=3, most=10), f"{name}_edit")
                area.setPlainText(str(one.value or ""))
                return _Editor(Field(self._theme, name, one.title, area, hint=one.hint), area.toPlainText, wide=True)
            case Ask.DAY:
                day = DateField(self._theme, name, one.title, parse=self._parse, show=self._format)
                day.show_value(one.value)  # type: ignore[arg-type]  # a date or None, by the kind of field
                return _Editor(day, lambda: self._parse(day.editor.text()) if day.editor.text().strip() else None)
            case Ask.ONE:
                pick = Pick(self._theme, f"{name}_edit", one.choices)
                pick.choose(one.value)
                return _Editor(Field(self._theme, name, one.title, pick, hint=one.hint), lambda: pick.key)
            case Ask.SOME:
                return self._some(one, name)
            case Ask.YES:
                check = Check(self._theme, one.title, name)
                check.setChecked(one.value is True)
                return _Editor(check, check.isChecked)
            case _:
                line = named(QLineEdit(str(one.value or "")), f"{name}_edit")
                return _Editor(Field(self._theme, name, one.title, line, hint=one.hint), line.text)

    def _some(self, one: FieldSpec, name: str) -> _Editor:
        place = named(QWidget(), name, accessible=one.title.replace("&", ""))
        column = Column(self._theme, place, gap=3)
        column.addWidget(label(one.title.replace("&", ""), f"{name}_label", look="small"))
        beside = QWidget()
        flow = Flow(self._theme, beside, gap=10)
        ticked = one.value if isinstance(one.value, (frozenset, set, tuple)) else ()
        checks: list[tuple[object, Check]] = []
        for at, choice in enumerate(one.choices):
            check = Check(self._theme, choice.text.replace("&", "&&"), f"{name}_{at}")
            check.setChecked(choice.key in ticked)
            checks.append((choice.key, check))
            flow.addWidget(check)
        column.addWidget(beside)
        if checks:
            place.setFocusProxy(checks[0][1])
        return _Editor(place, lambda: tuple(key for key, check in checks if check.isChecked()), wide=True)
