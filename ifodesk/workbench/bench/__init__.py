"""`ifodesk bench`: figures, each measured against a limit of the same run. Never Qt: windows run in children."""
