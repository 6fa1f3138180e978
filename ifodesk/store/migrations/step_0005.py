"""Format 5: the last words in a compartment that was left, for a while; which key of the group each head showed."""

STATEMENTS = (
    # Own segments as they were sent, under keys that are not here any more; *at* is lived time.
    "CREATE TABLE last_words (name TEXT PRIMARY KEY, sealed BLOB NOT NULL, at INTEGER NOT NULL)",
    # Number of the epoch that a device's newest head lies under; 0 for heads from before.
    "ALTER TABLE head ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0",
)
