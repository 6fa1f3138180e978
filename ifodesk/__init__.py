"""ifodesk: a working tool for individual and family care, offline first."""

__version__ = "0.1.0"
