"""Tests of the interview on screen."""
