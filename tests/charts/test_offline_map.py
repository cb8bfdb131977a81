"""The map in a real browser: drawn with the country's geometry, nothing asked from outside."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import orjson
import plotly
import polars as pl
import pytest
from playwright.sync_api import sync_playwright

from charts.classes import Measure
from charts.maps import region_map_figure
from charts.theme import CONFIG
from words import language

ROOT = Path(__file__).resolve().parents[2]
PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
CHROMIUM = Path("/usr/bin/chromium")
PAGE = """<!doctype html><meta charset="utf-8"><script src="/plotly.min.js"></script>
<div id="map"></div><script>
const figure = {figure};
Plotly.newPlot("map", figure.data, figure.layout, {config}).then(() => {{ window.drawn = true; }});
</script>"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@pytest.fixture
def features() -> list[dict[str, dict[str, object]]]:
    collection = orjson.loads((ROOT / "data/reference/regions_lite.geojson").read_bytes())
    for feature in collection["features"]:
        feature["id"] = feature["properties"]["kato2"]
    found: list[dict[str, dict[str, object]]] = collection["features"]
    return found


@pytest.fixture
def address(tmp_path: Path, features: list[dict[str, dict[str, object]]]) -> Iterator[str]:
    static = tmp_path / "app" / "static"
    (static / "geo").mkdir(parents=True)
    (static / "topo").symlink_to(ROOT / "static" / "topo")
    (tmp_path / "plotly.min.js").symlink_to(PLOTLY_JS)
    geometry = {"type": "FeatureCollection", "features": features}
    (static / "geo" / "regions.json").write_bytes(orjson.dumps(geometry))
    places = pl.DataFrame([f["properties"] for f in features]).select(
        region_code="kato2",
        name="name_kk",
        kind="kind",
        label_lon="label_lon",
        label_lat="label_lat",
        value=pl.int_range(pl.len()).cast(pl.Float64),
    )
    measure = Measure(label="100 000 тұрғынға", limits=(4, 8, 12, 16))
    figure = region_map_figure(places, language=language("kk"), measure=measure, selected="47")
    page = PAGE.format(figure=figure.to_json(), config=orjson.dumps(CONFIG).decode())
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("width", [1366, 390])
def test_map_is_drawn_without_a_request_to_another_machine(address: str, width: int) -> None:
    asked: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        page.wait_for_function("window.drawn === true", timeout=30_000)
        areas = page.locator("#map .choroplethlayer path.choroplethlocation")
        areas.first.wait_for(state="attached")
        boxes = [areas.nth(i).bounding_box() for i in range(areas.count())]
        browser.close()
    assert len(boxes) == 21  # twenty regions and the outline of the chosen one
    assert all(box and box["width"] < width / 2 for box in boxes)  # no polygon fills the map
    drawn = [box for box in boxes if box]
    left, right = min(b["x"] for b in drawn), max(b["x"] + b["width"] for b in drawn)
    assert left >= 0
    assert right <= width
    assert right - left > 300  # not shrunk to a dot
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert f"{address}app/static/topo/world_110m.json" in asked
