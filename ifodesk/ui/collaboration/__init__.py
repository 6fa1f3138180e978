"""Samverkan: areas and units, questions without a name, who needs several, the plans that a chief follows."""
