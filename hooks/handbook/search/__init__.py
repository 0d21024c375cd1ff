"""What the search finds, and the scripts that find it."""
