"""Format 4: the erasure units of a compartment, and what waits for a unit's key, are found without reading them all."""

STATEMENTS = (
    "CREATE INDEX unit_compartment ON unit (compartment)",
    "CREATE INDEX blob_unit ON blob (unit, state)",
)
