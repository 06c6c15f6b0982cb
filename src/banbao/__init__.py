"""banbao: an office's records in, its web site, boards and documents out."""
