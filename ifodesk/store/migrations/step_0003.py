"""Format 3: segments of forked logs that a head has named and no hub has given yet."""

STATEMENTS = (
    """CREATE TABLE branch (id INTEGER PRIMARY KEY, h BLOB NOT NULL UNIQUE, compartment INTEGER NOT NULL,
        device INTEGER NOT NULL, digest BLOB NOT NULL)""",
)
