"""Builds store, engine, use cases and lanes for one person. Never Qt."""
