"""Loads and checks that outlive the tab or terminal that asked for them."""
