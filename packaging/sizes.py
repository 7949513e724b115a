"""The size budgets of the house: no function, class or file grows beyond what a reader can hold."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FUNCTION = 50
LONGEST_CLASS = 300
LONGEST_FILE = 400
LONGEST_TEST_FILE = 600
MOST_POSITIONAL = 5


def problems() -> Iterator[str]:
    """Yield every place that is over a budget."""
    for folder in ("app", "tests", "packaging"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield from _file_problems(path, path.relative_to(ROOT).as_posix())


def _file_problems(path: Path, name: str) -> Iterator[str]:
    source = path.read_text("utf-8")
    lines = source.count("\n")
    longest = LONGEST_TEST_FILE if name.startswith("tests/") else LONGEST_FILE
    if lines > longest:
        yield f"{name}: {lines} lines, at most {longest}"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _function_problems(node, f"{name}:{node.lineno} {node.name}")
        elif isinstance(node, ast.ClassDef) and _length(node) > LONGEST_CLASS:
            yield f"{name}:{node.lineno} {node.name}: class of {_length(node)} lines, at most {LONGEST_CLASS}"


def _function_problems(node: ast.FunctionDef | ast.AsyncFunctionDef, place: str) -> Iterator[str]:
    if _length(node) > LONGEST_FUNCTION:
        yield f"{place}: function of {_length(node)} lines, at most {LONGEST_FUNCTION}"
    positional = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    if len([name for name in positional if name not in ("self", "cls")]) > MOST_POSITIONAL:
        yield f"{place}: more than {MOST_POSITIONAL} positional parameters"


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
