"""In which encoding a text was saved: found out, shown, and stated where it cannot be found."""

import codecs
import random
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.columns import known_headers
from etl.errors import DataRefused
from etl.readers.encodings import CODECS, Encoding
from etl.readers.table import TableFile, read_table
from etl.readers.transcoding import transcode
from etl.reading import ENCODINGS, Reading

pytestmark = pytest.mark.usefixtures("without_child")

RUSSIAN = "Номер дела;Дата регистрации;Регион;Статья\n1;01.10.2025;Мангистауская область;УК 115-1\n"
KAZAKH = "Іс нөмірі;Тіркелген күні;Өңір;Бап\n1;01.10.2025;Маңғыстау облысы;ҚК 115-1-бап\n"
ENGLISH = "case_id;registered_on;region;article\n1;2025-10-01;47;УК 115-1\n"


def read(tmp_path: Path, content: bytes, encoding: str | None = None) -> TableFile:
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    known = known_headers("case")
    return read_table(path, folder=tmp_path, known=known, reading=Reading(encoding=encoding))


@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH, ENGLISH])
@pytest.mark.parametrize(
    ("codec", "shown"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 with BOM"),
        ("utf-16-le", "UTF-16 LE"),
        ("utf-16-be", "UTF-16 BE"),
        ("cp1251", "Windows-1251"),
        ("kz1048", "KZ-1048"),
        ("koi8-r", "KOI8-R"),
        ("cp866", "CP866"),
    ],
)
def test_the_encoding_is_found_and_the_text_is_whole(
    tmp_path: Path, text: str, codec: str, shown: str
) -> None:
    try:
        content = text.encode(codec)
    except UnicodeEncodeError:
        assert text == KAZAKH
        return
    found = read(tmp_path, content)
    # Without Kazakh letters the two are one and the same.
    expected = "Windows-1251" if codec == "kz1048" and text != KAZAKH else shown
    assert found.encoding == expected
    cells = [*found.header, *pl.read_parquet(found.rows).drop("line").row(0)]
    assert cells == text.replace("\n", ";").rstrip(";").split(";")


@pytest.mark.parametrize("bom", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_mark_says_which_utf16_it_is(tmp_path: Path, bom: bytes) -> None:
    order = "le" if bom == codecs.BOM_UTF16_LE else "be"
    found = read(tmp_path, bom + KAZAKH.encode(f"utf-16-{order}"))
    assert found.encoding == f"UTF-16 {order.upper()} with BOM"
    assert found.header[0] == "Іс нөмірі"


def test_one_kazakh_letter_at_the_end_of_a_long_file_decides(tmp_path: Path) -> None:
    rows = "1;01.10.2025;Мангистауская область;УК 115\n" * 150_000
    assert read(tmp_path, (RUSSIAN + rows).encode("cp1251")).encoding == "Windows-1251"
    last = "2;01.10.2025;Маңғыстау облысы;УК 115\n"
    found = read(tmp_path, (RUSSIAN + rows + last).encode("kz1048"))
    assert found.encoding == "KZ-1048"
    assert pl.read_parquet(found.rows)["c2"][-1] == "Маңғыстау облысы"
    assert pl.read_parquet(found.rows)["line"][-1] == 150_003


def test_what_was_found_can_be_changed(tmp_path: Path) -> None:
    content = RUSSIAN.encode("cp1251")
    for stated in ("KZ-1048", "kz-1048", "kz1048"):
        assert read(tmp_path, content, stated).encoding == "KZ-1048"
    assert read(tmp_path, content, "KOI8-R").header[0] == "мНЛЕП ДЕКЮ"
    with pytest.raises(DataRefused, match="no encoding “Baudot”"):
        read(tmp_path, content, "Baudot")


def test_a_few_damaged_bytes_cost_their_rows_and_not_the_file(tmp_path: Path) -> None:
    content = RUSSIAN.encode() + b"2;02.10.2025;\xff\xferegion;x\n"
    found = read(tmp_path, content)
    assert (found.encoding, found.has_unreadable) == ("UTF-8", True)
    cells = pl.read_parquet(found.rows)["c2"].to_list()
    assert cells == ["Мангистауская область", "\ufffd\ufffdregion"]


def test_a_file_cut_off_inside_a_sign_loses_that_sign_only(tmp_path: Path) -> None:
    found = read(tmp_path, (RUSSIAN + "2;;;УК").encode()[:-1])
    assert (found.encoding, found.rows_read) == ("UTF-8", 2)
    assert pl.read_parquet(found.rows)["c3"][-1] == "У\ufffd"


def test_lines_of_utf8_inside_another_encoding_are_not_garbled(tmp_path: Path) -> None:
    rows = RUSSIAN + "3;03.10.2025;город Астана;УК 115\n" * 50
    content = rows.encode("cp1251") + "4;04.10.2025;Шымкент;УК 115\n".encode()
    found = read(tmp_path, content)
    assert (found.encoding, found.has_unreadable) == ("Windows-1251", True)
    assert "\ufffd" in pl.read_parquet(found.rows)["c2"][-1]


def test_the_hash_is_of_the_bytes_that_came(tmp_path: Path) -> None:
    sent = RUSSIAN.encode("cp1251")
    in_utf8 = read(tmp_path, RUSSIAN.encode())
    assert read(tmp_path, sent).sha256 != in_utf8.sha256
    assert read(tmp_path, sent).sha256 == read(tmp_path, sent, "KZ-1048").sha256


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(st.sampled_from('abЯжқі;\r\n"…№'), max_size=200), name=st.sampled_from(ENCODINGS)
)
def test_transcoding_loses_nothing_and_moves_no_line(tmp_path: Path, text: str, name: str) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    content = text.encode(CODECS[name], "ignore")
    source.write_bytes(content)
    transcode(source, target, Encoding(name, 0))
    assert target.read_bytes().decode() == content.decode(CODECS[name])


def test_pieces_do_not_part_a_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.readers.encodings.CHUNK_BYTES", 7)
    rng = random.Random(3)  # noqa: S311 - no secret
    text = "".join(rng.choice("абвқ\U0001f600;\n") for _ in range(500))
    for name in ("UTF-8", "UTF-16 LE", "UTF-16 BE"):
        (tmp_path / "in").write_bytes(text.encode(CODECS[name]))
        transcode(tmp_path / "in", tmp_path / "out", Encoding(name, 0))
        assert (tmp_path / "out").read_bytes().decode() == text
