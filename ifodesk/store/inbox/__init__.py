"""The port Inbox: what comes from a hub is opened, judged by signed records, and folded like the own saves."""
