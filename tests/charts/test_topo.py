"""The empty topologies that keep plotly.js from asking a server outside."""

import itertools
import re
from pathlib import Path

import orjson
import plotly
import pytest

TOPO = Path(__file__).resolve().parents[2] / "static" / "topo"
PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def names_that_plotly_asks_for() -> list[str]:
    """Scopes and resolutions as the installed plotly.js lists them."""
    source = PLOTLY_JS.read_text(encoding="utf-8")
    start = source.index("scopeDefaults={")
    scopes = re.findall(
        r'[{,]"?([a-z ]+)"?:\{lonaxisRange', source[start : source.index("}};", start)]
    )
    found = re.search(r'resolution:\{valType:"enumerated",values:\[([\d,]+)\]', source)
    resolutions = found[1].split(",") if found else []
    return [
        f"{scope.replace(' ', '-')}_{resolution}m.json"
        for scope, resolution in itertools.product(scopes, resolutions)
    ]


def test_every_topology_of_the_installed_plotly_is_there() -> None:
    wanted = names_that_plotly_asks_for()
    assert "world_110m.json" in wanted
    assert sorted(wanted) == sorted(path.name for path in TOPO.glob("*.json"))


@pytest.mark.parametrize("path", sorted(TOPO.glob("*.json")), ids=lambda path: path.stem)
def test_topology_is_empty(path: Path) -> None:
    topology = orjson.loads(path.read_bytes())
    assert topology["type"] == "Topology"
    assert topology["arcs"] == []
    layers = {"coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"}
    assert set(topology["objects"]) == layers
    for layer in topology["objects"].values():
        assert layer == {"type": "GeometryCollection", "geometries": []}
