"""What the handbook knows: its data, its sections, its addresses. Nothing in here imports mkdocs.

No module changes once it is loaded; what a build makes is handed on. What is remembered (`lru_cache`, always with a
bound, the signature of a block, what Jinja compiled) depends on nothing but what was asked (a text, a model, a size):
it can never be out of date, and `make serve` shows a saved page sooner by it.
"""
