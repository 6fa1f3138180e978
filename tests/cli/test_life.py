"""A group by commands alone: found, invite, ask, approve, welcome, sync, verify, export."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from ifodesk.compose.opening import open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.case import CaseType
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.plans import OpenPlan
from tests.cli.conftest import Run
from tests.usecases.interviewing import whole

PASSPHRASE = "sex ord som ingen annan vet"  # noqa: S105 - of throwaway vaults

pytestmark = pytest.mark.slow


def after(text: str, mark: str) -> str:
    """Return the words after *mark* in what was printed."""
    return text.split(mark, 1)[1].strip().splitlines()[0]


def prints_an_interview(run: Run, vault: Sequence[str | Path], number: str, place: Path) -> None:
    wanted = ("export", "asi", number, *vault, "--paper", "jamforelse", "--out", place / "asi.pdf")
    assert run(*wanted).code == 0
    assert (place / "asi.pdf").read_bytes().startswith(b"%PDF-")
    assert run(*wanted).code == 2
    unknown = run("export", "asi", "D-26-7KQF-3", *vault, "--out", place / "no.pdf")
    assert (unknown.code, unknown.err.count("\n")) == (2, 1)


def test_two_people_meet_by_commands_and_files(run: Run, tmp_path: Path) -> None:
    secret, hub = tmp_path / "pass", tmp_path / "hub"
    secret.write_text(PASSPHRASE + "\n", "utf-8")
    known = ("--passphrase-file", secret)
    chief, worker = tmp_path / "chief", tmp_path / "worker"

    founded = run(
        "new-group", "--vault", chief, *known, "--name", "Berit Ask", "--title", "IFO-chef", "--municipality", "2425",
        "--hub", hub, "--code-file", tmp_path / "code",
    )  # fmt: skip
    assert founded.code == 0, founded.err
    assert PASSPHRASE not in founded.out
    if os.name == "posix":
        assert (tmp_path / "code").stat().st_mode & 0o077 == 0  # a recovery code is nobody else's to read
    group = after(founded.out, "åtta ord:")

    assert run("invite", "--vault", chief, *known, "--out", tmp_path / "invitation").code == 0
    asking = (
        "join", "--vault", worker, *known, "--name", "Karin Norberg", "--title", "socialsekreterare",
        "--invitation", tmp_path / "invitation", "--out", tmp_path / "request", "--code-file", tmp_path / "code2",
    )  # fmt: skip
    wrong = run(*asking, "--words", "fel fel fel fel fel fel fel fel")
    assert (wrong.code, worker.exists()) == (2, False)
    asked = run(*asking, "--words", group)
    assert asked.code == 0, asked.err
    request = after(asked.out, "åtta ord för chefen:")

    approving = ("approve", "--vault", chief, *known, tmp_path / "request", "--out", tmp_path / "welcome")
    assert run(*approving, "--words", group).code == 2
    assert not (tmp_path / "welcome").exists()
    assert run(*approving, "--words", request).code == 0
    joined = run("join", "--vault", worker, *known, "--name", "-", "--welcome", tmp_path / "welcome", "--hub", hub)
    assert joined.code == 0, joined.err

    assert run("sync", "--vault", chief, *known).code == 0
    opened = open_here(worker, PASSPHRASE, Surroundings.of_this_computer())
    case = OpenCase(opened.session)(CaseType.ADULT, "Bo Testsson").case
    plan = OpenPlan(opened.session)(case).id
    number = opened.session.queries.overview(case).row.number
    whole(opened.session, case)
    opened.session.close()
    synced = run("sync", "--vault", worker, *known, "--json")
    assert synced.code == 0
    assert json.loads(synced.out)["sent"] > 0

    printed = run("export", "sip", number, "--vault", worker, *known, "--out", tmp_path / "plan.pdf")
    assert printed.code == 0, printed.err
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF-")
    again = run("export", "sip", plan.hex(), "--vault", worker, *known, "--out", tmp_path / "plan.pdf")
    assert (again.code, again.err.count("\n")) == (2, 1)

    prints_an_interview(run, ("--vault", worker, *known), number, tmp_path)

    checked = run("verify", hub, "--vault", worker, *known, "--json")
    assert (checked.code, json.loads(checked.out)["whole"]) == (0, True)
    victim = next(path for path in (hub / "o").rglob("*") if path.is_file())
    victim.write_bytes(victim.read_bytes()[:-1] + b"!")
    broken = run("verify", hub, "--json")
    assert broken.code == 1
    assert json.loads(broken.out)["faults"][0]["object"].endswith(victim.name)


@pytest.mark.parametrize("command", ["sync", "export"])
def test_a_wrong_passphrase_is_one_sentence(run: Run, tmp_path: Path, command: str) -> None:
    secret, vault = tmp_path / "pass", tmp_path / "vault"
    secret.write_text(PASSPHRASE, "utf-8")
    made = run(
        "new-group", "--vault", vault, "--passphrase-file", secret, "--name", "Berit", "--municipality", "2425",
        "--code-file", tmp_path / "code",
    )  # fmt: skip
    assert made.code == 0, made.err
    secret.write_text("fel lösenfras", "utf-8")
    more = ("sip", "D-26-7KQF-3", "--out", tmp_path / "x.pdf") if command == "export" else ()
    answer = run(command, *more, "--vault", vault, "--passphrase-file", secret)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "lösenfras" in answer.err.lower()


def test_the_recovery_code_is_read_back_before_the_group_is_founded(run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "pass"
    secret.write_text(PASSPHRASE, "utf-8")
    answer = run(
        "new-group", "--vault", tmp_path / "vault", "--passphrase-file", secret, "--name", "B", "--municipality", "9999"
    )
    assert (answer.code, (tmp_path / "vault").exists()) == (2, False)


def test_a_script_that_never_repeats_the_code_is_told_so_once(run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "pass"
    secret.write_text(PASSPHRASE + "\n", "utf-8")
    founded = run(
        "new-group", "--vault", tmp_path / "chief", "--passphrase-file", secret, "--name", "Berit Ask",
        "--municipality", "2425", typed="fel kod\n",
    )  # fmt: skip
    assert founded.code == 0
    assert founded.out.count("Det var inte samma kod.") == 1
    assert founded.out.count("Ingen skrev koden en gång till.") == 1
    assert "Gruppen är grundad." in founded.out


@pytest.mark.parametrize("taken", ["code", "OneDrive/code", "nowhere/code"])
def test_a_code_that_could_not_be_kept_stops_the_making_before_it_begins(run: Run, tmp_path: Path, taken: str) -> None:
    (tmp_path / "pass").write_text(PASSPHRASE + "\n", "utf-8")
    (tmp_path / "code").write_text("something else", "utf-8")
    (tmp_path / "OneDrive").mkdir()
    refused = run(
        "new-group", "--vault", tmp_path / "vault", "--passphrase-file", tmp_path / "pass", "--name", "Berit Ask",
        "--municipality", "2425", "--code-file", tmp_path / taken,
    )  # fmt: skip
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert not (tmp_path / "vault").exists()
    assert not (tmp_path / "OneDrive" / "code").exists()
    assert (tmp_path / "code").read_text("utf-8") == "something else"
