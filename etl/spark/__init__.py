"""The tables of a release worked out by Spark, for the day one machine is too small."""
