"""Every fault that may reach the window is said with ``tr``, so that it can be said in the user's language."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import engagement_monitor

PACKAGE = Path(engagement_monitor.__file__).parent
ROOT_FAULT = "EngagementMonitorError"
COMMANDS_ONLY = ("training", "cli", "terminal")
"""How those parts of the package begin that speak English alone: no window reaches them."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


def read() -> dict[str, ast.Module]:
    """The modules that the window can reach, by their dotted names."""
    trees = {}
    for file in PACKAGE.rglob("*.py"):
        place = file.relative_to(PACKAGE).with_suffix("")
        if not place.parts[0].startswith(COMMANDS_ONLY):
            trees[".".join((PACKAGE.name, *place.parts))] = ast.parse(file.read_text(encoding="utf-8"))
    return trees


def fault_names(trees: Mapping[str, ast.Module]) -> set[str]:
    """The exception tree, whichever module a branch of it grows in."""
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    names: set[str] = {ROOT_FAULT}
    while True:
        more = {one.name for one in classes for base in one.bases if isinstance(base, ast.Name) and base.id in names}
        if more <= names:
            return names
        names |= more


class Reader:
    """Says of an expression whether ``tr`` made it. What is declared a ``Sentence`` is left to mypy."""

    def __init__(self, trees: Mapping[str, ast.Module], module: str) -> None:
        self._trees, self._tree = trees, trees[module]

    def unsaid(self, faults: set[str]) -> Iterator[str]:
        """Every fault with a text that did not come from ``tr``."""
        for call, scope in self.calls(faults):
            if not all(self.speaks(text, scope) for text in call.args[:2]) or len(call.args) < 2:
                yield ast.unparse(call)

    def calls(self, faults: set[str]) -> Iterator[tuple[ast.Call, Function | None]]:
        """Where faults are made, each with the function around it."""
        made = faults | self._chosen(faults)
        for node, scope in _with_scope(self._tree, None):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in made:
                yield node, scope

    def _chosen(self, faults: set[str]) -> set[str]:
        """Names that stand for one fault or another: ``kind = This if so else That``."""
        return {
            target.id
            for node in ast.walk(self._tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.IfExp)
            if isinstance(node.value.body, ast.Name) and node.value.body.id in faults
            for target in node.targets
            if isinstance(target, ast.Name)
        }

    def speaks(self, text: ast.expr, scope: Function | None) -> bool:
        match text:
            case ast.Constant(value=""):
                return True  # nothing was said yet
            case ast.Attribute(attr="what" | "remedy"):
                return True  # another fault's
            case ast.Call(func=ast.Name(id="tr")):
                return True
            case ast.Call(func=ast.Name(id=name)):
                return _is_sentence(self._function(name))
            case ast.Call(func=ast.Attribute(value=said, attr="format" | "get")):
                return self.speaks(said, scope)
            case ast.IfExp(body=one, orelse=other):
                return self.speaks(one, scope) and self.speaks(other, scope)
            case ast.Name(id=name):
                return self._name_speaks(name, scope)
            case ast.Attribute(value=ast.Name(id="self"), attr=name):
                given = list(self._given(lambda one: isinstance(one, ast.Attribute) and one.attr == name, self._tree))
                return bool(given) and all(self.speaks(value, function) for value, function in given)
        return False

    def _name_speaks(self, name: str, scope: Function | None) -> bool:
        if scope is not None:
            for one in (*scope.args.args, *scope.args.kwonlyargs):
                if one.arg == name:
                    return _is_sentence(one)
        for place in (scope, self._tree):
            given = list(self._given(lambda one: isinstance(one, ast.Name) and one.id == name, place)) if place else []
            if given:
                return all(
                    value if isinstance(value, bool) else self.speaks(value, function or scope)
                    for value, function in given
                )
        return self._imported_speaks(name)

    def _given(self, is_it, place: ast.AST) -> Iterator[tuple[ast.expr | bool, Function | None]]:
        """What is assigned to it in a place; True or False where its annotation says so."""
        for node, scope in _with_scope(place, None):
            if isinstance(node, ast.AnnAssign) and is_it(node.target):
                yield _is_sentence(node), scope
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    yield from ((value, scope) for value in _part(target, node.value, is_it))

    def _imported_speaks(self, name: str) -> bool:
        for node in ast.walk(self._tree):
            taken = isinstance(node, ast.ImportFrom) and name in [each.name for each in node.names]
            if taken and node.module in self._trees:
                return Reader(self._trees, node.module)._name_speaks(name, None)
        return False

    def _function(self, name: str) -> Function | None:
        found = (node for node in ast.walk(self._tree) if isinstance(node, Function) and node.name == name)
        return next(found, None)


def _with_scope(node: ast.AST, scope: Function | None) -> Iterator[tuple[ast.AST, Function | None]]:
    """Every node with the innermost function around it."""
    for child in ast.iter_child_nodes(node):
        yield child, scope
        yield from _with_scope(child, child if isinstance(child, Function) else scope)


def _part(target: ast.expr, value: ast.expr, is_it) -> Iterator[ast.expr]:
    """What of the value goes to it; the whole where a tuple is taken apart that is not written out."""
    if is_it(target):
        yield value
    elif isinstance(target, ast.Tuple):
        for number, one in enumerate(target.elts):
            if is_it(one):
                yield value.elts[number] if isinstance(value, ast.Tuple) else value


def _is_sentence(declared: ast.AST | None) -> bool:
    """Whether an argument, a function or a name is declared as a Sentence, or as holding nothing but those."""
    match declared:
        case ast.arg(annotation=said) | ast.FunctionDef(returns=said) | ast.AnnAssign(annotation=said):
            names = {node.id for node in ast.walk(said) if isinstance(node, ast.Name)} if said else set()
            return "Sentence" in names and "str" not in names
    return False


TREES = read()
FAULTS = fault_names(TREES)


@pytest.mark.parametrize("module", TREES)
def test_every_fault_can_be_said_in_the_users_language(module: str) -> None:
    assert list(Reader(TREES, module).unsaid(FAULTS)) == []


def test_the_faults_are_found() -> None:
    assert {"SourceStalled", "EngineUnavailable", "DisplayUnavailable"} <= FAULTS
    assert sum(1 for module in TREES for _ in Reader(TREES, module).calls(FAULTS)) > 80


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('StoreError(tr("Gone"), tr("Look."))', True),
        ('StoreError(tr("{a} is gone").format(a=1), tr("Look."))', True),
        ('what = tr("{a} is gone")\n    StoreError(what.format(a=1), LOOK)', True),
        ("StoreError(given, LOOK)", True),
        ("StoreError(fault.what, LOOK)", True),
        ('StoreError("Gone", tr("Look."))', False),
        ('StoreError(tr("Gone"), "Look.")', False),
        ('StoreError(tr("Gone"))', False),
        ('StoreError(f"{1} is gone", LOOK)', False),
        ("StoreError(str(error), LOOK)", False),
        ("StoreError(plain, LOOK)", False),
        ("StoreError(tr('Gone'), ENGLISH)", False),
        ('what = tr("Gone")\n    what = "Gone"\n    StoreError(what, LOOK)', False),
        ('kind = StoreError if given else StoreError\n    kind("Gone", LOOK)', False),
    ],
)
def test_the_test_above_tells_them_apart(code: str, said: bool) -> None:
    source = f'LOOK, ENGLISH = tr("Look."), "Look."\ndef fail(given: Sentence, plain: str) -> None:\n    {code}\n'
    unsaid = list(Reader({"here": ast.parse(source)}, "here").unsaid({"StoreError"}))
    assert bool(unsaid) is not said
