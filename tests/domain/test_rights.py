"""Rights are data that never changes under its name."""

from __future__ import annotations

from hashlib import sha256
from itertools import pairwise

import pytest

from ifodesk.domain import entities
from ifodesk.domain.declare import CompartmentKind, all_specs
from ifodesk.domain.rights import RightsTables, right_to_write
from ifodesk.system.resources import resource

FIRST = "rights-1.json"
EVERY = (FIRST, "rights-2.json", "rights-3.json")
ALL_ROLES = frozenset(range(1, 8))


def the_tables() -> RightsTables:
    return RightsTables.from_files([resource(name).read_bytes() for name in EVERY])


def test_somebody_may_write_every_declared_kind() -> None:
    assert entities.__all__
    table = the_tables().table(the_tables().newest)
    assert table is not None
    for spec in all_specs():
        assert table.get(right_to_write(spec.code)), spec.name


def test_everybody_may_write_their_own_things() -> None:
    table = the_tables().table(the_tables().newest)
    assert table is not None
    # beside a kind that not everybody writes: whoever writes that
    of_some = {"help_sought": 54, "known_hits": 50, "sent_urgent_note": 57}
    for spec in all_specs():
        if spec.compartment is CompartmentKind.OWN:
            beside = of_some.get(spec.name)
            wanted = ALL_ROLES if beside is None else table[right_to_write(beside)]
            assert table[right_to_write(spec.code)] >= wanted, spec.name


def test_only_chiefs_and_admins_change_settings() -> None:
    table = the_tables().table(the_tables().newest)
    assert table is not None
    assert table[right_to_write(1)] == {1, 2}


def test_an_unknown_table_is_not_guessed() -> None:
    tables = the_tables()
    assert tables.table(bytes(32)) is None
    assert tables.table(None) is None
    assert tables.table(sha256(resource(FIRST).read_bytes()).digest()) is not None


@pytest.mark.parametrize("raw", [b"{}", b"[]", b"", b'{"write": 3}', b'{"write": {"x": [1]}}', b'{"write": {"1": 2}}'])
def test_bytes_that_hold_no_table_are_refused(raw: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any wording
        RightsTables.from_files([raw])


def test_a_newer_table_takes_nothing_away() -> None:
    tables = [the_tables().table(sha256(resource(name).read_bytes()).digest()) for name in EVERY]
    for older, newer in pairwise(tables):
        assert older is not None
        assert newer is not None
        assert all(newer[right] >= roles for right, roles in older.items())


@pytest.mark.parametrize(
    "name, digest",
    [
        ("rights-1.json", "14720e984896e80854b1237d40e6ba147520f9cc98201ae97742110f72cdfd40"),
        ("rights-2.json", "3991a9af3a4c6d87f51b4373ecddfdaf87a63fd5f4cc933e8971eb37d86b89ee"),
        ("rights-3.json", "8031d1c21251637a2c97728a4942e211699b9f052083f30ae67db65f234444b5"),
    ],
)
def test_a_table_that_groups_name_is_never_changed(name: str, digest: str) -> None:
    assert sha256(resource(name).read_bytes()).hexdigest() == digest
