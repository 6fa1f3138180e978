"""Who this vault is: one person's device in a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ifodesk.changes.crypto import SealingKey, SigningKey
from ifodesk.changes.ids import CompartmentId, DeviceId, GroupId, MemberId, MunicipalityId
from ifodesk.store.database import Database
from ifodesk.store.keys.settings import Settings
from ifodesk.store.keys.wrapping import Wrapping

_SEALING: Final = "sealing-"


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """Ids and private keys. Made when a group is founded, or a request to join one is written."""

    gid: GroupId
    founding: bytes
    """Hash of the record that founded the group, which people have compared."""
    municipality: MunicipalityId
    member: MemberId
    device: DeviceId
    user: SigningKey
    """Certifies the person's devices."""
    signing: SigningKey
    sealing: tuple[SealingKey, ...]
    """Newest first."""
    group_compartment: CompartmentId
    """Empty until the welcome is here."""
    municipality_compartment: CompartmentId
    own_compartment: CompartmentId
    """Empty until it is opened."""


_IDS: Final = (
    "gid",
    "founding",
    "municipality",
    "member",
    "device",
    "group_compartment",
    "municipality_compartment",
    "own_compartment",
)


def keep_identity(database: Database, wrapping: Wrapping, identity: Identity) -> None:
    """Keep who this vault is. Inside a transaction of the caller."""
    settings = Settings(database)
    for name in _IDS:
        settings.set(name, getattr(identity, name))
    seeds = {"user": identity.user.seed, "signing": identity.signing.seed}
    for number, key in enumerate(reversed(identity.sealing)):
        seeds[f"{_SEALING}{number:06}"] = key.seed
    for name, seed in seeds.items():
        database.write("INSERT OR REPLACE INTO private_key VALUES (?, ?)", (name, wrapping.wrap(seed)))


def load_identity(database: Database, wrapping: Wrapping) -> Identity | None:
    """Return who this vault is; None for one that belongs to no group yet."""
    settings = Settings(database)
    if not settings.octets("gid"):
        return None
    seeds = {name: wrapping.unwrap(seed) for name, seed in database.rows("SELECT name, secret FROM private_key")}
    sealing = sorted((name for name in seeds if name.startswith(_SEALING)), reverse=True)
    return Identity(
        GroupId(settings.octets("gid")),
        settings.octets("founding"),
        MunicipalityId(settings.octets("municipality")),
        MemberId(settings.octets("member")),
        DeviceId(settings.octets("device")),
        SigningKey(seeds["user"]),
        SigningKey(seeds["signing"]),
        tuple(SealingKey(seeds[name]) for name in sealing),
        CompartmentId(settings.octets("group_compartment")),
        CompartmentId(settings.octets("municipality_compartment")),
        CompartmentId(settings.octets("own_compartment")),
    )
