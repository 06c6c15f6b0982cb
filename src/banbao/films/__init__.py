"""A film's file in, what it is, the same without metadata, and a frame of it out."""
