"""Hand-written reads of the projection, one module per feature. They answer only from what this person can read."""
