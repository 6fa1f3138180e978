"""Hands the verifier what it may open: it imports nothing of ours, so it is given keys."""

from __future__ import annotations

from ifodesk.compose.opening import Opened
from ifodesk.verify.report import CompartmentKeys, VerifyKeys


def verify_keys(opened: Opened) -> VerifyKeys:
    """Return the keys of every compartment that the signed-in person reads, for `verify.check.verify_hub`."""
    core = opened.parts.core
    keys = {}
    for one in core.compartments.all():
        keys[bytes(one.cid)] = CompartmentKeys(
            tag_secret=one.tag_secret,
            epochs=tuple((epoch.number, epoch.secret) for epoch in core.compartments.epochs(one.row)),
        )
    return VerifyKeys(core.identity.gid, core.identity.founding, core.identity.group_compartment, keys)
