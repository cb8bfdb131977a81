"""People's identifiers leave a trace that only the holder of the key could follow."""

import hashlib
import hmac
import stat
from pathlib import Path

import duckdb
import pytest

from etl import identity
from etl.errors import DataRefused
from etl.personal import is_iin, looks_personal
from etl.queries import text


def test_the_macro_is_hmac_sha256() -> None:
    """Against Python's own HMAC (RFC 2104)."""
    con = duckdb.connect()
    con.execute(text("register/macros"))
    identity.use_key(con, b"k" * 40)
    found = con.sql("SELECT keyed_hash('900101300123')").pl().item()
    assert found == hmac.new(b"k" * 40, b"900101300123", hashlib.sha256).hexdigest()[:32]


def test_a_key_is_made_once_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DASHBOARD_ID_KEY")
    monkeypatch.delenv("DASHBOARD_ID_KEY_FILE")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    first = identity.identity_key()
    assert identity.identity_key() == first
    path = tmp_path / "stalking-dashboard" / "identity.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    monkeypatch.setenv("DASHBOARD_ID_KEY_FILE", str(tmp_path / "other.key"))
    assert identity.identity_key() != first


def test_a_weak_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_ID_KEY", "secret")
    with pytest.raises(DataRefused, match="6 characters; expected 32 to 64"):
        identity.identity_key()


@pytest.mark.parametrize(
    ("digits", "valid"),
    [
        ("900101300017", True),  # 9*1 + 1*4 + 1*6 + 3*7 + 1*11 = 51, and 51 modulo 11 is 7
        ("900101300018", False),
        ("12345678901", False),
        ("９００１０１３０００１７", False),
    ],
)
def test_iin_check_digit(digits: str, valid: bool) -> None:
    assert is_iin(digits) is valid


@pytest.mark.parametrize(
    "text_",
    ["+7 701 123 45 67", "8(701)123-45-67", "aigerim@mail.kz", "Иванова Анна Петровна", "Абай ұлы"],
)
def test_suspects(text_: str) -> None:
    expected = text_ != "Абай ұлы"
    assert looks_personal(text_) is expected


@pytest.mark.parametrize(
    "text_", ["25471003100012", "Суд № 2 города Актау", "2025-10-01", "УК 115-1"]
)
def test_what_is_not_personal(text_: str) -> None:
    assert not looks_personal(text_)
