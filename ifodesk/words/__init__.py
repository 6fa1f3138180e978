"""Every Swedish sentence by code, with dates and plurals, for window, PDF and command line."""
