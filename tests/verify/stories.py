"""One small group and what it wrote, as most tests of the verifier need it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ifodesk.changes.identities import municipality_compartment
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.record_parts import CompartmentKind, Role
from ifodesk.verify.report import What
from tests.changes.cast import Actor, Cast
from tests.changes.cast import found as found_group
from tests.verify.hubs import PracticeHub


@dataclass(frozen=True, slots=True)
class Story:
    """Berit founds the group; Karin and Per work for her; Anna founds Åsele. Karin has a case that Berit reads."""

    hub: PracticeHub
    cast: Cast
    berit: Actor
    karin: Actor
    per: Actor
    anna: Actor
    case: CompartmentId
    own: CompartmentId
    parcel: str
    first_in_case: str
    last_in_case: str
    """Names of objects; both are segments of Karin's and Berit's."""

    def on(self, root: Path) -> Story:
        """Return the story on another copy of its hub."""
        hub = self.hub.on(root)
        return replace(self, hub=hub, cast=hub.cast)

    def whats(self, path: str) -> set[What]:
        """Return what is reported of one object to whoever has all keys, in a report that is not whole."""
        found = self.hub.report()
        assert not found.whole
        return {fault.what for fault in found.faults if fault.object == path}

    @property
    def everyone(self) -> tuple[Actor, ...]:
        return self.berit, self.karin, self.per, self.anna


def told(root: Path, seed: int = 1) -> Story:
    """Return a hub on which everything is right."""
    cast, berit = found_group(seed)
    karin = cast.admit(berit, "Karin", Role.CASEWORKER)
    per = cast.admit(berit, "Per", Role.CASEWORKER)
    anna = cast.found_municipality("Anna", "2463", berit)
    identity_records = list(cast.records)
    case = cast.open(karin, berit, karin)
    opened = cast.records[-1]
    own = cast.open(karin, karin, kind=CompartmentKind.OWN)
    own_opened = cast.records[-1]
    hub = PracticeHub(root, cast)
    hub.write(berit, cast.group, records=identity_records, texts=())
    parcel = hub.put_parcel(karin, case, (karin, berit), (per,))
    first = hub.write(karin, case, records=[opened]).name
    hub.write(karin, own, records=[own_opened], texts=("Tallbacken", "Myrheden"))
    hub.write(berit, case, texts=("x" * 20_000,))
    hub.write(karin, case)
    hub.write(per, municipality_compartment(cast.gid, berit.mid), texts=())
    last = hub.write(berit, case).name
    for actor in (berit, karin, per):
        hub.put_head(actor)
    return Story(hub, cast, berit, karin, per, anna, case, own, parcel, first, last)
