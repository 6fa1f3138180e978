"""Writes the golden vectors in `vectors/`: fixed keys, salts and randomness, good ones and ones that must fail.

``python -m tests.changes.make_vectors`` writes the files that are missing and names those that would come out
otherwise. A vector that changes is another format: it needs a new suite or version number, not a new file. Parcels are
sealed with randomness of the library's own; their file is kept as it was first made and can only be read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.changes import vector_cases, vector_merge, vector_people, vector_stories
from tests.changes.vector_cases import Case
from tests.changes.vector_ops import run

VECTORS = Path(__file__).parent / "vectors"
FILES: dict[str, Callable[[], Iterable[Case]]] = {
    "codec": vector_cases.codec,
    "derivations": vector_cases.derivations,
    "names": vector_cases.names,
    "seals": vector_cases.seals,
    "blobs": vector_cases.blobs,
    "segments": vector_stories.segments,
    "records": vector_people.records,
    "membership": vector_people.memberships,
    "parcels": vector_people.parcels,
    "heads": vector_people.heads,
    "joining": vector_people.files,
    "merge": vector_merge.folds,
    "deletion": vector_merge.deletions,
}
KEPT = "parcels"
"""Cannot be made the same again."""


def made(name: str) -> str:
    """Return the text of one file of vectors, one a line."""
    found = ({"what": what, "do": do, "with": args, **run(do, args)} for what, do, args in FILES[name]())
    return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in found) + "\n]\n"


def main() -> int:
    """Write what is missing; return 1 when a file would come out otherwise."""
    changed = 0
    for name in FILES:
        path = VECTORS / f"{name}.json"
        if not path.exists():
            path.write_text(made(name), encoding="utf-8")
        elif name != KEPT and path.read_text(encoding="utf-8") != made(name):
            sys.stderr.write(f"{path.name}: the format has changed\n")
            changed = 1
    return changed


if __name__ == "__main__":
    sys.exit(main())
