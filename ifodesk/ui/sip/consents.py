"""Consents on screen: to take part, and to lift secrecy, as two things that are never mixed up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QFile, QIODevice, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ifodesk.domain.entities.sip_consent import ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.extra_state import Act, Ask
from ifodesk.ui.sip.form import make_field
from ifodesk.ui.sip.form_state import FieldKind, FieldSpec
from ifodesk.ui.sip.rows import FORMS, Piece
from ifodesk.ui.sip.state import ConsentState
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.base import FieldEdit
from ifodesk.ui.tabs.fields import EditedDate, EditedKind, EditedText
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.usecases.paper_images import MOST_BYTES
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_steps as step_words

GIVEN = (
    FieldSpec("given_by", words.GIVEN_BY, least=160, weight=2),
    FieldSpec("form", words.CONSENT_FORM, FieldKind.CHOICE, least=130, choices=FORMS),
    FieldSpec("given_on", words.GIVEN_ON, FieldKind.PAST_DAY, least=110),
    FieldSpec("valid_until", words.VALID_UNTIL, FieldKind.DAY, least=130),
)
LIFTED = (
    FieldSpec("what", words.WHAT, least=200, weight=2),
    FieldSpec("receiver", words.RECEIVER, least=200, weight=2),
    FieldSpec("purpose", words.PURPOSE, least=200, weight=2),
)


class ConsentRow(Piece):
    """One consent. A waiver says what may be handed over, to whom and for what."""

    withdrawn = Signal(object)
    paper_wanted = Signal(object)
    """Id of the scanned paper that is to be shown."""
    paper_chosen = Signal(object, object)
    """The consent, and the bytes of its paper."""
    asked = Signal(Ask)

    def __init__(self, tools: Tools, state: ConsentState, name: str, *, whole: bool) -> None:
        super().__init__(tools, name, state.id)
        theme = tools.theme
        self._paper: EntityId | None = None
        self._covers = label("", f"{name}_covers", look="strong", wrap=True)
        self._over = label("", f"{name}_over", look="late", wrap=True)
        self._withdraw = Push(theme, words.WITHDRAW, f"{name}_withdraw", look="link")
        self._withdraw.clicked.connect(lambda _checked=False: self.withdrawn.emit(self.entity))
        lifted = LIFTED if state.kind is ConsentKind.SECRECY_WAIVER else ()
        specs = (*lifted, *GIVEN, *(forms.CONSENT_MORE if whole else ()))
        line = Filled(theme, f"{name}_line")
        for spec in specs:
            widget = make_field(tools, f"{name}_{spec.field}", spec)
            self.keep(spec.field, widget)
            line.add(widget, Share(spec.least, spec.weight))
        foot = Row(theme, gap=8)
        foot.addWidget(self._over, 1)
        foot.addStretch(1)
        for button in self._paper_buttons(name):
            foot.addWidget(button)
            button.hide()  # only ever hidden here: shown before it has a parent it would be a window of its own
        self._whole = whole
        foot.addWidget(self._withdraw)
        foot.addWidget(self.remove_button(words.REMOVE_CONSENT))
        column = Column(theme, self, gap=4)
        column.addWidget(self._covers)
        column.addWidget(line)
        column.addLayout(foot)

    def show_state(self, state: ConsentState) -> None:
        """Show the consent; what is being typed stays."""
        self._covers.setText(state.covers)
        self._covers.setVisible(bool(state.covers))
        self._over.setText(state.over)
        self._over.setVisible(bool(state.over))
        self._withdraw.setVisible(not state.withdrawn)
        self._paper = state.paper.id if state.paper is not None else None
        self._attach.setVisible(self._whole and state.paper is None)
        self._show.setVisible(self._whole and state.paper is not None)
        self._drop.setVisible(self._whole and state.paper is not None)
        if state.paper is not None:
            self._show.setToolTip(state.paper.text)
        for field, widget in self.fields.items():
            value = getattr(state, field)
            if isinstance(widget, EditedText | EditedDate | EditedKind):
                widget.show_state(value)

    def _paper_buttons(self, name: str) -> tuple[Push, Push, Push]:
        theme = self.tools.theme
        self._attach = Push(theme, step_words.PAPER_ATTACH, f"{name}_paper_attach", look="link")
        self._attach.clicked.connect(lambda _checked=False: self._choose())
        self._show = Push(theme, step_words.PAPER_SHOW, f"{name}_paper_show", look="link")
        self._show.clicked.connect(lambda _checked=False: self.paper_wanted.emit(self._paper))
        self._drop = Push(theme, step_words.PAPER_REMOVE, f"{name}_paper_remove", look="link")
        self._drop.clicked.connect(lambda _checked=False: self.asked.emit(Ask(Act.REMOVE_PAPER, self._paper)))
        return self._attach, self._show, self._drop

    def _choose(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(self, step_words.PAPER_CHOOSE, "", step_words.PAPER_FILES)
        if path:
            self.paper_chosen.emit(self.entity, contents(path))


def contents(path: str) -> bytes:
    """Return the bytes of a file, one more than a paper may have at most; none when it cannot be read."""
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return b""
    return bytes(file.read(MOST_BYTES + 1).data())


class ConsentPart(QWidget):
    """All consents of one kind, with what the kind is for. *whole*: with everything that belongs to a consent."""

    edited = Signal(FieldEdit)
    added = Signal(object)
    removed = Signal(object)
    withdrawn = Signal(object)
    paper_wanted = Signal(object)
    paper_chosen = Signal(object, object)
    asked = Signal(Ask)

    def __init__(self, tools: Tools, kind: ConsentKind, *, whole: bool = False) -> None:
        super().__init__()
        name, waiver = f"sip_{kind}_whole" if whole else f"sip_{kind}", kind is ConsentKind.SECRECY_WAIVER
        named(self, name)
        theme: Theme = tools.theme
        self._tools = tools
        self._kind = kind
        self._whole = whole
        title = heading(words.WAIVER if waiver else words.PARTICIPATION, f"{name}_title", level=2)
        about = label(
            words.WAIVER_TEXT if waiver else words.PARTICIPATION_TEXT, f"{name}_about", look="small", wrap=True
        )
        self._none = Row(theme, gap=8)
        self._none_mark = Mark(theme, Icon.DASH if waiver else Icon.RING, f"{name}_none_mark", tone=Tone.QUIET)
        none_text = words.WAIVER_NONE if waiver else words.PARTICIPATION_NONE
        self._none_text = label(none_text, f"{name}_none", look="quiet")
        self._none.addWidget(self._none_mark)
        self._none.addWidget(self._none_text, 1)
        self.rows: Keyed[ConsentState, ConsentRow] = Keyed(
            theme, f"{name}_rows", key=lambda state: state.id, make=self._make, show=ConsentRow.show_state, gap=10
        )
        add = Push(
            theme, words.ADD_WAIVER if waiver else words.ADD_PARTICIPATION, f"{name}_add", look="link", icon=Icon.PLUS
        )
        add.clicked.connect(lambda _checked=False: self.added.emit(self._kind))
        column = Column(theme, self, gap=6)
        for part in (title, about):
            column.addWidget(part)
        column.addLayout(self._none)
        column.addWidget(self.rows)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_states(self, states: Sequence[ConsentState]) -> None:
        """Show these consents."""
        self._none_mark.setVisible(not states)
        self._none_text.setVisible(not states)
        self.rows.show_states(states)

    def _make(self, state: ConsentState) -> ConsentRow:
        name = f"sip_whole_consent_{state.id.hex()}" if self._whole else f"sip_consent_{state.id.hex()}"
        row = ConsentRow(self._tools, state, name, whole=self._whole)
        row.edited.connect(self.edited)
        row.removed.connect(self.removed)
        row.withdrawn.connect(self.withdrawn)
        row.paper_wanted.connect(self.paper_wanted)
        row.paper_chosen.connect(self.paper_chosen)
        row.asked.connect(self.asked)
        return row
