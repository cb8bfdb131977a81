"""A second person agrees before the public sees a change."""

from pathlib import Path

import orjson
import polars as pl
import pytest

import releases
from contracts import APPROVED, CASE
from etl import api, audit, publish
from etl.approval import compare, decide, difference, standing
from etl.approval import desk as publication
from etl.errors import DataRefused
from etl.settings import Settings
from etl.warehouse import writing
from tests.etl.shell import SOUND, load, run

SOUND_TOO = SOUND.replace("A-", "B-")


@pytest.fixture
def two(shell_warehouse: Settings, cases_file: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Release 1 is what the public sees; release 2, loaded by Aigul, is a draft."""
    monkeypatch.setenv("DASHBOARD_ACTOR", "aigul")
    cases_file.write_text(SOUND, encoding="utf-8")
    assert load(cases_file).exit_code == 0
    publication.begin(actor="it")
    cases_file.write_text(SOUND_TOO, encoding="utf-8")
    assert load(cases_file).exit_code == 0
    return shell_warehouse


def seen(settings: Settings) -> tuple[int, int]:
    """How many cases the public sees, and how many are loaded."""
    both = (releases.public(settings.warehouse), releases.current(settings.warehouse))
    return both[0].frame(CASE).height, both[1].frame(CASE).height


def test_where_one_person_works_everybody_sees_what_was_loaded(
    shell_warehouse: Settings, cases_file: Path
) -> None:
    load(cases_file)
    assert releases.public() == releases.current()
    assert publication.draft() is None
    assert releases.revisions() == []
    with pytest.raises(DataRefused, match="one person loads and publishes"):
        publication.approve(1, actor="marat")


def test_a_load_is_a_draft_until_somebody_else_publishes_it(two: Settings) -> None:
    assert seen(two) == (2, 4)
    draft = publication.draft()
    assert draft is not None
    assert (draft.number, draft.public, draft.returned) == (2, 1, None)
    assert draft.uploads.select("upload_id", "change").rows() == [(2, "loaded")]
    with pytest.raises(DataRefused, match=r"yourself \(upload 2\)"):
        publication.approve(2, actor="aigul")
    assert seen(two) == (2, 4)
    publication.approve(2, actor="marat")
    assert seen(two) == (4, 4)
    with pytest.raises(DataRefused, match="There is no draft"):
        publication.approve(2, actor="marat")


def test_people_are_told_apart_by_who_they_are_and_not_by_a_name(two: Settings) -> None:
    """A name at an identity provider can be changed; what stands behind the mark cannot."""
    assert decide.identity_of("Aigul #1f") == decide.identity_of("A. Nurlan #1F ")
    assert decide.identity_of("Aigul #1f") != decide.identity_of("Aigul #2f")
    assert decide.identity_of("AIGUL") == decide.identity_of(" aigul")


def test_what_is_looked_at_is_what_is_published(two: Settings, cases_file: Path) -> None:
    cases_file.write_text(SOUND.replace("A-", "C-"), encoding="utf-8")
    load(cases_file)
    with pytest.raises(DataRefused, match="it is release 3 and no longer 2"):
        publication.approve(2, actor="marat")


def test_a_returned_draft_has_to_be_changed_first(two: Settings) -> None:
    with pytest.raises(DataRefused, match="up to 500 characters"):
        publication.give_back(2, reason=" ", actor="marat")
    publication.give_back(2, reason="February  is there twice.", actor="marat")
    draft = publication.draft()
    assert draft is not None
    assert draft.returned is not None
    assert (draft.returned["reason"], draft.returned["decided_by"]) == (
        "February is there twice.",
        "marat",
    )
    with pytest.raises(DataRefused, match=r"was returned: February is there twice\. Change"):
        publication.approve(2, actor="marat")
    api.withdraw(2, actor="aigul")  # nothing is left that differs: the public's is made anew
    found = publication.draft()
    assert found is not None
    assert found.uploads.is_empty()
    assert seen(two) == (2, 2)
    api.restore(2, actor="aigul")  # the very same again
    number = releases.current(two.warehouse).number
    publication.approve(number, actor="marat")
    assert seen(two) == (4, 4)


def test_a_withdrawal_goes_the_same_road(two: Settings) -> None:
    publication.approve(2, actor="marat")
    api.withdraw(1, actor="marat")
    assert seen(two) == (4, 2)
    draft = publication.draft()
    assert draft is not None
    assert draft.uploads.select("upload_id", "change").rows() == [(1, "withdrawn")]
    with pytest.raises(DataRefused, match=r"yourself \(upload 1\)"):
        publication.approve(draft.number, actor="marat")
    publication.approve(draft.number, actor="aigul")  # she loaded it once; now she checks another
    assert seen(two) == (2, 2)
    assert [row["change"] for row in releases.revisions(two.warehouse)] == ["revised", "revised"]


def test_what_the_public_is_told_of_a_change(two: Settings) -> None:
    compared = {"test": {"months": 1, "total_before": 20, "total_after": 31}}
    publication.approve(2, actor="marat", compared=compared)
    told = releases.revisions(two.warehouse)
    assert len(told) == 1
    assert {"release": 2, "dataset": "test", "change": "revised"}.items() <= told[0].items()
    assert (told[0]["months"], told[0]["total_before"], told[0]["total_after"]) == (1, 20, 31)
    assert told[0]["month_from"] is None


def test_drafts_that_nobody_saw_are_not_protected_against(two: Settings, cases_file: Path) -> None:
    for turn in range(3):
        cases_file.write_text(SOUND.replace("A-", f"{turn}-"), encoding="utf-8")
        load(cases_file)
    number = releases.current(two.warehouse).number
    publication.approve(number, actor="marat")
    public = releases.public(two.warehouse)
    assert [one.number for one in public.earlier("test")] == [1]
    assert [one.number for one in releases.current(two.warehouse).earlier("test")] == [1, 2, 3, 4]


def test_the_release_that_the_public_sees_is_never_removed(
    two: Settings, cases_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "KEEP", 2)
    monkeypatch.setattr(publish, "KEEP_FOR", publish.KEEP_FOR * -1)
    for turn in range(4):
        cases_file.write_text(SOUND.replace("A-", f"{turn}-"), encoding="utf-8")
        load(cases_file)
    assert seen(two) == (2, 12)
    assert [one.number for one in publish.releases(two)] == [6, 5, 1]


def test_a_release_made_anew_from_the_same_uploads_needs_nobody(
    two: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication.approve(2, actor="marat")
    monkeypatch.setattr("etl.parts.code_version", lambda: "another program")
    with writing(two):
        pass
    assert releases.public(two.warehouse).number == releases.current(two.warehouse).number == 3


def test_a_pointer_that_was_lost_or_damaged_never_shows_a_draft(two: Settings) -> None:
    pointer = two.warehouse / APPROVED
    pointer.write_bytes(b"{")
    with pytest.raises(releases.NoRelease, match="cannot be read"):
        releases.public(two.warehouse)
    with writing(two):  # the ledger knows
        pass
    assert seen(two) == (2, 4)
    pointer.unlink()
    publication.begin(actor="it")
    assert seen(two) == (2, 4)


def test_decisions_are_in_the_trail_without_their_words(two: Settings) -> None:
    publication.give_back(2, reason="Not the right month.", actor="marat")
    with pytest.raises(DataRefused):
        publication.approve(2, actor="aigul")
    told = [
        (entry["action"], entry["outcome"], entry["actor"])
        for entry in audit.entries(two)
        if entry["action"] in ("two-person", "approve", "return")
    ]
    assert told == [
        ("two-person", "done", "it"),
        ("return", "done", "marat"),
        ("approve", "refused", "aigul"),
    ]
    assert "month" not in (two.warehouse / "audit.jsonl").read_text()


def test_a_backup_brings_back_who_sees_what(
    two: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("backup", tmp_path / "aside").exit_code == 0
    other = Settings(tmp_path / "elsewhere", "tests")
    monkeypatch.setenv("DASHBOARD_WAREHOUSE", str(other.warehouse))
    assert run("restore", tmp_path / "aside").exit_code == 0
    assert seen(other) == (2, 4)
    publication.approve(2, actor="marat")
    assert (seen(other), seen(two)) == ((4, 4), (2, 4))


def test_uploads_of_a_release_that_is_gone_are_all_new(settings: Settings) -> None:
    assert difference.uploads_of(7, settings=settings).is_empty()
    before = pl.DataFrame(
        {"upload_id": [1, 2, 3], "state": ["committed", "withdrawn", "withdrawn"]}
    )
    now = pl.DataFrame(
        {
            "upload_id": [1, 2, 3, 4, 5],
            "state": ["withdrawn", "committed", "withdrawn", "committed", "withdrawn"],
        }
    )
    assert difference.between(before, now).rows() == [
        (1, "withdrawn"),
        (2, "restored"),
        (4, "loaded"),
    ]


def test_what_readers_are_told_is_what_the_ledger_says(two: Settings) -> None:
    said = orjson.loads((two.warehouse / APPROVED).read_bytes())
    assert (said["number"], said["told"], said["revisions"]) == (1, [1], [])
    assert standing.of_file(two) is not None


def test_the_shell_publishes_and_returns_with_a_stated_name(two: Settings) -> None:
    shown = run("draft").stdout
    assert shown.startswith("Draft: release 2. The public sees release 1.\n")
    assert "loaded" in shown
    own = run("publish", "2")
    assert (own.exit_code, own.stdout) == (1, "")
    assert "Somebody else has to publish it." in own.stderr
    back = run("return", "2", "--reason", "Wrong month.", "--as", "marat")
    assert back.stdout.startswith("Draft 2 is returned.")
    assert "This draft was returned by marat: Wrong month." in run("draft").stderr
    assert "was returned" in run("publish", "2", "--as", "marat").stderr
    assert run("withdraw", "2").exit_code == 0
    assert run("restore", "2").exit_code == 0
    assert "There is no draft" not in run("draft").output
    assert run("withdraw", "1").exit_code == 0
    number = releases.current(two.warehouse).number
    done = run("publish", number, "--as", "marat")
    assert done.stdout == f"The public sees release {number} now.\n"
    assert run("draft").exit_code == 1
    starred = run("releases").stdout.splitlines()[1]
    assert "*P" in starred


def months(*counts: int, mark: str) -> str:
    """Cases of one region, so many of each month from October 2025."""
    days = ("2025-10-07", "2025-11-05", "2025-12-09")
    rows = [
        f"{mark}{day}-{n},{day},Mangystau Region,УК 115-1"
        for day, count in zip(days, counts, strict=False)
        for n in range(count)
    ]
    return "\n".join(["case_id,registered_on,region,article", *rows, ""])


@pytest.fixture
def shown(shell_warehouse: Settings, cases_file: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """As ``two``, with as many cases as the public may be told of."""
    monkeypatch.setenv("DASHBOARD_ACTOR", "aigul")
    cases_file.write_text(months(40, 30, mark="A"), encoding="utf-8")
    assert load(cases_file).exit_code == 0
    publication.begin(actor="it")
    cases_file.write_text(months(0, 0, 25, mark="B"), encoding="utf-8")
    assert load(cases_file).exit_code == 0
    return shell_warehouse


def test_the_shell_tells_of_a_change_what_the_screen_tells(shown: Settings) -> None:
    done = run("publish", 2, "--as", "marat")
    assert (done.exit_code, "could not be compared" in done.output) == (0, False)
    told = releases.revisions(shown.warehouse)[0]
    assert {name: told[name] for name in decide.COMPARED} == {
        "month_from": "2025-12-01",
        "month_to": "2025-12-01",
        "months": 1,
        "total_before": 70,
        "total_after": 95,
    }


def test_a_comparison_that_fails_is_said_and_stops_no_publication(
    shown: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare, "PROJECT", shown.warehouse)  # where no measures are
    done = run("publish", 2, "--as", "marat")
    assert done.exit_code == 0
    assert "What changes in test for the public could not be compared" in done.output
    told = releases.revisions(shown.warehouse)[0]
    assert {told[name] for name in decide.COMPARED} == {None}


def test_a_register_withdrawn_as_a_whole_is_told_with_its_former_total(shown: Settings) -> None:
    publication.approve(2, actor="marat")
    api.withdraw(1, actor="aigul")
    api.withdraw(2, actor="aigul")
    draft = publication.draft()
    assert draft is not None
    assert run("publish", draft.number, "--as", "marat").exit_code == 0
    told = releases.revisions(shown.warehouse)[0]
    assert (told["change"], told["months"]) == ("withdrawn", 0)
    assert (told["total_before"], told["total_after"]) == (95, None)
