"""Headers and values that nobody foresaw: suggested, mapped by hand, remembered, offered again."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from contracts import CASE, SANCTION
from etl import publish, warehouse
from etl.errors import DataRefused
from etl.ledger import withdraw
from etl.load_report import LoadReport
from etl.mapping import remembered_mapping, suggest_mapping
from etl.settings import Settings
from etl.values import codes_of, mappable_columns

pytestmark = pytest.mark.usefixtures("without_child")
Register = Callable[..., LoadReport]

THEIRS = """Карточка;Дата регистрации;Обл.;Статья;Исход;Кто
1;01.10.2025;Мангис-ая обл;УК 115-1;посажен;p-1
2;02.10.2025;Мангис-ая обл;УК 115-1;посажен;p-2
3;03.10.2025;Астана;УК 115-1;отпущен;p-3
"""
MAPPING = {"Карточка": "case_id", "обл": "region", "Кто": "suspect_id"}
VALUES = {
    "outcome": {"Посажен": "convicted", "отпущен": "terminated"},
    "region": {"Мангис-ая обл": "47"},
}


def released(settings: Settings) -> pl.DataFrame:
    return publish.table(CASE, settings=settings)


def test_what_is_not_recognised_is_suggested_and_not_accepted(
    register: Register, settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(DataRefused) as refusal:
        register(THEIRS)
    assert "required column case_id is missing" in str(refusal.value)
    offered = suggest_mapping(tmp_path / "cases.csv", "case", settings=settings)
    assert offered.rows() == [
        (1, "Карточка", None, "case_id", None),
        (2, "Дата регистрации", "registered_on", None, None),
        (3, "Обл.", None, "region", None),
        (4, "Статья", "article", None, None),
        (5, "Исход", "outcome", None, None),
        (6, "Кто", None, None, None),
    ]


def test_headers_mapped_by_hand_are_read(register: Register) -> None:
    report = register(THEIRS, mapping=MAPPING | {"Исход": None})
    assert report.mapping == {
        "Карточка": "case_id",
        "Дата регистрации": "registered_on",
        "Обл.": "region",
        "Статья": "article",
        "Исход": None,
        "Кто": "suspect_id",
    }
    assert report.ignored_columns == ("Исход",)
    assert report.rows_read == 3


def test_unknown_values_are_counted_and_mapped_once_for_all_rows(
    register: Register, settings: Settings
) -> None:
    report = register(THEIRS, mapping=MAPPING)
    assert report.rows_rejected == 3
    assert report.unknown_values.rows() == [
        ("outcome", "посажен", 2, "convicted"),
        ("region", "Мангис-ая обл", 2, "47"),
        ("outcome", "отпущен", 1, None),
    ]
    loaded = register(THEIRS, mapping=MAPPING, value_mapping=VALUES, load_it=True)
    assert (loaded.rows_loaded, loaded.unknown_values.height) == (3, 0)
    cases = released(settings).sort("case_id")
    assert cases["outcome"].to_list() == ["convicted", "convicted", "terminated"]
    assert cases["region_code"].to_list() == ["47", "47", "71"]


def test_what_was_said_is_offered_again_for_the_same_headers(
    register: Register, settings: Settings, tmp_path: Path
) -> None:
    loaded = register(THEIRS, mapping=MAPPING, value_mapping=VALUES, load_it=True)
    path = tmp_path / "next.csv"
    path.write_text(THEIRS.splitlines()[0] + "\n4;04.10.2025;Астана;УК 115;;p\n")
    before = remembered_mapping(path, "case", settings=settings)
    assert before.columns == {"Карточка": "case_id", "Обл.": "region", "Кто": "suspect_id"}
    assert before.values == VALUES
    offered = suggest_mapping(path, "case", settings=settings)
    assert offered["remembered"].to_list() == [
        *("case_id", None, "region", None, None, "suspect_id")
    ]
    assert not remembered_mapping(path, "sanction", settings=settings).columns
    with warehouse.writing(settings) as con:
        withdraw(con, loaded.upload_id or 0, actor="tests")
    assert not remembered_mapping(path, "case", settings=settings).columns


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"mapping": {"Нет": "case_id"}}, "no header “Нет”"),
        ({"mapping": {"Карточка": "caseid"}}, "names a column “caseid”"),
        ({"mapping": MAPPING | {"Статья": "case_id"}}, "two columns are both case_id"),
        ({"value_mapping": {"case_id": {"1": "2"}}}, "names a column “case_id”"),
        ({"value_mapping": {"outcome": {"x": "jailed"}}}, "the code “jailed”"),
        ({"value_mapping": {"region": {"x": "Мордор"}}}, "the code “Мордор”"),
        ({"value_mapping": {"article": {"x": "УК 9999"}}}, "the code “УК 9999”"),
        ({"value_mapping": {"outcome": {"+7 701 123 45 67": "convicted"}}}, "personal data"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(
    register: Register, said: dict[str, object], words: str
) -> None:
    with pytest.raises(DataRefused) as refusal:
        register(THEIRS, **said)
    assert words in str(refusal.value)
    assert "701" not in str(refusal.value)


def test_lists_places_articles_and_sexes_can_be_mapped(
    register: Register, settings: Settings
) -> None:
    text = "case_id,registered_on,region,district,article,conduct_forms,victim_sex\n"
    text += "1,2025-10-01,47,Жанаозенск,преследование,звонил; слал цветы,дев.\n"
    said = {
        "district": {"жанаозенск": "471800000"},
        "article": {"Преследование": "УК 115-1"},
        "conduct_forms": {"звонил": "calls", "слал цветы": "gifts"},
        "suspect_sex": {"дев.": "F"},
    }
    unknown = register(text).unknown_values.sort("column", "value")
    assert unknown.select("column", "value", "rows").rows() == [
        ("article", "преследование", 1),
        ("conduct_forms", "звонил", 1),
        ("conduct_forms", "слал цветы", 1),
        ("district", "Жанаозенск", 1),
        ("victim_sex", "дев.", 1),
    ]
    report = register(text, value_mapping=said, load_it=True)
    assert report.rows_loaded == 1
    case = released(settings).row(0, named=True)
    assert (case["district_code"], case["article"]) == ("471800000", "УК 115-1")
    assert (case["conduct_forms"], case["victim_sex"]) == (["calls", "gifts"], "F")


def test_sanctions_are_mapped_alike(register: Register, settings: Settings) -> None:
    text = "№;Кому;Когда;Вид\nс-1;p-1;01.12.2025;деньгами\n"
    register(
        text,
        kind="sanction",
        mapping={
            "№": "sanction_id", "Кому": "suspect_id", "Когда": "imposed_on", "Вид": "sanction_type"
        },
        value_mapping={"sanction_type": {"деньгами": "fine"}},
        load_it=True,
    )  # fmt: skip
    assert publish.table(SANCTION, settings=settings)["sanction_type"].to_list() == ["fine"]


def test_a_value_that_may_be_personal_is_no_unknown_value(register: Register) -> None:
    text = "case_id,registered_on,region,article,outcome\n1,2025-10-01,47,УК 115,87011234567\n"
    assert register(text).unknown_values.is_empty()


def test_every_list_has_codes_and_every_mappable_column_a_list() -> None:
    for kind in ("case", "sanction"):
        for column in mappable_columns(kind):
            assert codes_of(column) or column in {"region", "district", "article"}
    assert codes_of("suspect_sex") == codes_of("victim_sex") != ()
