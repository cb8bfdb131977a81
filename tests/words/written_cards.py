"""Every card of the sentences as a function of a count, from small literal frames."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import polars as pl

from analysis.known_conflicts import CONFLICTS
from words import Language
from words.sentences import (
    Said,
    comparison,
    conflicts,
    curves,
    law,
    loaded_forms,
    months,
    overview,
    penalties,
    practice,
    region,
    regions,
    repeat_offences,
    series,
    stated_practice,
    unusual,
)

STATED = {
    "value": pl.Int64,
    "indicator": pl.String,
    "speaker_or_body": pl.String,
    "as_of_date": pl.Date,
    "as_of_date_precision": pl.String,
}
LAW = date(2025, 9, 16)
VICE_MINISTER = "Vice-minister of internal affairs S. Adilov"


def statement(n: int, *, dated: bool = True) -> pl.DataFrame:
    day = date(2026, 2, 25) if dated else None
    row = (n, "sent_to_court", VICE_MINISTER, day, "day" if dated else None)
    return pl.DataFrame([row], schema=STATED, orient="row")


def positions(**counts: int) -> pl.DataFrame:
    found = [code for code, n in counts.items() for _ in range(n)]
    return pl.DataFrame({"law_position": found}, schema={"law_position": pl.String})


def known(n: int) -> pl.DataFrame:
    return pl.DataFrame(
        {"value": [200.0] * n, "max_value": [200.0] * n, "sanction_type": ["fine"] * n},
        schema={"value": pl.Float64, "max_value": pl.Float64, "sanction_type": pl.String},
    )


def mixed(fines: int, others: int) -> pl.DataFrame:
    total = fines + others
    row = {"is_principal": True, "sanction_type": "fine", "count": fines, "total": total}
    shares = {"share": fines / max(total, 1), "low": 0.1234, "high": 0.9876}
    rows = [row | shares, row | shares | {"sanction_type": "arrest", "count": others}]
    return pl.DataFrame([r for r in rows if r["count"]], schema=list(row | shares)) if total else (
        pl.DataFrame(schema={"is_principal": pl.Boolean, "sanction_type": pl.String,
                             "count": pl.Int64, "share": pl.Float64})
    )  # fmt: skip


def fines(n: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    payment = {"paid": n, "part_paid": 0, "unpaid": 0, "converted": 0, "low": 0.1, "high": 0.9}
    share = None if n == 0 else 0.5
    return (
        pl.DataFrame({"share_of_ceiling": [0.46] * n}, schema={"share_of_ceiling": pl.Float64}),
        pl.DataFrame([payment | {"share": share}]),
    )


def rates(n: int, unreliable: int) -> pl.DataFrame:
    return pl.DataFrame(
        {"count": [n] * max(unreliable, 1), "status": ["u" if unreliable else "ok"]
         * max(unreliable, 1)})  # fmt: skip


def rated(n: int, reader: Language, *, place: str | None = None, rate: float | None = 1.25) -> Said:
    together = {"count": n, "rate": rate, "rate_low": 0.4, "rate_high": 2.9}
    return regions.rated(
        rates(n, n % 30),
        together=together,
        unplaced=n % 30,
        measure="Measure",
        period="2022",
        place=place,
        reader=reader,
    )


def changed(
    ratio: float,
    low: float | None,
    high: float | None,
    reader: Language,
    *,
    detectable: float | None = 1.3,
) -> Said:
    estimates = pl.DataFrame([{"term": "level", "ratio": ratio, "low": low, "high": high}])
    return series.level_change(estimates, dispersion=1.2, detectable=detectable, reader=reader)


def booked(n: int) -> dict[str, Any]:
    share = (
        {"share": 0.5, "low": 0.4, "high": 0.6} if n else dict.fromkeys(("share", "low", "high"))
    )
    return {"count": n, "total": 2 * n, **share}


def adjusted(low: float, high: float) -> Any:
    return SimpleNamespace(people=(400, 900), difference_per_100=(low + high) / 2, low=low,
                           high=high, e_value=1.4, overlap=0.98)  # fmt: skip


def path(n: int) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"step": 1, "from_type": "fine", "to_type": "arrest", "people": n, "share": 0.4},
            {"step": 2, "from_type": "arrest", "to_type": "arrest", "people": 7, "share": 0.5},
        ]
    )


def cohorts(n: int) -> pl.DataFrame:
    row = {"share": 0.119, "people": n, "low": 0.111, "high": 0.128}
    return pl.DataFrame([row | {"cohort": "before"}, row | {"cohort": "after", "share": None}])


def dates(*intervals: tuple[float, float] | None) -> pl.DataFrame:
    rows = [
        {
            "label": f"day {i}",
            "ratio": (found[0] + found[1]) / 2 if found else None,
            "low": found[0] if found else None,
            "high": found[1] if found else None,
            "is_crude": False,
        }
        for i, found in enumerate(intervals)
    ]
    return pl.DataFrame(rows)


def placebo(rank: int, height: int) -> pl.DataFrame:
    return pl.DataFrame(
        {"rank": range(1, height + 1), "is_real": [i == rank for i in range(1, height + 1)]}
    )


def within(n: int) -> dict[str, Any]:
    return {"people": max(n, 1), "reoffended": n, "share": 0.119, "low": 0.111, "high": 0.128}


def curve_steps(n: int) -> pl.DataFrame:
    row = {"day": n, "share": 0.119, "share_low": 0.111, "share_high": 0.128}
    none = {"day": n, "share": 1.0, "share_low": None, "share_high": None}
    return pl.DataFrame([row | {"sanction_type": "fine"}, none | {"sanction_type": "arrest"}])


def compared(p: float, reader: Language) -> Said:
    return repeat_offences.compared(SimpleNamespace(chi_squared=31.2, p_value=p), reader)


def parts(n: int) -> pl.DataFrame:
    """What three practices did; ``n`` is every count, twice ``n`` every whole."""
    wanted = [
        ("police", "refused"),
        ("police", "investigated"),
        ("investigation", "terminated"),
        ("investigation", "sent_to_court"),
        ("court", "acquitted"),
        ("court", "convicted"),
    ]
    share = 0.5 if n else None
    rows = [(*pair, n, 2 * n, share, share, share) for pair in wanted]
    names = ["practice", "part", "count", "total", "share", "low", "high"]
    return pl.DataFrame(rows, schema=names, orient="row")


def stages(n: int) -> pl.DataFrame:
    names = ("complaints", "registered", "investigated", "sent_to_court", "verdict", "convicted")
    share = 0.5 if n else None
    rows = [(name, n, share, share, share) for name in names]
    return pl.DataFrame(rows, schema=["stage", "count", "share", "low", "high"], orient="row")


def ended(n: int) -> pl.DataFrame:
    row = {"ended": "refused", "ground": None, "count": n, "total": n}
    return pl.DataFrame([row | {"share": 0.5, "low": 0.25, "high": 0.75}])


def steps_in_days(n: int) -> pl.DataFrame:
    row = {"between": "registration_to_outcome", "cases": n, "known": n}
    return pl.DataFrame([row | {"quarter": n / 2, "median": float(n), "three_quarters": n + 1.5}])


def silent(n: int) -> pl.DataFrame:
    said = statement(n).with_columns(count=pl.col("value"))
    nobody = said.with_columns(
        indicator=pl.lit("terminated"), count=pl.lit(None, pl.Int64)
    )  # fmt: skip
    return pl.concat([said, nobody])


def in_the_form(n: int) -> pl.DataFrame:
    names = ("registered", "terminated_exonerating", "terminated_non_exonerating", "sent_to_court")
    return pl.DataFrame([(name, n) for name in names], schema=["measure", "count"], orient="row")


def areas(n: int) -> pl.DataFrame:
    rows = [("Mangystau", "high_95")] * n + [("Abai", None)] * n + [("Astana", "within")]
    return pl.DataFrame(rows, schema={"name": pl.String, "flag": pl.String}, orient="row")


def positioned(n: int) -> dict[str, Any]:
    rate = None if n in (1, 2) else 1.5
    return {"flag": "within", "count": n, "rate": rate, "rate_low": 0.5, "rate_high": 3.5}


def of(reader: Language) -> dict[str, Any]:
    return {"article": reader.text("Article 115-1"), "place": "–", "reader": reader}


#: Every function that writes a card, as a function of a count.
def forms(n: int, *, differing: int = 0) -> pl.DataFrame:
    """Forms of Mangystau, one for each data set, of which some contradict each other."""
    row = {
        "region_code": "47",
        "period_from": date(2026, 1, 1),
        "period_to": date(2026, 6, 30),
        "extract_date": None,
        "article": "УК 115-1",
        "registered": n,
        "sent_to_court": None,
    }
    rows = [row | {"dataset": f"d{i}", "is_conflict": i < differing} for i in range(max(n, 1))]
    return pl.DataFrame(rows, schema_overrides={"extract_date": pl.Date, "sent_to_court": pl.Int64})


def added(n: int) -> pl.DataFrame:
    return pl.DataFrame({"article": ["УК 115-1"] * max(n, 1), "is_correction": [n > 1] * max(n, 1)})


CARDS: dict[str, Callable[[int, Language], Said]] = {
    "official_figures": lambda n, r: overview.official_figures(statement(n), r),
    "nothing_stated": lambda n, r: overview.official_figures(statement(n).head(0), r),
    "conflicts": lambda n, r: overview.conflicts(r),
    **{
        f"conflict_{code}": lambda n, r, code=code: conflicts.conflict(code, r)
        for code in CONFLICTS
    },
    "timeline": lambda n, r: overview.timeline(r),
    "loaded_forms": lambda n, r: loaded_forms.counts(
        forms(n, differing=2 if n > 1 else 0),
        names={"47": r.text("Kazakhstan")},
        shipped="published",
        place=r.text("Kazakhstan"),
        reader=r,
    ),
    "form_months": lambda n, r: loaded_forms.months(
        added(n), place=r.text("Kazakhstan"), reader=r
    ),
    "stated": lambda n, r: regions.stated(pl.DataFrame({"count": [1] * n}), r),
    "documented": lambda n, r: regions.documented(
        pl.DataFrame({"count": [n, None]}, schema={"count": pl.Int64}), place=None, reader=r
    ),
    "rated": rated,
    "rated_in_a_region": lambda n, r: rated(n, r, place="Mangystau", rate=None),
    "law_documented": lambda n, r: law.documented(positions(before=n, unknown=n), r),
    "law_register": lambda n, r: law.register(positions(before=n, after=2), r),
    "sentences_known": lambda n, r: penalties.sentences_known(known(n), r),
    "mix": lambda n, r: penalties.mix(mixed(n, n), r),
    "mix_without_fines": lambda n, r: penalties.mix(mixed(0, n), r),
    "fines": lambda n, r: penalties.fines(*fines(n), r),
    "level_change": lambda n, r: changed(n + 0.5, 0.4, 1 + n, r),
    "level_without_power": lambda n, r: changed(n + 0.5, 0.4, 1 + n, r, detectable=None),
    "level_without_limits": lambda n, r: changed(1.0, None, None, r),
    "composition": lambda n, r: months.composition(booked(n), r),
    "change_by_region": lambda n, r: months.by_region(
        pl.DataFrame({"ratio": [1.5] * n + [None]}, schema={"ratio": pl.Float64}), r
    ),
    "adjusted": lambda n, r: comparison.adjusted(adjusted(-1.25 - n, 7.5 + n), days=180, reader=r),
    "paths": lambda n, r: comparison.paths(path(n), r),
    "cohorts": lambda n, r: repeat_offences.cohorts(cohorts(n), days=180, reader=r),
    "frequency": lambda n, r: repeat_offences.frequency(
        pl.DataFrame({"offences": [n, 0], "person_years": [12.5, 0.0]}), r
    ),
    "repeat_by_region": lambda n, r: repeat_offences.by_region(
        pl.DataFrame({"share": [0.1] * n}), n, days=180, reader=r
    ),
    "practice_funnel": lambda n, r: practice.funnel(stages(n), **of(r)),
    "practice_parts": lambda n, r: practice.parts(parts(n), **of(r)),
    "practice_grounds": lambda n, r: practice.grounds(ended(n), **of(r)),
    "practice_days": lambda n, r: practice.days(steps_in_days(n), **of(r)),
    "practice_stated": lambda n, r: stated_practice.officials(silent(n), place="–", reader=r),
    "practice_known": lambda n, r: stated_practice.known_cases(
        pl.DataFrame({"outcome": ["convicted", None], "count": [n, n]}), place="–", reader=r
    ),
    "practice_form": lambda n, r: stated_practice.form(
        in_the_form(n), offence=r.text("Threat (art. 115), Form 1-M, 2022"), place="–", year=2022,
        reader=r,
    ),
    "funnel": lambda n, r: unusual.funnel(areas(n), context=r.text("Kazakhstan"), reader=r),
    "smoothed": lambda n, r: unusual.smoothed(
        pl.DataFrame({"rate": [float(n)], "rate_smoothed": [n / 2]}),
        context=r.text("Kazakhstan"),
        reader=r,
    ),
    "position": lambda n, r: unusual.position(
        positioned(n), reference=1.25, context=r.text("Kazakhstan"), reader=r
    ),
    "region_stated": lambda n, r: region.officials(statement(n), n, place="–", reader=r),
    "region_cases": lambda n, r: region.cases(
        pl.DataFrame({"outcome": ["convicted"] * n}, schema={"outcome": pl.String}),
        place="–",
        reader=r,
    ),
    "placebos": lambda n, r: series.placebos(placebo(1, n + 1), r),
    "sensitivity": lambda n, r: series.sensitivity(dates((1.1, 1.2 + n), (0.8, 1.3), None), r),
    "within": lambda n, r: repeat_offences.within(within(n), days=n, reader=r),
    "compared": lambda n, r: compared(0.04, r),
    "curves": lambda n, r: curves.by_sanction(curve_steps(n), n, days=n, reader=r),
}  # fmt: skip
