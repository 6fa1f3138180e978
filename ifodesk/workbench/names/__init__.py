"""How well names are matched: a made-up town with known truth, and what goes wrong when people write down names."""
