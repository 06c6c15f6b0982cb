"""Body text: Markdown in, clean HTML with resolved links out."""
