"""What is known in a matter of jäv, as a form. Filled anew only while nothing is typed in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ifodesk.domain.disqualification_law import Fact, Relation, Toward
from ifodesk.ui.jav.matter_state import KnownForm, MatterState
from ifodesk.ui.look.layout import Column, Flow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_by_page, named
from ifodesk.ui.parts.saving_text import TextArea
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.tick_list import Ticks
from ifodesk.ui.parts.ticks import Pick
from ifodesk.words import disqualification_words, label_words
from ifodesk.words import screen_words_matter as words

_RELATIONS = (Choice("", words.NOT_SAID), *(Choice(code.value, label_words.RELATION[code]) for code in Relation))
_TOWARD = (Choice("", words.NOT_SAID), *(Choice(code.value, disqualification_words.TOWARD[code]) for code in Toward))
_LETTERS = 18
"""So many show of what is chosen; the list shows every choice whole."""
_FACTS = tuple(Choice(code.value, words.FACT[code]) for code in Fact)


class KnownView(QWidget):
    """Relation, toward whom, facts, circumstances; for the person concerned the own view."""

    given = Signal(object)
    """A `KnownForm`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        kept_by_page(named(self, "jav_known"))
        self._filled = KnownForm()
        self._relation, self._toward = (
            Pick(theme, "jav_known_relation", _RELATIONS),
            Pick(theme, "jav_known_toward", _TOWARD),
        )
        for pick in (self._relation, self._toward):
            pick.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            pick.setMinimumContentsLength(_LETTERS)
        self._facts = Ticks(theme, "jav_known_facts", accessible=words.FACTS)
        self._facts.show_choices(_FACTS)
        self._circumstances = named(TextArea(theme, lines=2, most=8), "jav_known_circumstances")
        self._view = named(TextArea(theme, lines=2, most=8), "jav_known_view")
        self._anyway, self._decision = (
            named(QLineEdit(), "jav_known_done_anyway"),
            named(QLineEdit(), "jav_known_main_decision"),
        )
        self._save = Push(theme, words.SAVE_KNOWN, "jav_known_save")
        self._save.clicked.connect(lambda _checked=False: self.given.emit(self.form))
        self._build(theme)

    @property
    def form(self) -> KnownForm:
        """Return what stands in the form."""
        return KnownForm(
            relation=str(self._relation.key or ""),
            toward=str(self._toward.key or ""),
            facts=frozenset(str(code) for code in self._facts.ticked) | (self._filled.facts - _KNOWN_FACTS),
            circumstances=self._circumstances.toPlainText(),
            view=self._view.toPlainText(),
            done_anyway=self._anyway.text(),
            main_decision=self._decision.text(),
            seen=self._filled.seen,
        )

    @property
    def edited(self) -> bool:
        """Return whether something is typed that is not saved."""
        return self.form != self._filled

    @property
    def typed(self) -> tuple[str, ...]:
        """Return the texts that are typed and not saved."""
        form, was = self.form, self._filled
        pairs = ((form.circumstances, was.circumstances), (form.view, was.view), (form.done_anyway, was.done_anyway))
        return tuple(text for text, former in pairs if text != former)

    def show_state(self, state: MatterState, *, anew: bool) -> None:
        """Show what is known. *anew*: another matter, so that nothing that is typed belongs here."""
        if anew or not self.edited or self.form == state.known:
            self._fill(state.known)
        self._about.setVisible(not state.is_wish)
        for part in (self._relation, self._toward, self._facts, self._circumstances):
            part.setEnabled(state.may_change)
        self._view_field.setVisible(state.is_mine)
        self._anyway_field.setVisible(not state.is_wish)
        self._circumstances_field.setVisible(state.may_change or bool(state.known.circumstances))

    def _fill(self, known: KnownForm) -> None:
        self._relation.choose(known.relation)
        self._toward.choose(known.toward)
        self._facts.tick(known.facts)
        self._circumstances.setPlainText(known.circumstances)
        self._view.setPlainText(known.view)
        self._anyway.setText(known.done_anyway)
        self._decision.setText(known.main_decision)
        # a code that only a newer program knows cannot be shown here, and is kept as it is
        self._filled = replace(self.form, facts=known.facts, seen=known.seen)

    def _build(self, theme: Theme) -> None:
        self._about = named(QWidget(), "jav_known_about")
        about = Column(theme, self._about, gap=8)
        picks = QWidget()
        flow = Flow(theme, picks, gap=14)
        flow.addWidget(Field(theme, "jav_known_relation_field", words.RELATION, self._relation))
        flow.addWidget(Field(theme, "jav_known_toward_field", words.TOWARD, self._toward))
        about.addWidget(picks)
        about.addWidget(label(words.FACTS, "jav_known_facts_title", look="small"))
        about.addWidget(self._facts)
        self._circumstances_field = Field(
            theme, "jav_known_circumstances_field", words.CIRCUMSTANCES, self._circumstances
        )
        self._view_field = Field(theme, "jav_known_view_field", words.VIEW, self._view)
        self._anyway_field = Field(theme, "jav_known_done_anyway_field", words.DONE_ANYWAY, self._anyway)
        column = Column(theme, self, gap=8)
        for part in (
            heading(words.KNOWN, "jav_known_title", level=2),
            self._about,
            self._circumstances_field,
            self._view_field,
            self._anyway_field,
            Field(theme, "jav_known_main_decision_field", words.MAIN_DECISION, self._decision),
        ):
            column.addWidget(part)
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)


_KNOWN_FACTS = frozenset(code.value for code in Fact)
