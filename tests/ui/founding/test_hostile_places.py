"""An address where something else than a hub answers, typed into the first form that a person meets."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ifodesk.compose.admitting import VaultAdmission
from ifodesk.compose.opening import open_here
from ifodesk.compose.setting_up import VaultSetUp
from ifodesk.sync import s3
from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.setting_up import MeetingPlace, Newcomer
from tests.compose.test_setting_up import AROUND
from tests.sync.hostile import Answers, Question, endless, hostile, whole
from tests.ui.founding.test_screen import PASSPHRASE, Beginning, Show
from tests.ui.hands import click, find, press, shown

pytestmark = pytest.mark.slow

SECRET = "hemligt-lösen"  # noqa: S105 - typed in a test
PAGE = b'<html xmlns="http://www.w3.org/1999/xhtml"><body>Logga in</body></html>'
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><ListBucketResult>&b;</ListBucketResult>'
MORE = b"<ListBucketResult><NextContinuationToken>%d</NextContinuationToken></ListBucketResult>"
EMPTY = {"s3": (b"<ListBucketResult/>", "200 OK"), "webdav": (b'<multistatus xmlns="DAV:"/>', "207 Multi-Status")}
ADDRESSES = {"s3": "s3+http://127.0.0.1:{}/hink", "webdav": "webdav+http://127.0.0.1:{}/nav"}


def login(_: Question) -> Iterable[bytes]:
    return whole("200 OK", PAGE, "Content-Type: text/html")


def elsewhere(_: Question) -> Iterable[bytes]:
    return whole("302 Found", b"", "Location: http://127.0.0.1:9/")


def bomb(_: Question) -> Iterable[bytes]:
    return whole("207 Multi-Status", BOMB)


def without_end(_: Question) -> Iterable[bytes]:
    return endless("200 OK")


def pages() -> Answers:
    numbers = iter(range(1_000_000))
    return lambda _: whole("200 OK", MORE % next(numbers))


def forgets(kind: str) -> Answers:
    """Takes everything and has nothing."""
    body, status = EMPTY[kind]

    def answers(question: Question) -> Iterable[bytes]:
        if question.method == "GET" and "list-type" not in question.path:
            return whole("404 Not Found")
        return whole("200 OK") if question.method == "PUT" else whole(status, body)

    return answers


PLACES = {"login": login, "elsewhere": elsewhere, "bomb": bomb, "without end": without_end}


@pytest.fixture
def begin(theme: Theme, show: Show, tmp_path: Path) -> Beginning:
    return Beginning(theme, show, tmp_path)


def refused(begin: Beginning, kind: str, answers: Answers) -> None:
    """Have the group's form refused at such a server: a sentence, nothing made, nothing that was typed lost."""
    begin.fill_group()
    with hostile(answers) as (port, asked):
        begin.write(group_hub_edit=ADDRESSES[kind].format(port))
        begin.write(group_hub_user="nyckel", group_hub_secret=SECRET)
        click(begin.screen, "group_give")
    assert asked
    assert begin.problem.startswith("Det som svarar på adressen svarar inte som en lagringsplats ska.")
    assert SECRET not in begin.problem
    assert list(begin.folder.iterdir()) == []
    assert find(begin.screen, QLineEdit, "group_name").text() == "Birgitta Ahlgren"


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("answers", PLACES.values(), ids=PLACES)
def test_what_is_no_hub_is_refused_with_a_sentence_and_the_form_stays(
    begin: Beginning, kind: str, answers: Answers
) -> None:
    refused(begin, kind, answers)


def test_a_listing_whose_pages_never_end_is_refused(begin: Beginning, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3, "_MOST_PAGES", 30)
    refused(begin, "s3", pages())


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_server_that_takes_everything_and_keeps_nothing_is_refused(begin: Beginning, kind: str) -> None:
    refused(begin, kind, forgets(kind))


def test_a_mailbox_that_is_none_leaves_the_request_to_be_put_elsewhere(begin: Beginning) -> None:
    hub, invitation = MeetingPlace(str(begin.folder / "hub")), begin.folder / "inbjudan"
    chief = VaultSetUp(begin.folder / "chief", AROUND)
    chief.found(Newcomer("Birgitta Ahlgren", "IFO-chef", PASSPHRASE), "2425", hub)
    opened = open_here(chief.keep(None), PASSPHRASE, AROUND)
    VaultAdmission(opened).invite(invitation, to_found=False, mailbox=True)
    click(begin.screen, "founding_to_join")
    begin.write(join_invitation_edit=str(invitation))
    press(Qt.Key.Key_Return)
    begin.write(join_words=" ".join(opened.group_words()))
    begin.write(join_name="Karin Norberg", join_passphrase=PASSPHRASE, join_again=PASSPHRASE)
    opened.session.close()
    click(begin.screen, "join_give")
    code = begin.code
    click(begin.screen, "founding_code_written")
    begin.read_back(code)
    for kind, answers in (("s3", login), ("webdav", without_end), ("webdav", forgets("webdav"))):
        with hostile(answers) as (port, _asked):
            begin.write(founding_asked_hub_edit=ADDRESSES[kind].format(port))
            begin.write(founding_asked_hub_user="nyckel", founding_asked_hub_secret=SECRET)
            click(begin.screen, "founding_asked_put")
        assert begin.problem.startswith("Det som svarar på adressen")
        assert not (begin.folder / "vault").exists()
    begin.write(founding_asked_hub_edit=hub.address)
    click(begin.screen, "founding_asked_put")
    assert shown(begin.screen, "founding_title") == "Vänta på välkomsten"
