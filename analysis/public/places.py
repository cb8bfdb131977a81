"""Counts and rates of places as the public may see them."""

import polars as pl

from analysis import by_place
from analysis.public.cells import UNKNOWN, known, protected
from analysis.public.months import Counted
from analysis.rates import crude_rate

_RATES = ("rate", "rate_low", "rate_high", "rate_smoothed")


def rates(
    found: Counted,
    places: pl.DataFrame,
    people: pl.DataFrame,
    *,
    region: str | None = None,
    is_own: bool = False,
) -> pl.DataFrame:
    """Return counts and rates of regions, or of one region's districts, for the public.

    Args:
        found: As ``public_cases.counted`` returns.
        places: The regions, or the districts of ``region``, with their codes.
        people: As ``by_place.residents`` returns.
        region: Its districts are wanted; regions of the country by default.
        is_own: Only cases under article 115-1.

    Returns:
        As ``by_place.with_rates``, with ``status`` ``c`` and no number of any kind where a count
        is hidden. Rates come from shown counts alone; smoothed ones borrow from all places, and so
        are left out as soon as one is hidden.

    Raises:
        NotAnswerable: The articles may not be told apart.
    """
    place = "region_code" if region is None else "district_code"
    rows = _of_article(found, is_own=is_own)
    kept = pl.col("district_code").is_null() if region is None else pl.col("region_code") == region
    rows = rows.filter(kept & pl.col(place).is_not_null()).select(place, "count", "status")
    secret = rows.filter(status="c")[place].implode()
    shown = rows.filter(pl.col("status") != "c").select(place, "count")
    rated = by_place.with_rates(places, shown, people, place=place)
    is_hidden = pl.col(place).is_in(secret)
    smooth = pl.lit(value=rated.select(is_hidden.any()).item())
    return rated.with_columns(
        pl.when(~is_hidden).then(pl.col("count", *_RATES[:-1])),
        rate_smoothed=pl.when(~smooth).then("rate_smoothed"),
        status=pl.when(is_hidden).then(pl.lit("c")).otherwise("status"),
    )


def together(
    found: Counted,
    values: pl.DataFrame,
    *,
    region: str | None = None,
    is_own: bool = False,
    residents: int | None = None,
) -> dict[str, float | None]:
    """Return ``count``, ``rate``, ``rate_low``, ``rate_high`` of all places; empty if hidden.

    Args:
        found: As ``public_cases.counted`` returns.
        values: As ``rates`` returns, for the residents.
        region: As in ``rates``.
        is_own: As in ``rates``.
        residents: Of the whole area; by default the sum, which may be of an earlier year.
    """
    key = {} if region is None else {"region_code": region}
    count = known(_of_article(found, is_own=is_own), **key)
    if residents is None and not values["population"].null_count():
        residents = int(values["population"].sum())
    if count is None or not residents:
        return {"count": count, "rate": None, "rate_low": None, "rate_high": None}
    row = crude_rate(pl.DataFrame({"count": [count], "population": [residents]}), per=100_000)
    return row.select("count", *_RATES[:-1]).row(0, named=True)


def unplaced(found: Counted, region: str, *, is_own: bool = False) -> int:
    """Return the cases of a region whose district is not known, 0 where that is hidden."""
    rows = _of_article(found, is_own=is_own)
    return known(rows, region_code=region, district_code=UNKNOWN) or 0


def _of_article(found: Counted, *, is_own: bool) -> pl.DataFrame:
    if not found.has_articles:
        if is_own:
            raise protected()
        return found.places
    of = pl.col("is_own") if is_own else pl.col("is_own").is_null()
    return found.places.filter(of).drop("is_own")
