"""The form of what a colleague can stand in for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from ifodesk.ui.lending.loan_form import beside
from ifodesk.ui.lending.profile import ProfileForm, ProfileState
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import screen_words_profile as words

_SAID = (Choice(None, words.NOT_SAID), Choice(key=True, text=words.YES), Choice(key=False, text=words.NO))
_LINES = ("placed", "investigations", "others", "free", "languages", "competence")


class ProfileFormView(GiveForm):
    """Counts, free days, languages, competence. A chief chooses whose."""

    given = Signal(object)
    """A `ProfileForm`."""
    member_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "profile", words.SAVE)
        self._shown = ProfileForm()
        self._who = Pick(theme, "profile_who")
        self._who.activated.connect(lambda _at: self.member_chosen.emit(self._who.key))
        self._lines = {part: named(QLineEdit(), f"profile_{part}") for part in _LINES}
        self._degree, self._alone = Pick(theme, "profile_degree", _SAID), Pick(theme, "profile_alone", _SAID)
        self._counted = label("", "profile_counted", look="small")
        titles = dict(
            zip(
                _LINES,
                (words.PLACED, words.INVESTIGATIONS, words.OTHERS, words.FREE, words.LANGUAGES, words.COMPETENCE),
                strict=True,
            )
        )
        fields = {part: Field(theme, f"profile_{part}_field", titles[part], line) for part, line in self._lines.items()}
        self._who_field = Field(theme, "profile_who_field", words.WHO, self._who)
        self.fill(
            heading(words.TITLE, "profile_title", level=2),
            label(words.TEXT, "profile_text", look="small", wrap=True),
            self._who_field,
            beside(theme, fields["placed"], fields["investigations"], fields["others"]),
            self._counted,
            beside(theme, fields["free"], fields["languages"]),
            fields["competence"],
            Field(theme, "profile_degree_field", words.DEGREE, self._degree),
            Field(theme, "profile_alone_field", words.ALONE, self._alone),
        )
        self.setFocusProxy(self._lines["placed"])

    def show_profile(self, state: ProfileState) -> None:
        """Open the form, filled in."""
        self._shown = state.form
        self._who.show_choices(state.people)
        self._who.choose(state.form.member)
        self._who_field.setVisible(len(state.people) > 1)
        for part, line in self._lines.items():
            line.setText(str(getattr(state.form, part)))
        self._degree.choose(state.form.has_degree)
        self._alone.choose(state.form.works_alone)
        self._counted.setText(state.counted)
        self._counted.setVisible(bool(state.counted))
        if not self.is_open:
            self.open_line()

    def profile_saved(self) -> None:
        """Close the form and forget what is in it."""
        self.close_line()
        self._shown = ProfileForm()
        for line in self._lines.values():
            line.clear()

    @override
    def submit(self) -> None:
        texts = {part: line.text() for part, line in self._lines.items()}
        self.given.emit(
            replace(
                self._shown,
                member=self._who.key,
                has_degree=self._degree.key,
                works_alone=self._alone.key,
                **texts,  # type: ignore[arg-type]  # texts, by name
            )
        )
