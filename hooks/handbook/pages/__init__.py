"""From a page as written to its HTML."""
