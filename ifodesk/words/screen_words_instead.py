"""Words of who can take a case instead, on the tab Jäv."""

from __future__ import annotations

TITLE = "Vem kan i stället?"
OPEN = "Vem kan i stället?"
