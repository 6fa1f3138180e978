"""The port Outbox: own saves are folded, packed, sealed and signed, under the newest keys and heads."""
