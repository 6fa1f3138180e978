"""Format 7: when a head came, by this device's clock: a time that lies ahead does not tell when somebody was heard."""

STATEMENTS = (
    # Milliseconds since 1970; 0 for heads from before.
    "ALTER TABLE head ADD COLUMN came INTEGER NOT NULL DEFAULT 0",
)
