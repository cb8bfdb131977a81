"""Readers of files that nobody vouches for: one module per kind, parsed in a child process."""
