"""How generated examples are run: a busy machine is no fault of the code under test."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
