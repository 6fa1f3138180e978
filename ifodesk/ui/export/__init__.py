"""Exporting plans: chosen ones, or all that are to be followed up."""
