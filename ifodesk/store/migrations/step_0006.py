"""Format 6: of what lies on a hub, what no head there has named yet: a hub that loses it shows no sign of it."""

STATEMENTS = ("ALTER TABLE at_hub ADD COLUMN named INTEGER NOT NULL DEFAULT 1",)
