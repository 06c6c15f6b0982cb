"""A finished board's file in, what a print shop would find wrong with it out."""
