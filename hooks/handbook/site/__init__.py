"""The finished site: its pages as a model, and the files that pages load."""
