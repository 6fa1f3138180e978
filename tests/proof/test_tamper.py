"""The tamper corpus: of what was changed, cut, extended, swapped or shown in another place, nothing is taken.

Figures of a run are printed (`-s`), and stand in docs/reliability.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from random import Random

import pytest

from ifodesk.changes.errors import BadBytes, ChangesError, NoKeyError
from ifodesk.changes.ids import CompartmentId, GroupId, UnitId
from ifodesk.changes.keys import Owner, unwrap_former_secret, unwrap_unit_key
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import Epoch, Place, open_object
from ifodesk.sync.names import is_whole
from ifodesk.usecases.errors import WorldError
from tests.proof.specimens import UNIT, Specimen, stage
from tests.proof.tampering import crossings, cuts, extensions, flips

NAMES = list(stage().specimens)
HUB = ("segment", "head", "parcel")
KEYS = ("unit key", "epoch secret", "slot", "parcel", "vault.keys")
FIGURES: Counter[str] = Counter()


@pytest.fixture(scope="module", autouse=True)
def told() -> Iterator[None]:
    """Print the figures of what ran in this process."""
    yield
    print(f"\ntamper corpus: {dict(FIGURES)}")  # noqa: T201 - for docs/reliability.md
    assert FIGURES["cases"] == FIGURES["refused"] + FIGURES["seen by people"]


def refused(specimen: Specimen, forged: bytes) -> bool:
    """Return whether bytes are refused, or show to the people who compare them."""
    FIGURES["cases"] += 1
    try:
        read = specimen.read(forged)
    except (ChangesError, WorldError):
        FIGURES["refused"] += 1
        return True
    if specimen.compared and read != specimen.read(specimen.raw):
        FIGURES["seen by people"] += 1
        return True
    return False


def taken(specimen: Specimen, corpus: Iterable[bytes]) -> list[bytes]:
    """Return what was not refused: it must be nothing."""
    return [forged for forged in corpus if not refused(specimen, forged)]


@pytest.mark.parametrize("name", NAMES)
def test_every_specimen_is_read_as_it_stands(name: str) -> None:
    specimen = stage().specimens[name]
    specimen.read(specimen.raw)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_attack_18_a_changed_byte_is_refused_wherever_it_stands(name: str) -> None:
    specimen = stage().specimens[name]
    assert taken(specimen, flips(specimen.raw, Random(name), most_of(name))) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_was_cut_off_or_extended_is_refused(name: str) -> None:
    specimen = stage().specimens[name]
    assert taken(specimen, cuts(specimen.raw, Random(name), most_of(name))) == []
    assert taken(specimen, extensions(specimen.raw)) == []


def most_of(name: str) -> int:
    """Return how many places are tried: whole groups are judged for some."""
    return {"record": 300, "welcome": 150, "parcel": 600}.get(name, 4096)


@pytest.mark.parametrize("name", NAMES)
def test_attack_20_one_kind_of_object_is_never_read_as_another(name: str) -> None:
    specimen, rng = stage().specimens[name], Random(name)
    for other in stage().specimens.values():
        if other.name != name:
            assert taken(specimen, [other.raw]) == []
            assert taken(specimen, crossings(specimen.raw, other.raw, rng)) == []


@pytest.mark.parametrize("name", KEYS)
def test_attack_01_a_damaged_key_is_one_error_and_tells_nothing(name: str) -> None:
    """One class for bytes, another for a key that is not held; neither text depends on what was damaged."""
    specimen = stage().specimens[name]
    texts = {str(error) for error in errors(specimen, flips(specimen.raw, Random(name), 400))}
    if name == "vault.keys":
        assert texts <= {"damaged_vault", "not_a_vault"}
    else:
        assert texts <= {"bad bytes", "no key", "newer"}


def errors(specimen: Specimen, corpus: Iterable[bytes]) -> Iterable[Exception]:
    for forged in corpus:
        with pytest.raises((BadBytes, NoKeyError, ChangesError, WorldError)) as error:
            specimen.read(forged)
        FIGURES["cases"] += 1
        FIGURES["refused"] += 1
        yield error.value


def test_attack_05_any_two_objects_that_change_places_are_refused() -> None:
    one = stage()
    for name in HUB:
        specimen = one.specimens[name]
        assert is_whole(one.segment.name, specimen.raw) == (name == "segment")
        for swapped in one.specimens.values():
            if swapped.name != name:
                assert taken(specimen, [swapped.raw]) == []


def test_attack_06_no_object_opens_under_another_group_compartment_epoch_or_type() -> None:
    on = stage()
    gid, cid, secret = on.cast.gid, on.case.cid, on.cast.keys[on.case.cid].epoch
    group = on.cast.keys[on.cast.group].epoch
    for cast_cid in (cid, on.cast.group, CompartmentId(b"x" * 16)):
        for wrong_gid in (gid, GroupId(b"x" * 16)):
            for kind in ObjectType:
                for number in (1, 2):
                    for key in (secret, group):
                        place = Place(wrong_gid, cast_cid, kind)
                        if (place, number, key) == (Place(gid, cid, ObjectType.SEGMENT), 1, secret):
                            continue
                        FIGURES["cases"] += 1
                        with pytest.raises(NoKeyError):
                            open_object(on.segment.sealed, place, [Epoch(number, key)])
                        FIGURES["refused"] += 1


def test_attack_06_no_wrapped_key_opens_for_another_owner_unit_or_number() -> None:
    on = stage()
    bag, newer = on.cast.keys[on.case.cid].bag, bytes([8]) * 32
    wrap, former = on.specimens["unit key"].raw, on.specimens["epoch secret"].raw
    owners = (on.case, Owner(on.case.gid, on.cast.group), Owner(GroupId(b"x" * 16), on.case.cid))
    for owner in owners:
        for unit in (UNIT, UnitId(b"x" * 16)):
            for number in (1, 2):
                if (owner, unit, number) != (on.case, UNIT, 1):
                    with pytest.raises(NoKeyError):
                        unwrap_unit_key(bag, owner, unit, number, wrap)
                with pytest.raises(NoKeyError):
                    unwrap_former_secret(newer, owner, number, unit, former)
                FIGURES["cases"] += 2
                FIGURES["refused"] += 2
