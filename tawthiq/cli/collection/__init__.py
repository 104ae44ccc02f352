"""The commands on a collection: make, fill, build, watch, look at, verify."""
