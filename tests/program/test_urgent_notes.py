"""An urgent note: always possible, read by the others, out of its writer's reach, and nothing of the case is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ifodesk.changes.errors import BadBytes, NoKeyError
from ifodesk.changes.objects import Epoch
from ifodesk.changes.parcel import open_parcel
from ifodesk.changes.segment import open_outer
from ifodesk.domain.entities.access import UrgentNote
from ifodesk.domain.entities.case import Case, CaseType, Note
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.urgent_notes import (
    LeaveUrgentNote,
    TakeInUrgentNote,
    UrgentText,
    WriteUrgentNote,
    leave_urgent_notes,
    possible_recipients,
    proposed_recipients,
    sent_urgent_notes,
    urgent_notes,
)
from ifodesk.usecases.views import TodayKind
from ifodesk.usecases.walls import BuildWall
from ifodesk.words.urgent_words import TITLE, note_text
from tests.program.region import cells_of
from tests.program.team import Desk, Team, dorotea
from tests.usecases.desk import refused

KARIN, EVA, BERIT = "Karin Norberg", "Eva Sandberg", "Berit Ask"
TEXT = UrgentText(
    about="Flickan på Storgatan",
    safety_assessment="Akut fara hemma",
    act="Hämtad till jourhem",
    reason="Ensam i tjänst",
)
TOLD = ("Storgatan", "Akut fara", "jourhem", "Ensam i")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with dorotea(tmp_path_factory.mktemp("group"), KARIN, EVA) as made:
        yield made


def walled(team: Team, who: str = EVA) -> EntityId:
    """Return Karin's case, with *who* behind a wall."""
    karin = team.desks[KARIN]
    case = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Hemlighetsson").case
    reviewer = team.desks[KARIN if who == KARIN else BERIT].id
    BuildWall(karin.session)(case, [team.desks[who].id], reviewer=reviewer)
    team.everybody_syncs()
    return case


def about(text: str) -> UrgentText:
    """Return the note about somebody else, so that each test finds its own."""
    return replace(TEXT, about=f"Flickan, {text}")


def the_note(desk: Desk, text: UrgentText) -> Seen[UrgentNote]:
    (found,) = [seen for seen in urgent_notes(desk.session) if seen.value.about == text.about]
    return found


def waiting(desk: Desk) -> set[EntityId]:
    today = desk.session.queries.today(desk.session.clock.today())
    return {line.target for line in today.lines if line.kind is TodayKind.URGENT_NOTE}


def objects_of(team: Team, desk: Desk) -> Iterator[bytes]:
    """Give every sealed object of the hub, and what still waits on the device to be uploaded."""
    yield from (path.read_bytes() for path in team.hub.rglob("*") if path.is_file())
    rows = desk.opened.parts.core.database.rows("SELECT data FROM outgoing WHERE data IS NOT NULL")
    yield from (bytes(row[0]) for row in rows)


def opened_by(team: Team, desk: Desk) -> bytes:
    """Return all that the keys left in a vault open of the compartments that its person has left, with both layers."""
    core = desk.opened.parts.core
    found: list[bytes] = []
    for cid, secret in core.database.rows("SELECT cid, secret FROM farewell WHERE secret IS NOT NULL"):
        assert all(one.cid != cid for one in core.compartments.all())
        assert (
            core.database.one("SELECT 1 FROM bag JOIN compartment c ON c.id = compartment WHERE c.cid = ?", (cid,))
            is None
        )
        epochs = [Epoch(number, core.wrapping.unwrap(secret)) for number in range(4)]
        for data in objects_of(team, desk):
            try:
                segment = open_outer(data, core.identity.gid, cid, epochs)
            except (NoKeyError, BadBytes):
                continue
            found += [bytes(blob) for blob in segment.blobs]
    return b"\n".join(found)


def letters_to(team: Team, desk: Desk) -> set[bytes]:
    """Return the compartments whose keys the device's private keys open from what was ever sealed."""
    core = desk.opened.parts.core
    group = core.compartments.find(core.identity.group_compartment)
    assert group is not None
    opened = set[bytes]()
    for data in objects_of(team, desk):
        try:
            letter = open_parcel(data, core.identity.gid, core.identity.sealing, group_tag_secret=group.tag_secret)
        except BadBytes:
            continue
        opened |= {letter.keys.cid} if letter else set()
    return opened


def left_by(desk: Desk) -> set[bytes]:
    return {bytes(cid) for (cid,) in desk.opened.parts.core.database.rows("SELECT cid FROM farewell")}


