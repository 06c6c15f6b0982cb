"""What the commands for photographs do: bring pictures into albums, and tell what those in albums lack."""
