"""Form 1-M in Kazakh alone: it comes out cell for cell as the Russian workbook does."""

import re
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from etl.form_1m.frames import COLUMNS, Form
from etl.form_1m.headings import heading_key
from etl.form_1m.kazakh import measure_in_kazakh
from etl.form_1m.period import period_in
from etl.form_1m.place import Stated
from etl.form_1m.text import article_of, section_of
from tests.etl.written_forms import NUMBERS, SECTIONS, Area, Grid, as_published, laid_out, measures
from words import language

CRIMINAL_CASES = "Есепті кезеңде қылмыстық істері"
SUSPENDED = "Есепті кезеңде сотқа дейінгі тергеп-тексеру мерзімдері үзілген құқық бұзушылықтар саны"
VICTIMS = "Құқық бұзушылық жасалған жәбірленушілердің барлығы:"
PERSONS = "Құқық бұзушылық жасалған құрбандардың жалпы саны (адам):"
#: What stands over the columns of the three sections, Russian to Kazakh, one entry per cell.
KAZAKH = {
    "Наименование показателей": "Көрсеткіштердің атауы",
    "Преступление": "Қылмыс",
    "Шифр строки": "Жол шифры",
    "Код": "Коды",
    "Количество правонарушений, уголовные дела о которых находились в производстве в отчетном"
    " периоде": f"{CRIMINAL_CASES} іс жүргізуде болған құқық бұзушылықтар саны",
    "Количество правонарушений, зарегистрированных в ЕРДР в отчетном периоде": (
        "Есепті кезеңде СДТБТ-да тіркелген құқық бұзушылықтар саны"
    ),
    "в т.ч. совершенные в прошлых годах (из графы 2)": (
        "оның ішінде өткен жылдары жасалғандары (2-бағаннан)"
    ),
    "из графы 2": "2-бағаннан",
    "в отношении женщин": "әйелдерге қатысты",
    "в отношении несовершеннолетних": "кәмелетке толмағандарға қатысты",
    "Количество правонарушений, уголовные дела о которых окончены производством в отчетном"
    " периоде": f"{CRIMINAL_CASES} іс жүргізумен аяқталған құқық бұзушылықтар саны",
    "Количество правонарушений, уголовные дела о которых направлены в суд в отчётном периоде": (
        f"{CRIMINAL_CASES} сотқа жіберілген құқық бұзушылықтар саны"
    ),
    "из них": "олардың ішінде",
    "следствие": "тергеу",
    "дознание": "анықтау",
    "протокольная форма": "хаттамалық нысан",
    "из них после заключения процессуального соглашения в форме сделки о признании вины": (
        "олардың ішінде кінәні мойындау туралы мәміле нысанындағы процестік келісім"
        " жасалғаннан кейін"
    ),
    "Количество правонарушений, уголовные дела о которых прекращены по пунктам 3), 4), 9), 10),"
    " 11), 12) ч.1 ст. 35 и ст.36 УПК РК": (
        "Қылмыстық істері ҚР ҚПК-нің 35-бабы 1-бөлігінің 3), 4), 9), 10), 11), 12)-тармақтары"
        " және 36-бабы бойынша тоқтатылған құқық бұзушылықтар саны"
    ),
    "Количество правонарушений, уголовные дела о которых прекращены по пунктам 1), 2), 5), 6),"
    " 7), 8) ч.1 ст. 35 УПК РК": (
        "Қылмыстық істері ҚР ҚПК-нің 35-бабы 1-бөлігінің 1), 2), 5), 6), 7), 8)-тармақтары"
        " бойынша тоқтатылған құқық бұзушылықтар саны"
    ),
    "Количество правонарушений по которым прерваны сроки досудебного расследования в отчетном"
    " периоде": SUSPENDED,
    "всего": "барлығы",
    "Количество правонарушений по которым истек срок расследования": (
        "Тергеп-тексеру мерзімі өткен құқық бұзушылықтар саны"
    ),
    "Количество правонарушений переданных по подследственности со снятием с учета": (
        "Есептен шығарыла отырып, тергелуіне қарай берілген құқық бұзушылықтар саны"
    ),
    "Совершено в общественных местах": "Қоғамдық орындарда жасалған",
    "на улицах, площадях, парках, скверах": "көшелерде, алаңдарда, саябақтарда, скверлерде",
    "Количество правонарушений, совершенных в семейно-бытовой сфере": (
        "Отбасылық-тұрмыстық салада жасалған құқық бұзушылықтар саны"
    ),
    "Количество нераскрытых, уголовных проступков прекращенных за истечением сроков давности"
    " без лица": (
        "Ескіру мерзімінің өтуіне байланысты тоқтатылған, ашылмаған қылмыстық теріс қылықтар"
        " саны (адамсыз)"
    ),
    "Количество зарегистрированных досудебных расследований выделенных в отношении лиц в"
    " отдельное производство": (
        "Адамдарға қатысты жеке іс жүргізуге бөлінген, тіркелген сотқа дейінгі"
        " тергеп-тексерулер саны"
    ),
    "Количество правонарушений по которым в соответствии со ст. 203 УПК определена квалификация"
    " деяния подозреваемого": (
        "ҚПК-нің 203-бабына сәйкес күдіктінің іс-әрекетінің саралануы айқындалған құқық"
        " бұзушылықтар саны"
    ),
    "Всего правонарушений совершенных в отношении физ лиц": (
        "Жеке тұлғаларға қатысты жасалған құқық бұзушылықтардың барлығы"
    ),
    "Всего потерпевших в отношении которых совершены правонарушения:": VICTIMS,
    "Всего количество жертв": "Құрбандардың жалпы саны",
    "Всего количество жерт в отношении которых совершены правонарушения (в лицах):": PERSONS,
    "в том числе": "соның ішінде",
    "женщин": "әйелдер",
    "несовершеннолетних": "кәмелетке толмағандар",
    "учащихся": "білім алушылар",
    "школ, гимназий, лицеев": "мектеп, гимназия, лицей",
    "колледжей": "колледж",
    "ВУЗов": "ЖОО",
    "инвалидов": "мүгедектігі бар адамдар",
    "пенсионеров": "зейнеткерлер",
    "осужденных": "сотталғандар",
    "в отношени и граждан": "азаматтарға қатысты",
    "Граждан РК": "ҚР азаматтары",
    "Граждан СНГ": "ТМД азаматтары",
    "Иностранных граждан": "Шетел азаматтары",
    "Лиц без гражданства": "Азаматтығы жоқ адамдар",
    "в отношении лиц по возрастному составу": "жас құрамы бойынша адамдарға қатысты",
    "до 11 лет": "11 жасқа дейін",
    "от 12 до 13 лет": "12-ден 13 жасқа дейін",
    "60 лет и выше": "60 жас және одан жоғары",
    "Всего правонарушений совершенных в отношении юридических лиц": (
        "Заңды тұлғаларға қатысты жасалған құқық бұзушылықтардың барлығы"
    ),
    "Всего правонарушений повлекших смерть потерпевшего": (
        "Жәбірленушінің өліміне әкеп соққан құқық бұзушылықтардың барлығы"
    ),
    "Всего правонарушений": "Барлық құқық бұзушылықтар",
    "проступки": "теріс қылықтар",
    "преступлений": "қылмыстар",
}
TITLES = {
    "R1": "1-бөлім. Тіркелген қылмыстық құқық бұзушылықтар туралы мәліметтер",
    "R3": "3-бөлім. Жәбірленушілер туралы мәліметтер (ҚР ҚПК-нің 71-бабы)",
    "R3-1": "3-1-бөлім. Құрбандардың саны туралы мәліметтер",
}
PERIOD = "Маңғыстау облысы бойынша 2022 жылғы қаңтар-желтоқсан"
_BY_KEY = {heading_key(russian): kazakh for russian, kazakh in KAZAKH.items()}
_POINT = re.compile(r"\s*п\.(\d)\) ч\.7 ст\.45")


