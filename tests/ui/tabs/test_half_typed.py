"""Every form in which a line can stand half typed when the window locks: nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ifodesk.domain.entities.ruling import Concerns
from ifodesk.ui.jav.acts import ActState
from ifodesk.ui.jav.acts_view import ActsPanel
from ifodesk.ui.jav.instead_view import NamingView
from ifodesk.ui.jav.raising_view import RaisingPanel
from ifodesk.ui.lending.loan_form import TermsForm
from ifodesk.ui.lending.loan_state import LoanCardState, LoanForm, WeekForm
from ifodesk.ui.lending.loans_view import LoanCard
from ifodesk.ui.lending.profile import ProfileForm, ProfileState
from ifodesk.ui.lending.profile_view import ProfileFormView
from ifodesk.ui.lending.requests_view import RequestCard
from ifodesk.ui.lending.state import RequestState
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import kept_otherwise
from ifodesk.ui.parts.saving_text import SavingText
from ifodesk.ui.parts.secret import Secret
from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.ui.parts.text import heading
from ifodesk.ui.people.deciding import DecidingForm
from ifodesk.ui.people.deciding_view import DecidingPanel
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.ui.tabs.half_typed import half_typed
from tests.ui.hands import find, write
from tests.ui.samples import TODAY, an_id

Show = Callable[[QWidget], QWidget]
TYPED = "ring skolan"


def an_act(theme: Theme) -> QWidget:
    panel = ActsPanel(theme)
    panel.show_acts((ActState(an_id(1), "Alma", "i dag", "Hämta barnet", "fara", "", mine=True),))
    return panel


def a_question_of_jav(theme: Theme) -> QWidget:
    panel = RaisingPanel(theme)
    panel.wish.open_line()
    return panel


def a_naming_right(theme: Theme) -> QWidget:
    form = NamingView(theme)
    form.open_line()
    return form


def a_profile(theme: Theme) -> QWidget:
    form = ProfileFormView(theme)
    form.show_profile(ProfileState(ProfileForm(member=b"x"), (Choice(b"x", "Per"),), ""))
    return form


def a_reply(theme: Theme) -> QWidget:
    card = RequestCard(theme, an_id(1), lambda: TODAY)
    card.show_state(
        RequestState(an_id(1), "Från Åsele", "", "", "", "", may_reply=True, people=(), hours="8", starts_on=TODAY)
    )
    card.form.open_line()
    return card


def a_loan(theme: Theme) -> LoanCard:
    card = LoanCard(theme, an_id(1), lambda: TODAY)
    card.show_state(
        LoanCardState(
            an_id(1), "Per till Åsele", "", agreed=True, terms=(), yeses="", lacks="", may_agree=False,
            may_change=True, may_end=True, may_enter=True, form=LoanForm(), hours=Group("h", ""), differs=(),
            week=WeekForm(),
        )
    )  # fmt: skip
    return card


def an_objection(theme: Theme) -> QWidget:
    card = a_loan(theme)
    card.ask_objection(an_id(2))
    return card


def a_week(theme: Theme) -> QWidget:
    card = a_loan(theme)
    card.ask_week(WeekForm())
    return card


def a_delegation(theme: Theme) -> QWidget:
    panel = DecidingPanel(theme)
    panel.ask_deciding("Handläggare", DecidingForm(Concerns.STAFF))
    return panel


FORMS = {
    "act": (an_act, f"act_{an_id(1).hex()}_line"),
    "jav": (a_question_of_jav, "jav_wish_edit"),
    "naming": (a_naming_right, "jav_naming_detail"),
    "profile": (a_profile, "profile_competence"),
    "reply": (a_reply, None),
    "objection": (an_objection, None),
    "week": (a_week, None),
    "delegation": (a_delegation, "deciding_item"),
}


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_typed_in_a_form_and_not_given_is_found(theme: Theme, show: Show, kind: str) -> None:
    make, name = FORMS[kind]
    place = QWidget()
    Column(theme, place).addWidget(made := make(theme))
    made.show()
    show(place)
    assert half_typed(place) == ()
    lines = [line for line in place.findChildren(QLineEdit) if line.isVisible()]
    write(find(place, QLineEdit, name) if name else lines[-1], TYPED)
    (text,) = half_typed(place)
    assert TYPED in text


def test_a_form_is_told_whole_and_with_its_heading(theme: Theme, show: Show) -> None:
    place = QWidget()
    column = Column(theme, place)
    form = TermsForm(theme, "loan", lambda: TODAY, new=False)
    column.addWidget(heading("Lån", "page_title"))
    column.addWidget(form)
    show(place)
    form.show_form(LoanForm(scope="två ärenden", starts_on=TODAY))
    form.open_line()
    assert half_typed(place) == ()
    write(find(form, QLineEdit, "loan_decision"), "dnr 7")
    (text,) = half_typed(place)
    assert text.startswith("Lån, Ändra")
    assert "två ärenden" in text
    assert "dnr 7" in text
    form.close_line()
    assert half_typed(place) == ()


def test_a_form_that_was_given_up_and_what_saves_by_itself_and_a_passphrase_are_not_told(
    theme: Theme, show: Show
) -> None:
    place = QWidget()
    column = Column(theme, place)
    asked, secret = AskLine(theme, "ask", "Varför?", "Säg"), Secret("secret")
    saving, filtered = SavingText(theme, "saving", "Text", lines=2), kept_otherwise(QLineEdit())
    for part in (asked, secret, saving, filtered):
        column.addWidget(part)
    show(place)
    asked.open_line()
    QApplication.processEvents()
    editors = (asked.editor, secret, find(saving, QPlainTextEdit, "saving_edit"), filtered)
    for editor in editors:
        write(editor, TYPED)
    secret.reveal(on=True)
    assert half_typed(place) == (f"Varför?: {TYPED}",)
    asked.close_line()
    assert half_typed(place) == ()


def test_a_line_that_was_filled_in_by_the_program_is_not_told(theme: Theme, show: Show) -> None:
    place = QWidget()
    line = QLineEdit("förslag")
    Column(theme, place).addWidget(line)
    show(place)
    assert half_typed(place) == ()
    write(line, "!")
    assert half_typed(place) == ("förslag!",)
