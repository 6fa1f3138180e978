"""Sync rounds and the hub's transports: moves named bytes and holds no key."""
