"""The self-test: does the program, as it lies here, do its main work on this computer? The bundle runs it too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from ifodesk.changes.record_parts import Role
from ifodesk.compose import founding
from ifodesk.compose.auditing import verify_keys
from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.case import CaseType, Note
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.system.key_ring import NoKeyRing
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.plans import OpenPlan
from ifodesk.verify.check import verify_hub

WORDS = "Prov: åäö ÅÄÖ é"
_DOROTEA = "2425"


@dataclass(frozen=True, slots=True)
class SelfTestError(Exception):
    """A step did not give what it must; the code names it."""

    step: str


def self_test(tell: Callable[[str], None]) -> None:
    """Make two vaults, write in one, sync both over a folder, read in the other, verify the folder, print a PDF.

    Args:
        tell: Called with the code of each step that went well.

    Raises:
        SelfTestError: A step gave the wrong result.
        IfodeskError: The computer did not let it be done.
    """
    with TemporaryDirectory(prefix="ifodesk-self-test-") as place:
        _Run(Path(place), Surroundings(key_ring=NoKeyRing()), tell).all()


@dataclass(frozen=True, slots=True)
class _Run:
    place: Path
    surroundings: Surroundings
    tell: Callable[[str], None]

    def all(self) -> None:
        passphrase = token_hex(16)
        chief, worker = self.place / "chief", self.place / "worker"
        hub = self.place / "hub"
        self._found(chief, passphrase, hub)
        self.tell("found")
        self._join(chief, worker, passphrase, hub)
        self.tell("join")
        with _closing(open_here(worker, passphrase, self.surroundings)) as opened:
            case = self._write(opened, chief=_other(opened))
            self._require("sync", opened.session.sync.round().problem is None)
        self.tell("write")
        with _closing(open_here(chief, passphrase, self.surroundings)) as opened:
            self._require("sync", opened.session.sync.round().problem is None)
            self._read(opened, case)
            self.tell("sync")
            self._print(opened, case)
            self.tell("print")
            self._verify(opened, hub)
            self.tell("verify")

    def _found(self, folder: Path, passphrase: str, hub: Path) -> None:
        fresh = founding.make_vault(folder, passphrase, self.surroundings, hint="")
        with fresh.opened() as bare:
            founding.found(bare, _DOROTEA, "Dorotea", "Prov Chef", "IFO-chef")
            founding.set_hub(bare, hub, prepare=True)

    def _join(self, chief: Path, worker: Path, passphrase: str, hub: Path) -> None:
        with _closing(open_here(chief, passphrase, self.surroundings)) as opened:
            invitation = opened.welcoming.invitation()
            fresh = founding.make_vault(worker, passphrase, self.surroundings, hint="")
            with fresh.opened() as bare:
                request = founding.ask(bare, invitation, "Prov Handläggare", "", found=None, municipality="Dorotea")
                founding.accept(bare, opened.welcoming.approve(request, [Role.CASEWORKER]))
                founding.set_hub(bare, hub, prepare=False)
            self._require("join", opened.session.sync.round().problem is None)

    def _write(self, opened: Opened, *, chief: MemberId) -> EntityId:
        session = opened.session
        self._require("sync", session.sync.round().problem is None)
        case = OpenCase(session)(CaseType.OTHER, WORDS).case
        note = StartNote(session)(case, text=WORDS, title=WORDS)
        FinishNote(session)(session.records.get(Note, note.id))
        OpenPlan(session)(case)
        LetIn(session)(case, chief)
        return case

    def _read(self, opened: Opened, case: EntityId) -> None:
        texts = [row.note.value.text for row in opened.session.queries.notes(case)]
        self._require("read", texts == [WORDS])

    def _print(self, opened: Opened, case: EntityId) -> None:
        plan = opened.session.queries.plans(case)[-1].value.id
        path = opened.print_sip(plan, None, self.place / "plan.pdf")
        pages = opened.papers.pages(path.read_bytes(), 200)
        self._require("print", path.read_bytes().startswith(b"%PDF-") and any(WORDS in page.text for page in pages))

    def _verify(self, opened: Opened, hub: Path) -> None:
        self._require("verify", verify_hub(hub, verify_keys(opened)).whole)

    def _require(self, step: str, good: bool) -> None:  # noqa: FBT001 - reads as a sentence
        if not good:
            raise SelfTestError(step)


def _other(opened: Opened) -> MemberId:
    directory = opened.session.directory
    return next(one.id for one in directory.members() if one.id != directory.me().id)


@contextmanager
def _closing(opened: Opened) -> Iterator[Opened]:
    try:
        yield opened
    finally:
        opened.session.close()
