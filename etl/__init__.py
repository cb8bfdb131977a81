"""The way in: read files, judge their rows, keep what is sound, publish releases."""
