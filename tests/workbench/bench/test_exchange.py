from pathlib import Path

import pytest

from ifodesk.store.database import Database
from ifodesk.workbench.bench.limit import recording, write_again
from ifodesk.workbench.bench.registry import measure
from ifodesk.workbench.bench.sizes import Sizes
from ifodesk.workbench.bench.story import large, small
from ifodesk.workbench.bench.writing import LARGE_SEGMENT, SMALL_SAVE

TINY = Sizes(assertions=200, rounds=1)
KEY = bytes(32)


def database(file: Path) -> Database:
    made = Database(file, KEY)
    with made.durable():
        made.write("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
    return made


def test_apply_and_author_are_measured_and_everything_is_taken_in() -> None:
    figures = list(measure(["apply", "author"], TINY))
    assert [figure.name for figure in figures] == ["apply", "apply", "apply", "apply", "author"]
    assert [figure.goal for figure in figures] == [6.0, 4.0, 1.0, 1.12, 2.5]
    assert all(figure.value > 0 for figure in figures)


@pytest.mark.slow
def test_a_new_device_takes_in_all_that_its_colleague_wrote() -> None:
    (figure,) = measure(["cold"], Sizes(cold=2000))
    written = int(figure.unit.split()[1])
    assert written >= 2000
    assert figure.limit == pytest.approx(120 * written / 1_000_000)


def test_forty_changes_over_twelve_units_stay_below_two_hundred_bytes() -> None:
    unpadded = next(figure for figure in measure(["apply"], TINY) if "before padding" in figure.unit)
    assert unpadded.limit == 200
    assert unpadded.holds


@pytest.mark.parametrize("assertions", [100, 1000, 100_000])
def test_both_shapes_write_about_as_many_assertions_as_are_wanted(assertions: int) -> None:
    a, b = small(assertions), large(assertions)
    assert assertions * 0.9 <= a.cases * a.rounds * SMALL_SAVE <= assertions
    assert assertions * 0.9 <= b.cases * b.rounds * LARGE_SEGMENT <= assertions


def test_the_limit_writes_the_same_rows_in_as_many_transactions(tmp_path: Path) -> None:
    first, second = database(tmp_path / "first.db"), database(tmp_path / "second.db")
    with recording(first) as recorder:
        for start in (0, 10):
            with first.durable():
                first.write_many("INSERT INTO t VALUES (?, ?)", [(start + at, "x") for at in range(3)])
                first.write("UPDATE t SET text = ? WHERE id = ?", ("y", start))
                first.write("DELETE FROM t WHERE id = ?", (99,))
    write_again(second, recorder.transactions)
    assert len(recorder.transactions) == 2
    assert recorder.count() == 8
    assert second.rows("SELECT * FROM t ORDER BY id") == first.rows("SELECT * FROM t ORDER BY id")
    first.close()
    second.close()
