"""What the content is: frozen records; no files, no HTML."""
