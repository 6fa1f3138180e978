"""Format 3: segments of forked logs that a head has named and no hub has given yet; walls told for lived days."""

STATEMENTS = (
    """CREATE TABLE branch (id INTEGER PRIMARY KEY, h BLOB NOT NULL UNIQUE, compartment INTEGER NOT NULL,
        device INTEGER NOT NULL, digest BLOB NOT NULL)""",
    # By the clock so far, by lived time from now on.
    "UPDATE farewell SET at = 0",
    "UPDATE told_outside SET at = 0",
)
