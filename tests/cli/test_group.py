"""People, devices and roles by commands alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ifodesk.compose.opening import open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.ids import EntityId
from ifodesk.system.key_ring import NoKeyRing
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.notes import StartNote
from ifodesk.usecases.ports import OWN
from ifodesk.usecases.seen import Write
from tests.cli.conftest import Answer, Run
from tests.program.team import CHEAP, PASSPHRASE, Desk, dorotea

KARIN, PER, BERIT = "Karin Norberg", "Per Lundmark", "Berit Ask"
Do = Callable[..., Answer]

pytestmark = pytest.mark.slow


def after(text: str, mark: str) -> str:
    return text.split(mark, 1)[1].strip().splitlines()[0]


@pytest.fixture
def do(run: Run, tmp_path: Path) -> Do:
    """Run a command in one person's vault."""
    secret = tmp_path / "pass"
    secret.write_text(PASSPHRASE + "\n", "utf-8")

    def command(name: str, who: str, *words: str | Path) -> Answer:
        return run(name, "--vault", tmp_path / who, "--passphrase-file", secret, *words)

    return command


def in_step(do: Do, *names: str) -> None:
    for _ in range(2):
        for name in names:
            assert do("sync", name).code == 0


def cases(folder: Path) -> int:
    around = Surroundings(key_ring=NoKeyRing(), cost=CHEAP, least_cost=CHEAP)
    opened = open_here(folder, PASSPHRASE, around)
    try:
        return len(opened.session.records.all(Case))
    finally:
        opened.session.close()


def case_of(desk: Desk) -> None:
    OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson")


def test_roles_devices_and_leaving_by_commands(do: Do, tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, PER) as team:
        case_of(team.desks[KARIN])
        team.everybody_syncs(2)
    given = do("role", BERIT, KARIN, "--grant", "konsult", "--until", "2026-12-31", "--json")
    assert json.loads(given.out) == {"in_force": True, "proposal": None}
    listed = do("members", BERIT, "--json")
    people = {one["name"]: one for one in json.loads(listed.out)["members"]}
    assert {"role": "consultant", "ends": "2026-12-31"} in people[KARIN]["roles"]
    assert "konsult till 31 december 2026" in do("members", BERIT).out
    invited = do("second-device", KARIN, "--out", tmp_path / "invitation")
    words = after(invited.out, "datorn:")
    asked = do(
        "join", "platta", "--invitation", tmp_path / "invitation", "--out", tmp_path / "request",
        "--words", words, "--code-file", tmp_path / "code",
    )  # fmt: skip
    assert asked.code == 0, asked.err
    read_out = after(asked.out, "åtta ord för chefen:")
    approved = do("approve", KARIN, tmp_path / "request", "--words", read_out, "--out", tmp_path / "welcome")
    assert approved.code == 0, approved.err
    welcomed = do("join", "platta", "--welcome", tmp_path / "welcome", "--hub", tmp_path / "hub")
    assert welcomed.code == 0, welcomed.err
    in_step(do, KARIN, "platta", KARIN, "platta", BERIT)
    assert cases(tmp_path / "platta") == 1
    assert "KN-2" in do("devices", BERIT).out
    assert do("retire", "platta", "KN-1").code == 0
    in_step(do, "platta", BERIT, "platta")
    assert [one["name"] for one in json.loads(do("devices", BERIT, "--json").out) if one["owner"] == KARIN] == ["KN-2"]
    left = do("remove", BERIT, KARIN, "--hand-over-to", PER, "--json")
    assert json.loads(left.out) == {"in_force": True, "proposal": None, "cases": 1, "still_open": [], "homes_left": []}
    in_step(do, BERIT, PER, BERIT, PER)
    assert cases(tmp_path / PER) == 1
    assert KARIN not in do("members", PER).out


def test_a_newcomer_and_a_second_device_come_through_the_mailbox(do: Do, tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN):
        pass
    hub, file, picture = tmp_path / "hub", tmp_path / "inbjudan", tmp_path / "inbjudan.svg"
    invited = do("invite", BERIT, "--out", file, "--mailbox", "--qr", picture)
    assert invited.code == 0, invited.err
    assert picture.read_bytes().startswith(b"<?xml")
    words = after(invited.out, "den nya:")
    asking = ("--invitation", file, "--words", words, "--code-file", tmp_path / "kod", "--mailbox", hub)
    asked = do("join", "Lisa", "--name", "Lisa Berg", *asking)
    assert asked.code == 0, asked.err
    early = do("join", "Lisa", "--mailbox", hub)
    assert (early.code, "än" in early.err) == (2, True)
    read_out = after(asked.out, "åtta ord för chefen:")
    wrong = do("approve", BERIT, "--mailbox", hub, "--words", words)
    assert (wrong.code, "Ingen är insläppt" in wrong.err) == (2, True)
    approved = do("approve", BERIT, "--mailbox", hub, "--words", read_out)
    assert approved.code == 0, approved.err
    entered = do("join", "Lisa", "--mailbox", hub)
    assert entered.code == 0, entered.err
    in_step(do, BERIT, "Lisa", BERIT)
    assert "Lisa Berg" in do("members", BERIT).out
    assert do("verify", BERIT, hub, "--json").code == 0


