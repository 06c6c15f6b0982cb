"""All records together: ids, links between them, order, visibility, editions."""
