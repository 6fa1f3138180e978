"""The logs of all devices in all compartments, as they are held: received bytes, states, and what was heard of."""
