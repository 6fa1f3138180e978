"""Leads from an empty computer to a vault that opens. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from ifodesk.ui.founding.state import (
    FoundingState,
    FoundingView,
    GroupForm,
    JoinForm,
    Page,
    PersonForm,
    PlaceForm,
    WelcomeForm,
)
from ifodesk.usecases.errors import IfodeskError
from ifodesk.usecases.passphrases import SHORTEST
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.setting_up import Invited, Newcomer, Prepared, SettingUp
from ifodesk.words import screen_words_founding as words
from ifodesk.words.error_words import sentence

T = TypeVar("T")


class FoundingPresenter:
    """Asks the port on the work lane. Secrets are kept here no longer than the next step needs them."""

    def __init__(
        self,
        view: FoundingView,
        setting_up: SettingUp,
        jobs: Jobs,
        done: Callable[[Path], None],
        *,
        beside: Path | None = None,
    ) -> None:
        """Call *done* with the vault; *beside* is the one that stands already, when this is one more."""
        self._view = view
        self._setting_up = setting_up
        self._jobs = jobs
        self._done = done
        self._state = FoundingState()
        self._invited: Invited | None = None
        self._prepared: Prepared | None = None
        self._passphrase = ""
        self._vault: Path | None = None
        self._beside = beside
        self._former: Path | None = None

    def start(self) -> None:
        """Offer the ways to begin; a vault that was put aside here is named, and can be opened."""
        self._former = self._beside or self._setting_up.aside()
        told = "" if self._former is None else words.ASIDE.format(path=self._former)
        if self._beside is not None:
            told = words.BESIDE
        self._show(
            FoundingState(
                aside=told, one_more=self._beside is not None, municipalities=self._setting_up.municipalities()
            )
        )

    def start_with_welcome(self) -> None:
        """The vault waits for its welcome since an earlier day."""
        self._show(FoundingState(page=Page.WELCOME, asks_passphrase=True))

    def group_chosen(self) -> None:
        """Fill in the form of a new group."""
        self._go(Page.GROUP)

    def join_chosen(self) -> None:
        """Fill in the form of a request."""
        self._go(Page.JOIN)

    def aside_chosen(self) -> None:
        """Open the vault that was put aside."""
        if self._former is not None and not self._state.working:
            self._done(self._former)

    def back_clicked(self) -> None:
        """Choose another way to begin."""
        if not self._state.working:
            self._go(Page.CHOICE)

    def group_given(self, form: GroupForm) -> None:
        """Make the vault and found the group."""
        problem = _person_problem(form.person) or ("" if form.person.municipality else words.NO_MUNICIPALITY)
        if problem:
            self._problem(problem)
            return
        who = _newcomer(form.person)
        self._run(lambda: self._setting_up.found(who, form.person.municipality, form.place.place), self._made)

    def invitation_chosen(self, path: str) -> None:
        """Say what an invitation is for."""
        self._invited = None
        if path:
            self._run(lambda: self._setting_up.read_invitation(path), self._read)
        else:
            self._show(replace(self._state, invited="", asks_municipality=False, asks_person=True, problem=""))

    def join_given(self, form: JoinForm) -> None:
        """Make the vault and the request, once the words have been compared."""
        invited = self._invited
        if invited is None:
            self._problem(words.NO_INVITATION)
            return
        person = form.person if invited.person is None else replace(form.person, name=invited.person)
        if problem := _join_problem(invited, person, form.words):
            self._problem(problem)
            return
        who, self._passphrase = _newcomer(person), person.passphrase
        found = person.municipality if invited.to_found else None
        self._run(lambda: self._setting_up.ask(who, form.invitation, found), self._made)

    def print_clicked(self, path: str) -> None:
        """Write the code as a PDF."""
        self._run(
            lambda: self._setting_up.print_code(Path(path)),
            lambda made: self._show(replace(self._state, printed=str(made), removed=False)),
        )

    def file_opened(self) -> None:
        """Open the PDF, so that it can be printed."""
        self._view.open_file(self._state.printed)

    def file_removed(self) -> None:
        """Take the PDF away: the code belongs on paper."""
        path = Path(self._state.printed)
        self._run(
            lambda: self._setting_up.remove_file(path),
            lambda _nothing: self._show(replace(self._state, printed="", removed=True)),
        )

    def code_written(self) -> None:
        """The code stands on paper: hide it and have two groups read back."""
        self._show(replace(self._state, page=Page.CHECK, code="", problem=""))

    def code_wanted(self) -> None:
        """The paper turns out to be wrong: show the code again."""
        if self._prepared is not None:
            self._show_code(self._prepared)

    def groups_given(self, first: str, second: str) -> None:
        """Compare two groups with the code, and go on when both are right."""
        for number, typed in zip(self._state.ask_for, (first, second), strict=True):
            if not self._setting_up.same_group(number, typed):
                self._problem(words.WRONG_GROUP.format(number=number))
                return
        if self._invited is None:
            self._run(lambda: self._setting_up.keep(None), self._founded)
        else:
            self._show(replace(self._state, page=Page.ASKED, problem=""))

    def request_given(self, path: str) -> None:
        """Write the request and put the vault in its place."""
        if not path:
            self._problem(words.NO_REQUEST_FILE)
            return
        self._run(lambda: self._setting_up.keep(Path(path)), lambda _vault: self._asked(path))

    def mailbox_given(self, form: PlaceForm) -> None:
        """Leave the request in the mailbox and put the vault in its place."""
        place = form.place
        if place is None:
            self._problem(words.NO_MAILBOX_FOLDER)
            return
        self._run(lambda: self._setting_up.keep(None, place), lambda _vault: self._mailed())

    def fetch_clicked(self, passphrase: str) -> None:
        """Take the welcome from the mailbox."""
        known = passphrase if self._state.asks_passphrase else self._passphrase
        if not known:
            self._problem(words.NO_PASSPHRASE)
        else:
            self._run(lambda: self._setting_up.fetch(known), self._finished)

    def welcome_given(self, form: WelcomeForm) -> None:
        """Take the welcome in."""
        passphrase = form.passphrase if self._state.asks_passphrase else self._passphrase
        if not passphrase:
            self._problem(words.NO_PASSPHRASE)
        elif not form.file:
            self._problem(words.NO_WELCOME)
        else:
            place = form.place.place
            self._run(lambda: self._setting_up.accept(passphrase, Path(form.file), place), self._finished)

    def finish_clicked(self) -> None:
        """Go on to unlocking."""
        if self._vault is not None:
            self._finished(self._vault)

    def _read(self, invited: Invited) -> None:
        self._invited = invited
        self._show(
            replace(
                self._state,
                invited=_invited_line(invited),
                mailbox=invited.mailbox,
                asks_municipality=invited.to_found,
                asks_person=invited.person is None,
            )
        )

    def _made(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._view.forget()
        self._show_code(prepared)

    def _show_code(self, prepared: Prepared) -> None:
        self._show(
            replace(
                self._state,
                page=Page.CODE,
                code=prepared.recovery_code,
                ask_for=prepared.ask_for,
                words=" ".join(prepared.words),
                note="" if prepared.with_key_ring else words.NO_KEY_RING,
                problem="",
            )
        )

    def _founded(self, vault: Path) -> None:
        self._prepared, self._vault = None, vault
        self._show(replace(self._state, page=Page.FOUNDED, note=""))

    def _asked(self, path: str) -> None:
        self._prepared = None
        form = words.SAVED_REQUEST if self._state.asks_person else words.SAVED_REQUEST_DEVICE
        self._show(replace(self._state, page=Page.WELCOME, note=form.format(path=path)))

    def _mailed(self) -> None:
        self._prepared = None
        self._view.forget()
        form = words.PUT if self._state.asks_person else words.PUT_DEVICE
        self._show(replace(self._state, page=Page.WELCOME, note=form.format(words=self._state.words)))

    def _finished(self, vault: Path) -> None:
        self._passphrase = ""
        self._view.forget()
        self._show(FoundingState())
        self._done(vault)

    def _go(self, page: Page) -> None:
        self._show(replace(self._state, page=page, problem=""))

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._state.working:
            return
        self._show(replace(self._state, working=True, problem=""))

        def came(answer: T) -> None:
            self._state = replace(self._state, working=False)
            done(answer)

        self._jobs.run(work, done=came, failed=self._failed, lane="work")

    def _failed(self, error: Exception) -> None:
        self._show(replace(self._state, working=False, problem=sentence(error)))
        if not isinstance(error, IfodeskError):
            raise error

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, problem=text))

    def _show(self, state: FoundingState) -> None:
        self._state = state
        self._view.show_state(state)


def _person_problem(person: PersonForm) -> str:
    if not person.name:
        return words.NO_NAME
    if len(person.passphrase) < SHORTEST:
        return words.TOO_SHORT
    return "" if person.passphrase == person.again else words.DIFFERENT


def _join_problem(invited: Invited, person: PersonForm, typed: str) -> str:
    if tuple(typed.casefold().split()) != invited.words:
        return words.WRONG_WORDS
    if invited.to_found and not person.municipality:
        return words.NO_MUNICIPALITY
    return _person_problem(person)


def _invited_line(invited: Invited) -> str:
    if invited.person is not None:
        return words.INVITED_DEVICE.format(person=invited.person, municipality=invited.municipality)
    return words.INVITED_TO_FOUND if invited.to_found else words.INVITED_TO.format(municipality=invited.municipality)


def _newcomer(person: PersonForm) -> Newcomer:
    return Newcomer(person.name, person.title, person.passphrase)
