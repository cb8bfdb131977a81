"""What the screen Regions shows for each measure: values of places, words, classes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import polars as pl

import contracts
from analysis import by_place, statements
from analysis.answerable import NotAnswerable
from charts.classes import Measure
from charts.measures import NAMES, measure
from report.answers.place_rows import named
from ui import data, public
from words import N_
from words.sentences import Said, regions

if TYPE_CHECKING:
    from ui.frame import Screen

FORM_YEAR = 2022


@dataclass(frozen=True, slots=True)
class Regional:
    """Values of places with everything that is said about them.

    Attributes:
        values: Places with ``name``, ``short``, ``value``, ``value_low``, ``value_high``,
            ``status`` and the columns of the table.
        measure: Name and classes for the charts.
        said: The card's words.
        columns: The table's columns.
        country: The country's value, where one can be compared with.
        has_intervals: Whether a dot-and-interval chart makes sense.
    """

    values: pl.DataFrame
    measure: Measure
    said: Said
    columns: tuple[str, ...]
    country: float | None = None
    has_intervals: bool = False


def values(screen: Screen, code: str) -> Regional:
    """Return the values of one measure for the country's regions or one region's districts.

    Args:
        screen: It is asked for its place and for nothing else that a reader chooses.
        code: A measure code of ``charts.measures``.

    Raises:
        NotAnswerable: The source does not have districts.
    """
    district = screen.selection.region is not None
    contract = contracts.DISTRICT if district else contracts.REGION
    places = named(data.frame(screen.release, contract), screen.language)
    if district:
        places = places.filter(region_code=screen.selection.region)
    if code == "stated":
        return _stated(screen, _without_districts(places, district))
    if code == "documented":
        return _documented(screen, places, "district_code" if district else "region_code")
    if code.startswith("form_"):
        return _form(screen, _without_districts(places, district), code)
    return _register(screen, places, code, "district_code" if district else "region_code")


def _without_districts(places: pl.DataFrame, district: bool) -> pl.DataFrame:
    if district:
        raise NotAnswerable(
            N_("This source gives figures for regions only, not for districts and cities."),
            needed=N_("Choose “Publicly reported cases”, or a register with districts."),
        )
    return places


def _stated(screen: Screen, places: pl.DataFrame) -> Regional:
    figures = data.frame(screen.release, contracts.OFFICIAL_FIGURE)
    newest = statements.newest_by_region(figures, indicator="registered")
    values = by_place.only_known(places, newest.rename({"value": "count"}))
    return Regional(
        values.with_columns(value=pl.col("count").cast(pl.Float64)),
        measure(screen.language.text("Registered cases, as stated"), "counts", digits=0),
        regions.stated(newest, screen.language),
        ("name", "count", "period_from", "period_to", "speaker_or_body", "source_url"),
    )


def _documented(screen: Screen, places: pl.DataFrame, place: str) -> Regional:
    cases = data.frame(screen.release, contracts.DOCUMENTED_CASE)
    values = by_place.only_known(places, by_place.documented(cases, place=place), place=place)
    return Regional(
        values.with_columns(value=pl.col("count").cast(pl.Float64)),
        measure(screen.language.text("Publicly reported cases"), "counts", digits=0),
        regions.documented(values, place=_region_name(screen), reader=screen.language),
        ("name", "count"),
    )


def _form(screen: Screen, places: pl.DataFrame, code: str) -> Regional:
    form = data.frame(screen.release, contracts.FORM_1M_COUNT)
    article = f"УК {code.removeprefix('form_')}"
    people = _people(screen, FORM_YEAR, "midyear")
    values = by_place.with_rates(
        places,
        by_place.official_form(form, article=article),
        people,
        not_comparable=by_place.SPLIT_IN_2022,
    )
    together = by_place.together(values).row(0, named=True)
    return _rated(screen, values, code, "form", period=str(FORM_YEAR), together=together)


def _register(screen: Screen, places: pl.DataFrame, code: str, place: str) -> Regional:
    since, until = by_place.last_year(screen.dataset["extract_date"])
    period = f"{screen.language.date(since)} – {screen.language.date(until - timedelta(days=1))}"
    if screen.is_public:
        return _public(screen, places, code, period)
    articles = ["УК 115-1"] if code == "article_115_1" else None
    cases = data.cases(screen.release, screen.selection.dataset)
    if screen.selection.region is not None:
        cases = cases.filter(region_code=screen.selection.region)
    counts = by_place.recorded(cases, place=place, articles=articles, since=since, until=until)
    people = _people(screen, until.year, "jan1")
    values = by_place.with_rates(places, counts, people, place=place)
    everywhere = by_place.recorded(cases, articles=articles, since=since, until=until)
    unplaced = int(everywhere["count"].sum()) - int(values["count"].sum())
    own = by_place.residents_of(people, screen.selection.region)
    together = by_place.together(values, unplaced=unplaced, residents=own).row(0, named=True)
    return _rated(screen, values, code, code, period=period, together=together, unplaced=unplaced)


def _public(screen: Screen, places: pl.DataFrame, code: str, period: str) -> Regional:
    people = _people(screen, screen.dataset["extract_date"].year, "jan1")
    is_own = code == "article_115_1"
    values, together, missing = public.places(screen, places, people, is_own=is_own)
    return _rated(screen, values, code, code, period=period, together=together, unplaced=missing)


def _rated(
    screen: Screen,
    values: pl.DataFrame,
    code: str,
    classes: str,
    *,
    period: str,
    together: dict[str, Any],
    unplaced: int = 0,
) -> Regional:
    reader, region = screen.language, _region_name(screen)
    said = regions.rated(
        values,
        together=together,
        unplaced=unplaced,
        measure=reader.text(NAMES[code]),
        period=period,
        place=region,
        reader=reader,
    )
    shown = values.with_columns(
        value=pl.when(pl.col("status") != "none").then("rate"),
        value_low=pl.col("rate_low"),
        value_high=pl.col("rate_high"),
    )
    label = reader.text("per 100,000 residents a year")
    columns = ("name", "count", "population", "rate", "rate_low", "rate_high", "rate_smoothed")
    return Regional(
        shown,
        measure(label, classes, digits=2 if classes == "form" else 1),
        said,
        columns,
        together["rate"] if region is None else None,
        has_intervals=True,
    )


def _people(screen: Screen, year: int, basis: str) -> pl.DataFrame:
    population = data.frame(screen.release, contracts.POPULATION)
    return by_place.residents(population, year=year, basis=basis)


def _region_name(screen: Screen) -> str | None:
    if screen.selection.region is None:
        return None
    found = data.frame(screen.release, contracts.REGION).filter(region_code=screen.selection.region)
    return screen.language.place(found.row(0, named=True))
