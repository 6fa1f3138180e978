"""The form of a ruling on jäv. Which fields show follows the outcome; the program never fills it in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ifodesk.domain.entities.disqualification import Outcome
from ifodesk.domain.entities.ruling import RulingMeasure
from ifodesk.ui.jav.matter_state import MatterState, RulingDraft
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_by_page, named
from ifodesk.ui.parts.saving_text import TextArea
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.words import label_words
from ifodesk.words import screen_words_matter as words
from ifodesk.words import screen_words_tabs as tab_words

_WITH_GROUND = frozenset({Outcome.JAV, Outcome.OBVIOUSLY_IRRELEVANT})
_MEASURES = tuple(Choice(one, label_words.RULING_MEASURE[one]) for one in RulingMeasure)


class RulingFormView(QWidget):
    """Outcome, ground, reasons and the rest. The form stays until it is told that the ruling is saved."""

    decided = Signal(object)
    """A `RulingDraft`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        kept_by_page(named(self, "jav_ruling"))
        self._outcome = Pick(theme, "jav_ruling_outcome")
        self._outcome.currentIndexChanged.connect(lambda _at: self._arrange())
        self._not_now = label("", "jav_ruling_not_now", look="small", wrap=True)
        self._ground = Pick(theme, "jav_ruling_ground")
        self._measure = Pick(theme, "jav_ruling_measure", (Choice(None, tab_words.CHOOSE), *_MEASURES))
        for pick in (self._outcome, self._ground, self._measure):
            pick.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._reasons = named(TextArea(theme, lines=3, most=10), "jav_ruling_reasons")
        self._against, self._missing, self._presented, self._others = (
            named(QLineEdit(), f"jav_ruling_{name}")
            for name in ("against", "missing", "presented_by", "others_present")
        )
        self._decide = Push(theme, words.DECIDE, "jav_ruling_decide", look="main")
        self._decide.clicked.connect(lambda _checked=False: self.decided.emit(self.draft))
        self._build(theme)
        self._arrange()

    @property
    def draft(self) -> RulingDraft:
        """Return what is filled in."""
        return RulingDraft(
            outcome=self._outcome.key,
            ground=self._ground.key,
            measure=self._measure.key,
            reasons=self._reasons.toPlainText(),
            against=self._against.text(),
            missing=self._missing.text(),
            presented_by=self._presented.text(),
            others_present=self._others.text(),
        )

    def show_state(self, state: MatterState) -> None:
        """Offer the outcomes and grounds; what is chosen and typed stays."""
        self._outcome.show_choices([Choice(None, tab_words.CHOOSE), *state.outcomes])
        self._not_now.setText("\n".join(state.not_now))
        self._not_now.setVisible(bool(state.not_now))
        if self._ground.count() != len(state.grounds) + 1:
            self._ground.show_choices([Choice(None, tab_words.CHOOSE), *state.grounds])

    def begin(self) -> None:
        """Put the focus on the outcome."""
        self._outcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what is filled in."""
        for pick in (self._outcome, self._ground, self._measure):
            pick.setCurrentIndex(0)
        self._reasons.clear()
        for line in (self._against, self._missing, self._presented, self._others):
            line.clear()

    def _arrange(self) -> None:
        outcome = self._outcome.key
        unclear = outcome is Outcome.UNCLEAR
        self._ground_field.setVisible(outcome in _WITH_GROUND)
        self._missing_field.setVisible(unclear)
        for part in self._of_ruling:
            part.setVisible(outcome is not None and not unclear)
        self._decide.show_text(words.KEEP_UNCLEAR if unclear else words.DECIDE)

    def _build(self, theme: Theme) -> None:
        def field(name: str, title: str, editor: QWidget) -> Field:
            return Field(theme, f"jav_ruling_{name}_field", title, editor)

        self._ground_field = field("ground", words.RULE_GROUND, self._ground)
        self._missing_field = field("missing", words.RULE_MISSING, self._missing)
        self._of_ruling = (
            field("reasons", words.RULE_REASONS, self._reasons),
            field("against", words.RULE_AGAINST, self._against),
            field("measure", words.RULE_MEASURE, self._measure),
            field("presented_by", words.PRESENTED_BY, self._presented),
            field("others_present", words.OTHERS, self._others),
        )
        column = Column(theme, self, gap=8)
        column.addWidget(field("outcome", words.RULE_OUTCOME, self._outcome))
        for part in (self._not_now, self._ground_field, self._missing_field, *self._of_ruling):
            column.addWidget(part)
        column.addWidget(self._decide, 0, Qt.AlignmentFlag.AlignLeft)
