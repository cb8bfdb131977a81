"""Put the SQL of the warehouse, which is written for DuckDB, into the words of Spark."""

from functools import cache

import sqlglot
from sqlglot import exp

from etl.queries import in_order

#: What each statement is written in, and what it is wanted in.
OURS, THEIRS = "duckdb", "spark"


def translated(statement: str) -> str:
    """Return one SELECT as Spark understands it, the macros that it uses written out.

    Raises:
        sqlglot.errors.SqlglotError: It says something that has no counterpart.
    """
    tree = sqlglot.parse_one(statement, read=OURS).transform(_written_out)
    tree = tree.transform(_full_match)
    said: str = tree.sql(THEIRS, comments=False, unsupported_level=sqlglot.ErrorLevel.RAISE)
    return said


@cache
def _macros() -> dict[str, tuple[tuple[str, ...], exp.Expression]]:
    """Return parameters and body of every macro, each body free of other macros' names."""
    found: dict[str, tuple[tuple[str, ...], exp.Expression]] = {}
    for _, statement in in_order("macros"):
        tree = sqlglot.parse_one(statement, read=OURS)
        heading = tree.this
        parameters = tuple(parameter.name for parameter in heading.expressions)
        body = tree.expression.transform(lambda node: _expanded(node, found))
        found[heading.this.name] = (parameters, body)
    return found


def _written_out(node: exp.Expression) -> exp.Expression:
    return _expanded(node, _macros())


def _expanded(
    node: exp.Expression, macros: dict[str, tuple[tuple[str, ...], exp.Expression]]
) -> exp.Expression:
    """Return the body of a macro in place of a call of it; anything else as it is."""
    if not isinstance(node, exp.Anonymous) or node.name.lower() not in macros:
        return node
    parameters, body = macros[node.name.lower()]
    values = dict(zip(parameters, node.expressions, strict=True))

    def filled(part: exp.Expression) -> exp.Expression:
        is_parameter = isinstance(part, exp.Column) and not part.table and part.name in values
        return exp.paren(values[part.name].copy()) if is_parameter else part

    return exp.paren(body.copy().transform(filled))


def _full_match(node: exp.Expression) -> exp.Expression:
    """Return a pattern for the whole of a text as one that is sought in it."""
    if not isinstance(node, exp.RegexpFullMatch):
        return node
    pattern = exp.Literal.string(f"^(?:{node.expression.name})$")
    return exp.RegexpLike(this=node.this, expression=pattern)
