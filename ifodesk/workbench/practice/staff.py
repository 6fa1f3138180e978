"""The 30 who work in the practice group."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from ifodesk.domain.ids import ID_BYTES, MemberId
from ifodesk.domain.names import words_of
from ifodesk.usecases.ports import Role
from ifodesk.words import practice_words as words
from ifodesk.workbench.practice.material import Material, Sex
from ifodesk.workbench.practice.model import PracticeMember, PracticeMunicipality
from ifodesk.workbench.practice.seeded import SeededBytes, shares, stream

STAFF = 30
DOROTEA = "2425"
KARIN = "karin.norberg"
PER = "per.lindgren"
EVA = "eva.sjodin"

_LEAST = 3
"""A chief and two caseworkers, in the smallest municipality too (LAW section 9: IFO of three)."""
_NAMED = {
    DOROTEA: ("Birgitta Ahlgren", "Karin Norberg", "Per Lindgren", "Eva Sjödin"),
    "2463": ("Monica Wikdahl", "Jonas Hedman", "Lisa Berglund"),
}
"""Who appears in the stories, by SCB code, the chief first. The others are drawn."""
_HOMES_GROUP = frozenset({"2462", "2463", "2481"})
"""Three of the eight have appointed foster-home workers (the FoU report): there the last one is."""
_PLAIN = str.maketrans("åäö", "aao")
_WORDS = (
    *("björk", "sommar", "kaffe", "norr", "mossa", "snö", "lykta", "vante", "skida", "hjortron"),
    *("ren", "älv", "bastu", "tjärn", "kåsa", "myr", "fjäll", "dimma", "bär", "stuga"),
)
_WORDS_IN_PASSPHRASE = 4


def staff(seed: int, places: tuple[PracticeMunicipality, ...], material: Material) -> tuple[PracticeMember, ...]:
    """Return 30 people: a chief and caseworkers for every municipality, the chief first."""
    rng = stream(seed, "staff")
    ids = SeededBytes(seed, "staff ids")
    spare = shares(STAFF - _LEAST * len(places) - 1, {place.scb_code: place.population for place in places})
    taken = {name for names in _NAMED.values() for name in names}
    members: list[PracticeMember] = []
    for place in places:
        code = place.scb_code
        size = _LEAST + spare[code] + (code == DOROTEA)
        drawn = _names(rng, material, taken)
        names = [*_NAMED.get(code, ()), *(next(drawn) for _ in range(size - len(_NAMED.get(code, ()))))]
        for name in names:
            roles, title = _work(code, name, names)
            passphrase = " ".join(rng.sample(_WORDS, _WORDS_IN_PASSPHRASE))
            members.append(PracticeMember(key_of(name), name, title, code, roles, passphrase, MemberId(ids(ID_BYTES))))
    return tuple(members)


def key_of(name: str) -> str:
    """Return what a member is called on the command line.

    >>> key_of("Nils-Åke Sjödin")
    'nils.ake.sjodin'
    """
    return ".".join(words_of(name)).translate(_PLAIN)


def _names(rng: Random, material: Material, taken: set[str]) -> Iterator[str]:
    """Yield names that nobody has yet."""
    while True:
        origin = rng.choices(material.origins, [one.share for one in material.origins])[0]
        sex = rng.choice((Sex.FEMALE, Sex.FEMALE, Sex.MALE))
        name = f"{rng.choice(origin.given[sex, False])} {rng.choice(origin.surnames)}"
        if name not in taken:
            taken.add(name)
            yield name


def _work(code: str, name: str, colleagues: list[str]) -> tuple[frozenset[Role], str]:
    if name == colleagues[0]:
        return frozenset({Role.CHIEF, Role.ADMIN}), words.CHIEF
    if name == colleagues[-1] and code in _HOMES_GROUP:
        return frozenset({Role.CASEWORKER, Role.HOMES_GROUP}), words.FOSTER_WORKER
    return frozenset({Role.CASEWORKER}), words.CASEWORKER
