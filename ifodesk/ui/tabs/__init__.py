"""What the tabs of a case share: fields that lose nothing, the way to the store lane, copying for the record system."""
