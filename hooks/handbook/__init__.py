"""What the handbook knows: its data, its sections, its addresses. Nothing in here imports mkdocs."""
