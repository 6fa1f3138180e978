"""Format 2: several hubs, what was opened by whom, since when something is missing, walls to those outside."""

STATEMENTS = (
    """CREATE TABLE hub (id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, stick INTEGER NOT NULL,
        last_round INTEGER NOT NULL, problem TEXT)""",
    # What waits for upload and lies on one hub already, while another still lacks it.
    "CREATE TABLE at_hub (hub INTEGER, name TEXT, PRIMARY KEY (hub, name)) WITHOUT ROWID",
    # The newest head of each device that a hub has shown.
    """CREATE TABLE head_at (hub INTEGER, device INTEGER, counter INTEGER NOT NULL, hint BLOB NOT NULL,
        PRIMARY KEY (hub, device)) WITHOUT ROWID""",
    "INSERT INTO head_at SELECT 1, device, counter, hint FROM head",
    # How far readers' devices have opened the logs of others.
    """CREATE TABLE receipt (compartment INTEGER, reader INTEGER, device INTEGER, seq INTEGER NOT NULL,
        at INTEGER NOT NULL, PRIMARY KEY (compartment, reader, device)) WITHOUT ROWID""",
    # Compartments in which somebody waits to hear what was opened here.
    "CREATE TABLE receipt_due (compartment INTEGER PRIMARY KEY)",
    # Since when others have had more of a log than this vault, ms since 1970.
    """CREATE TABLE missing_since (compartment INTEGER, device INTEGER, at INTEGER NOT NULL,
        PRIMARY KEY (compartment, device)) WITHOUT ROWID""",
    # What the own head tells those outside a wall, under the last epoch that they hold: the segment with the wall.
    """CREATE TABLE told_outside (cid BLOB, h BLOB, secret BLOB NOT NULL, seq INTEGER NOT NULL, digest BLOB NOT NULL,
        at INTEGER NOT NULL, PRIMARY KEY (cid, h)) WITHOUT ROWID""",
    "ALTER TABLE alarm ADD COLUMN seen INTEGER NOT NULL DEFAULT 0",
)
