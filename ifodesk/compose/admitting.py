"""Serves the port ``Admission`` over an open vault and files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from ifodesk.changes.mailbox import Way
from ifodesk.compose.files import MOST_BYTES, read_whole, require_free, write_new
from ifodesk.compose.founding import is_for_device, words_of
from ifodesk.compose.hub_opening import open_hub, set_up
from ifodesk.compose.hubs import Known
from ifodesk.compose.mailing import is_answered, requests_in
from ifodesk.compose.opening import OnStore, Opened, run_here
from ifodesk.documents import qr
from ifodesk.domain.ids import MemberId
from ifodesk.store.members.directory import log_role
from ifodesk.sync.hub import Hub
from ifodesk.usecases.admission import Approval, Asker, Request, Written
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.ports import Role

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VaultAdmission:
    """The group's side of joining, for the window."""

    opened: Opened
    on_store: OnStore = run_here
    """Runs something on the store lane, for what is called on the network lane."""

    def invite(self, out: Path, *, to_found: bool, mailbox: bool = False) -> Written:
        """Write an invitation."""
        return self._written(out, self.opened.welcoming.invitation(to_found=to_found), mailbox=mailbox)

    def invite_device(self, member: MemberId, out: Path, *, mailbox: bool = False) -> Written:
        """Write an invitation for one more device."""
        return self._written(out, self.opened.device_welcoming.invitation(member), mailbox=mailbox)

    def knows_mailbox_of(self, file: Path) -> bool:
        """Keep the mailbox of an invitation that somebody else wrote."""
        return self.opened.mailboxes.keep_of(_whole(file))

    def read(self, file: Path) -> Request:
        """Return what a request says."""
        return self._read(_whole(file))

    def letters(self) -> tuple[Request, ...]:
        """Return the requests that wait in the mailboxes."""
        found: dict[bytes, bytes] = {}
        secrets = self._ask(self.opened.mailboxes.secrets)
        trouble: WorldError | None = WorldError("no_mailbox")
        for known in self._ask(self.opened.hubs.all):
            try:
                with self._at(known) as hub:
                    found |= _unanswered(hub, secrets)
                trouble = None
            except WorldError as error:
                trouble = trouble and error
        if trouble is not None:
            raise trouble
        return self._ask(lambda: tuple(self._requests(found)))

    def approve(self, request: Request, roles: Collection[Role], ends: date | None, out: Path | None) -> Approval:
        """Approve what was read, and write the welcome or leave it in the mailbox."""
        if out is None:
            return self._approve_by_mail(request, roles, ends)
        require_free(out)
        became, welcome = self._approve(request, roles, ends)
        if welcome is not None:
            write_new(out, welcome)
        return became

    def _approve(self, request: Request, roles: Collection[Role], ends: date | None) -> tuple[Approval, bytes | None]:
        """Sign, and return what became of it with the welcome, if there is one."""
        if is_for_device(request.raw):
            answer = self.opened.device_welcoming.approve(request.raw)
            if answer.welcome is not None:
                return Approval.WELCOMED, answer.welcome
            return (Approval.SIGNED if answer.certified else Approval.WAITS), None
        welcome = self.opened.welcoming.approve(request.raw, [log_role(role) for role in sorted(roles)], ends)
        return Approval.WELCOMED, welcome

    def _approve_by_mail(self, request: Request, roles: Collection[Role], ends: date | None) -> Approval:
        secret = request.mailbox
        if secret is None:
            raise WorldError("no_mailbox")
        known = self._where(request.raw, secret)  # it answers: only now anything is signed
        became, welcome = self._ask(lambda: self._approve(request, roles, ends))
        if welcome is not None:
            with self._at(known) as hub:
                self.opened.mailboxes.put(hub, Way.WELCOME, welcome, secret)
        return became

    def _where(self, raw: bytes, secret: bytes) -> Known:
        """Return the hub on which a request lies. Raises ``WorldError``: what a hub says, or no_request_there."""
        trouble = WorldError("no_request_there")
        for known in self._ask(self.opened.hubs.all):
            try:
                with self._at(known) as hub:
                    if any(body == raw for body, _ in requests_in(hub, (secret,))):
                        return known
            except WorldError as error:
                trouble = error  # it may lie at another; where it lies nowhere, one that does not answer may hold it
        raise trouble

    def _requests(self, found: Mapping[bytes, bytes]) -> Iterator[Request]:
        for raw, secret in found.items():
            try:
                yield replace(self._read(raw), mailbox=secret)
            except WorldError:
                continue  # whoever has the secret can leave anything there: what is no request waits for nobody

    @contextmanager
    def _at(self, known: Known) -> Iterator[Hub]:
        secret = self.opened.hubs.credentials(known)
        with set_up(known.address) as late, closing(open_hub(known, secret, late)) as opened:
            yield opened.hub

    def _ask(self, work: Callable[[], T]) -> T:
        kept: list[T] = []
        self.on_store(lambda: kept.append(work()))
        return kept[0]

    def _read(self, raw: bytes) -> Request:
        if is_for_device(raw):
            return self._of_device(raw)
        who = self.opened.welcoming.newcomer(raw)
        asker = Asker.FOUNDER if who.founds else Asker.NEWCOMER
        return Request(asker, who.name, who.title, who.municipality, words_of(raw), raw)

    def _of_device(self, raw: bytes) -> Request:
        directory = self.opened.session.directory
        owner = directory.member(self.opened.device_welcoming.owner(raw))
        asker = Asker.OWN_DEVICE if owner.id == directory.me().id else Asker.RECOVERED
        return Request(
            asker, owner.name, owner.title, directory.municipality_name(owner.municipality), words_of(raw), raw
        )

    def _written(self, out: Path, invitation: bytes, *, mailbox: bool) -> Written:
        whole = self.opened.mailboxes.new(invitation) if mailbox else invitation
        write_new(out, whole)
        squares = qr.squares(qr.to_text(whole)) if len(whole) <= qr.MAX_BYTES else ()
        return Written(out, self.opened.group_words(), squares, mailbox)


def _unanswered(hub: Hub, secrets: Sequence[bytes]) -> dict[bytes, bytes]:
    """Return the requests without a welcome, each with the secret of its mailbox."""
    return {body: secret for body, secret in requests_in(hub, secrets) if not is_answered(hub, secret)}


def _whole(file: Path) -> bytes:
    data = read_whole(file)
    if len(data) > MOST_BYTES:
        raise WorldError("not_a_request")
    return data
