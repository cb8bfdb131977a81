"""The same small screen in several frameworks, each in an environment of its own."""