def test_a_walled_person_alone_on_duty_writes_what_the_others_read_and_reads_nothing_back(team: Team) -> None:
    karin, eva, berit = (team.desks[name] for name in (KARIN, EVA, BERIT))
    case = walled(team)
    WriteUrgentNote(eva.session)(TEXT, proposed_recipients(eva.session))
    sent = sent_urgent_notes(eva.session)[0]
    for _ in range(2):
        assert eva.session.records.all(UrgentNote) == ()
        assert not [word for word in TOLD if word.encode() in cells_of(eva)]
        assert bytes(case) not in cells_of(eva)
        team.everybody_syncs()
        eva.lock()
        eva.unlock()
    with pytest.raises(NotFoundError):
        eva.session.records.get(Case, case)
    assert sent.value.recipients == {berit.id}

    seen = the_note(berit, TEXT)
    assert (seen.value.writer, seen.value.act) == (eva.id, TEXT.act)
    assert seen.value.id not in {one.value.id for one in urgent_notes(karin.session)}
    assert seen.value.id in waiting(berit)
    text = note_text(seen.value, berit.session.directory.member(eva.id).name)
    TakeInUrgentNote(berit.session)(seen, case, title=TITLE, text=text)
    team.everybody_syncs()
    (note,) = karin.session.records.children(Note, case)
    assert all(word in (note.value.text or "") for word in (*TOLD, EVA, "KL 6 kap. 30 §"))
    assert seen.value.id not in waiting(berit)
    assert not [word for word in TOLD if word.encode() in cells_of(eva)]


def test_no_key_left_on_the_writers_device_opens_the_note_even_before_it_is_uploaded(team: Team) -> None:
    eva, berit = team.desks[EVA], team.desks[BERIT]
    told = UrgentText(about="Pojken i tvåan", act="Körd till akuten", reason="Natt")
    WriteUrgentNote(eva.session)(told, [berit.id])
    for _ in range(2):
        assert not left_by(eva) & letters_to(team, eva)
        held = opened_by(team, eva)
        assert held
        assert not [word for word in ("tvåan", "akuten", "Natt") if word.encode() in held]
        team.everybody_syncs()
    assert left_by(eva) & letters_to(team, berit)
    seen = the_note(berit, told)
    LeaveUrgentNote(berit.session)(seen, "Hör till ett ärende i Åsele")
    with refused(Refusal.ALREADY_ENDED):
        LeaveUrgentNote(berit.session)(berit.session.records.get(UrgentNote, seen.value.id), "igen")
    assert seen.value.id not in waiting(berit)


def test_a_note_taken_in_twice_after_a_stop_stands_once_in_the_case(team: Team) -> None:
    karin, eva = team.desks[KARIN], team.desks[EVA]
    case = walled(team)
    WriteUrgentNote(eva.session)(about("två gånger"), [karin.id])
    team.everybody_syncs()
    seen = the_note(karin, about("två gånger"))
    take_in = TakeInUrgentNote(karin.session)
    first = take_in(seen, case, title=TITLE, text="en gång")
    again = take_in(seen, case, title=TITLE, text="en gång")
    assert first.id == again.id
    assert len(karin.session.records.children(Note, case)) == 1


def test_a_stop_between_writing_and_leaving_is_made_good(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    eva, berit = team.desks[EVA], team.desks[BERIT]

    def gone(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as power:
        power.setattr(type(eva.session.readers), "exclude", gone)
        with pytest.raises(KeyboardInterrupt):
            WriteUrgentNote(eva.session)(about("strömavbrott"), [berit.id])
    assert len(eva.session.records.all(UrgentNote)) == 1
    assert len(waiting(eva)) == 1
    leave_urgent_notes(eva.session)
    assert eva.session.records.all(UrgentNote) == ()
    team.everybody_syncs()
    assert the_note(berit, about("strömavbrott")).value.act == TEXT.act


def test_the_chief_writes_to_somebody_else_than_oneself(team: Team) -> None:
    berit = team.desks[BERIT]
    assert proposed_recipients(berit.session) == ()
    assert [one.name for one in possible_recipients(berit.session)] == [EVA, KARIN]
    WriteUrgentNote(berit.session)(about("chefen"), [team.desks[KARIN].id])
    team.everybody_syncs()
    assert the_note(team.desks[KARIN], about("chefen")).value.writer == berit.id
    assert not [seen for seen in berit.session.records.all(UrgentNote) if seen.value.writer == berit.id]


@pytest.mark.parametrize(
    "text,code",
    [
        (UrgentText(about=" ", act="x", reason="y"), Refusal.NOTE_EMPTY),
        (UrgentText(about="x", act="", reason="y"), Refusal.NOTE_EMPTY),
        (UrgentText(about="x", act="y", reason=" "), Refusal.REASON_NEEDED),
    ],
)
def test_what_is_missing_is_said_before_anything_is_saved(team: Team, text: UrgentText, code: Refusal) -> None:
    eva = team.desks[EVA]
    before = len(sent_urgent_notes(eva.session))
    with refused(code):
        WriteUrgentNote(eva.session)(text, [team.desks[BERIT].id])
    with refused(Refusal.NO_RECIPIENT):
        WriteUrgentNote(eva.session)(TEXT, [])
    with refused(Refusal.NOT_A_MEMBER):
        WriteUrgentNote(eva.session)(TEXT, [MemberId(b"?" * 16)])
    with refused(Refusal.OTHER_MUNICIPALITY):
        WriteUrgentNote(eva.session)(TEXT, [eva.id])
    assert len(sent_urgent_notes(eva.session)) == before
