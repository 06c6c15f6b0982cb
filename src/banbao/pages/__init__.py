"""An edition in; web pages, feeds and calendars out, as planned outputs."""
