"""The cards of screens that have many: each fetches, computes, draws and explains one figure."""
