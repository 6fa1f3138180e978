"""Ledning: people, devices, signatures and municipalities; for everybody else Mina datorer."""