def in_kazakh(cell: Any) -> Any:
    """One cell of a heading or a label, translated."""
    if not isinstance(cell, str) or not cell.strip():
        return cell
    if point := _POINT.match(cell):
        return f"ҚР ҚПК-нің 45-бабы 7-бөлігінің {point[1]}) тармағы (адам анықталмаған кезде)"
    if ages := re.fullmatch(r"(\d\d-\d\d) лет", cell.strip()):
        return f"{ages[1]} жас"
    if article := re.search(r"\(ст\.(\d+(?:-\d+)?)\.?\)", cell):
        return f"Құқық бұзушылық ({article[1]}-бап)"
    return _BY_KEY.get(heading_key(cell), cell)


def translated(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
    """The sheet with nothing Russian in its headings, above them and in rows of articles."""
    head = NUMBERS[tab]
    grid = [[in_kazakh(cell) for cell in row] for row in grid]
    first = next(
        n for n, row in enumerate(grid) if "Көрсеткіш" in str(row[0]) or row[0] == "Қылмыс"
    )
    for row in grid[:first]:
        row[:] = [""] * len(row)
    grid[0][0] = TITLES[tab]
    grid[first][0] = "Көрсеткіштер"
    russian = re.compile(r"правонаруш|колич|соверш|лиц[а ]|граф|проступ", re.IGNORECASE)
    assert not [cell for row in grid[:head] for cell in row if russian.search(str(cell))]
    return grid, merged


def cells(form: Form) -> list[tuple[Any, ...]]:
    """Where each count stands, what it is of and what it is."""
    return (
        form.rows.join(form.cells, on="row")
        .join(form.columns, on=["section", "form_column"])
        .select("section", "row_code", "article", "form_column", "letter", "measure", "value")
        .sort("section", "row_code", "form_column")
        .rows()
    )


@cache
def russian() -> Form:
    with tempfile.TemporaryDirectory() as folder:
        return laid_out(Path(folder), as_published, rows=10_000)


def test_a_kazakh_workbook_comes_out_cell_for_cell(tmp_path: Path) -> None:
    form = laid_out(
        tmp_path, translated, rows=10_000, title="1-М нысаны Маңғыстау облысы (Жиынтық)"
    )
    assert form.scope == russian().scope
    assert form.faults.is_empty()
    for section in SECTIONS.values():
        assert measures(form, section) == measures(russian(), section)
        assert None not in measures(form, section)
    assert cells(form) == cells(russian())
    said = " ".join(note.text(language("en")) for note in form.notes)
    assert "new" not in said


def test_region_and_period_are_read_from_a_kazakh_title(tmp_path: Path) -> None:
    def with_period(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
        grid, merged = translated(tab, grid, merged)
        grid[1][0] = PERIOD
        return grid, merged

    form = laid_out(tmp_path, with_period, title="", stated=Stated())
    assert form.scope == russian().scope


@pytest.mark.parametrize("merged_too", [True, False])
def test_words_may_be_broken_or_typed_without_kazakh_letters(
    tmp_path: Path, merged_too: bool
) -> None:
    plain = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")

    def typed(tab: str, grid: Grid, merged: list[Area]) -> tuple[Grid, list[Area]]:
        grid, merged = translated(tab, grid, merged)
        for row in grid[1 : NUMBERS[tab]]:
            row[4:] = [
                str(cell).translate(plain).replace("ылыкт", "ы-\nлыкт").replace("  ", "\n")
                for cell in row[4:]
            ]
        return grid, merged if merged_too else []

    form = laid_out(tmp_path, typed)
    for section in SECTIONS.values():
        assert measures(form, section) == measures(russian(), section)


@pytest.mark.parametrize(
    ("section", "heading", "measure"),
    [
        ("1", "Есепті кезеңде СДТБТ-де тіркелген қылмыстық құқық бұзушылықтар", "registered"),
        ("1", "2-бағаннан | әйелдерге қатысты жасалғандар", "against_women"),
        ("1", "Сотқа жолданған істер саны", "sent_to_court"),
        ("1", "Ақтамайтын негіздер бойынша тоқтатылған", "terminated_non_exonerating"),
        ("1", f"{SUSPENDED} | 45-бап 7-бөлік 2) тармақ ҚПК", "suspended_person_abroad"),
        ("1", "Әйелдер жасаған құқық бұзушылықтар", None),
        ("1", "Тіркелген әйелдер", None),
        ("1", "СДТБТ-да тіркелген әкімшілік құқық бұзушылықтар", None),
        ("1", "Қылмыстық істері 35-баптың 1), 2)-тармақтары бойынша тоқтатылған", None),
        ("3", "Жәбірленушілер | 14-15 жас", "aged_14_15"),
        ("3", "Жәбірленушілер | 60 жастан асқан", "aged_60_plus"),
        ("3", "Жәбірленушілер | 14-16 жас", None),
        ("3", "Айыпталушылар | әйелдер", None),
        ("3", "әйелдер", None),
        ("3-1", "Құрбандардың барлығы", "victims"),
        ("3-1", "Айыпталушылардың барлығы", None),
        ("3-1", "", None),
    ],
)
def test_every_word_of_a_heading_is_accounted_for(
    section: str, heading: str, measure: str | None
) -> None:
    assert measure_in_kazakh(heading, section) == measure


def test_each_column_of_the_form_can_be_said_in_kazakh() -> None:
    """What the list of Kazakh words names is what the Russian list names."""
    both = [
        path.read_text(encoding="utf-8")
        for path in (COLUMNS, COLUMNS.with_name("form_1m_words_kk.csv"))
    ]
    ru, kk = (
        {tuple(line.split(",")[i] for i in at) for line in text.splitlines()[1:]}
        for text, at in zip(both, [(0, 2), (0, 1)], strict=True)
    )
    people = {("3-1", measure) for section, measure in kk if section == "3"}
    assert ru <= kk | people
    assert {pair for pair in kk if pair[1]} <= ru


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("2022 жылғы қаңтар-желтоқсан", date(2022, 12, 31)),
        ("2022 ж. қаңтар – маусым айлары", date(2022, 6, 30)),
        ("2022 жылғы 1 қаңтардан 30 маусымға дейін", date(2022, 6, 30)),
        ("2022 жылдың 9 айы", date(2022, 9, 30)),
        ("2022 жылдың бірінші жартыжылдығы", date(2022, 6, 30)),
        ("2022 жылғы 1-тоқсан", date(2022, 3, 31)),
        ("2022 жылғы қаңтар айында", date(2022, 1, 31)),
        ("2022 жыл бойынша", date(2022, 12, 31)),
        ("2023 жылғы 1 қаңтарға", None),
        ("2016 жылғы 29 тамыздағы № 140 бұйрығымен", None),
        ("2022 жылғы 5 қаңтардан 30 маусымға дейін", None),
    ],
)
def test_kazakh_periods(text: str, last_day: date | None) -> None:
    assert period_in(text) == (last_day and (date(2022, 1, 1), last_day))


