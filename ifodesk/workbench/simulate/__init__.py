"""Days of a whole group in virtual time, with faults and attacks, judged by a model that keeps nothing but texts."""
