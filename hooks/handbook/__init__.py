"""What the handbook knows: its data, its sections, its addresses. Nothing in here imports mkdocs.

No module changes once it is loaded; what a build makes is handed on. Only `lru_cache` remembers anything, with a bound:
what it remembers depends on nothing but what was asked (a text, a model, a size), so it can never be out of date, and
`make serve` shows a saved page sooner by it.
"""
