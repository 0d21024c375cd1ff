"""How what was built takes the place of what was published before: whole, or not at all."""
