"""The same rules for a file of cases in several validators, each in a process of its own."""
