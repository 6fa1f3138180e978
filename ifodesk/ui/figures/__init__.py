"""Uppföljning: what is settled about interviews, and figures that name nobody."""
