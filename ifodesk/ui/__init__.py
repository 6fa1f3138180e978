"""The window: one folder per feature, each with a view (Qt), a presenter (no Qt) and perhaps a table model."""
