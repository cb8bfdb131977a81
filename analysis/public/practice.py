"""What the public may see of practice: what became of cases, small counts hidden."""

from collections.abc import Sequence

import polars as pl

from analysis.practice import ENDED_EARLY
from analysis.practice_parts import IN_COURT, PRACTICES, fate, practice_funnel
from analysis.public.cells import UNKNOWN, known, protected, shares
from analysis.public.months import Counted
from analysis.public.releases import Register, in_turn

_MERGED = "reached_court"


def practice(registers: Sequence[Register], found: Counted) -> pl.DataFrame:
    """Count cases by what became of them and why, protected together with earlier releases.

    A court's few decisions could be worked out from the number of sanctions on another screen. So
    where one of them would be hidden, all cases that reached the court are one number.

    Args:
        registers: As ``public_releases.history`` returns; what is shown is of the last one.
        found: The same cases as ``public.cases.counted`` gives; tells whether articles are parted.

    Returns:
        ``is_own`` (under article 115-1; absent where articles may not be told apart), ``fate``,
        ``ground`` (of those refused or ended), ``count``, ``status``; an empty column is a total.

    Raises:
        NotAnswerable: The totals that all screens share may not be shown.
    """
    keys = ["is_own", "reached", "fate", "ground"]
    kept = [keys[1:length] for length in range(1, len(keys) + 1)]
    table = in_turn(registers, _records, keys, [*kept, *(["is_own", *one] for one in kept)])
    if not found.has_articles:
        table = table.filter(pl.col("is_own").is_null()).drop("is_own")
    slices = [{}, *({"is_own": mine} for mine in (True, False) if found.has_articles)]
    if any(known(table, **at) is None for at in slices):
        raise protected()
    court = [at | {"reached": _MERGED, "fate": it} for at in slices for it in IN_COURT]
    is_merged = any(known(table, **at) is None for at in court)
    is_total = pl.col("fate").is_null() & pl.col("reached").is_not_null()
    is_court = (pl.col("reached") == _MERGED).fill_null(value=False) & is_merged
    named = pl.when(is_court & is_total).then(pl.lit(_MERGED)).otherwise("fate").alias("fate")
    return table.filter(is_court == is_total).with_columns(named).drop("reached")


def _records(register: Register) -> pl.DataFrame:
    ended = pl.col("outcome").is_in(list(ENDED_EARLY))
    ground = pl.when(ended).then(pl.col("outcome_ground").fill_null(UNKNOWN))
    in_court = pl.col("fate").is_in(list(IN_COURT))
    return register.whole_months.select(
        fate=fate(),
        ground=ground.otherwise(pl.lit("")),
        is_own=pl.col("article").eq_missing("УК 115-1"),
    ).with_columns(reached=pl.when(in_court).then(pl.lit(_MERGED)).otherwise("fate"))


def parts(found: pl.DataFrame, *, is_own: bool) -> pl.DataFrame:
    """Return the three practices of article 115-1 or of all articles, from shown numbers alone.

    Args:
        found: As ``practice`` returns.
        is_own: Only article 115-1.

    Returns:
        As ``practice_parts``, with ``status``; ``count`` is empty where a number is hidden, and the
        parts of the court are left out where its cases are one number.

    Raises:
        NotAnswerable: The articles may not be told apart.
    """
    rows = _of_article(found, is_own=is_own)
    is_merged = bool(rows.filter(fate=_MERGED).height)
    listed = []
    for name, held in PRACTICES.items():
        if is_merged and name == "court":
            continue
        counts = {part: _sum(rows, fates, is_merged) for part, fates in held.items()}
        total = None if None in counts.values() else sum(n or 0 for n in counts.values())
        if name == "police":
            total = known(rows)
        listed += [
            {"practice": name, "part": part, "count": count, "total": total}
            for part, count in counts.items()
        ]
    schema = {"practice": pl.String, "part": pl.String, "count": pl.Int64, "total": pl.Int64}
    return shares(pl.DataFrame(listed, schema=schema), "count", "total")


def funnel(found: pl.DataFrame, *, is_own: bool) -> pl.DataFrame:
    """Return the steps of a case; arguments and errors as in ``parts``.

    Returns:
        As ``practice_funnel``, with ``status``; shares only of 30 cases or more.
    """
    steps = practice_funnel(parts(found, is_own=is_own)).select("stage", "count", "total")
    is_complaint = pl.col("stage") == "complaints"
    status = pl.when(is_complaint).then(pl.lit("none")).otherwise("status")
    return shares(steps, "count", "total").with_columns(status=status)


def grounds(found: pl.DataFrame, *, is_own: bool) -> pl.DataFrame:
    """Return why cases were refused or ended; arguments as in ``parts``.

    Returns:
        ``ended``, ``ground``, ``count``, ``total`` (of that outcome), ``share``, ``low``, ``high``,
        ``status``, by outcome and ground.

    Raises:
        NotAnswerable: The articles may not be told apart, or no case ended so.
    """
    rows = _of_article(found, is_own=is_own).filter(pl.col("fate").is_in(list(ENDED_EARLY)))
    totals = rows.filter(pl.col("ground").is_null()).select("fate", total="count")
    cells = rows.filter(pl.col("ground").is_not_null()).join(totals, on="fate")
    if cells.is_empty():
        raise protected()
    ended = cells.drop("status").rename({"fate": "ended"})
    return shares(ended, "count", "total").sort("ended", "ground")


def _sum(rows: pl.DataFrame, fates: tuple[str, ...], is_merged: bool) -> int | None:
    wanted = list(dict.fromkeys(_MERGED if is_merged and f in IN_COURT else f for f in fates))
    numbers = [known(rows, fate=name) for name in wanted]
    return None if None in numbers else sum(n or 0 for n in numbers)


def _of_article(found: pl.DataFrame, *, is_own: bool) -> pl.DataFrame:
    if "is_own" not in found.columns:
        if is_own:
            raise protected()
        return found
    of = pl.col("is_own") if is_own else pl.col("is_own").is_null()
    return found.filter(of).drop("is_own")
