"""A group that meets on a server from the first command on: founded, invited, joined, synced and verified there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Run
from tests.cli.test_life import after
from tests.servers.dav import DavServer

PASSPHRASE = "sex ord som ingen annan vet"  # noqa: S105 - of throwaway vaults

pytestmark = [pytest.mark.slow, pytest.mark.servers]


@pytest.fixture
def secret(tmp_path: Path) -> tuple[str | Path, ...]:
    """The arguments that give the passphrase."""
    (tmp_path / "pass").write_text(PASSPHRASE + "\n", "utf-8")
    return ("--passphrase-file", tmp_path / "pass")


@pytest.fixture
def credentials(tmp_path: Path, wsgidav: DavServer) -> tuple[str | Path, ...]:
    """The arguments that let one in at the server."""
    (tmp_path / "uppgifter").write_text(f"{wsgidav.user}\n{wsgidav.password}\n", "utf-8")
    return ("--credentials-file", tmp_path / "uppgifter")


def well(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


def found_faults(answer: Answer) -> list[str]:
    return [one["object"] for one in json.loads(answer.out)["faults"]]


def test_a_group_is_founded_joined_synced_and_verified_on_a_server(
    run: Run, tmp_path: Path, wsgidav: DavServer, secret: Sequence[str | Path], credentials: Sequence[str | Path]
) -> None:
    address, lies = f"webdav+{wsgidav.url}grund", wsgidav.root / "grund"
    chief, worker = ("--vault", tmp_path / "chief", *secret), ("--vault", tmp_path / "worker", *secret)
    founding = ("new-group", *chief, "--name", "Berit", "--municipality", "2425", "--code-file", tmp_path / "code")
    founded = well(run(*founding, "--hub", address, *credentials))
    well(run("sync", *chief))
    assert {folder.name for folder in lies.iterdir()} == {"h", "o", "tmp"}

    group, invitation = after(founded.out, "åtta ord:"), tmp_path / "inbjudan"
    well(run("invite", *chief, "--out", invitation, "--mailbox"))
    asking = ("join", *worker, "--name", "Karin", "--invitation", invitation, "--words", group, "--mailbox", address)
    asked = well(run(*asking, "--code-file", tmp_path / "code2", *credentials))
    words = after(asked.out, "åtta ord för chefen:")
    well(run("approve", *chief, "--mailbox", address, "--words", words))
    well(run("sync", *chief))
    well(run("join", *worker, "--mailbox", address))  # what lets her in lies in her vault since she asked
    assert json.loads(well(run("sync", *worker, "--json")).out)["problem"] is None

    whole = json.loads(well(run("verify", address, *worker, "--json")).out)
    assert (whole["whole"], whole["objects"]) == (True, sum(path.is_file() for path in lies.rglob("[ho]/**/*")))
    victim = next(path for path in (lies / "o").rglob("*") if path.is_file())
    victim.write_bytes(victim.read_bytes()[:-1] + b"!")
    (lies / "o" / "läs mig").write_text("hej", "utf-8")
    broken = run("verify", address, *credentials, "--json")
    assert (broken.code, found_faults(broken)) == (1, [victim.relative_to(lies).as_posix()])
    named = run("verify", address, *worker)
    assert (named.code, "läs mig" in named.out) == (1, True)
    for answer in (founded, asked, broken, named):
        assert wsgidav.password not in answer.out + answer.err


def test_a_vault_moves_from_a_folder_to_a_server_with_one_round(
    run: Run, tmp_path: Path, wsgidav: DavServer, secret: Sequence[str | Path], credentials: Sequence[str | Path]
) -> None:
    vault, address = ("--vault", tmp_path / "vault", *secret), f"webdav+{wsgidav.url}flytt"
    founding = ("new-group", *vault, "--name", "Berit", "--municipality", "2425", "--code-file", tmp_path / "code")
    well(run(*founding, "--hub", tmp_path / "mapp"))
    well(run("sync", *vault))
    missing = run("sync", *vault, "--hub", address, *credentials)
    assert (missing.code, "Servern" in missing.err) == (2, True)  # a round makes no hub
    assert json.loads(run("hub", "list", *vault, "--json").out)[0]["kind"] == "folder"
    for folder in ("h", "o", "tmp"):
        (wsgidav.root / "flytt" / folder).mkdir(parents=True)
    moved = json.loads(well(run("sync", *vault, "--hub", address, *credentials, "--json")).out)
    assert (moved["problem"], moved["sent"] > 0) == (None, True)
    assert json.loads(run("hub", "list", *vault, "--json").out) == [{"kind": "webdav", "address": address}]
    well(run("sync", *vault, "--hub", address))  # known by now: nothing is asked
    assert json.loads(well(run("verify", address, *vault, "--json")).out)["whole"] is True


def test_a_server_that_does_not_let_one_in_leaves_no_half_made_vault(
    run: Run, tmp_path: Path, wsgidav: DavServer, secret: Sequence[str | Path]
) -> None:
    (tmp_path / "fel").write_text(f"{wsgidav.user}\nfel\n", "utf-8")
    vault = tmp_path / "vault"
    refused = run(
        "new-group", "--vault", vault, *secret, "--name", "Berit", "--municipality", "2425",
        "--hub", f"webdav+{wsgidav.url}nej", "--credentials-file", tmp_path / "fel",
    )  # fmt: skip
    assert (refused.code, refused.err.count("\n"), vault.exists()) == (2, 1, False)
    unknown = run("verify", f"webdav+{wsgidav.url}nej", "--credentials-file", tmp_path / "fel")
    assert (unknown.code, unknown.err.count("\n")) == (2, 1)
