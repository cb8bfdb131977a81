"""Every sentence for none, one, a few and many, in every language: whole, right, and no longer."""

import re
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from words import LANGUAGES, Language, language
from words.sentences import Said, data, law, overview, penalties, regions, repeat_offences, series

COUNTS = (0, 1, 2, 3, 4, 5, 11, 21, 1234)
WORDS_OF_A_FINDING = 10

each_count = pytest.mark.parametrize("n", COUNTS)
each_language = pytest.mark.parametrize("code", LANGUAGES)

STATED = {
    "value": pl.Int64,
    "indicator": pl.String,
    "speaker_or_body": pl.String,
    "as_of_date": pl.Date,
    "as_of_date_precision": pl.String,
}
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


def level(ratio: float, low: float | None, high: float | None) -> pl.DataFrame:
    return pl.DataFrame([{"term": "level", "ratio": ratio, "low": low, "high": high}])


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


def compared(p: float, reader: Language) -> Said:
    return repeat_offences.compared(SimpleNamespace(chi_squared=31.2, p_value=p), reader)


#: Every function that writes a card, as a function of a count.
CARDS: dict[str, Callable[[int, Language], Said]] = {
    "official_figures": lambda n, r: overview.official_figures(statement(n), r),
    "nothing_stated": lambda n, r: overview.official_figures(statement(n).head(0), r),
    "conflicts": lambda n, r: overview.conflicts(r),
    "timeline": lambda n, r: overview.timeline(r),
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
    "level_change": lambda n, r: series.level_change(level(n + 0.5, 0.4, 1 + n), dispersion=1.2,
                                                     reader=r),
    "level_without_limits": lambda n, r: series.level_change(level(1.0, None, None), dispersion=0.0,
                                                             reader=r),
    "placebos": lambda n, r: series.placebos(placebo(1, n + 1), r),
    "sensitivity": lambda n, r: series.sensitivity(dates((1.1, 1.2 + n), (0.8, 1.3), None), r),
    "within": lambda n, r: repeat_offences.within(within(n), days=n, reader=r),
    "compared": lambda n, r: compared(0.04, r),
}  # fmt: skip


def parts(said: Said) -> list[str]:
    return [said.finding, said.context, said.text, said.about]


@each_language
@each_count
@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_written_whole(name: str, n: int, code: str) -> None:
    said = CARDS[name](n, language(code))
    for text in parts(said):
        assert text == text.strip() != ""
        assert not re.search(r"[{}]|\bNone\b|nan|  |\.\.", text)
    assert said.text.endswith(".")
    assert not said.finding.endswith(".")


@each_count
@pytest.mark.parametrize("name", CARDS)
def test_a_finding_has_at_most_ten_words(name: str, n: int) -> None:
    finding = CARDS[name](n, language("en")).finding
    assert len(finding.split()) <= WORDS_OF_A_FINDING


@pytest.mark.parametrize("code", ["kk", "ru"])
@pytest.mark.parametrize("name", CARDS)
def test_no_english_is_left(name: str, code: str) -> None:
    english, said = (CARDS[name](5, language(c)) for c in ("en", code))
    # The context of rates is made of words that the screen gives.
    assert said.finding != english.finding
    assert said.text != english.text
    assert said.about != english.about
    assert said.context != english.context or name == "rated_in_a_region"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("official_figures", ["{n} case sent", "{n} cases sent", "{n} cases sent"]),
        ("documented", ["{n} publicly reported case ", "{n} publicly reported cases",
                        "{n} publicly reported cases"]),
        ("rated", ["{n} offence recorded", "{n} offences recorded", "{n} offences recorded"]),
        ("law_documented", ["In {n} case all", "In {n} cases all", "In {n} cases all"]),
        ("sentences_known", ["{n} sentence under", "{n} sentences under", "{n} sentences under"]),
        ("within", ["within {n} day", "within {n} days", "within {n} days"]),
    ],
)  # fmt: skip
def test_english_findings_agree_with_their_number(name: str, words: list[str]) -> None:
    for n, expected in zip((1, 3, 5), words, strict=True):
        assert expected.format(n=n) in CARDS[name](n, language("en")).finding


