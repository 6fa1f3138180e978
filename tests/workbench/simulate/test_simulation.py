"""Days of a whole group: nothing lost, nothing unlike, nothing seen behind a wall; and an oracle that would notice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.sync_ports import RoundOutcome, RoundState
from ifodesk.workbench.simulate.cast import Script
from ifodesk.workbench.simulate.faults import Fault, parse_faults
from ifodesk.workbench.simulate.holding import lying
from ifodesk.workbench.simulate.oracle import judge
from ifodesk.workbench.simulate.simulation import Result, simulate

QUIET = parse_faults("offline")


def run(folder: Path, seed: int, faults: frozenset[Fault], *, devices: int = 6, days: int = 6) -> Result:
    return simulate(Script(devices, days, seed, faults, folder / f"{seed}"), wake=False)


@pytest.mark.parametrize(
    "faults",
    [
        "offline,clock,crash,courier",
        "offline,wall,role",
        "offline,remove,insider-late,insider-backdated",
        "offline,restore,clone",
        "offline,hub-lost,hub-rollback",
        "offline,hub-freeze,hub-omit,hub-split",
        "offline,hub-swap,hub-flip,hub-splice,hub-duplicate",
        "offline,insider-garbage,insider-supersede",
        pytest.param("offline,clone,hub-freeze,hub-split,hub-lost,clock", marks=pytest.mark.slow),
    ],
)
def test_nothing_is_lost_whatever_goes_wrong(tmp_path: Path, faults: str) -> None:
    result = run(tmp_path, 1, parse_faults(faults), devices=7, days=7)
    told = result.as_json()
    assert told["found"] == []
    assert result.holds


@pytest.mark.slow
@pytest.mark.parametrize("seed", [9, 309])
def test_stories_that_once_lost_something_lose_nothing(tmp_path: Path, seed: int) -> None:
    """9: a removed person's last words, on a hub that was lost. 309: a round that broke off before its head."""
    result = run(tmp_path, seed, parse_faults("all"), devices=5, days=5)
    assert result.as_json()["found"] == []
    assert result.holds


def test_the_same_seed_gives_the_same_state(tmp_path: Path) -> None:
    first, second = run(tmp_path / "a", 5, QUIET), run(tmp_path / "b", 5, QUIET)
    other = run(tmp_path / "c", 6, QUIET)
    assert first.verdict.state_hash == second.verdict.state_hash
    assert first.as_json() == second.as_json()
    assert other.verdict.state_hash != first.verdict.state_hash


@pytest.mark.slow
def test_the_same_seed_gives_the_same_state_in_two_processes(tmp_path: Path) -> None:
    """With crashes, copies and lies, where the order of letters with random names could leak into what is signed."""
    told = []
    for number in ("1", "2"):
        options = ["--devices", "4", "--days", "3", "--seed", "4", "--faults", "all", "--out", str(tmp_path / number)]
        command = [sys.executable, "-m", "ifodesk", "simulate", *options]
        ran = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": number}, capture_output=True, check=False)
        told.append(json.loads(ran.stdout))
    assert told[0] == told[1]
    assert told[0]["found"] == []


def test_only_what_fate_burnt_everywhere_is_destroyed_and_all_else_is_a_loss(tmp_path: Path) -> None:
    result = run(tmp_path, 2, frozenset(), days=3)
    cast, hub = result.cast, result.cast.hub
    case = next(one for one in cast.model.cases if len(one.readers) > 1)
    text = next(case.texts())
    real, text.text, text.replaced_by = text.text, "aldrig sparat", []
    cast.model.hub_forgot.append(3)
    assert judge(cast.model, cast.devices, hub).silent_losses  # its writer's vault was never put back
    cast.model.restored[text.device] = 3
    burnt = judge(cast.model, cast.devices, hub)
    assert (burnt.silent_losses, burnt.destroyed > 0) == ([], True)
    assert any(real in lying(one, hub, case.cid) for one in cast.devices)
    for device in cast.devices:
        device.close()


def test_what_a_device_lacks_is_a_silent_loss_to_the_oracle(tmp_path: Path) -> None:
    result = run(tmp_path, 2, frozenset(), days=3)
    cast = result.cast
    case = next(one for one in cast.model.cases if len(one.readers) > 1)
    text = next(case.texts())
    text.text, text.replaced_by = "aldrig sparat", []
    verdict = judge(cast.model, cast.devices)
    assert verdict.silent_losses
    for device in cast.devices:
        device.close()


def test_who_holds_what_was_written_behind_a_wall_is_a_leak_to_the_oracle(tmp_path: Path) -> None:
    result = run(tmp_path, 2, frozenset(), days=3)
    cast = result.cast
    case = next(one for one in cast.model.cases if len(one.readers) > 1)
    member = list(case.readers)[-1]
    del case.readers[member]
    case.out.add(member)
    verdict = judge(cast.model, cast.devices)
    assert verdict.leaks
    for device in cast.devices:
        device.close()


@pytest.mark.slow
def test_what_counts_without_right_or_comes_back_or_is_forgotten_again_is_told_by_the_oracle(tmp_path: Path) -> None:
    result = run(tmp_path, 3, parse_faults("offline,remove,insider-late,insider-backdated"), devices=7, days=7)
    cast, watch = result.cast, result.cast.watch
    assert result.holds
    texts = [(case, text) for case in cast.model.cases for text in case.texts()]
    assert any(not case.may_count(text) for case, text in texts)  # somebody did write after the end

    case, text = next(
        (case, text)
        for case, text in texts
        if case.founder not in cast.model.removed and len(case.readers) > 1 and not text.replaced_by
    )
    case.closed_to[text.device] = {text.device: text.number - 1}
    text.replaced_by.append(next(other for other in case.texts() if other is not text))
    verdict = judge(cast.model, cast.devices, cast.hub)
    assert [text.text in told for told in verdict.trespasses[:1]] == [True]
    assert [text.text in told for told in verdict.resurrected] == [True] * len(verdict.resurrected) != []

    device = cast.healthy()[0]
    database = device.open.parts.core.database
    with database.durable():
        database.write("UPDATE segment SET chained = 0 WHERE id = (SELECT max(id) FROM segment WHERE chained = 1)")
    assert watch.went_back == []
    watch.after_round(device, RoundOutcome(RoundState.IN_STEP, 0, 0))
    assert [device.name in told for told in watch.went_back] == [True]
    for one in cast.everybody():
        one.close()


def test_the_vaults_and_the_hub_lie_where_they_were_promised(tmp_path: Path) -> None:
    result = simulate(Script(2, 1, 3, frozenset(), tmp_path / "out"))
    assert result.holds
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert left == {"hub", "dev01", "dev01.pass", "dev02", "dev02.pass"}


def test_a_fault_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(WorldError) as raised:
        parse_faults("crash,krasch")
    assert raised.value.code == "simulate_unknown_fault"


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("viktigt", "utf-8")
    with pytest.raises(WorldError) as raised:
        simulate(Script(2, 1, 1, frozenset(), tmp_path / "out"))
    assert raised.value.code == "output_exists"
