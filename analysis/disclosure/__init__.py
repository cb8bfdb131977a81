"""Hide counts that are small enough to point at a person, and attack what is left.

``suppress`` hides; ``audit`` works out, as a reader would, the range of each hidden number.
"""

from analysis.disclosure.attack import audit
from analysis.disclosure.suppression import THRESHOLD, suppress, with_totals

__all__ = ["THRESHOLD", "audit", "suppress", "with_totals"]
