"""Ctrl+K finds homes by their short name: the files that are read here, and the pool, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.domain.entities.home import AdultRole, Home
from ifodesk.domain.entities.pool import PoolHome
from ifodesk.domain.home_codes import HomeKind
from ifodesk.usecases.homes import AddAdult, AddHome, ChangeHome
from ifodesk.usecases.ports import GROUP
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from tests.store.queries.conftest import Vault

pytestmark = pytest.mark.slow


def names(vault: Vault, text: str) -> list[str]:
    return [hit.name for hit in vault.queries.search_homes(text)]


def test_a_home_is_found_by_the_beginnings_of_its_short_names_words(vault: Vault) -> None:
    home = AddHome(vault.session)("Södra Lärkan", [HomeKind.FOSTER], place="Borgafjäll").id
    for text in ("lär", "SÖDRA", "lärkan söd"):
        assert [hit.home for hit in vault.queries.search_homes(text)] == [home]
    for text in ("", " ", "ärkan", "borga", "södra ripan"):
        assert names(vault, text) == []


def test_nothing_else_of_a_home_is_searched(vault: Vault) -> None:
    home = AddHome(vault.session)("Lärkan", [HomeKind.FOSTER], place="Borgafjäll").id
    AddAdult(vault.session)(home, AdultRole.CARER, "Anna Lundgren", phone="0701740605")
    for text in ("anna", "lundgren", "0701740605", "borgafjäll"):
        assert names(vault, text) == []
        assert vault.queries.search(text) == ()


def test_a_home_of_the_pool_is_found_once_and_by_its_file_where_that_is_read(vault: Vault) -> None:
    session = vault.session
    entries = [PoolHome(id=new_id(session.random), name=name, municipality="2418") for name in ("Lärkan", "Lärftet")]
    for entry in entries:
        session.records.save([Write(entry)], home=GROUP)
    assert names(vault, "lär") == ["Lärftet", "Lärkan"]
    home = AddHome(session)("Lärkan", [HomeKind.FOSTER]).id
    seen = session.records.get(Home, home)
    session.records.save([Write(replace(seen.value, pool=entries[0].id), seen)])
    assert {hit.home for hit in vault.queries.search_homes("lär")} == {home, entries[1].id}


def test_a_new_name_is_found_and_the_former_no_more(vault: Vault) -> None:
    home = AddHome(vault.session)("Lärkan", [HomeKind.FOSTER]).id
    seen = vault.session.records.get(Home, home)
    ChangeHome(vault.session)(seen, replace(seen.value, name="Myran"))
    assert names(vault, "lärkan") == []
    assert names(vault, "myr") == ["Myran"]
    vault.session.records.remove(vault.session.records.get(Home, home))
    assert names(vault, "myr") == []
