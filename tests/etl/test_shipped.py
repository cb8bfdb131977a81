"""The shipped record: every row arrives, is read as judged, and a fault stops all of it."""

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest

import releases
from contracts import (
    DATASET,
    DISTRICT,
    DOCUMENTED_CASE,
    FORM_1M_COUNT,
    LEGAL_EVENT,
    MCI,
    OFFICIAL_FIGURE,
    POPULATION,
    REGION,
    SANCTION_NORM,
    UPLOAD,
    Contract,
)
from etl import publish
from etl.errors import DataRefused
from etl.settings import SHIPPED, Settings
from etl.shipped import load_shipped
from etl.warehouse import connect, rehearsing

GOLDEN = "eaea9b9a591d78c7e008ba815026a1e76e5667d8b9459d1d888ef09f4ecb99cb"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = Settings(tmp_path_factory.mktemp("shipped"), "tests")
    load_shipped(settings)
    return settings


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data, to be spoiled."""
    for folder in ("reference", "published", "official_forms"):
        shutil.copytree(SHIPPED / folder, tmp_path / "data" / folder)
    return tmp_path / "data"


def table(shipped: Settings, contract: Contract) -> pl.DataFrame:
    return releases.current(shipped.warehouse).frame(contract)


def one(frame: pl.DataFrame, *columns: str, **where: object) -> tuple[object, ...]:
    found = frame.filter(**where).select(columns)
    assert found.height == 1, found
    return found.row(0)


def test_every_row_of_every_file_arrives(shipped: Settings) -> None:
    uploads = table(shipped, UPLOAD)
    assert dict(uploads.select("file_name", "rows_loaded").iter_rows()) == {
        "regions.geojson": 20,
        "districts.geojson": 224,
        "region_tilegrid.csv": 20,
        "region_aliases.csv": 1238,
        "non_region_labels.csv": 51,
        "region_adjacency.csv": 35,
        "kato_l3.csv": 2609,
        "kato_crosswalk_2018_2024.csv": 237,
        "population.csv": 317,
        "population_districts_2023.csv": 240,
        "population_mangystau_districts.csv": 56,
        "mci.csv": 11,
        "sanctions_catalogue.csv": 36,
        "legal_timeline.csv": 41,
        "official_figures.csv": 99,
        "documented_cases.csv": 22,
        "form_1m_columns.csv": 81,
        "form_1m_2022_section1.csv": 8440,
        "form_1m_2022_section3_victim_offences.csv": 8080,
        "form_1m_2022_section3_1_victims_persons.csv": 8080,
    }
    settings = Settings(shipped.warehouse, "tests")
    with rehearsing(settings) as con:
        for name, rows in (
            uploads.filter(kind="published").select("file_name", "rows_loaded").rows()
        ):
            assert con.table(f"raw_{Path(name).stem}").count("line").fetchall() == [(rows,)]


def test_tables_of_the_release_have_these_many_rows(shipped: Settings) -> None:
    assert releases.current(shipped.warehouse).rows == {
        "region": 20,
        "district": 224,
        "population": 576,
        "mci": 11,
        "sanction_norm": 36,
        "legal_event": 41,
        "official_figure": 99,
        "documented_case": 22,
        "form_1m_count": 8440 * 31 + 8080 * (26 + 24),
        "form_1m_column": 20 * (31 + 26 + 24),
        "case": 0,
        "sanction": 0,
        "dataset": 1,
        "upload": 20,
        "rejected_row": 0,
    }


def test_a_second_time_changes_nothing(shipped: Settings) -> None:
    before = publish.in_service(shipped)
    load_shipped(shipped)
    assert publish.in_service(shipped) == before


def test_the_shipped_record_says_what_it_said(shipped: Settings) -> None:
    """A changed figure changes this hash: then say in CHANGELOG.md which one and why."""
    serving = publish.in_service(shipped)
    assert serving
    assert serving.content_hash == GOLDEN


def test_two_warehouses_from_the_same_files_say_the_same(
    shipped: Settings, settings: Settings
) -> None:
    load_shipped(settings)
    here, there = publish.in_service(settings), publish.in_service(shipped)
    assert here
    assert there
    assert here.content_hash == there.content_hash


def test_a_region_has_its_codes_names_tile_and_box(shipped: Settings) -> None:
    names = ("kato", "kind", "name_kk", "name_ru", "name_en", "tile_column", "tile_row")
    assert one(table(shipped, REGION), *names, region_code="47") == (
        "470000000",
        "oblast",
        "Маңғыстау облысы",
        "Мангистауская область",
        "Mangystau Region",
        2,
        3,
    )
    west, south, east, north = one(
        table(shipped, REGION), "west", "south", "east", "north", region_code="47"
    )
    assert (west, south, east, north) == pytest.approx((49.99, 41.24, 56.69, 46.49), abs=0.01)


def test_the_districts_of_mangystau(shipped: Settings) -> None:
    districts = table(shipped, DISTRICT).filter(region_code="47")
    assert districts.select("district_code", "kind", "name_en").rows() == [
        ("471000000", "city", "Aktau City"),
        ("471800000", "city", "Zhanaozen City"),
        ("473600000", "district", "Beyneu District"),
        ("474200000", "district", "Karakiya District"),
        ("474600000", "district", "Mangystau District"),
        ("475000000", "district", "Munaily District"),
        ("475200000", "district", "Tupkaragan District"),
    ]


def test_population_keeps_present_boundaries_and_both_bases(shipped: Settings) -> None:
    population = table(shipped, POPULATION)
    regions = population.filter(level="region")
    assert regions.group_by("basis").len().sort("basis").rows() == [("jan1", 160), ("midyear", 140)]
    in_2023 = population.filter(year=2023, basis="jan1")
    country = in_2023.filter(level="country")["population"].item()
    assert in_2023.filter(level="region")["population"].sum() == country
    known = set(table(shipped, DISTRICT)["district_code"])
    assert set(population.filter(level="district")["place_code"]) <= known


def test_the_own_series_of_mangystau_wins_over_the_bulletin(shipped: Settings) -> None:
    """Munaily on 1 January 2023: 163,691 in the preliminary bulletin, 163,809 in table 6584."""
    munaily = {"place_code": "475000000", "year": 2023}
    columns = ("population", "confidence", "source")
    assert one(table(shipped, POPULATION), *columns, **munaily) == (
        163809,
        "official",
        "BNS RK table 6584 (district rows)",
    )


def test_people_of_a_district_without_outline_live_in_the_one_around_it(shipped: Settings) -> None:
    """Sauran (615500000) has no polygon of its own: Turkistan City (612000000) holds it."""
    bulletin = pl.read_csv(SHIPPED / "reference/population_districts_2023.csv", infer_schema=False)
    both = bulletin.filter(pl.col("kato").is_in(["612000000", "615500000"]))["population"]
    assert one(table(shipped, POPULATION), "population", "confidence", place_code="612000000") == (
        both.cast(pl.Int64).sum(),
        "derived",
    )


def test_the_index_changes_within_a_year(shipped: Settings) -> None:
    mci = table(shipped, MCI).filter(pl.col("valid_from").dt.year() == 2022)
    assert mci.select("valid_from", "mci_kzt").rows() == [
        (date(2022, 1, 1), 3063),
        (date(2022, 4, 1), 3180),
    ]


def test_the_ceilings_of_stalking(shipped: Settings) -> None:
    norms = table(shipped, SANCTION_NORM).filter(article="УК 115-1").drop_nulls("max_value")
    columns = ("sanction_type", "max_value", "unit", "valid_from", "valid_to")
    assert norms.select(columns).rows() == [
        ("fine", 200.0, "MCI", date(2025, 9, 16), None),
        ("correctional_work", 200.0, "MCI (same amount as fine)", date(2025, 9, 16), None),
        ("community_service", 200.0, "hours", date(2025, 9, 16), None),
        ("arrest", 50.0, "days", date(2025, 9, 16), None),
    ]


def test_a_norm_known_to_the_year_ends_with_that_year(shipped: Settings) -> None:
    old = {"article": "КоАП 461", "max_value": 5.0}
    assert one(table(shipped, SANCTION_NORM), "valid_from", "valid_to", **old) == (
        None,
        date(2023, 12, 31),
    )


def test_the_law_came_into_force_on_16_september_2025(shipped: Settings) -> None:
    events = table(shipped, LEGAL_EVENT)
    in_force = events.filter(pl.col("event").str.starts_with("UK 115-1 IN FORCE"))
    assert in_force.select("date", "date_precision", "is_disagreement").rows() == [
        (date(2025, 9, 16), "day", False)
    ]
    stated_wrongly = events.filter(pl.col("is_disagreement"))
    assert stated_wrongly["date"].to_list() == [date(2025, 7, 16), date(2025, 8, 20)]


def test_an_official_figure_keeps_who_said_it_when_and_of_what(shipped: Settings) -> None:
    assert table(shipped, OFFICIAL_FIGURE).row(0, named=True) == {
        "figure_id": 1,
        "as_of_date": date(2025, 10, 14),
        "as_of_date_precision": "day",
        "period_from": date(2025, 9, 16),
        "period_from_precision": "day",
        "period_to": date(2025, 10, 14),
        "period_to_precision": "day",
        "region_code": "00",
        "geography": "national",
        "indicator": "registered",
        "value": 2,
        "unit": "cases",
        "speaker_or_body": "Prosecutor General's Office",
        "source_url": "https://www.nur.kz/incident/crime/2296965-stalking-i-krazha-nevest-skolko-del-uzhe-zaveli-v-kazahstane/",
        "source_date": date(2025, 10, 14),
        "source_date_precision": "day",
        "notes": "115-1; Atyrau and Pavlodar regions",
        "is_conflict": False,
    }


def test_figures_are_placed_and_the_conflicting_one_is_marked(shipped: Settings) -> None:
    figures = table(shipped, OFFICIAL_FIGURE)
    places = dict(figures.select("geography", "region_code").unique().iter_rows())
    assert places["national"] == "00"
    assert (places["Almaty"], places["Astana"], places["Shymkent"]) == ("75", "71", "79")
    assert places["Mangystau Region"] == "47"
    assert places["Oral city (West Kazakhstan Region)"] is None
    unplaced = figures.filter(pl.col("region_code").is_null())["geography"].unique()
    assert unplaced.to_list() == ["Oral city (West Kazakhstan Region)"]
    assert figures.filter(pl.col("is_conflict")).select("figure_id", "value").rows() == [(4, 300)]


def test_the_two_cases_of_mangystau_keep_the_precision_of_their_dates(shipped: Settings) -> None:
    cases = table(shipped, DOCUMENTED_CASE).filter(region_code="47")
    columns = [
        "case_key",
        "district_code",
        "conduct_from",
        "conduct_from_precision",
        "conduct_to",
        "conduct_to_precision",
        "conduct_forms",
        "prior_admin_sanctions",
    ]
    assert cases.select(columns).rows() == [
        (
            "MAN-2026-01",
            "475000000",
            date(2025, 1, 1),
            "year",
            date(2025, 6, 1),
            "month",
            ["following", "other"],
            2,
        ),
        (
            "MAN-2026-02",
            "471000000",
            date(2024, 10, 1),
            "month",
            date(2026, 2, 1),
            "month",
            ["calls", "visits_home", "visits_work", "following"],
            None,
        ),
    ]


def test_a_case_is_placed_in_a_district_of_its_own_region_or_in_none(shipped: Settings) -> None:
    cases = table(shipped, DOCUMENTED_CASE).select("case_key", "district_code")
    places = dict(cases.iter_rows())
    assert places["ALM-2026-02"] == "751910000"  # Turksib district of Almaty
    assert places["AKM-2025-01"] == "114000000"  # "Bulandy district (Makinsk)"
    assert places["PAV-2026-02"] == "551000000"  # "Pavlodar" is the city
    assert places["ZKO-2026-01"] == "273600000"  # "Burlin district (Aksai)" is Burli
    assert places["ALM-2026-01"] is None  # "Almaty" is a region of its own
    assert places["KOS-2025-01"] is None  # nothing reported


def test_form_1m_has_articles_measures_and_the_sums_of_its_source(shipped: Settings) -> None:
    """National 2022: 155,200 registered, 60,957 of them against women; threat (115): 135 and 68."""
    everything = table(shipped, FORM_1M_COUNT)
    assert everything["measure"].null_count() == 0
    form = everything.filter(section="1")
    assert form.select(pl.col("period_from").min(), pl.col("period_to").max()).rows() == [
        (date(2022, 1, 1), date(2022, 12, 31))
    ]
    registered = pl.col("measure").is_in(["registered", "against_women"])
    sums = (
        form.filter(registered)
        .group_by("row_code", "article", "measure")
        .agg(pl.col("value").sum())
    )
    by_measure = {"against_women": 60957, "registered": 155200}
    assert dict(sums.filter(row_code=1).select("measure", "value").iter_rows()) == by_measure
    threat = sums.filter(article="УК 115").select("measure", "value")
    assert dict(threat.iter_rows()) == {"against_women": 68, "registered": 135}
    assert form.filter(row_code=13)["article"].null_count() == 20 * 31  # a chapter's heading
    assert form.filter(pl.col("article").is_in(["УК 000", "УК 001"])).is_empty()


def test_the_published_record_is_a_data_set(shipped: Settings) -> None:
    columns = ("dataset", "kind", "data_to", "extract_date", "cases", "sanctions")
    assert table(shipped, DATASET).select(columns).rows() == [
        ("published", "published", date(2026, 3, 3), None, 22, None)
    ]


def test_every_fault_is_listed_at_once_and_nothing_is_written(
    data: Path, settings: Settings
) -> None:
    figures = data / "published" / "official_figures.csv"
    lines = figures.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace("2025-10-14,2025-09-16", "2025-02-30,16.09.2025")
    lines[2] = lines[2].replace("registered,1,", "registered,1.5,")
    figures.write_text("\n".join(lines), encoding="utf-8")
    cases = data / "published" / "documented_cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").replace("Mangystau Region", "Mordor", 1))
    with pytest.raises(DataRefused) as refused:
        load_shipped(settings, data=data)
    assert str(refused.value).splitlines() == [
        "Faults in the shipped data: 4. Nothing was written.",
        "documented_cases.csv, line 2, column region_en: Mordor – expected the name of a region, "
        "as in region_aliases.csv.",
        "official_figures.csv, line 2, column as_of_date: 2025-02-30 – expected a date such as "
        "2026, 2026-01 or 2026-01-31.",
        "official_figures.csv, line 2, column period_from: 16.09.2025 – expected a date such as "
        "2026, 2026-01 or 2026-01-31.",
        "official_figures.csv, line 3, column value: 1.5 – expected a whole number.",
    ]
    assert publish.in_service(settings) is None
    con = connect(settings)
    assert con.table("upload").count("upload_id").fetchall() == [(0,)]
    con.close()


def test_a_repeated_key_is_refused(data: Path, settings: Settings) -> None:
    cases = data / "published" / "documented_cases.csv"
    lines = cases.read_text(encoding="utf-8").splitlines()
    cases.write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    with pytest.raises(DataRefused, match=r"documented_case: key \(case_key\) is repeated in 1"):
        load_shipped(settings, data=data)


def test_a_missing_and_an_unknown_column_are_named(data: Path, settings: Settings) -> None:
    mci = data / "reference" / "mci.csv"
    mci.write_text(mci.read_text(encoding="utf-8").replace("mci_kzt", "mci_tenge"))
    with pytest.raises(DataRefused, match=r"no column mci_kzt.*\n.*has a column mci_tenge"):
        load_shipped(settings, data=data)


def test_a_missing_file_and_a_ragged_file_are_refused(data: Path, settings: Settings) -> None:
    mci = data / "reference" / "mci.csv"
    mci.write_text(mci.read_text(encoding="utf-8") + "2027,1,2,3,4,5,6,7\n")
    with pytest.raises(DataRefused, match=r"reference/mci\.csv cannot be read"):
        load_shipped(settings, data=data)
    mci.unlink()
    with pytest.raises(DataRefused, match=r"reference/mci\.csv cannot be read: .*No such file"):
        load_shipped(settings, data=data)


def test_a_newer_file_replaces_the_former_and_may_be_put_back(
    data: Path, settings: Settings
) -> None:
    load_shipped(settings, data=data)
    before = publish.in_service(settings)
    mci = data / "reference" / "mci.csv"
    original = mci.read_bytes()
    mci.write_bytes(b"\n".join(original.splitlines()[:-1]) + b"\n")
    load_shipped(settings, data=data)
    assert publish.table(MCI, settings=settings)["mci_kzt"].to_list()[-1] == 3932
    mci.write_bytes(original)
    load_shipped(settings, data=data)
    after = publish.in_service(settings)
    assert before
    assert after
    assert after.content_hash == before.content_hash
    assert publish.table(UPLOAD, settings=settings).height == 22
