"""Photographs to widths: ours, sharp and Pillow, each a command of its own."""
