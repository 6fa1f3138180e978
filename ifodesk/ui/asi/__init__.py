"""Interviews on screen: asking, rating, feedback, following up."""
