"""Mina band: the signed-in person's own ties."""
