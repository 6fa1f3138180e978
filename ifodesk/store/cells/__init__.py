"""Accepted assertions and what of them stands. The rule is `ifodesk.changes.merge`; here it meets the tables."""
