"""The practice group: eight municipalities with invented staff, clients and work, equal for equal seed and day."""
