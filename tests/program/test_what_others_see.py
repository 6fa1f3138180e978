"""What the hub and a colleague who is not let in can find: nothing, in bytes, names, lists, counts, hits or exports."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import CaseType, Note, Party, PartyRole
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.money_reading import read_money
from ifodesk.ui.lending.ask import read_offer
from ifodesk.ui.lending.profile import read_profile
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.collaboration import clients_of_several
from ifodesk.usecases.disqualification_questions import AnswerQuestion, AskColleague, TakeInAnswer
from ifodesk.usecases.disqualification_raising import NoteClientWish
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.interviews import StartInterview
from ifodesk.usecases.keep_only import KeepOnly
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.needs import NoteNeed
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.own_ties import AddOwnTie, ReviewOwnTies
from ifodesk.usecases.parties import AddParty, ChangeParty
from ifodesk.usecases.today import read_today
from ifodesk.usecases.walls import BuildWall, LiftWall
from tests.program.everything import all_readings, exported_homes, readings
from tests.program.region import cells_of
from tests.program.team import Desk, Team, dorotea
from tests.program.test_main_job import write_shortest_plan
from tests.usecases.test_needs import SIBLINGS

KARIN, PER, EVA, BERIT = "Karin Norberg", "Per Lind", "Eva Sandberg", "Berit Ask"
CLIENT, GUARDIAN, NUMBER = "Alma Hemlighetsson", "Lena Hemlighetsson", "200101012388"
AT = re.compile(r" at 0x[0-9a-f]+")
"""Of a function in a rule: where it lies, which is another place each time."""
SOUGHT = ("Alma", "Hemlighetsson", NUMBER, "D-26", "Lena", "Bo")
TEXT = "Mamman ringde om blåmärken"


def secret_work(team: Team) -> EntityId:
    """Let Karin write a case with everything in it; return the case."""
    session = team.desks[KARIN].session
    case = OpenCase(session)(CaseType.CHILD_YOUTH, CLIENT, personal_number=NUMBER).case
    AddParty(session)(case, role=PartyRole.GUARDIAN, name=GUARDIAN, phone="0942-140 00")
    note = StartNote(session)(case, text=TEXT, title="Samtal")
    FinishNote(session)(session.records.get(Note, note.id))
    write_shortest_plan(team.desks[KARIN], case)
    StartInterview(session)(case, "asi5-us-sv")
    NoteNeed(session)(case, SIBLINGS)
    NoteClientWish(session)(case, words="Familjen vill slippa bli igenkänd")
    return case


def words_of(team: Team, case: EntityId) -> Iterator[bytes]:
    """Give everything that must not stand on the hub in clear: names, numbers, words, ids."""
    readable = [CLIENT, GUARDIAN, "Hemlighetsson", NUMBER, NUMBER[2:], TEXT, "blåmärken", "Skjuts", "Karin", "Norberg"]
    readable += ["Dorotea", "2425", "0942", "klara nian", "socialsekreterare"]
    yield from (word.encode() for word in readable)
    yield from (word.encode("utf-16-le") for word in readable)
    number = team.desks[KARIN].session.queries.overview(case).row.number
    yield number.encode()
    for desk in team.desks.values():
        identity = desk.opened.parts.core.identity
        ids = (identity.member, identity.device, identity.gid, identity.municipality, case)
        yield from ids
        yield from (one.hex().encode() for one in ids)


def test_attack_24_the_hub_holds_nothing_readable_and_no_id_in_bytes_or_names(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, PER) as team:
        case = secret_work(team)
        team.everybody_syncs()
        files = [path for path in team.hub.rglob("*") if path.is_file()]
        assert len(files) >= 8
        content = [path.read_bytes() for path in files]
        names = "\n".join(str(path.relative_to(team.hub)) for path in files).encode()
        for word in words_of(team, case):
            assert word not in names
            assert all(word not in data for data in content), word


def test_a_vault_on_disk_holds_nothing_readable(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN) as team:
        case = secret_work(team)
        words = list(words_of(team, case))
        team.desks[KARIN].lock()
        files = [path for path in (tmp_path / KARIN).iterdir() if path.name != "vault.info"]
        content = [path.read_bytes() for path in files]
        for word in words:
            assert all(word not in data for data in content), word
        team.desks[KARIN].unlock()


def dump(value: object) -> object:
    """Return a view model as plain data, whole; opaque references are part of it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: dump(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return sorted((repr(dump(key)), dump(one)) for key, one in value.items())
    if isinstance(value, tuple | list):
        return [dump(one) for one in value]
    if isinstance(value, frozenset | set):
        return sorted(map(repr, map(dump, value)))
    if isinstance(value, Enum | date | datetime):
        return str(value)
    return value if isinstance(value, str | int | bool | bytes | type(None)) else AT.sub("", repr(value))


def everything_that_she_sees(desk: Desk) -> dict[str, object]:
    """Return every view model, count and hit of a person, and the names of the files of her vault.

    Left out on purpose: what a round fetched and the bytes on her disk. That some device wrote something of some size
    is seen by the whole group (docs/threat-model.md).
    """
    session = desk.session
    queries = session.queries
    seen: dict[str, object] = {
        "cases": dump(queries.cases()),
        "today": dump(queries.today(session.clock.today())),
        "questions": dump(queries.questions()),
        "untransferred": dump(queries.untransferred()),
        "plans": dump(queries.open_plans(session.clock.today())),
        "several": dump(clients_of_several(session)),
        "loose": dump(queries.loose_notes()),
        "ties": dump(queries.own_ties()),
        "conflicts": dump(session.log.conflicts()),
        "held": dump(session.held.work()),
        "acts": dump(queries.today(session.clock.today()).lines),
        "waiting": dump(session.group.proposals()),
        "members": dump(session.directory.members()),
        "me": dump(session.directory.me()),
        "sync": dump(session.sync.state()),
        "days of plans": dump(queries.plan_dates()),
        "handled": dump(queries.handled()),
        "idag": dump(read_today(session, session.clock.today())),
        "money": dump(read_money(session, 2026)),
        "profile": dump(read_profile(session, None)),
        "to lend": dump(read_offer(session, None)),
        "list of homes": dump(exported_homes(session)),
        "readings": {name: dump(found) for name, found in all_readings(session).items()},
        "files": sorted(path.name for path in desk.folder.iterdir()),
        "hits": {text: dump(queries.search(text)) for text in SOUGHT},
        "homes": {text: dump(queries.search_homes(text)) for text in SOUGHT},
    }
    for row in queries.cases():
        seen[row.number] = [
            dump(queries.overview(row.id)),
            dump(queries.notes(row.id)),
            dump(queries.jav(row.id)),
            dump(session.log.history(row.id)),
            dump(session.log.openings(row.id)),
            dump(session.readers.readers(row.id)),
            dump(session.readers.walled(row.id)),
        ]
    return seen


@pytest.mark.slow
def test_every_page_that_a_person_can_open_without_choosing_anything_is_among_what_is_compared() -> None:
    names = {name.removeprefix("ifodesk.").rpartition(".")[2] for name in readings()}
    assert names >= {"read_people", "read_pool", "read_loans", "read_requests", "read_questions", "read_collaboration"}
    assert names >= {"read_figures", "read_review", "read_urgent", "PrepareBoardFigures", "PrepareStatement"}


def evas_day(place: Path, *, with_secret_case: bool) -> dict[str, object]:
    with dorotea(place, KARIN, EVA) as team:
        OpenCase(team.desks[EVA].session)(CaseType.ADULT, "Bo Testsson")
        if with_secret_case:
            secret_work(team)
        team.everybody_syncs(3)
        return everything_that_she_sees(team.desks[EVA])


def test_rule_3_a_colleague_not_let_in_sees_the_same_with_and_without_the_case(tmp_path: Path) -> None:
    without = evas_day(tmp_path / "without", with_secret_case=False)
    with_it = evas_day(tmp_path / "with", with_secret_case=True)
    text = repr(with_it).replace(str(tmp_path / "with"), "PLACE")
    assert text == repr(without).replace(str(tmp_path / "without"), "PLACE")


def walled_day(place: Path, who: str, *, with_secret_case: bool) -> dict[str, object]:
    """Let *who* read Karin's case, write in it and be walled off; return what that person sees after the night."""
    with dorotea(place, KARIN, EVA, PER) as team:
        walled = team.desks[who]
        own = OpenCase(walled.session)(CaseType.ADULT, "Bo Testsson").case
        LogOpening(walled.session)(own)
        team.everybody_syncs(2)
        case = walled_case(team, who) if with_secret_case else None
        team.everybody_syncs(3)
        walled.lock()
        walled.unlock()
        team.everybody_syncs(2)
        if case is not None:
            assert {one.author for one in team.desks[KARIN].session.held.work()} == {walled.id}
            assert walled_traces(walled, case) == []
            with pytest.raises(NotFoundError):
                walled.session.queries.overview(case)
            with pytest.raises(NotFoundError):
                LogOpening(walled.session)(case)
        return everything_that_she_sees(walled)


def walled_case(team: Team, who: str) -> EntityId:
    """Let *who* read and work in a case, and put up a wall while something is unsent there."""
    karin, walled = team.desks[KARIN], team.desks[who]
    case = secret_work(team)
    for name in {EVA, who} - {BERIT}:
        LetIn(karin.session)(case, team.desks[name].id)
    team.everybody_syncs(2)
    LogOpening(walled.session)(case)
    StartNote(walled.session)(case, text="Mitt eget utkast om Alma")
    seen = walled.session.records.children(Party, case)[0]
    ChangeParty(walled.session)(seen, replace(seen.value, phone="070-1234567"))
    reviewer = team.desks[PER if who == BERIT else BERIT].id
    BuildWall(karin.session)(case, [walled.id], reviewer=reviewer, reason="Släkt med Alma")
    karin.sync()
    return case


def walled_traces(desk: Desk, case: EntityId) -> list[bytes]:
    """Return what of the case is left anywhere in the vault of somebody who was walled off."""
    database = desk.opened.parts.core.database
    tables = [name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    cells = [cell for table in tables for row in database.rows(f'SELECT * FROM "{table}"') for cell in row]  # noqa: S608
    held = b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells)
    words = (CLIENT, GUARDIAN, NUMBER, TEXT, "Skjuts", "Hemlighetsson", "070-1234567", "utkast om Alma", "Släkt")
    return [word for word in (*(one.encode() for one in words), bytes(case)) if word in held]


@pytest.mark.parametrize("who", [EVA, BERIT], ids=["a colleague", "the chief"])
def test_who_was_walled_off_sees_the_same_as_if_the_case_had_never_been(tmp_path: Path, who: str) -> None:
    without = walled_day(tmp_path / "without", who, with_secret_case=False)
    with_it = walled_day(tmp_path / "with", who, with_secret_case=True)
    text = repr(with_it).replace(str(tmp_path / "with"), "PLACE")
    assert text == repr(without).replace(str(tmp_path / "without"), "PLACE")


def test_a_colleague_not_let_in_finds_nothing_with_every_key_she_holds(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, EVA) as team:
        case = secret_work(team)
        team.everybody_syncs(3)
        eva = team.desks[EVA]
        with pytest.raises(NotFoundError):
            eva.session.queries.overview(case)
        database = eva.opened.parts.core.database
        tables = [name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        cells = [cell for table in tables for row in database.rows(f'SELECT * FROM "{table}"') for cell in row]  # noqa: S608
        held = b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells)
        for word in (CLIENT, GUARDIAN, NUMBER, TEXT, "Skjuts", "Hemlighetsson"):
            assert word.encode() not in held
        assert bytes(case) not in held
        hers = {one.cid for one in eva.opened.parts.core.compartments.all()}
        karins = team.desks[KARIN].opened.parts.core.compartments.all()
        assert not hers & {one.cid for one in karins if one.kind in {3, 4}}


def test_a_question_shows_the_names_to_the_asked_only_and_the_answer_lets_her_in(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, EVA, PER) as team:
        karin, eva, per = (team.desks[name] for name in (KARIN, EVA, PER))
        case = secret_work(team)
        AddOwnTie(eva.session)(relation="neighbour", name="Nils Granne")
        ReviewOwnTies(eva.session)()
        question = AskColleague(karin.session)(case, eva.id)
        team.everybody_syncs()
        (put,) = eva.session.queries.questions()
        assert {one.value.name for one in put.circle} >= {CLIENT, GUARDIAN}
        assert per.session.queries.questions() == ()
        assert eva.session.queries.cases() == ()
        assert karin.session.queries.answer_of(case, eva.id) is None

        AnswerQuestion(eva.session)(put.question, Answer.NO_HINDER)
        team.everybody_syncs()
        TakeInAnswer(karin.session)(question.id)
        team.everybody_syncs()
        assert karin.session.queries.answer_of(case, eva.id) is Answer.NO_HINDER
        assert eva.session.queries.overview(case).row.client == CLIENT
        assert not any("Granne" in repr(dump(desk.session.queries.jav(case))) for desk in (karin, team.desks[BERIT]))


def test_a_draft_stays_on_the_device_until_its_writer_says_klar(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN) as team:
        karin, berit = team.desks[KARIN], team.desks[BERIT]
        case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
        draft = StartNote(karin.session)(case, text="Inte färdigt", title="")
        team.everybody_syncs()
        assert berit.session.queries.notes(case) == ()
        assert karin.session.sync.state().drafts == 1
        FinishNote(karin.session)(karin.session.records.get(Note, draft.id))
        team.everybody_syncs()
        assert [row.note.value.text for row in berit.session.queries.notes(case)] == ["Inte färdigt"]


@pytest.mark.slow
def test_only_says_nothing_to_a_colleague_who_never_read_and_a_chief_opens_it(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, PER) as team:
        karin, per, berit = (team.desks[name] for name in (KARIN, PER, BERIT))
        case = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Rakel Hemlighetsson").case
        KeepOnly(karin.session)(case, [], reviewer=berit.id, reason="Skyddade uppgifter")
        assert karin.session.readers.walled(case) == (per.id,)
        team.everybody_syncs(3)
        assert per.session.queries.cases() == ()
        held = cells_of(per)
        assert b"Rakel" not in held
        assert bytes(case) not in held
        assert not per.session.sync.state().alarms
        assert not per.session.sync.state().held
        LiftWall(berit.session)(case, per.id, reason="tar över")
        team.everybody_syncs(3)
        assert [row.client for row in per.session.queries.cases()] == ["Rakel Hemlighetsson"]
