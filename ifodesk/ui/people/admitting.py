"""Invitations and requests in the window: the words are compared before anything is signed. No Qt."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from ifodesk.domain.ids import MemberId
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.people.acts import Acts
from ifodesk.ui.people.state import InvitedState, RequestForm, RequestState
from ifodesk.ui.tabs.notice import NoticeKind
from ifodesk.usecases.admission import Admission, Approval, Asker, Request, Written
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Changed
from ifodesk.words import screen_words_people as words

_ASKS: Final = {
    Asker.NEWCOMER: words.ASKS_NEWCOMER,
    Asker.FOUNDER: words.ASKS_FOUNDER,
    Asker.OWN_DEVICE: words.ASKS_DEVICE,
    Asker.RECOVERED: words.ASKS_RECOVERED,
}
_THEN: Final = (words.INVITED_MAILBOX, words.INVITED_NEXT)
_THEN_OWN: Final = (words.INVITED_OWN_MAILBOX, words.INVITED_OWN_NEXT)
"""What comes next with a mailbox, and with a file."""


class AdmittingPresenter:
    """Writes invitations and approves requests."""

    def __init__(self, acts: Acts, admission: Admission) -> None:
        self._acts = acts
        self._admission = admission
        self._request: Request | None = None
        self._letters: tuple[Request, ...] = ()

    def invite_given(self, whom: object, path: str, *, mailbox: bool = False) -> None:
        """Write an invitation to *whom*: a key of `PeopleState.whom`; *mailbox*: the answer needs no file."""
        if not path:
            self._acts.problem(words.INVITE_NO_FILE)
            return
        invited = partial(self._invited, own=whom == "myself")
        self._acts.work.run(lambda: self._invite(whom, Path(path), mailbox=mailbox), invited)

    def request_chosen(self, path: str) -> None:
        """Say what a request asks for, and which words to compare.

        An invitation that a colleague wrote leads to its mailbox: that is how a second person gets at the request.
        """
        self._forget()
        if path:
            self._acts.work.run(lambda: self._request_in(Path(path)), self._chosen)

    def letters_wanted(self) -> None:
        """Look into the mailboxes."""
        self._forget()
        self._acts.work.run(self._admission.letters, self._fetched, lane="network")

    def letter_chosen(self, number: object) -> None:
        """Open one of the requests that lay there."""
        if isinstance(number, int) and number < len(self._letters):
            self._acts.show(replace(self._acts.state, request=None))  # takes the tick away: other words are compared
            self._opened(self._letters[number])

    def request_given(self, form: RequestForm) -> None:
        """Approve the request that is opened, once its words have been compared."""
        request, out = self._request, form.out
        if request is None:
            return
        if problem := _problem(request, form):
            self._acts.problem(problem)
        else:
            out = None if request.mailbox else out
            self._acts.work.run(
                lambda: self._admission.approve(request, form.roles, form.ends, out),
                lambda became: self._approved(request, out, became),
                lane="network" if out is None else "store",
            )

    def closed(self) -> None:
        """A form was closed: what was opened in it is forgotten."""
        self._forget()
        self._acts.show(replace(self._acts.state, invited=None))

    def _invite(self, whom: object, out: Path, *, mailbox: bool) -> Written:
        if isinstance(whom, bytes):
            return self._admission.invite_device(MemberId(whom), out, mailbox=mailbox)
        if whom == "myself":
            return self._admission.invite_device(self._acts.session.directory.me().id, out, mailbox=mailbox)
        return self._admission.invite(out, to_found=whom == "municipality", mailbox=mailbox)

    def _invited(self, written: Written, *, own: bool) -> None:
        text = (words.INVITED_OWN if own else words.INVITED).format(path=written.path)
        by_mail, by_file = _THEN_OWN if own else _THEN
        then = by_mail if written.mailbox else by_file
        self._acts.show(replace(self._acts.state, invited=InvitedState(text, written.words, written.squares, then)))

    def _request_in(self, file: Path) -> Request | None:
        """Return the request in a file; None for an invitation, whose mailbox is known from now on."""
        return None if self._admission.knows_mailbox_of(file) else self._admission.read(file)

    def _chosen(self, request: Request | None) -> None:
        if request is None:
            self.letters_wanted()
        else:
            self._opened(request)

    def _opened(self, request: Request) -> None:
        self._request = request
        form = words.ASKS_NEWCOMER_PLAIN if request.asker is Asker.NEWCOMER and not request.title else None
        text = (form or _ASKS[request.asker]).format(
            name=request.name, title=request.title, municipality=request.municipality
        )
        by_mail = request.mailbox is not None
        shown = RequestState(
            text,
            request.words,
            asks_roles=request.asker is Asker.NEWCOMER,
            by_mail=by_mail,
            own=request.asker is Asker.OWN_DEVICE,
        )
        self._acts.show(replace(self._acts.state, request=shown, notice=None))

    def _fetched(self, letters: tuple[Request, ...]) -> None:
        self._letters = letters
        if not letters:
            self._acts.say(words.NO_LETTERS, NoticeKind.INFO)
            return
        choices = tuple(Choice(number, one.name) for number, one in enumerate(letters))
        self._acts.show(replace(self._acts.state, letters=choices if len(choices) > 1 else (), notice=None))
        self._opened(letters[0])

    def _approved(self, request: Request, out: Path | None, became: Approval) -> None:
        self._acts.view.close_forms()
        self._acts.jobs.tell(Changed(frozenset({"members"})))
        kind = NoticeKind.GOOD if became is Approval.WELCOMED else NoticeKind.INFO
        self._acts.say(_became(request, out, became), kind)

    def _forget(self) -> None:
        self._request, self._letters = None, ()
        self._acts.show(replace(self._acts.state, request=None, letters=()))


def _became(request: Request, out: Path | None, became: Approval) -> str:
    """Return what became of an approval, and what comes next."""
    if became is Approval.SIGNED:
        return words.APPROVED_SIGNED.format(name=request.name, municipality=request.municipality)
    if became is Approval.WAITS:
        return words.APPROVED_WAITS if request.mailbox is None else words.APPROVED_WAITS_BY_MAIL
    if request.asker is Asker.OWN_DEVICE:
        return words.APPROVED_OWN_BY_MAIL if out is None else words.APPROVED_OWN.format(path=out)
    if out is None:
        return words.APPROVED_BY_MAIL.format(name=request.name)
    return words.APPROVED.format(name=request.name, path=out)


def _problem(request: Request, form: RequestForm) -> str:
    """Return what is missing before a request can be approved; empty when nothing is."""
    if not form.agreed:
        return words.NO_AGREEMENT
    if request.asker is Asker.NEWCOMER and not form.roles:
        return words.NO_ROLES
    if Role.CONSULTANT in form.roles and form.ends is None:
        return words.CONSULTANT_ENDS
    return "" if form.out is not None or request.mailbox else words.NO_WELCOME_FILE
