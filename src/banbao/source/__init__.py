"""Files in, entries out: read, parse, validate; every place is remembered."""
