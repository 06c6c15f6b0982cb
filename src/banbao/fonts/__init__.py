"""The typefaces of print: an office's own, the system's or those that ship, in a chain for each role."""
