"""A simulated register whose truth is known, marked as simulated in every row."""
