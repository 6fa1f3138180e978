"""The tab Översikt: view and presenter joined."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.access import AccessPresenter
from ifodesk.ui.overview.presenter import OverviewPresenter
from ifodesk.ui.overview.view import OverviewTabView
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.tabs.typed import TypedTab
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_overview as words


class OverviewTab(TypedTab[OverviewTabView, OverviewPresenter]):
    """A tab of the case view."""

    name = "overview"
    title = words.TITLE

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        view = OverviewTabView(theme, session.clock.today)
        super().__init__(view, OverviewPresenter(view, session, jobs, navigator))
        self.access = AccessPresenter(view.access, session, jobs, navigator, self.presenter.tell)
        self._join()
        self._join_access()

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show *case*, with the person *target* opened."""
        self.presenter.open(case)
        self.access.open(case)
        if target is not None:
            self.presenter.party_opened(target)

    def begin(self) -> None:
        """There is always an overview."""

    @override
    def key(self, key: PageKey) -> bool:
        """Do what a key of the page means here."""
        match key:
            case PageKey.NEW:
                self.presenter.party_added()
            case _:
                return super().key(key)
        return True

    @override
    def drop(self) -> None:
        """Forget what is shown."""
        self.access.drop()
        super().drop()

    def _join_access(self) -> None:
        view, access = self.view.access, self.access
        view.acted.connect(access.line_acted)
        view.wall.given.connect(access.wall_given)
        view.wall.people_changed.connect(access.wall_people_changed)
        view.share.given.connect(access.share_given)
        view.lifted.connect(access.lift_given)
        view.ended.connect(access.end_given)
        view.prolonged.connect(access.prolong_given)
        view.copied.connect(access.more_given)
        view.kept.connect(access.keep_given)

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        view.due_opened.connect(presenter.due_opened)
        view.document_opened.connect(presenter.document_opened)
        view.note_opened.connect(presenter.note_opened)
        view.copy_clicked.connect(presenter.copy_clicked)
        view.enough_clicked.connect(presenter.enough_clicked)
        view.picture_chosen.connect(lambda on: presenter.picture_chosen(on=on))
        view.party_opened.connect(presenter.party_opened)
        view.party_added.connect(presenter.party_added)
        view.party_removed.connect(presenter.party_removed)
        view.form_closed.connect(presenter.form_closed)
        view.let_in_clicked.connect(presenter.let_in_clicked)
        view.allot_clicked.connect(lambda member, deputy: presenter.allot_clicked(member, as_deputy=deputy))
        view.close_clicked.connect(presenter.close_clicked)
