"""What the tests of the estimators run under."""

from hypothesis import settings

# A shared machine stops now and then for longer than any deadline; what counts is the answer.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
