"""Keys in the database, all wrapped: of compartments, erasure units and this device."""
