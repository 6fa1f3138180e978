"""A plan or a copy as JSON for another program. docs/sip-json.md is the schema."""

from __future__ import annotations

import json
from typing import Final

from ifodesk.domain.frozen_copy import FrozenCopy, canonical_copy
from ifodesk.domain.sip_version import canonical, fingerprint
from ifodesk.usecases.papers import PlanPaper
from ifodesk.usecases.printing import SipDocument

SCHEMA: Final = "ifodesk-sip-1"


def plan_json(paper: PlanPaper) -> str:
    """Return *paper* as indented JSON with a line break at the end; equal papers give equal texts."""
    about = _of_copy(paper) if isinstance(paper, FrozenCopy) else _of_plan(paper)
    plan = json.loads(canonical(paper.plan))
    content = {"schema": SCHEMA, "municipality": paper.municipality, "practice": paper.practice, **about, "plan": plan}
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _of_copy(copy: FrozenCopy) -> dict[str, object]:
    return {
        "protected": copy.protected,
        "version_code": copy.version_code,
        "transfer": None,
        "copy": {
            "paper": copy.paper,
            "recipient": copy.recipient,
            "recipient_kind": copy.kind,
            "made_on": copy.made_on.isoformat(),
            "code": fingerprint(canonical_copy(copy)),
        },
    }


def _of_plan(sip: SipDocument) -> dict[str, object]:
    transfer = sip.transfer
    return {
        "protected": sip.protected,
        "version_code": sip.fingerprint,
        "copy": None,
        "transfer": {
            "state": transfer.state,
            "on": None if transfer.on is None else transfer.on.isoformat(),
            "by": transfer.by,
            "record_number": transfer.record_number,
            "reason": transfer.reason,
        },
    }
