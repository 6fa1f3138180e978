"""Ledning as a page of the shell."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.domain.ids import MemberId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.people.acts import Acts
from ifodesk.ui.people.admitting import AdmittingPresenter
from ifodesk.ui.people.deciding import DecidingPresenter
from ifodesk.ui.people.leaving import LeavingPresenter
from ifodesk.ui.people.presenter import PAGE, PeoplePresenter
from ifodesk.ui.people.returned import ReturnedPresenter
from ifodesk.ui.people.returning import StartingOverPresenter
from ifodesk.ui.people.view import PeopleView
from ifodesk.ui.shell.joined import JoinedPage
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.usecases.admission import Admission
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.usecases.starting_over import StartingOver
from ifodesk.words import screen_words_people as words


class PeoplePage(JoinedPage):
    """Ctrl+N invites, Esc closes a form and then the person. A form half filled in holds choices only: not kept."""

    name = PAGE
    title = words.NAME

    def __init__(
        self,
        theme: Theme,
        session: Session,
        jobs: Jobs,
        navigator: Navigator,
        admission: Admission,
        unsent: StartingOver,
    ) -> None:
        self._view = view = PeopleView(theme, session.clock.today)
        self._acts = Acts(self._view, session, jobs)
        self._admitting = AdmittingPresenter(self._acts, admission)
        self._leaving = LeavingPresenter(self._acts)
        self._over = StartingOverPresenter(self._view.over_form, self._acts, navigator, unsent)
        self._presenter = PeoplePresenter(self._acts, navigator, self._over.asked)
        self._returned = ReturnedPresenter(self._view.returned_form, self._acts, unsent)
        self._deciding = DecidingPresenter(self._view.deciding, self._acts)
        super().__init__(
            view,
            self._presenter,
            self._deciding,
            focus=view.take_focus,
            keys={PageKey.NEW: lambda: view.open_form("invite"), PageKey.BACK: self._one_step_back},
        )
        self._view.deciding.acted.connect(self._deciding.acted)
        self._view.deciding.board_given.connect(self._deciding.board_given)
        self._view.deciding.form.given.connect(self._deciding.given)
        self._join_page()
        self._join_forms()
        self._join_returning()
        self.load()

    @override
    def left(self) -> None:
        """Another page is shown now."""
        self._presenter.left()

    @override
    def drop(self) -> None:
        """Forget everything that was read."""
        self._view.close_forms()
        super().drop()
        self._over.drop()
        self._returned.drop()

    def _one_step_back(self) -> bool:
        if self._acts.is_asking:
            self._acts.answered("")
            return True
        if close_unfolded(self._view):
            return True
        if is_open := self._presenter.card_is_open:
            self._presenter.card_closed()
        return is_open

    def _join_page(self) -> None:
        view, presenter, card = self._view, self._presenter, self._view.card
        for lines in (view.tasks, view.lines):
            lines.opened.connect(presenter.line_opened)
            lines.acted.connect(presenter.line_acted)
        view.sort_chosen.connect(presenter.sort_chosen)
        view.notice.pressed.connect(self._acts.answered)
        view.notice.closed.connect(lambda: self._acts.answered(""))
        card.acted.connect(presenter.card_acted)
        card.closed.connect(presenter.card_closed)
        card.leaves_clicked.connect(self._leaving.asked)
        card.forgot_clicked.connect(self._forgot)

    def _join_forms(self) -> None:
        view, presenter, invite = self._view, self._presenter, self._admitting.invite_given
        view.invite_form.given.connect(lambda whom, path, mailbox: invite(whom, path, mailbox=mailbox))
        view.invite_form.closed.connect(self._admitting.closed)
        view.request_form.fetched.connect(self._admitting.letters_wanted)
        view.request_form.letter_chosen.connect(self._admitting.letter_chosen)
        view.request_form.chosen.connect(self._admitting.request_chosen)
        view.request_form.given.connect(self._admitting.request_given)
        view.request_form.closed.connect(self._admitting.closed)
        view.leaving_form.given.connect(self._leaving.given)
        view.leaving_form.closed.connect(self._leaving.closed)
        view.role_form.given.connect(presenter.role_given)
        view.quorum_form.given.connect(presenter.quorum_given)
        view.rehearsal_form.given.connect(presenter.rehearsal_given)
        view.helper_form.given.connect(presenter.helper_given)
        view.new_cases_form.given.connect(presenter.chief_given)
        view.record_system_given.connect(presenter.record_system_given)
        view.join_form.given.connect(presenter.join_given)
        view.leave_form.given.connect(presenter.leave_given)

    def _join_returning(self) -> None:
        view, over, returned = self._view, self._over, self._returned
        view.over_form.chosen.connect(over.chosen)
        view.over_form.file_given.connect(over.file_given)
        view.over_form.begun.connect(over.begin_clicked)
        view.card.back_clicked.connect(returned.asked)
        view.returned_form.file_chosen.connect(returned.file_chosen)
        view.returned_form.acted.connect(returned.acted)
        view.returned_form.closed.connect(returned.drop)
        view.returned_form.invite_clicked.connect(self._invite_returned)

    def _invite_returned(self) -> None:
        if (person := self._presenter.opened) is not None:
            self._forgot(person.member.id.hex())

    def _forgot(self, key: str) -> None:
        self._view.choose_whom(MemberId(bytes.fromhex(key)))
        self._view.open_form("invite")
