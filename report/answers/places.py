"""Where offences were recorded: counts and rates of regions, or of one region's districts."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import polars as pl

from analysis import by_place, statements
from analysis.public import cases as public_cases
from analysis.public import places as public_places
from charts.dots import region_dots_figure
from charts.measures import NAMES, OF_PUBLISHED, OF_REGISTER, measure
from contracts import (
    DOCUMENTED_CASE,
    FORM_1M_COUNT,
    OFFICIAL_FIGURE,
    POPULATION,
)
from report.answers.answer import Answer, Estimate
from report.answers.loaded_forms import with_loaded_forms
from report.answers.place_rows import Places, map_of, places_of, regions_only
from report.asked import Asked
from words.sentences import Said, regions

FORM_YEAR = 2022
_RATE_COLUMNS = ("name", "count", "population", "rate", "rate_low", "rate_high")


def by_place_answer(asked: Asked) -> Answer:
    """Return what was recorded where, in the chosen measure.

    Raises:
        NotAnswerable: The source has no districts, or small counts are protected.
    """
    code = measure_of(asked)
    places = places_of(asked)
    if code == "stated":
        return _stated(asked, regions_only(places))
    if code == "documented":
        return _documented(asked, places)
    if code.startswith("form_"):
        return _form(asked, regions_only(places), code)
    return _register(asked, places, code)


def measure_of(asked: Asked) -> str:
    """Return the measure chosen, or the data set's first one where it has no such measure."""
    known = OF_PUBLISHED if asked.is_published else OF_REGISTER
    return asked.choices.measure if asked.choices.measure in known else known[0]


def _stated(asked: Asked, places: Places) -> Answer:
    figures = asked.frame(OFFICIAL_FIGURE)
    newest = statements.newest_by_region(figures, indicator="registered")
    values = by_place.only_known(places.rows, newest.rename({"value": "count"}))
    label = asked.reader.text("Registered cases, as stated")
    columns = ("name", "count", "period_from", "period_to", "speaker_or_body")
    said = regions.stated(newest, asked.reader)
    return _counts(asked, places, values, label=label, said=said, columns=columns)


def _documented(asked: Asked, places: Places) -> Answer:
    counts = by_place.documented(asked.frame(DOCUMENTED_CASE), place=places.code)
    values = by_place.only_known(places.rows, counts, place=places.code)
    said = regions.documented(values, place=asked.place(), reader=asked.reader)
    label = asked.reader.text("Publicly reported cases")
    return _counts(asked, places, values, label=label, said=said, columns=("name", "count"))


def _counts(
    asked: Asked,
    places: Places,
    values: pl.DataFrame,
    *,
    label: str,
    said: Said,
    columns: tuple[str, ...],
) -> Answer:
    shown = values.with_columns(value=pl.col("count").cast(pl.Float64))
    known = shown.filter(pl.col("count").is_not_null())
    figure = map_of(asked, places, shown, measure(label, "counts", digits=0))
    return Answer(said, known, columns, figure)


def _form(asked: Asked, places: Places, code: str) -> Answer:
    form = asked.frame(FORM_1M_COUNT)
    people = by_place.residents(asked.frame(POPULATION), year=FORM_YEAR, basis="midyear")
    counts = by_place.official_form(form, article=f"УК {code.removeprefix('form_')}")
    split = by_place.SPLIT_IN_2022
    values = by_place.with_rates(places.rows, counts, people, not_comparable=split)
    together = by_place.together(values).row(0, named=True)
    answer = _rated(asked, places, values, together, code=code, period=str(FORM_YEAR))
    return replace(answer, said=with_loaded_forms(answer.said, asked), of_form=True)


def _register(asked: Asked, places: Places, code: str) -> Answer:
    reader = asked.reader
    since, until = by_place.last_year(asked.until)
    period = f"{reader.date(since)} – {reader.date(until - timedelta(days=1))}"
    is_own, region = code == "article_115_1", asked.choices.region
    people = by_place.residents(asked.frame(POPULATION), year=until.year)
    if asked.is_public:
        people = by_place.residents(asked.frame(POPULATION), year=asked.until.year)
        found = public_cases.counted(asked.history())
        values = public_places.rates(found, places.rows, people, region=region, is_own=is_own)
        own = by_place.residents_of(people, region)
        whole = public_places.together(found, values, region=region, is_own=is_own, residents=own)
        missing = 0
        if region is not None:
            missing = public_places.unplaced(found, region, is_own=is_own)
        return _rated(asked, places, values, whole, code=code, period=period, unplaced=missing)
    articles = ["УК 115-1"] if is_own else None
    cases = asked.cases()
    if region is not None:
        cases = cases.filter(region_code=region)
    counts = by_place.recorded(
        cases, place=places.code, articles=articles, since=since, until=until
    )
    values = by_place.with_rates(places.rows, counts, people, place=places.code)
    everywhere = by_place.recorded(cases, articles=articles, since=since, until=until)
    missing = int(everywhere["count"].sum()) - int(values["count"].sum())
    own = by_place.residents_of(people, region)
    whole = by_place.together(values, unplaced=missing, residents=own).row(0, named=True)
    return _rated(asked, places, values, whole, code=code, period=period, unplaced=missing)


def _rated(
    asked: Asked,
    places: Places,
    values: pl.DataFrame,
    together: dict[str, Any],
    *,
    code: str,
    period: str,
    unplaced: int = 0,
) -> Answer:
    reader, region = asked.reader, asked.place()
    said = regions.rated(
        values,
        together=together,
        unplaced=unplaced,
        measure=reader.text(NAMES[code]),
        period=period,
        place=region,
        reader=reader,
    )
    has_value = pl.col("status") != "none"
    shown = values.with_columns(
        value=pl.when(has_value).then("rate"), value_low="rate_low", value_high="rate_high"
    ).sort(pl.col("name").str.to_lowercase())
    is_form = code.startswith("form_")
    label = reader.text("per 100,000 residents a year")
    figure = region_dots_figure(
        shown,
        language=reader,
        measure=measure(label, "form" if is_form else code, digits=2 if is_form else 1),
        country=together["rate"] if region is None else None,
        code=places.code,
    )
    ends = (together["rate_low"], together["rate_high"])
    estimate = Estimate(together["rate"], "per_100000_residents_a_year", *ends)
    return Answer(said, shown, _RATE_COLUMNS, figure, estimate)
