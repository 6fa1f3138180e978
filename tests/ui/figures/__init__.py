"""Tests of the page Uppföljning."""
