"""What people write: models of the data files, loading and checking them, the pages as written."""
