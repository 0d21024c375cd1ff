"""Reading aloud: what is read of a page, how its words are said, and the recordings of people who read it."""