@pytest.mark.parametrize(
    ("label", "article"),
    [
        ("Сталкинг (115-1-бап)", "115-1"),
        ("Қорқыту (ҚК-нің 115-бабы)", "115"),
        ("Кісі өлтіру (99-баптың 1-бөлігі)", "99 ч.1"),
        ("Ұрлық (ҚК 188-бабы 2, 3-бөліктер)", "188 ч.2,3"),
        ("Ұрлау (188, 189-баптар)", None),
        ("Ұрлау (188-190-баптар)", None),
        ("Мерзімдер (ҚПК 45-бабы)", None),
        ("Жасырыну (ҚПК 45-бабы, ҚК 115-бабы)", "115"),
        ("Ауыр қылмыстар", None),
    ],
)
def test_kazakh_labels_name_articles(label: str, article: str | None) -> None:
    assert article_of(label) == article


@pytest.mark.parametrize(
    ("title", "tab", "section"),
    [
        ("3-1-бөлім. Мәліметтер", "x", "3-1"),
        ("№ 3-1 бөлім", "x", "3-1"),
        ("Бөлім 5", "x", "5"),
        ("", "3-1-бөлім", "3-1"),
        ("Бас Прокурордың бұйрығына 1-қосымша. 7-бөлім", "x", "7"),
        ("Бас Прокурордың бұйрығына 1-қосымша", "x", None),
        ("5-қосымша. Мәліметтер", "x", "appendix-5"),
        ("", "6-қосымша", "appendix-6"),
    ],
)
def test_kazakh_sections(title: str, tab: str, section: str | None) -> None:
    assert section_of(title, tab) == section
