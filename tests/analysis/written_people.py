"""Follow-up tables written as textbooks write them."""

import polars as pl


def people(days: str, **groups: object) -> pl.DataFrame:
    """Return people from "6 6 9+": a repeat offence on day 6, twice, and one still clear on 9."""
    written = days.split()
    return pl.DataFrame(
        {
            "days_observed": pl.Series([int(day.rstrip("+")) for day in written], dtype=pl.Int32),
            "reoffended": pl.Series([not day.endswith("+") for day in written], dtype=pl.Boolean),
        }
    ).with_columns(**{name: pl.lit(value) for name, value in groups.items()})


#: Weeks in remission of Freireich et al. (1963), Blood 21:699-716: 6-mercaptopurine and placebo.
SIX_MP = people("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+", arm="6-MP")
PLACEBO = people("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23", arm="placebo")
