"""Rules over the whole catalog."""
