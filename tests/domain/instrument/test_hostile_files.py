"""A file that is broken, or made to do harm, is refused with its line and a reason, and quickly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random

import pytest

from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.reading import read_instrument
from tests.domain.instrument.interviews import ASI, FILES, MADE_UP, Json, raw, small


def refused(data: Json | bytes | str) -> InstrumentFileError:
    """Return why the file is refused; fails when it is not."""
    if isinstance(data, dict):
        data = json.dumps(data, indent=1)
    with pytest.raises(InstrumentFileError) as found:
        read_instrument(data if isinstance(data, bytes) else data.encode())
    assert found.value.line >= 1
    return found.value


def test_the_least_instrument_is_read() -> None:
    assert list(read_instrument(json.dumps(small()).encode()).items) == ["A1", "A2", "A3"]


@pytest.mark.parametrize("fill", ["admitted", "held", "born", "started", "ended"])
def test_a_text_that_is_to_stand_for_a_day_or_a_time_is_refused(fill: str) -> None:
    file = small()
    file["sections"][0]["items"][0] |= {"type": "text", "fill": fill}
    assert refused(file).reason is FileFault.BAD_VALUE


class TestBytes:
    def test_ten_megabytes_are_refused_unread(self) -> None:
        assert refused(b'{"schema": "' + b"x" * 10_000_000).reason is FileFault.TOO_LARGE

    @pytest.mark.parametrize(
        "data, fault",
        [
            (b"", FileFault.NOT_JSON),
            (b"\xff\xfe\x00", FileFault.NOT_TEXT),
            (b"MZ\x90\x00", FileFault.NOT_TEXT),
            (b"[1, 2", FileFault.NOT_JSON),
            (b"{} {}", FileFault.NOT_JSON),
            (b'{"a": 1,}', FileFault.NOT_JSON),
            (b'{"a": NaN}', FileFault.NOT_JSON),
            (b'{"a": Infinity}', FileFault.NOT_JSON),
            (b'{"a": 1e999}', FileFault.BAD_NUMBER),
            (b'{"a": 01}', FileFault.NOT_JSON),
            (b'{"a": ' + b"9" * 5000 + b"}", FileFault.BAD_NUMBER),
            (b'{"a": "\\ud800"}', FileFault.NOT_JSON),
            (b'{"a": "\x01"}', FileFault.NOT_JSON),
            (b'{"a": "\\x41"}', FileFault.NOT_JSON),
            (b'{"a": 1, "a": 2}', FileFault.DUPLICATE_KEY),
            (b"{1: 2}", FileFault.NOT_JSON),
            (b'{ "a" 2}', FileFault.NOT_JSON),
            (b"[" * 32 + b"1" + b"]" * 32, FileFault.WRONG_TYPE),
            (b"[" * 33 + b"1" + b"]" * 33, FileFault.TOO_DEEP),
            (b"[" * 1_000_000, FileFault.TOO_DEEP),
            (b'{"a":' * 300_000, FileFault.TOO_DEEP),
            (b"[]", FileFault.WRONG_TYPE),
            (b'"text"', FileFault.WRONG_TYPE),
            (b"{}", FileFault.MISSING_KEY),
            (b'{"schema": 2}', FileFault.WRONG_SCHEMA),
            (b'{"schema": true}', FileFault.WRONG_TYPE),
        ],
    )
    def test_what_is_no_instrument_is_refused(self, data: bytes, fault: FileFault) -> None:
        assert refused(data).reason is fault

    def test_the_line_is_that_of_the_fault(self) -> None:
        assert refused(b'{\n "a": 1,\n "b": [2,\n  x]\n}').line == 4


def deep(depth: int) -> object:
    made: object = ["==", ["ref", "A1"], 0]
    for _ in range(depth):
        made = ["not", made]
    return made


def with_skip(data: Json, item: int, condition: object, becomes: object = "N") -> None:
    data["sections"][0]["items"][item]["skip"] = {"if": condition, "becomes": becomes}


def with_check(data: Json, fails: object, **more: object) -> None:
    data["checks"] = [{"id": "C", "rule": "C", "fails": fails, "shows": ["A1"], "text": "Fel.", **more}]


def with_score(data: Json, formula: object, **more: object) -> None:
    data["scores"] = [
        {"id": "S", "area": "a", "title": "S", "low": 0, "high": 1, "formula": formula, "source": "egen", **more}
    ]


def with_example(data: Json, answers: object) -> None:
    with_score(data, ["ref", "A1"], examples=[{"answers": answers, "gives": 1}])


def with_grid(data: Json, rows: object) -> None:
    data["grids"] = [{"id": "g", "section": "a", "title": "G", "rows": rows, "columns": [["1", "Ett"]]}]


def ring(data: Json) -> None:
    with_skip(data, 0, ["==", ["ref", "A2"], 0])
    with_skip(data, 1, ["==", ["ref", "A1"], 0])


def table(rows: int) -> Json:
    return {"with": ["r"], "rows": [[str(row)] for row in range(rows)]}


ZONE = {"low": 4, "high": 4, "label": "fyra", "source": "egen"}
WIDE = {"sd": 0, "reliability": 2, "source": ""}
FAULTS: list[tuple[FileFault, Callable[[Json], object]]] = [
    (FileFault.CYCLE, ring),
    (FileFault.CYCLE, lambda data: with_skip(data, 0, ["==", ["ref", "A1"], 0])),
    (FileFault.NO_SUCH_CODE, lambda data: with_skip(data, 0, ["==", ["ref", "B9"], 0])),
    (FileFault.WRONG_TYPE, lambda data: with_skip(data, 0, ["==", ["ref", "A2"], 0], "X")),
    (FileFault.NO_SUCH_CODE, lambda data: with_check(data, ["==", ["ref", "A1"], 0], shows=["B9"])),
    (FileFault.UNKNOWN_OPERATOR, lambda data: with_check(data, ["eval", "A1"])),
    (FileFault.UNKNOWN_OPERATOR, lambda data: with_check(data, ["__import__", ["ref", "A1"]])),
    (FileFault.TOO_DEEP, lambda data: with_check(data, deep(40))),
    (FileFault.TOO_DEEP, lambda data: with_check(data, deep(16))),
    (FileFault.UNKNOWN_KEY, lambda data: with_check(data, deep(15), strange=1)),
    (FileFault.WRONG_TYPE, lambda data: with_example(data, {"A1": True})),
    (FileFault.WRONG_TYPE, lambda data: with_example(data, {"A1": "tre"})),
    (FileFault.NO_SUCH_CODE, lambda data: with_example(data, {"B9": 1})),
    (FileFault.BAD_EXPRESSION, lambda data: with_check(data, ["ref", "A1"])),
    (FileFault.BAD_EXPRESSION, lambda data: with_check(data, 1)),
    (FileFault.BAD_EXPRESSION, lambda data: with_check(data, [])),
    (FileFault.WRONG_TYPE, lambda data: with_check(data, {"==": 1})),
    (FileFault.WRONG_TYPE, lambda data: with_check(data, None)),
    (FileFault.WRONG_TYPE, lambda data: with_check(data, ["==", ["ref", "A1"], True])),
    (FileFault.BAD_EXPRESSION, lambda data: with_check(data, ["==", ["ref", "A1"]])),
    (FileFault.BAD_EXPRESSION, lambda data: with_check(data, ["==", ["ref", "A1"], 1, 2])),
    (FileFault.BAD_EXPRESSION, lambda data: with_check(data, [">", ["==", ["ref", "A1"], 1], 0])),
    (FileFault.BAD_EXPRESSION, lambda data: with_check(data, ["some", *["A1"] * 500])),
    (FileFault.BAD_VALUE, lambda data: with_check(data, ["some", "A1"], level="fatal")),
    (FileFault.UNKNOWN_KEY, lambda data: with_check(data, ["some", "A1"], lvel="note")),
    (FileFault.NO_SUCH_PLACEHOLDER, lambda data: with_check(data, ["some", "A1"], text="Du sade {B9}.")),
    (FileFault.NO_SUCH_PLACEHOLDER, lambda data: with_check(data, ["some", "A1"], text="{A1.__class__}")),
    (FileFault.TOO_LONG, lambda data: with_check(data, ["some", "A1"], text="x" * 2001)),
    (FileFault.DUPLICATE_CODE, lambda data: with_check(data, ["some", "A1"], each=table(2))),
    (FileFault.TOO_MANY, lambda data: with_check(data, ["and", *[["some", "A1"]] * 300], each=table(2000))),
    (FileFault.BAD_VALUE, lambda data: with_check(data, ["some", "A1"], each={"with": ["r", "s"], "rows": [["a"]]})),
    (
        FileFault.DUPLICATE_CODE,
        lambda data: with_check(data, ["some", "A1"], each={"with": ["r"], "rows": [["a"], ["b"]]}),
    ),
    (FileFault.NOT_COUNTABLE, lambda data: with_score(data, ["ref", "A3"])),
    (FileFault.NOT_COUNTABLE, lambda data: with_score(data, 1)),
    (FileFault.NO_SUCH_AREA, lambda data: with_score(data, ["ref", "A1"], area="z")),
    (FileFault.BAD_RANGE, lambda data: with_score(data, ["ref", "A1"], low=1)),
    (FileFault.BAD_RANGE, lambda data: with_score(data, ["ref", "A1"], zones=[{**ZONE, "low": 5}])),
    (
        FileFault.BAD_RANGE,
        lambda data: with_score(data, ["ref", "A1"], spread=WIDE),
    ),
    (
        FileFault.EXAMPLE_FAILS,
        lambda data: with_score(data, ["ref", "A1"], examples=[{"answers": {"A1": 3}, "gives": 4}]),
    ),
    (
        FileFault.EXAMPLE_FAILS,
        lambda data: with_score(data, ["ref", "A1"], examples=[{"answers": {"A1": "X"}, "gives": 0}]),
    ),
    (FileFault.BAD_RANGE, lambda data: data["types"]["d30"].update(high=10**12)),
    (FileFault.BAD_RANGE, lambda data: data["types"]["d30"].update(high=10**7)),
    (FileFault.UNKNOWN_KEY, lambda data: data["types"]["d30"].update(high=10**7 - 1, higher=1)),
    (FileFault.BAD_RANGE, lambda data: data["types"]["d30"].update(low=31)),
    (FileFault.WRONG_TYPE, lambda data: data["types"]["d30"].update(high=30.5)),
    (FileFault.BAD_RANGE, lambda data: data["types"].update(d30={"kind": "code"})),
    (FileFault.BAD_CODE, lambda data: data["types"].update(d30={"kind": "code", "codes": {"٣": "tre"}})),
    (FileFault.MISSING_KEY, lambda data: data["types"]["d30"].pop("low")),
    (FileFault.NO_SUCH_TYPE, lambda data: data["sections"][0]["items"][0].update(type="d31")),
    (FileFault.DUPLICATE_CODE, lambda data: data["sections"][0]["items"][0].update(code="A2")),
    (FileFault.MISSING_KEY, lambda data: data["sections"][0]["items"][0].pop("code")),
    (FileFault.BAD_CODE, lambda data: data["sections"][0]["items"][0].update(code="A 1")),
    (FileFault.BAD_CODE, lambda data: data["sections"][0]["items"][0].update(code="../A1")),
    (FileFault.EMPTY, lambda data: data["sections"][0]["items"][0].update(label=" ")),
    (FileFault.BAD_VALUE, lambda data: data["sections"][0]["items"][0].update(allows="Y")),
    (FileFault.UNSEEN_SIGN, lambda data: data["sections"][0]["items"][0].update(label="Ett\u202ejen")),
    (FileFault.UNSEEN_SIGN, lambda data: data["sections"][0]["items"][0].update(say="Ett\n\x1b[2J")),
    (FileFault.BAD_RANGE, lambda data: with_skip(data, 0, ["==", ["ref", "A2"], 0], 31)),
    (FileFault.BAD_RANGE, lambda data: with_skip(data, 2, ["==", ["ref", "A2"], 0], 1)),
    (FileFault.BAD_RANGE, lambda data: data.update(unclear_share=20)),
    (FileFault.NO_SUCH_CODE, lambda data: with_grid(data, [["B", "Rad"]])),
    (FileFault.BAD_VALUE, lambda data: with_grid(data, [["A", "Rad", "mer"]])),
    (FileFault.NOT_RATED, lambda data: data["sections"][0]["items"][0].update(source="rating")),
    (FileFault.EMPTY, lambda data: data.update(sections=[])),
    (FileFault.TOO_MANY, lambda data: data.update(checks=[0] * 2001)),
    (FileFault.WRONG_TYPE, lambda data: data.update(checks=[0] * 2000)),
    (FileFault.TOO_MANY, lambda data: data.update(maps={str(number): {} for number in range(2001)})),
    (FileFault.UNKNOWN_KEY, lambda data: data.update(maps={str(number): {} for number in range(2000)}, more=1)),
    (FileFault.DUPLICATE_CODE, lambda data: data["areas"].append(data["areas"][0])),
    (FileFault.NO_SUCH_AREA, lambda data: data["areas"][0].update(section="z")),
    (FileFault.BAD_MAP, lambda data: data.update(maps={"m": {"A1": "x", "A2": "x"}})),
    (FileFault.BAD_MAP, lambda data: data.update(maps={"m": {"B9": "x"}})),
    (FileFault.NO_SUCH_CODE, lambda data: data.update(sets=[{"id": "u", "title": "U", "codes": ["B9"]}])),
    (FileFault.EMPTY, lambda data: data.update(sets=[{"id": "u", "title": "U", "codes": []}])),
    (FileFault.DUPLICATE_CODE, lambda data: data.update(sets=[{"id": "grund", "title": "G", "codes": ["A1"]}])),
    (FileFault.MISSING_KEY, lambda data: data.pop("names")),
    (FileFault.UNKNOWN_KEY, lambda data: data.update(script="rm")),
    (FileFault.WRONG_TYPE, lambda data: data.update(licensed="yes")),
    (FileFault.WRONG_TYPE, lambda data: data.update(version=1)),
    (FileFault.WRONG_TYPE, lambda data: data.update(unclear_share="0.2")),
    (FileFault.WRONG_TYPE, lambda data: data.update(min_age=True)),
    (FileFault.WRONG_TYPE, lambda data: data.update(areas={})),
    (FileFault.WRONG_TYPE, lambda data: data.update(types=[])),
    (FileFault.BAD_RANGE, lambda data: data.update(minutes=[2, 1])),
]


@pytest.mark.parametrize("fault, spoil", FAULTS)
def test_a_file_with_a_fault_is_refused_for_what_it_is(fault: FileFault, spoil: Callable[[Json], object]) -> None:
    data = small()
    spoil(data)
    assert refused(data).reason is fault


@pytest.mark.parametrize(
    "formula, example",
    [
        (["ref", "A1"], {"answers": {"A1": 3}, "gives": 4}),
        (["ref", "A1"], {"answers": {"A1": "X"}, "gives": 0}),
        (["/", ["ref", "A1"], 0], {"answers": {"A1": 3}, "gives": 0}),
    ],
)
def test_a_formula_that_does_not_give_what_its_example_says_is_refused(formula: object, example: Json) -> None:
    data = small()
    with_score(data, formula, examples=[example])
    assert refused(data).reason is FileFault.EXAMPLE_FAILS


def test_a_number_may_be_as_long_as_it_may_be() -> None:
    longest = b'{"schema": 0.' + b"1" * 22
    assert refused(longest + b"}").reason is FileFault.WRONG_TYPE
    assert refused(longest + b"1}").reason is FileFault.BAD_NUMBER


@pytest.mark.slow
def test_there_may_be_as_many_checks_as_there_may_be() -> None:
    data = small()
    with_check(data, ["some", "A1"], each=table(1500))
    data["checks"] = [check | {"id": f"{name}{{r}}"} for check in data["checks"] for name in "CD"]
    assert len(read_instrument(json.dumps(data).encode()).checks) == 3000
    data["checks"][1]["each"] = table(1501)
    assert refused(data).reason is FileFault.TOO_MANY


def test_a_text_may_be_as_long_as_it_may_be() -> None:
    data = small()
    with_check(data, ["some", "A1"], text="x" * 2000)
    assert len(read_instrument(json.dumps(data).encode()).checks[0].text) == 2000


def test_a_zone_may_be_one_figure() -> None:
    data = small()
    with_score(data, ["ref", "A1"], zones=[ZONE])
    assert read_instrument(json.dumps(data).encode()).scores[0].zones[0].label == "fyra"


def test_an_amount_in_a_score_needs_its_currency() -> None:
    data = small()
    data["types"]["d30"]["kind"] = "money"
    with_score(data, ["ref", "A1"])
    assert refused(data).reason is FileFault.MISSING_KEY


def test_the_reason_never_quotes_more_than_a_word() -> None:
    data = small()
    data["x" * 5000] = 1
    assert len(refused(data).detail) <= 60


def spoilt(name: str, times: int) -> Iterator[bytes]:
    """Shipped files with bytes changed, cut out and doubled at random."""
    whole, random = raw(name), Random(name)
    for _ in range(times):
        start = random.randrange(len(whole))
        end = min(len(whole), start + random.choice((1, 3, 40, 2000)))
        middle = random.choice((b"", whole[start:end] * 2, bytes([random.randrange(256)]), b'"', b"[", b"-1", b"null"))
        yield whole[:start] + middle + whole[end:]


@pytest.mark.parametrize("name, times", [(MADE_UP, 60), (ASI, 5)])
def test_a_spoilt_file_is_read_or_refused_and_nothing_else(name: str, times: int) -> None:
    for data in spoilt(name, times):
        assert 0 <= line_of_refusal(data) <= data.count(b"\n") + 1


def line_of_refusal(data: bytes) -> int:
    """Return the line for which a file is refused; 0 when it is read."""
    try:
        read_instrument(data)
    except InstrumentFileError as refusal:
        return refusal.line
    return 0


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_files_are_read(name: str) -> None:
    assert read_instrument(raw(name)).items
