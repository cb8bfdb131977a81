"""The cases of a register by place and by month, as the public may see them.

The tables of places and of months count the same cases in different ways, and are linked by the
totals that they share. Given these, any two of them go together, so each is protected by itself as
long as the totals it shares are shown. Where one of them would have to be hidden, the articles are
not told apart, or the whole is refused.

Places are counted over the last twelve whole months, which are others in the next release. A column
for each such year says whether a case lies in it: years that overlap are then sums of the same
counts, and protected as such.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from analysis.by_place import last_year
from analysis.composition import BASES
from analysis.public.cells import UNKNOWN, protected
from analysis.public.releases import Register, Told, kept, known_of, told

Year = tuple[date, date]

#: How the columns begin that say whether a case lies in a year.
_IN_YEAR = "in_year_"

_PLACE = ("region_code", "district_code", "is_own")
_MONTH = ("month", "is_own", "basis")


@dataclass(frozen=True, slots=True)
class Counted:
    """The cases of a register, protected as two tables with the same totals.

    Attributes:
        places: ``region_code``, ``district_code``, ``is_own`` (booked under article 115-1),
            ``count``, ``status`` for the last twelve whole months; an empty column is a total.
        months: ``month`` (its first day as text), ``is_last_year``, ``is_own``, ``basis``,
            ``count``, ``status``.
        has_articles: Whether the articles may be told apart at all.
        until: The extract date of the release that these are of: the newest one that could be
            told, so that a handful of new cases does not take everything away.
    """

    places: pl.DataFrame
    months: pl.DataFrame
    has_articles: bool
    until: date


@dataclass(frozen=True, slots=True)
class _Release:
    """One release: its cases, and what was told of them by place and by month, if anything."""

    until: date
    cases: pl.DataFrame
    places: Told | None = None
    months: Told | None = None
    has_articles: bool = False


def counted(registers: Sequence[Register]) -> Counted:
    """Count the cases by place and by month, protected together and with all earlier releases.

    Args:
        registers: As ``public_releases.history`` returns; what is shown is of the last one.

    Raises:
        NotAnswerable: Not even the totals that all screens share may be shown.
    """
    every = list(dict.fromkeys(last_year(one.until) for one in registers))
    past: list[_Release] = []
    seen: list[Year] = []
    for one in registers:
        own = last_year(one.until)
        seen = list(dict.fromkeys((*seen, own)))
        cases = _marked(one.whole_months, years=every)
        if past and past[-1].until == one.until and cases.equals(past[-1].cases):
            continue  # nothing new can be told of what did not change
        years = [_year(every, each) for each in seen]
        # What was told then must not depend on years that nobody knew of yet.
        nothing = _Release(one.until, cases)
        past.append(next(_ways(nothing, past, years=years, own=_year(every, own)), nothing))
    return _newest(past, own=_year(every, own))


def _newest(releases: Sequence[_Release], *, own: str) -> Counted:
    """Return what was told last, if it is of the same year as the last release."""
    places = months = pl.DataFrame()
    found: Counted | None = None
    for one in releases:
        if one.places is None or one.months is None:
            continue
        months = kept(one.months.shown, months, _MONTH) if months.height else one.months.shown
        if own in one.places.shown.columns:
            now = _read(one.places.shown, own=own)
            places = kept(now, places, _PLACE) if places.height else now
            found = Counted(places, _read(months, own=own), one.has_articles, one.until)
        months = months.filter(pl.col("month").is_not_null())  # sums of years do not carry over
    if found is None:
        raise protected()
    return found


def _ways(
    release: _Release, past: Sequence[_Release], *, years: Sequence[str], own: str
) -> Iterator[_Release]:
    """Yield what may be told of a release, the most first; nothing where that is not linked."""
    for has_articles in (True, False):
        mine, basis = (["is_own"], ["is_own", "basis"]) if has_articles else ([], [])
        shared = [[own], [own, *mine], [*years], [*years, *mine]]
        of_place = _protected(
            release.cases, past, "places", [*_PLACE, *years],
            [*shared, [own, "region_code"], [own, "region_code", *mine],
             [own, "region_code", "district_code"]],
            unless=~pl.col(own) & pl.col("region_code").is_not_null(),
        )  # fmt: skip
        of_month = _protected(
            release.cases, past, "months", [*_MONTH, *years],
            [[], mine, *shared, ["month", *years], ["month", *basis, *years]],
        )  # fmt: skip
        tables = (of_place.shown, of_month.shown)
        if all(_shows(table, kept) for table in tables for kept in ([], *shared)):
            yield replace(release, places=of_place, months=of_month, has_articles=has_articles)


def _protected(
    cases: pl.DataFrame,
    past: Sequence[_Release],
    table: str,
    dimensions: Sequence[str],
    margins: Sequence[Sequence[str]],
    *,
    unless: pl.Expr | None = None,
) -> Told:
    def records(of: pl.DataFrame) -> pl.DataFrame:
        years = [name for name in dimensions if name.startswith(_IN_YEAR)]
        return of.filter(pl.any_horizontal(years)) if table == "places" else of

    previous = []
    for one in past:
        then: Told | None = getattr(one, table)
        rows = None if then is None else then.truth
        previous.append(known_of(records(one.cases), rows, dimensions))
    return told(records(cases), dimensions, margins, previous=previous, unless=unless)


def _shows(table: pl.DataFrame, kept: Sequence[str]) -> bool:
    """Tell whether all totals that keep these dimensions, and no others, are shown."""
    names = [name for name in table.columns if name not in ("count", "status")]
    is_of = [pl.col(n).is_not_null() if n in kept else pl.col(n).is_null() for n in names]
    return table.filter(*is_of, status="c").is_empty()


def _read(shown: pl.DataFrame, *, own: str) -> pl.DataFrame:
    """Return a table with the year of its own release as ``is_last_year``, no other years."""
    others = [name for name in shown.columns if name.startswith(_IN_YEAR) and name != own]
    is_asked = pl.all_horizontal(pl.lit(value=True), *(pl.col(name).is_null() for name in others))
    if "month" in shown.columns:
        is_asked |= pl.col("month").is_not_null()
        return shown.filter(is_asked).drop(others).rename({own: "is_last_year"})
    return shown.filter(is_asked, pl.col(own)).drop(*others, own)


def _year(every: Sequence[Year], one: Year) -> str:
    return f"{_IN_YEAR}{every.index(one)}"


def _marked(cases: pl.DataFrame, *, years: Sequence[Year]) -> pl.DataFrame:
    """Give each case the place, month, years and basis under which it is counted."""
    lookup: Mapping[str, str] = {article: name for name, own in BASES.items() for article in own}
    day = pl.col("registered_on")
    dated = pl.col("registered_on_precision") != "year"
    month = pl.when(dated).then(day.dt.month_start().cast(pl.String)).otherwise(pl.lit(UNKNOWN))
    return cases.select(
        pl.col("region_code", "district_code").fill_null(UNKNOWN),
        month=month.fill_null(UNKNOWN),
        basis=pl.col("article").replace_strict(lookup, default="other", return_dtype=pl.String),
        **{
            _year(years, (since, before)): day.is_between(since, before, closed="left")
            for since, before in years
        },
    ).with_columns(is_own=pl.col("basis") == "article_115_1")