def test_two_signatures_recovery_and_rehearsal_by_commands(do: Do, tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, PER) as team:
        case_of(team.desks[KARIN])
        team.everybody_syncs(2)
    assert json.loads(do("policy", BERIT, "--json").out) == {"quorum": 2}
    assert do("role", BERIT, PER, "--grant", "aterstallare").code == 0
    in_step(do, BERIT, PER)
    waiting = json.loads(do("role", BERIT, KARIN, "--grant", "chef", "--json").out)
    assert waiting["in_force"] is False
    in_step(do, BERIT, PER)
    listed = do("members", PER)
    assert "Berit Ask föreslår: ge Karin Norberg rollen chef." in listed.out
    assert json.loads(do("sign", PER, waiting["proposal"][:12], "--json").out)["in_force"] is True
    in_step(do, PER, BERIT)
    assert do("recover", BERIT, KARIN, "--out", tmp_path / "invitation", "--reopen").code == 2
    invited = do("recover", BERIT, KARIN, "--out", tmp_path / "invitation")
    words = after(invited.out, "datorn:")
    asked = do(
        "join", "ny", "--invitation", tmp_path / "invitation", "--out", tmp_path / "request", "--words", words,
        "--code-file", tmp_path / "code",
    )  # fmt: skip
    read_out = ("--words", after(asked.out, "åtta ord för chefen:"))
    first = do("approve", BERIT, tmp_path / "request", *read_out, "--out", tmp_path / "w1")
    assert (first.code, (tmp_path / "w1").exists()) == (0, False)
    in_step(do, BERIT, PER)
    assert do("approve", PER, tmp_path / "request", *read_out, "--out", tmp_path / "w2").code == 0
    assert do("join", "ny", "--welcome", tmp_path / "w2", "--hub", tmp_path / "hub").code == 0
    in_step(do, PER, "ny", BERIT, "ny")
    assert cases(tmp_path / "ny") == 0
    assert "1 ärende" in do("recover", BERIT, KARIN, "--reopen").out
    in_step(do, BERIT, "ny", BERIT, "ny")
    assert cases(tmp_path / "ny") == 1
    kept = do("rehearsal", BERIT, "--told", "Berit och Per, det gick bra", "--on", "2026-01-02")
    assert kept.code == 0, kept.err
    assert do("leave", BERIT, "--sure", "Åsele").code == 2
    assert do("join-municipalities", BERIT, "2463", "--decision", "KS").code == 2
    assert do("part-municipalities", BERIT, "2463").code == 2


def test_back_after_long_the_unsent_goes_to_the_chief_and_the_vault_is_wiped(do: Do, tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, PER) as team:
        karin = team.desks[KARIN]
        case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
        team.everybody_syncs(2)
        StartNote(karin.session)(case, text="skrivet i fjällen")
        own = OwnTie(id=EntityId(karin.session.random(16)), name="Ada")
        karin.session.records.save([Write(own)], home=OWN)
    file = tmp_path / "osant"
    kept = do("rejoin", KARIN, "--to", BERIT, "--out", file, "--wipe")
    assert (kept.code, (tmp_path / KARIN).exists()) == (2, True)
    file.unlink()
    gone = do("rejoin", KARIN, "--to", BERIT, "--out", file, "--wipe", "--although-left-out")
    assert gone.code == 0, gone.err
    assert not (tmp_path / KARIN).exists()
    assert b"skrivet" not in file.read_bytes()
    read = do("unsent", BERIT, file, "--json")
    assert read.code == 0, read.err
    answer = json.loads(read.out)
    assert answer["author"] == KARIN
    assert "skrivet i fjällen" in [one["value"] for one in answer["values"]]
    assert "Ada" not in read.out
    assert "skrivet i fjällen" in do("unsent", BERIT, file).out
    assert do("unsent", PER, file).code == 2
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    assert do("unsent", BERIT, file).code == 2


@pytest.mark.slow
def test_back_after_long_the_vault_can_be_put_aside_instead(do: Do, tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN):
        pass
    assert do("rejoin", KARIN, "--to", BERIT, "--out", tmp_path / "osant", "--aside", "--wipe").code == 2
    aside = do("rejoin", KARIN, "--to", BERIT, "--out", tmp_path / "osant", "--aside")
    assert aside.code == 0, aside.err
    assert not (tmp_path / KARIN).exists()
    (there,) = tmp_path.glob(f"{KARIN}-undanstalld-*")
    assert str(there) in aside.out


@pytest.mark.parametrize(
    "command, words",
    [
        ("role", ("Ingen Alls", "--grant", "chef")),
        ("retire", ("XX-9",)),
        ("sign", ("abcdef",)),
        ("role", (KARIN, "--grant", "chef", "--until", "i morgon")),
    ],
)
def test_what_cannot_be_found_is_one_sentence(do: Do, tmp_path: Path, command: str, words: tuple[str, ...]) -> None:
    with dorotea(tmp_path, KARIN):
        pass
    answer = do(command, BERIT, *words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "Inget är gjort" in answer.err
