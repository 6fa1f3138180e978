"""A round beside a server that lies or keeps silent: the other place gets everything, and a person can stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from gzip import compress
from pathlib import Path
from threading import Event

import pytest

from ifodesk.domain.entities.case import CaseType
from ifodesk.sync.address import parse_address
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.remote import Traits
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import WorldError
from tests.program.team import Desk, Team, dorotea
from tests.sync.hostile import Question, endless, hostile, whole
from tests.sync.objects import an_object

pytestmark = pytest.mark.slow

LOGIN = b"<html><body>Logga in</body></html>"
EMPTY = b'<multistatus xmlns="DAV:"/>'
ODD = tuple(
    f"{place}{an_object(1).name.replace('o/', 'o/ab/')}"
    for place in ("", "/nav/", "https://annan.example.se/", "//annan/../", "file:///", "http://[")
)
"""Where a listing may say that something lies."""
FAN_OUT = (
    "<response><href>o/ab/</href><propstat><prop><resourcetype><collection/></resourcetype></prop></propstat>"
    "</response>"
)
TRAITS = Traits(creates_once=True, whole_puts=True, tells_changes=True)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with dorotea(tmp_path_factory.mktemp("team"), "Karin Norberg") as made:
        yield made


@pytest.fixture
def karin(team: Team) -> Desk:
    desk = team.desks["Karin Norberg"]
    OpenCase(desk.session)(CaseType.CHILD_YOUTH, "Alma Testsson")
    return desk


def objects(hub: Path) -> int:
    return sum(path.is_file() for path in (hub / "o").rglob("*"))


@contextmanager
def second_place(desk: Desk, port: int) -> Iterator[None]:
    """Have a desk meet the others at a server too, for as long as the block lasts."""
    address = parse_address(f"webdav+http://127.0.0.1:{port}/nav")
    desk.opened.hubs.add(address, Credentials("asa", "hemligt"), TRAITS)
    try:
        yield
    finally:
        desk.opened.hubs.remove(desk.opened.hubs.find(address.text))


def test_a_login_page_in_place_of_the_server_is_told_and_hinders_nothing(karin: Desk, team: Team) -> None:
    before = objects(team.hub)
    with hostile(lambda _: whole("200 OK", LOGIN)) as (port, _), second_place(karin, port):
        result = karin.session.sync.round()
    assert [one.problem for one in result.hubs] == [None, "hub_odd_answer"]
    assert objects(team.hub) > before


def test_a_server_that_keeps_silent_is_waited_for_until_a_person_stops_it(karin: Desk, team: Team) -> None:
    before, end, asked = objects(team.hub), Event(), Event()

    def silent(_: Question) -> Iterable[bytes]:
        asked.set()
        end.wait(20)
        return ()

    with hostile(silent) as (port, _), second_place(karin, port):
        result = karin.session.sync.round(cancel=asked.is_set)
        end.set()
    assert (result.stopped, result.problem) == (True, None)
    assert objects(team.hub) > before


def test_a_server_that_takes_everything_and_keeps_nothing_rings_the_alarm_of_a_lost_hub(karin: Desk) -> None:
    """It says yes to each writing; the next round sees that nothing lies there."""

    def forgets(question: Question) -> Iterable[bytes]:
        if question.method == "GET":
            return whole("404 Not Found")
        return whole("201 Created") if question.method in {"PUT", "MKCOL"} else whole("207 Multi-Status", EMPTY)

    with hostile(forgets) as (port, _), second_place(karin, port):
        first, second = karin.session.sync.round(), karin.session.sync.round()
    assert [one.problem for one in first.hubs] == [None, None]
    assert (first.alarms, second.alarms) == ((), ("hub_lost",))


NO_HUBS: dict[str, Callable[[Question], Iterable[bytes]]] = {
    "login": lambda _: whole("200 OK", LOGIN),
    "elsewhere": lambda _: whole("302 Found", b"", "Location: http://127.0.0.1:9/"),
    "cut off": lambda _: whole("207 Multi-Status", b'<multistatus xmlns="DAV:"><response><href>/nav/o/ab/'),
    "packed": lambda _: whole("207 Multi-Status", compress(EMPTY * 1_000_000), "Content-Encoding: gzip"),
    "bomb": lambda _: whole(
        "207 X", b'<multistatus xmlns="DAV:" xmlns:a="' + b"u" * 60_000 + b'"><a:x/></multistatus>'
    ),
    "without end": lambda _: endless("207 Multi-Status"),
}


@pytest.mark.parametrize("answers", NO_HUBS.values(), ids=NO_HUBS)
def test_what_is_no_hub_is_not_filled_up_and_the_next_round_meets_the_others(
    karin: Desk, team: Team, answers: Callable[[Question], Iterable[bytes]]
) -> None:
    before = objects(team.hub)
    with hostile(answers) as (port, asked), second_place(karin, port):
        number = karin.session.hubs.all()[-1].number
        with pytest.raises(WorldError) as caught:
            karin.session.hubs.fill_up(number)
        assert not {question.method for question in asked} - {"PROPFIND"}
    assert caught.value.code == "hub_odd_answer"
    assert karin.sync().problem is None
    assert objects(team.hub) > before


def test_a_place_whose_listing_names_one_object_a_thousand_times_is_filled_up_once(karin: Desk) -> None:
    """The names are foreign, of other servers, absolute and relative; only the last part counts, and once."""
    karin.sync()
    put: list[str] = []

    def answers(question: Question) -> Iterable[bytes]:
        if question.method == "PROPFIND":
            href = "".join(f"<response><href>{one}</href></response>" for one in ODD * 250)
            return whole("207 X", f'<multistatus xmlns="DAV:">{href}{FAN_OUT}</multistatus>'.encode())
        if question.method == "PUT":
            put.append(question.path)
        return whole("404 Not Found") if question.method == "GET" else whole("201 Created")

    with hostile(answers) as (port, _), second_place(karin, port):
        filled = karin.session.hubs.fill_up(karin.session.hubs.all()[-1].number)
    assert filled.problem is None
    assert filled.sent >= filled.lacking > 0
    assert len(put) == len(set(put))
