"""Format 1: the first."""

STATEMENTS = (
    # Small values by name: who this is, the clock, marks.
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    # Ids are integers here; what others see is beside them.
    "CREATE TABLE device (id INTEGER PRIMARY KEY, device BLOB NOT NULL UNIQUE)",
    """CREATE TABLE compartment (
        id INTEGER PRIMARY KEY, cid BLOB NOT NULL UNIQUE, kind INTEGER NOT NULL, state INTEGER NOT NULL,
        tag BLOB NOT NULL)""",
    """CREATE TABLE unit (id INTEGER PRIMARY KEY, compartment INTEGER NOT NULL, unit BLOB NOT NULL,
        UNIQUE (unit, compartment))""",
    """CREATE TABLE entity (
        id INTEGER PRIMARY KEY, entity BLOB NOT NULL, kind INTEGER NOT NULL, compartment INTEGER NOT NULL,
        unit INTEGER NOT NULL, mixed INTEGER NOT NULL DEFAULT 0, UNIQUE (entity, kind, compartment))""",
    "CREATE INDEX entity_compartment ON entity (compartment)",
    # Keys, wrapped under the vault's wrapping key.
    """CREATE TABLE epoch (compartment INTEGER, number INTEGER, record BLOB, secret BLOB NOT NULL,
        PRIMARY KEY (compartment, number, record)) WITHOUT ROWID""",
    """CREATE TABLE bag (compartment INTEGER, generation INTEGER, record BLOB, secret BLOB NOT NULL,
        PRIMARY KEY (compartment, generation, record)) WITHOUT ROWID""",
    """CREATE TABLE opening (
        unit INTEGER, segment INTEGER, place INTEGER, secret BLOB, wrap BLOB, generation INTEGER NOT NULL,
        subject BLOB, retention INTEGER NOT NULL, predecessors BLOB,
        PRIMARY KEY (unit, segment, place)) WITHOUT ROWID""",
    "CREATE TABLE private_key (name TEXT PRIMARY KEY, secret BLOB NOT NULL) WITHOUT ROWID",
    # The log: received bytes are kept whole.
    """CREATE TABLE record (hash BLOB PRIMARY KEY, log BLOB NOT NULL, raw BLOB NOT NULL, sent INTEGER NOT NULL,
        time INTEGER)""",
    "CREATE INDEX record_log ON record (log)",
    """CREATE TABLE segment (
        id INTEGER PRIMARY KEY, h BLOB NOT NULL UNIQUE, compartment INTEGER NOT NULL, device INTEGER NOT NULL,
        seq INTEGER NOT NULL, state INTEGER NOT NULL, chained INTEGER NOT NULL, reason TEXT, time INTEGER NOT NULL,
        hash BLOB, prev BLOB, digest BLOB)""",
    "CREATE INDEX segment_log ON segment (compartment, device, seq)",
    "CREATE INDEX segment_aside ON segment (compartment, state) WHERE state <> 1",
    "CREATE TABLE received (segment INTEGER PRIMARY KEY, sealed BLOB NOT NULL)",
    """CREATE TABLE blob (segment INTEGER, place INTEGER, unit INTEGER NOT NULL, state INTEGER NOT NULL, reason TEXT,
        PRIMARY KEY (segment, place)) WITHOUT ROWID""",
    "CREATE TABLE unopened (name TEXT PRIMARY KEY, reason TEXT NOT NULL, sealed BLOB NOT NULL)",
    # Data is kept of own parcels, and of others' while their letter waits for records.
    """CREATE TABLE parcel (
        digest BLOB PRIMARY KEY, name TEXT NOT NULL, device INTEGER NOT NULL, state INTEGER NOT NULL,
        data BLOB)""",
    # Own saves: a change is one save; those that have not been packed whole are open.
    """CREATE TABLE change (id INTEGER PRIMARY KEY, compartment INTEGER NOT NULL, time INTEGER NOT NULL,
        barrier INTEGER NOT NULL, open INTEGER NOT NULL)""",
    "CREATE INDEX change_open ON change (compartment) WHERE open = 1",
    "CREATE INDEX change_barrier ON change (compartment) WHERE barrier = 1",
    "CREATE TABLE own_ref (id INTEGER PRIMARY KEY, ref INTEGER NOT NULL UNIQUE)",
    # What was accepted, and what of it stands. An id is (segment or change) << 24 | number.
    """CREATE TABLE assertion (
        id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, field INTEGER NOT NULL, key TEXT, value BLOB NOT NULL,
        unit INTEGER NOT NULL, time INTEGER NOT NULL, supersedes BLOB, names BLOB, adopts BLOB)""",
    """CREATE TABLE live (entity INTEGER, field INTEGER, key TEXT, id INTEGER, PRIMARY KEY (entity, field, key, id))
        WITHOUT ROWID""",
    "CREATE TABLE dangling (target INTEGER, by INTEGER, PRIMARY KEY (target, by)) WITHOUT ROWID",
    # Marks of sync.
    """CREATE TABLE head (device INTEGER PRIMARY KEY, counter INTEGER NOT NULL, time INTEGER NOT NULL,
        hint BLOB NOT NULL, salt BLOB NOT NULL, slots BLOB NOT NULL)""",
    """CREATE TABLE heard (compartment INTEGER, device INTEGER, seq INTEGER NOT NULL, h BLOB NOT NULL, digest BLOB,
        PRIMARY KEY (compartment, device)) WITHOUT ROWID""",
    """CREATE TABLE told (compartment INTEGER, device INTEGER, seq INTEGER NOT NULL,
        PRIMARY KEY (compartment, device)) WITHOUT ROWID""",
    # What the own head tells under a former epoch: last words where this person left, walls to those outside.
    """CREATE TABLE farewell (cid BLOB PRIMARY KEY, secret BLOB, seq INTEGER NOT NULL, h BLOB NOT NULL,
        hash BLOB NOT NULL, digest BLOB NOT NULL, at INTEGER NOT NULL)""",
    # Compartments whose keys must be sealed to their readers anew, when the next round packs.
    "CREATE TABLE sealing (compartment INTEGER PRIMARY KEY)",
    "CREATE TABLE outgoing (name TEXT PRIMARY KEY, rank INTEGER NOT NULL, segment INTEGER, data BLOB)",
    """CREATE TABLE alarm (id INTEGER PRIMARY KEY, code TEXT NOT NULL, device INTEGER NOT NULL, at INTEGER NOT NULL,
        object TEXT NOT NULL, UNIQUE (code, device, object))""",
)
