"""`ifodesk scale`: a working day of ever larger groups, each client's share counted (docs/scale.md)."""
