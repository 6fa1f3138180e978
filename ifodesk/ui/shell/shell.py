"""One unlocked session on screen: the frame, its pages, the cards over them, the keys, and how it locks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.loose.presenter import LoosePresenter
from ifodesk.ui.loose.view import LooseView
from ifodesk.ui.parts.message import Message, MessageKind
from ifodesk.ui.parts.watermark import Watermark
from ifodesk.ui.search.presenter import SearchPresenter
from ifodesk.ui.search.view import SearchView
from ifodesk.ui.shell.curtain import Curtain
from ifodesk.ui.shell.escape import EscapeKeeper
from ifodesk.ui.shell.frame import FrameView
from ifodesk.ui.shell.half_typed import HalfTypedKeeper
from ifodesk.ui.shell.help import HelpView, ReadPage
from ifodesk.ui.shell.lanes import QtJobs
from ifodesk.ui.shell.meeting_room import NAME as MEETING
from ifodesk.ui.shell.meeting_room import MeetingPlace, MeetingRoom
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.shell.page import Page, Pointed
from ifodesk.ui.shell.places import Place, Places
from ifodesk.ui.shell.presenter import FramePresenter
from ifodesk.ui.shell.settings import Settings
from ifodesk.ui.shell.state import RailItem
from ifodesk.ui.sync.runner import SyncRunner
from ifodesk.ui.tabs.half_typed import given_up, half_typed
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_shell as words

WARM_MS = 400
"""How long after the first page the other places of the rail are made."""

MEETING_KEYS = frozenset({"Ctrl+L", "F1", "Ctrl+N", "Ctrl+Z", "F5"})
"""Keys that lead to nothing but the plan on the table, or lock."""
ROUND_MS = 5 * 60_000
"""How often a round begins by itself. A hub that is not there costs nothing: the bottom line says so."""


class CasePlace(Page, Protocol):
    """The page of one case."""

    @property
    def help_page(self) -> str:
        """Return the page of the handbook about what is shown."""
        ...

    def open(self, case: EntityId, tab: str = "", target: EntityId | None = None) -> None:
        """Show a case."""
        ...


class CasesPlace(Page, Protocol):
    """Ärenden."""

    def open_form(self) -> None:
        """Begin a new case."""
        ...


class MakeInterview(Protocol):
    """Makes the screen of an interview."""

    def __call__(self, shell: Shell, *, form: bool) -> MeetingPlace:
        """Return it: section by section for a form, else question by question."""
        ...


@dataclass(frozen=True, slots=True)
class Rooms:
    """How the pages of a session are made, each when it is first gone to."""

    rail: Sequence[RailItem]
    make: Mapping[str, Callable[[Shell], Page]]
    """Every page but the two below, by name."""
    make_cases: Callable[[Shell], CasesPlace]
    make_case: Callable[[Shell], CasePlace]
    make_meeting: Callable[[Shell], MeetingPlace]
    make_interview: MakeInterview


class Shell(QWidget):
    """Serves `Navigator`. Belongs to one session and is thrown away when it locks."""

    locked = Signal()
    """Everything is saved and forgotten; the session may be closed."""
    over_asked = Signal()
    """The vault is to be put aside once it is closed."""
    refused = Signal()
    """Something could not be saved, so it did not lock."""
    meeting_shown = Signal(bool)
    """Whether a plan lies on the table: nobody has to touch the computer then."""

    def __init__(
        self, theme: Theme, session: Session, jobs: QtJobs, settings: Settings, rooms: Rooms, read_help: ReadPage
    ) -> None:
        super().__init__()
        self.setObjectName("shell")
        self._jobs, self._rooms = jobs, rooms
        self._places = Places()
        self._pages: dict[str, Page] = {}
        self._case: CasePlace | None = None
        self._cases: CasesPlace | None = None
        self._leaving: bool | None = None
        self._gone = False
        self.runner = SyncRunner(session, jobs)
        self._rounds = QTimer(self, interval=ROUND_MS)
        self._rounds.timeout.connect(self.runner.start)
        self.frame = FrameView(theme, rooms.rail, settings, practice=session.practice)
        column = Column(theme, self, gap=0)
        column.addWidget(self.frame)
        self._meeting = MeetingRoom(self, column, self.frame)
        self._meeting.shown.connect(self.meeting_shown)
        self.search = SearchView(theme, self)
        self.loose = LooseView(theme, self)
        self.help = HelpView(theme, self, read_help)
        self._curtain = Curtain(theme, self)
        if session.practice:
            watermark = Watermark(theme, self)
            for card in (self.search, self.loose, self.help):
                card.opened_card.connect(watermark.raise_)
        self._presenter = FramePresenter(self.frame, session, jobs, self.runner)
        self._searching = SearchPresenter(self.search, session, jobs, self._found)
        self._noting = LoosePresenter(self.loose, session, jobs, self)
        self.half_typed = HalfTypedKeeper(session, jobs, self._presenter.tell)
        EscapeKeeper(self, self._written_in, self.half_typed.left)
        self._not_in_meetings: list[QShortcut] = []
        self._connect()
        self._shortcuts()

    def start(self) -> None:
        """Show Idag and begin a round."""
        self.open_page(self._rooms.rail[0].name)
        self._presenter.load()  # afterwards: what is due is what the person waits for
        self.runner.start()
        self._rounds.start()
        self._jobs.when_settled("store", lambda: QTimer.singleShot(WARM_MS, self, self._warm))

    def open_page(self, name: str) -> None:
        """Go to a page; the rail begins a new way."""
        self._go(Place(name), anew=any(item.name == name for item in self._rooms.rail))

    def open_case(self, case: EntityId, tab: str = "", target: EntityId | None = None) -> None:
        """Open a case."""
        self._go(Place("case", case, tab, target))

    def open_meeting(self, case: EntityId) -> None:
        """Show the plan of a case to those round the table."""
        self._begin_meeting(self._rooms.make_meeting, case)

    def open_interview(self, interview: EntityId, *, form: bool) -> None:
        """Show an interview under way on the whole screen."""
        self._begin_meeting(partial(self._rooms.make_interview, form=form), interview)

    def end_meeting(self) -> None:
        """Show the cases again: the passphrase was given."""
        if self._meeting.end():
            self._allow_keys(meeting=False)
            here = self._places.here
            if here is not None:
                self._page(here.page).activated()

    def rest(self) -> None:
        """Nobody has touched the computer for long: cover a plan that lies on the table, else lock."""
        if not self._meeting.cover():
            self.lock()

    def open_new_case(self) -> None:
        """Go to Ärenden with the form of a new case."""
        self.open_page("cases")
        self._cases_page().open_form()

    def open_loose(self, note: EntityId | None = None) -> None:
        """Open a loose note, or begin one."""
        self.loose.begin()
        self._noting.start(note)

    def back(self) -> None:
        """Go where the person came from; at the beginning of the way, to the first place."""
        place = self._places.back()
        if place is not None:
            self._show(place)
        elif self._places.here is not None and self._places.here.page != self._rooms.rail[0].name:
            self.open_page(self._rooms.rail[0].name)

    def show_badge(self, name: str, count: int) -> None:
        """Show a count beside a page in the rail."""
        self._presenter.show_badge(name, count)

    def tell_fault(self, text: str) -> None:
        """Show that the program went wrong somewhere."""
        self._presenter.tell(Message(text, MessageKind.PROBLEM))

    def start_over(self) -> None:
        """Lock, put the vault aside, and begin anew on this computer."""
        self.over_asked.emit()
        self.lock()

    def lock(self, *, closing: bool = False, anyway: bool = False) -> None:
        """Save what is typed, wait for the store lane, forget everything; then ``locked``, or ``refused``."""
        if self._leaving is not None or self._gone:
            return
        self._leaving = closing
        self._curtain.cover(words.CLOSING if closing else words.LOCKING)
        self.runner.cancel()
        self.help.close_card()
        self.search.close_card()
        self.loose.flush()
        self._meeting.flush()
        for page in self._pages.values():
            page.flush()
            page.keep()
        self.half_typed.locking(text for place in self._written_in() for text in half_typed(place))
        self._jobs.when_settled("store", partial(self._settled, anyway=anyway))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._key(PageKey.BACK)  # no shortcut: what has the focus may want it first
        else:
            super().keyPressEvent(event)

    def _settled(self, *, anyway: bool) -> None:
        closing, self._leaving = bool(self._leaving), None
        if not anyway and self._unsaved():
            self._curtain.hide()
            self._tell_refused(closing=closing)
            self.refused.emit()
            return
        self._gone = True
        self._meeting.end()
        self._rounds.stop()
        self._jobs.stop()
        for page in self._pages.values():
            page.drop()
        self._searching.drop()
        self._noting.drop()
        self._presenter.drop()
        self.locked.emit()

    def _begin_meeting(self, make: Callable[[Shell], MeetingPlace], what: EntityId) -> None:
        if self._meeting.place is None:
            for page in self._pages.values():
                page.flush()
            self._allow_keys(meeting=True)
            self._meeting.begin(make(self), what)

    def _written_in(self) -> tuple[QWidget, ...]:
        return (*(page.widget for page in self._pages.values()), *self._meeting.widgets)

    def _unsaved(self) -> bool:
        pages = any(page.unsaved() for page in self._pages.values())
        return pages or self.loose.unsaved or self._meeting.unsaved or self.half_typed.unsaved

    def _tell_refused(self, *, closing: bool) -> None:
        """Say that it does not lock, where it can be seen: in the meeting if there is one, else at what is unsaved."""
        notice = self._presenter.refused(closing=closing)
        unsaved = [name for name, page in self._pages.items() if page.unsaved()]
        shown = self._places.here is None or self._places.here.page in unsaved
        if not self._meeting.tell(notice, self._message_pressed) and unsaved and not shown:
            self._go(Place(unsaved[0]))

    def _warm(self) -> None:
        """Make the other places of the rail while nobody waits: their counts show, and they open at once."""
        for item in self._rooms.rail:
            wanted = self._presenter.leads or not item.leaders
            if wanted and self._leaving is None and not self._gone:
                self._page(item.name)

    def _go(self, place: Place, *, anew: bool = False) -> None:
        self._places.go(place, anew=anew)
        self._show(place)

    def _show(self, place: Place) -> None:
        former, page = self.frame.pages.currentWidget(), self._page(place.page)
        for other in self._pages.values():
            if other.widget is former and other is not page:
                other.flush()
                self.half_typed.left(given_up(other.widget, other.left))
        if place.case is not None and self._case is not None:
            self._case.open(place.case, place.tab, place.target)
        elif place.target is not None and isinstance(page, Pointed):
            page.point(place.target)
        self.frame.pages.setCurrentWidget(page.widget)
        self._presenter.went(place.page)
        page.activated()

    def _focus_changed(self, _former: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            QTimer.singleShot(0, self, self._hold_focus)

    def _hold_focus(self) -> None:
        """Let keys reach the page even when what had the focus is gone: a line that is done, a form that is closed."""
        if QApplication.focusWidget() is None and self.isActiveWindow():
            place = self.frame.pages if self._meeting.place is None else self._meeting.place.widget
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = self._make(name)
            self._pages[name] = page
            self.frame.pages.addWidget(page.widget)
        return self._pages[name]

    def _make(self, name: str) -> Page:
        if name == "case":
            self._case = self._rooms.make_case(self)
            return self._case
        if name == "cases":
            return self._cases_page()
        return self._rooms.make[name](self)

    def _cases_page(self) -> CasesPlace:
        if self._cases is None:
            self._cases = self._rooms.make_cases(self)
        return self._cases

    def _found(self, page: str, key: EntityId) -> None:
        self.search.close_card()
        self._go(Place(page, key) if page == "case" else Place(page, target=key))

    def _key(self, key: PageKey) -> None:
        here = self._places.here
        if here is None or any(card.isVisible() for card in (self.search, self.loose, self.help)):
            return
        if self._meeting.key(key):
            return
        if self._page(here.page).key(key):
            return
        if key is PageKey.BACK:
            self.back()
        elif key is PageKey.NEW:
            self.open_new_case()

    def _connect(self) -> None:
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._focus_changed)
        frame, menu = self.frame, self.frame.menu
        frame.page_chosen.connect(self.open_page)
        frame.search_asked.connect(self.search.open_search)
        frame.lock_asked.connect(self.lock)
        frame.message_pressed.connect(self._message_pressed)
        frame.message_closed.connect(lambda: self._presenter.tell(None))
        menu.ties_chosen.connect(lambda: self.open_page("ties"))
        menu.devices_chosen.connect(lambda: self.open_page("people"))
        menu.loose_chosen.connect(self.open_loose)
        menu.help_chosen.connect(self._open_help)
        self.search.typed.connect(self._searching.typed)
        self.search.opened.connect(lambda page, key: self._searching.opened(page, EntityId(bytes(key))))
        self.loose.edited.connect(self._noting.edited)
        self.loose.file_clicked.connect(self._noting.file_clicked)
        self.loose.discard_clicked.connect(self._noting.discard_clicked)

    def _shortcuts(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+K": self.search.open_search,
            "Ctrl+Shift+N": self.open_loose,
            "Ctrl+L": self.lock,
            "F1": self._open_help,
            "Ctrl+N": partial(self._key, PageKey.NEW),
            "Ctrl+P": partial(self._key, PageKey.PRINT),
            "Ctrl+Z": partial(self._key, PageKey.UNDO),
            "F5": partial(self._key, PageKey.REFRESH),
        }
        for number, item in enumerate(self._rooms.rail, start=1):
            keys[f"Alt+{number}"] = partial(self.open_page, item.name)
        for sequence, act in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)
            if sequence not in MEETING_KEYS:
                self._not_in_meetings.append(shortcut)

    def _allow_keys(self, *, meeting: bool) -> None:
        for shortcut in self._not_in_meetings:
            shortcut.setEnabled(not meeting)

    def _message_pressed(self, code: str) -> None:
        self._presenter.tell(None)
        self.lock(closing=code == "close", anyway=True)

    def _open_help(self) -> None:
        here = self._places.here
        page = here.page if here else ""
        if self._meeting.place is not None:
            page = MEETING
        elif self._case is not None and page == "case":
            page = self._case.help_page
        self.help.open_page(page)
