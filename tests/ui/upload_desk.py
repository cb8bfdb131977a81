"""How tests drive the screen Upload: a file laid on the desk, answers given, ends awaited."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

import releases
from contracts import CASE

ROOT = Path(__file__).parent.parent.parent
PATIENCE_SECONDS = 120.0
Reading = Callable[[AppTest], Any]

#: Five rows, of which three are wrong: an impossible day, a place of a novel, conduct backwards.
CASES = """\
case_id,registered_on,region,article,conduct_from,conduct_to,extract_date
A-1,2026-01-13,Mangystau Region,УК 115-1,2025-10,2026-01,2026-02-10
A-2,2026-02-03,Маңғыстау облысы,УК 115-1,2024-10,2026-02,2026-02-10
A-3,2026-02-31,Mangystau Region,УК 115-1,2025-10,2026-01,2026-02-10
A-4,2026-02-03,Mordor,УК 115-1,2025-10,2026-01,2026-02-10
A-5,2026-02-03,Mangystau Region,УК 115-1,2026-01-20,2025-10-01,2026-02-10
"""
#: The same as an office saves it, under a header that nobody knows.
OFFICE = CASES.replace(",", ";").replace("case_id", "Порядковая запись").encode("cp1251", "replace")
#: Words that stand in nearly every English sentence and in no Kazakh or Russian one.
ENGLISH = re.compile(r"\b(the|of|and|with|from|not|is|are|by|for)\b")


def opened(code: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE_SECONDS)
    app.switch_page("pages/upload.py")
    app.query_params["lang"] = code
    return app.run()


def ended(app: AppTest) -> AppTest:
    """The screen once no check and no load goes on; a browser asks again by itself."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while buttons(app, "up_stop_"):
        assert time.monotonic() < deadline
        time.sleep(0.2)
        app.run()
    assert not app.exception
    assert not buttons(app, "up_again_"), [str(said.value) for said in (*app.error, *app.caption)]
    return app


def buttons(app: AppTest, key: str) -> list[Any]:
    return [button for button in app.button if str(button.key).startswith(key)]


def field(widgets: Any, key: str) -> Any:
    """The widget of the only file on the desk."""
    return next(widget for widget in widgets if str(widget.key).startswith(key))


def checked(
    code: str, *, content: str | bytes = CASES, dataset: str = "mangystau", name: str = "cases.csv"
) -> AppTest:
    app = opened(code)
    raw = content.encode() if isinstance(content, str) else content
    app.file_uploader[0].set_value([(name, raw, "text/csv")])
    app.run()
    register = field(app.selectbox, "up_register_")
    register.set_value(dataset if dataset in register.options else "+")
    app.run()
    if named := [one for one in app.text_input if str(one.key).startswith("up_dataset_")]:
        named[0].set_value(dataset)
    return ended(app.run())


def loaded(code: str, content: str | bytes = CASES) -> AppTest:
    app = checked(code, content=content)
    app.button(key="up_load").click().run()
    return ended(app)


def figures(app: AppTest) -> list[str]:
    """The large numbers of the report: read, good, skipped, rejected."""
    return re.findall(r'class="figure">(.*?)<', "".join(app.html.values))


def cases_of(warehouse: Path) -> list[str]:
    frame = releases.current(warehouse).frame(CASE, dataset="mangystau")
    return sorted(frame["case_id"].to_list())


def assert_in_one_language(app: AppTest, code: str, reading: Reading) -> None:
    shown = reading(app)
    assert not app.exception
    if code != "en":
        assert not [text for text in shown.texts if ENGLISH.search(text)]
    assert not [text for text in shown.texts if re.search(r"\{\w*\}|\bNone\b|\bnan\b", text)]
