"""The encrypted vault of one person on one device: saving, receiving, packing, keys, projection and queries."""
