"""What `make` calls: each module is a command, but for publish's compress.py."""
