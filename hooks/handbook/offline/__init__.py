"""What works without a network: the archive, the single file, the launcher."""