@pytest.mark.parametrize(
    ("name", "one", "few", "many"),
    [
        ("official_figures", "{n} дело", "{n} дела", "{n} дел"),
        ("documented", "{n} публично известное дело", "{n} публично известных дела",
         "{n} публично известных дел"),
        ("rated", "{n} правонарушение", "{n} правонарушения", "{n} правонарушений"),
        ("law_documented", "В {n} деле", "В {n} делах", "В {n} делах"),
        ("sentences_known", "{n} приговор ", "{n} приговора ", "{n} приговоров "),
        ("within", "за {n} день", "за {n} дня", "за {n} дней"),
    ],
)  # fmt: skip
def test_russian_findings_agree_with_their_number(name: str, one: str, few: str, many: str) -> None:
    expected = {1: one, 21: one, 2: few, 3: few, 4: few, 0: many, 5: many, 11: many}
    for n, form in expected.items():
        assert form.format(n=n) in CARDS[name](n, language("ru")).finding + " "


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("rated", ("1.25", "0.40", "2.90")),
        ("mix", ("50.0", "12.3", "98.8")),
        ("fines", ("50.0", "10.0", "90.0")),
        ("level_change", ("1234.50", "0.40", "1235.00")),
        ("sensitivity", ("1.05", "0.80", "1.30")),
        ("within", ("11.9", "11.1", "12.8")),
    ],
)
def test_a_value_never_stands_without_its_interval(
    name: str, numbers: tuple[str, ...], code: str
) -> None:
    text = CARDS[name](1234, language(code)).text
    bare = text.replace("\u00a0", "").replace(" ", "")
    bare = re.sub(r"(?<=\d),(?=\d{3}\b)", "", bare) if code == "en" else bare.replace(",", ".")
    assert all(number in bare for number in numbers)
    assert "95" in text


@each_language
def test_few_sanctions_are_counted_not_shared(code: str) -> None:
    """No percentage of fewer than 30."""
    reader = language(code)
    for said in (penalties.mix(mixed(5, 24), reader), penalties.fines(*fines(29), reader)):
        assert "%" not in said.text
    assert "%" not in penalties.mix(mixed(5, 24), reader).finding
    assert "%" in penalties.mix(mixed(5, 25), reader).finding


@pytest.mark.parametrize(
    ("low", "high", "finding"),
    [
        (1.01, 1.5, "Recorded cases rose at the law date"),
        (0.5, 0.99, "Recorded cases fell at the law date"),
        (0.9, 1.1, "No clear change at the law date"),
        (1.0, 1.5, "No clear change at the law date"),
    ],
)
def test_change_is_claimed_only_when_its_interval_leaves_one(
    low: float, high: float, finding: str
) -> None:
    said = series.level_change(level(1.0, low, high), dispersion=1.0, reader=language("en"))
    assert said.finding == finding
    assert "association, not cause" in said.text


@pytest.mark.parametrize(
    ("estimates", "finding"),
    [
        (dates((1.1, 1.5), (1.2, 1.6)), "The same answer at each law date"),
        (dates((1.1, 1.5), (0.9, 1.6)), "The answer depends on the law date"),
        (dates((0.8, 1.5), (0.9, 1.6)), "The same answer at each law date"),
        (dates((1.1, 1.5), None), "The result by choice of law date"),
    ],
)
def test_law_dates_are_compared_by_what_they_say(estimates: pl.DataFrame, finding: str) -> None:
    assert series.sensitivity(estimates, language("en")).finding == finding


@pytest.mark.parametrize(
    ("p", "clear", "printed"),
    [(0.0001, True, "p < 0.001"), (0.049, True, "p = 0.049"), (0.05, False, "p = 0.050"),
     (1.0, False, "p = 1.000")],
)  # fmt: skip
def test_difference_of_curves_is_claimed_only_beyond_chance(
    p: float, clear: bool, printed: str
) -> None:
    said = compared(p, language("en"))
    assert said.finding.startswith("Groups by sanction differ") is clear
    assert printed in said.text
    assert "not the effect of the sanction" in said.text


def test_nothing_is_said_of_no_doubtful_case() -> None:
    reader = language("en")
    assert "do not suffice" not in law.register(positions(after=3), reader).text
    one = law.register(positions(unknown=1), reader).text
    assert "In 1 case the known dates do not suffice to tell." in one


@each_language
def test_statements_name_who_and_when(code: str) -> None:
    reader = language(code)
    dated = overview.known(statement(36), reader)
    assert reader.text(VICE_MINISTER) in dated
    assert reader.date(date(2026, 2, 25)) in dated
    undated = overview.known(statement(51, dated=False), reader)
    assert "51" in undated
    assert "–" not in undated
    assert "\n" not in overview.known(
        pl.concat([statement(36), statement(51, dated=False)]), reader
    )


@each_language
@each_count
def test_sentences_of_the_overview_are_whole(n: int, code: str) -> None:
    reader = language(code)
    cases = pl.DataFrame({"outcome": ["convicted"] * n}, schema={"outcome": pl.String})
    said = [
        overview.in_short(statement(n), reader),
        overview.in_short(statement(n, dated=False), reader),
        overview.documented(cases, reader),
        overview.not_yet(reader),
    ]
    assert all(text.endswith(".") and not re.search(r"[{}]|\.\.", text) for text in said)
    assert reader.number(n) in said[0]
    assert reader.number(n) in said[2]


@each_language
def test_limits_and_signs_are_said(code: str) -> None:
    reader = language(code)
    assert len(data.limits(reader)) == 6
    assert [text[0] for text in data.signs(reader)] == ["0", "c", "u", "–"]
    assert len({*repeat_offences.can_say(reader), *repeat_offences.cannot_say(reader)}) == 4
