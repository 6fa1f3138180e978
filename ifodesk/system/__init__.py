"""The operating system's edge: key ring, paths, clock and the resources that are shipped."""
