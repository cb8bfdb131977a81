"""Judge a file of cases with Frictionless: its own reader, a schema, and what it has no rule for.

A step of our own prepares the rows as they come. Fields with constraints state what they can; what
compares columns is a check of our own, since its ``row_constraint`` reads the formula anew in each
row, which takes longer. Its ``unique`` names only the later of two rows, so that is ours as well.
"""

import operator
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from frictionless import Check, Checklist, Pipeline, Resource, Schema, Step, errors

from benchmarks.validators.judged import main
from benchmarks.validators.rules import (
    DATES,
    FIRST_DAY,
    FORMS,
    LAST_DAY,
    NUMBERS,
    TOTALS,
    Kind,
    Rule,
    key,
    rules,
)

TEXTS = ("region", "district", "article")
#: How each kind of rule is a constraint of a field; patterns are joined into the one it may have.
STATED: dict[Kind, Callable[[Any], dict[str, Any]]] = {
    "filled": lambda _: {"required": True},
    "short": lambda most: {"maxLength": most},
    "lacks": lambda pattern: {"pattern": f"(?!(?s:.*)(?:{pattern}))"},
    "matches": lambda pattern: {"pattern": f"(?={pattern})"},
    "one of": lambda codes: {"enum": codes},
    "a day": lambda _: {"minimum": FIRST_DAY, "maximum": LAST_DAY},
    "a number": lambda _: {},
    "at least": lambda least: {"minimum": least},
}
#: Kinds that are left to our check; the first two compare two cells where both are filled.
COMPARED: dict[Kind, Callable[[Any, Any], bool]] = {
    "not before": operator.ge,
    "not above": operator.le,
}
OTHERWISE: tuple[Kind, ...] = ("pair of", "unique")


def day(text: str) -> Any:
    """Return the day of a text in one of the rarer forms; another text stays for the field."""
    form = next((form for form, pattern in FORMS.items() if re.fullmatch(pattern, text)), None)
    try:
        return datetime.strptime(text, form).date() if form else text  # noqa: DTZ007
    except ValueError:
        return text


class Prepared(Step):  # type: ignore[misc]
    """Trim cells, set aside what is no row, understand places and articles, days and numbers."""

    type = "prepared"

    def __init__(self, reference: dict[str, Any]) -> None:
        super().__init__()
        self.coded = reference["codes"].keys()
        self.known = {
            name: {spelling.casefold(): spelling for spelling in reference["spellings"][name]}
            for name in TEXTS
        }

    def transform_resource(self, resource: Any) -> None:
        """Replace the data of a resource by its prepared rows, which come one at a time."""
        source = resource.to_copy()

        def data() -> Iterator[Any]:
            with source:
                yield from self.rows(source.cell_stream)

        resource.data = data

    def rows(self, stream: Iterator[list[str]]) -> Iterator[list[Any]]:
        """Return the header and the rows that are some."""
        names = next(stream)
        yield names
        readers = [self.reader(name) for name in names]
        case_id, region = names.index("case_id"), names.index("region")
        seen = set()
        for cells in stream:
            trimmed = tuple(cell.strip() for cell in cells)
            is_none = not any(trimmed) or trimmed[case_id] == "case_id"
            if is_none or trimmed[case_id] in TOTALS or trimmed[region] in TOTALS:
                continue
            if trimmed not in seen:
                seen.add(trimmed)
                yield [
                    read(cell) if cell else cell
                    for read, cell in zip(readers, trimmed, strict=True)
                ]

    def reader(self, name: str) -> Callable[[str], Any]:
        """Return how the cells of a column are read before the fields judge them."""
        if name in DATES:
            return lambda cell: cell if cell[4:5] == "-" and len(cell) == 10 else day(cell)
        if name in NUMBERS:
            return lambda cell: cell.replace(" ", "").replace("\u00a0", "").replace(",", ".")
        if name in self.known:
            known = self.known[name]
            return lambda cell: known.get(key(cell), cell)
        return str.lower if name in self.coded else str


class Compared(Check):  # type: ignore[misc]
    """Compare the columns of a row, and its identifier with those of the rows before."""

    type = "compared"
    Errors = (errors.RowConstraintError,)

    def __init__(self, stated: list[Rule], reference: dict[str, Any]) -> None:
        super().__init__()
        since = {name: day for name, day in reference["articles"].items() if day}
        self.in_force = {name: date.fromisoformat(day) for name, day in since.items()}
        self.pairs = [
            (it.column, it.than[0], set(it.than[1])) for it in stated if it.kind == "pair of"
        ]
        self.unique = [it.column for it in stated if it.kind == "unique"]
        self.compared = [
            (it.column, it.than, COMPARED[it.kind]) for it in stated if it.kind in COMPARED
        ]
        self.first: dict[str, int] = {}

    def validate_row(self, row: Any) -> Iterator[Any]:
        """Return one error for each rule that the row breaks."""
        cells = row.to_dict()
        days = [cells[name] for name in ("conduct_from", "registered_on") if cells[name]]
        cells["first_year"] = min(days).year if days else None
        cells["in_force_from"] = self.in_force.get(cells["article"])
        for one, other, holds in self.compared:
            first, second = cells[one], cells[other]
            if first is not None and second is not None and not holds(first, second):
                yield errors.RowConstraintError.from_row(row, note=f"{one} and {other}")
        for one, other, allowed in self.pairs:
            if cells[other] is not None and (cells[one], cells[other]) not in allowed:
                yield errors.RowConstraintError.from_row(row, note=f"{one} and {other}")
        for name in self.unique:
            earlier = self.first.setdefault(cells[name], row.row_number)
            if earlier != row.row_number:
                both = (earlier, row.row_number)
                yield from (
                    errors.RowConstraintError(note=name, cells=[], row_number=it) for it in both
                )


def schema(names: list[str], stated: list[Rule]) -> Any:
    """Return every column with its type and with what can be said of it alone."""
    fields = []
    for name in names:
        constraints: dict[str, Any] = {}
        patterns = ""
        for rule in stated:
            if rule.column == name and rule.kind in STATED:
                said = STATED[rule.kind](rule.than)
                patterns += said.pop("pattern", "")
                constraints |= said
        if patterns:
            constraints["pattern"] = patterns + "(?s:.*)"
        kind = "date" if name in DATES else "number" if name in NUMBERS else "string"
        fields.append({"name": name, "type": kind, "constraints": constraints})
    return Schema.from_descriptor({"fields": fields})


def wrong_rows(path: Path, reference: dict[str, Any]) -> int:
    """Count the rows with an error."""
    stated = rules(reference)
    resource = Resource(path=path.name, basepath=str(path.parent))
    resource.infer(stats=False)
    names = resource.schema.field_names
    resource.transform(Pipeline(steps=[Prepared(reference)]))
    resource.schema = schema(names, stated)
    checks = Checklist(checks=[Compared(stated, reference)])
    report = resource.validate(checks, limit_errors=0)
    if report.errors:
        raise RuntimeError(f"the file could not be judged: {report.errors}")
    return len({number for (number,) in report.flatten(["rowNumber"])})


if __name__ == "__main__":
    main(wrong_rows, "frictionless")
