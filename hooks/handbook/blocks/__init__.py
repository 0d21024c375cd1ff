"""One file for each kind of block that a page can show."""
