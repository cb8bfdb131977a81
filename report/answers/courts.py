"""What courts impose, and which conduct the law can reach."""

import polars as pl

from analysis.conduct_vs_law import conduct_vs_law
from analysis.disclosure.rules import with_share_status
from analysis.known_sentences import known_sentences
from analysis.law_positions import law_positions
from analysis.penalties import sanction_mix
from analysis.public import people as public_people
from analysis.refusal import NotAnswerable
from charts.law import conduct_vs_law_figure
from charts.law_positions import law_positions_figure
from charts.penalties import sanction_mix_figure
from charts.sentences import sentences_vs_maximum_figure
from contracts import DOCUMENTED_CASE, REGION, SANCTION_NORM
from report.answers.answer import Answer, Estimate, drawn
from report.asked import Asked
from words import N_, Language
from words.sentences import law, penalties
from words.sentences import public as hidden

_SHARES = ("share", "low", "high")


def sanctions(asked: Asked) -> Answer:
    """Return the known sentences of the published record, or the sanction mix of a register.

    Raises:
        NotAnswerable: The register has no such sanctions, or they are protected.
    """
    if asked.is_published:
        return _known(asked)
    columns = ("sanction_type", "sanctions", "total", *_SHARES)
    is_own = asked.choices.article != "all"
    if asked.is_public:
        by_fate = public_people.sanctions_by_fate(asked.history())
        protected_mix = public_people.mix(by_fate, is_own=is_own)
        said = hidden.table(
            asked.reader.text("Which sanctions are imposed"),
            context=asked.reader.text("Sanctions imposed"),
            reader=asked.reader,
        )
        return Answer(said, protected_mix.rename({"count": "sanctions"}), columns)
    found = asked.sanctions()
    if is_own:
        found = found.filter(pl.col("article") == "УК 115-1")
    if found.is_empty():
        raise NotAnswerable(
            N_("This register has no such sanctions yet: load them on the screen “Upload”."),
            needed=N_("One row for each sanction imposed, with its date and type."),
        )
    mix = sanction_mix(found)
    return Answer(
        penalties.mix(mix, asked.reader),
        with_share_status(mix, "total").rename({"count": "sanctions"}),
        ("is_principal", *columns),
        sanction_mix_figure(mix, language=asked.reader),
        _share_of_fines(mix),
    )


def conduct_and_law(asked: Asked) -> Answer:
    """Return which conduct article 115-1 can reach, case by case or in all."""
    reader = asked.reader
    columns = ("law_position", "count", *_SHARES)
    if asked.is_published:
        known = conduct_vs_law(asked.frame(DOCUMENTED_CASE))
        shown = labelled(known, asked.frame(REGION), reader)
        return Answer(
            law.documented(known, reader),
            shown,
            ("place", "conduct_from", "conduct_to", "law_position", "chargeable"),
            drawn(shown, lambda: conduct_vs_law_figure(shown, language=reader)),
            Estimate(known.filter(law_position="before").height, "cases_before_the_law"),
        )
    placed = conduct_vs_law(asked.cases())
    if asked.is_public:
        said = hidden.table(
            reader.text("Conduct and the date of the law"),
            context=reader.text("Recorded cases"),
            reader=reader,
        )
        return Answer(said, public_people.positions(asked.history()), columns)
    positions = law_positions(placed)
    return Answer(
        law.register(placed, reader),
        with_share_status(positions, "total"),
        columns,
        law_positions_figure(positions, language=reader),
        Estimate(placed.filter(law_position="before").height, "cases_before_the_law"),
    )


def _share_of_fines(mix: pl.DataFrame) -> Estimate | None:
    found = mix.filter(pl.col("is_principal") & (pl.col("sanction_type") == "fine"))
    if found.is_empty():
        return None
    row = found.row(0, named=True)
    return Estimate(row["share"], "share_of_fines", row["low"], row["high"])


def labelled(cases: pl.DataFrame, regions: pl.DataFrame, reader: Language) -> pl.DataFrame:
    """Add ``place`` (region, in the reader's language) and ``label`` (what a chart's row says).

    Args:
        cases: Documented cases, with ``case_key`` and ``region_code``.
        regions: As ``contracts.REGION``.
        reader: The reader's language.
    """
    names = regions.select("region_code", place=f"short_{reader.code}")
    return cases.join(names, on="region_code", how="left", maintain_order="left").with_columns(
        label=pl.format("{} · {}", pl.col("place").fill_null("–"), pl.col("case_key"))
    )


def _known(asked: Asked) -> Answer:
    found = known_sentences(asked.frame(DOCUMENTED_CASE), asked.frame(SANCTION_NORM))
    shown = labelled(found, asked.frame(REGION), asked.reader)
    return Answer(
        penalties.sentences_known(found, asked.reader),
        shown,
        ("place", "verdict_on", "sanction_type", "value", "max_value", "unit",
         "share_of_ceiling"),
        drawn(shown, lambda: sentences_vs_maximum_figure(shown, language=asked.reader)),
        Estimate(found.height, "sentences"),
    )  # fmt: skip
