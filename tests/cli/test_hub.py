"""The places that a vault syncs with, by commands."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Run
from tests.servers.dav import DavServer

PASSPHRASE = "sex ord som ingen annan vet"  # noqa: S105 - of throwaway vaults

pytestmark = pytest.mark.slow


@pytest.fixture
def vault(run: Run, tmp_path: Path) -> tuple[str | Path, ...]:
    """The arguments that open a vault without any hub."""
    (tmp_path / "pass").write_text(PASSPHRASE + "\n", "utf-8")
    known = ("--vault", tmp_path / "vault", "--passphrase-file", tmp_path / "pass")
    made = run("new-group", *known, "--name", "Berit", "--municipality", "2425", "--code-file", tmp_path / "code")
    assert made.code == 0, made.err
    return known


def refused(answer: Answer) -> str:
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    return answer.err


def test_folder_is_added_tried_out_listed_and_removed(run: Run, vault: tuple[str | Path, ...], tmp_path: Path) -> None:
    hub = tmp_path / "delad"
    assert "hub add" in run("hub", "list", *vault).out
    assert "Mappen är tom." in run("hub", "look", hub, *vault).out
    assert not hub.exists()
    added = run("hub", "add", hub, *vault)
    assert added.code == 0, added.err
    assert "Går att läsa och skriva i." in added.out
    assert {folder.name for folder in hub.iterdir()} == {"h", "o", "tmp"}
    assert json.loads(run("hub", "list", *vault, "--json").out) == [{"kind": "folder", "address": str(hub)}]
    assert "redan" in refused(run("hub", "add", hub, *vault))
    assert json.loads(run("hub", "test", hub, *vault, "--json").out)["creates_once"] == "yes"
    assert run("sync", *vault).code == 0
    copy = tmp_path / "kopia"
    shutil.copytree(hub, copy)
    assert json.loads(run("hub", "look", copy, *vault, "--json").out) == {
        "address": str(copy),
        "lies": "ours",
        "devices": 1,
        "ours": 1,
    }
    assert "Inget behövde" in run("hub", "rebuild", hub, *vault).out
    assert run("hub", "remove", hub, *vault).code == 0
    assert "ingen sådan plats" in refused(run("hub", "remove", hub, *vault))
    assert json.loads(run("hub", "list", *vault, "--json").out) == []
    assert list((hub / "o").rglob("*"))


@pytest.mark.servers
def test_server_is_added_with_credentials_from_a_file_and_they_are_shown_nowhere(
    run: Run, vault: tuple[str | Path, ...], tmp_path: Path, wsgidav: DavServer
) -> None:
    address = f"webdav+{wsgidav.url}kommun"
    secrets = tmp_path / "uppgifter"
    secrets.write_text(f"{wsgidav.user}\nfel-{wsgidav.password}\n", "utf-8")
    wrong = run("hub", "add", address, *vault, "--credentials-file", secrets)
    assert "lösenordet" in refused(wrong)
    assert json.loads(run("hub", "list", *vault, "--json").out) == []

    secrets.write_text(f"{wsgidav.user}\n{wsgidav.password}\n", "utf-8")
    added = run("hub", "add", address, *vault, "--credentials-file", secrets)
    assert added.code == 0, added.err
    assert "vid sidan av och flyttar" in added.out
    assert "nyckelring" in added.out
    synced = run("sync", *vault, "--json")
    assert json.loads(synced.out)["sent"] > 0
    for answer in (wrong, added, synced, run("hub", "list", *vault), run("hub", "test", address, *vault)):
        assert wsgidav.password not in answer.out + answer.err

    lost = next(path for path in (wsgidav.root / "kommun" / "o").rglob("*") if path.is_file())
    lost.unlink()
    rebuilt = json.loads(run("hub", "rebuild", address, *vault, "--json").out)
    assert (rebuilt["lacking"], rebuilt["problem"]) == (1, None)
    assert lost.exists()


@pytest.mark.servers
def test_credentials_are_asked_for_where_no_file_is_given(
    run: Run, vault: tuple[str | Path, ...], wsgidav: DavServer
) -> None:
    address = f"webdav+{wsgidav.url}fraga"
    typed = f"{wsgidav.user}\n{wsgidav.password}\n"
    assert run("hub", "add", address, *vault, typed=typed).code == 0
    without = run("hub", "add", f"webdav+{wsgidav.url}tom", *vault, typed="\n")
    assert (without.code, "nyckeln eller lösenordet" in without.err) == (2, True)


@pytest.mark.parametrize(
    "address, says",
    [
        ("ftp+https://x/y", "går inte att läsa"),
        ("s3+https://asa:hemligt@x/hink", "Skriv inte användare"),
        ("webdav+http://nas.example.se/x", "saknar kryptering"),
    ],
)
def test_bad_address_is_one_sentence_and_nothing_is_asked(
    run: Run, vault: tuple[str | Path, ...], address: str, says: str
) -> None:
    answer = run("hub", "add", address, *vault)
    assert says in refused(answer)
    assert "hemligt" not in answer.err


def test_file_with_credentials_must_have_two_lines(run: Run, vault: tuple[str | Path, ...], tmp_path: Path) -> None:
    (tmp_path / "x").write_text("bara en rad\n", "utf-8")
    said = refused(run("hub", "add", "webdav+http://127.0.0.1:9/x", *vault, "--credentials-file", tmp_path / "x"))
    assert "två rader" in said
