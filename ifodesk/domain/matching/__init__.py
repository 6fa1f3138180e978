"""Matching a child's need with homes: every demand and wish answered with why, nothing ranked by a hidden number."""
