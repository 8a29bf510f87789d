"""Reads a generated DAG file back, without Airflow: python3 read_dag.py 2|3 FILE prints what it makes, as JSON.

The file is compiled, looked at as a tree, and then executed against stubs of the few names of Airflow and Kubernetes that it may use.
"""

import ast
import json
import re
import sys
import types

ALLOWED_IMPORTS = {
    "__future__": {"annotations"},
    "datetime": {"datetime", "timedelta", "timezone"},
    "kubernetes.client": {"models"},
    "airflow": {"DAG"},
    "airflow.sdk": {"DAG"},
    "airflow.sdk.exceptions": {"AirflowException", "AirflowFailException", "AirflowSkipException"},
    "airflow.exceptions": {"AirflowException", "AirflowFailException", "AirflowSkipException"},
    "airflow.providers.cncf.kubernetes.operators.pod": {"KubernetesPodOperator"},
    "pipeline_nodes_operator": {"PipelineNodeOperator"},
}
ALLOWED_CALLS = {"DAG", "PipelineNodeOperator", "datetime", "timedelta", "environment", "secret", "str", "int", "total_seconds", "items"}


def check_tree(source):
    """Nothing is imported, called or named but what the generator writes by itself: what came from the config file stayed data."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            raise AssertionError(f"line {node.lineno}: import {node.names[0].name}")
        if isinstance(node, ast.ImportFrom):
            assert {name.name for name in node.names} <= ALLOWED_IMPORTS[node.module], ast.unparse(node)
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            owner = node.func.value.id if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) else None
            assert owner == "k8s" or name in ALLOWED_CALLS, ast.unparse(node)
    return tree


def order(tree):
    """The lines that order tasks, as they stand."""
    return [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.RShift)]


class Stub:
    """Any model of Kubernetes: keeps what it was made of."""

    def __init__(self, **values):
        self.__dict__.update(values)


class Models(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("V1"):
            return type(name, (Stub,), {})
        raise AttributeError(name)


class Operator:
    """Stands for KubernetesPodOperator: keeps its arguments, and what comes after it."""

    made = []

    def __init__(self, *, task_id, **values):
        assert re.fullmatch(r"[A-Za-z0-9_.-]{1,250}", task_id), task_id
        self.task_id, self.values, self.before = task_id, values, []
        self.base_container_name = "base"
        Operator.made.append(self)

    def __rshift__(self, other):
        other.before.append(self.task_id)
        return other

    def __rrshift__(self, others):
        self.before.extend(other.task_id for other in others)
        return self


class Dag:
    made = []

    def __init__(self, **values):
        self.values = values
        Dag.made.append(self)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None


def install_stubs(major):
    """The modules of one Airflow, and nothing of the other."""

    class AirflowException(Exception):
        pass

    exceptions = {
        "AirflowException": AirflowException,
        "AirflowFailException": type("AirflowFailException", (AirflowException,), {}),
        "AirflowSkipException": type("AirflowSkipException", (AirflowException,), {}),
    }

    def module(name, **members):
        made = Models(name) if name.endswith(".models") else types.ModuleType(name)
        made.__path__ = []
        made.__dict__.update(members)
        sys.modules[name] = made
        return made

    module("kubernetes")
    module("kubernetes.client", models=module("kubernetes.client.models"))
    module("airflow", **({"DAG": Dag} if major == "2" else {}))
    module("airflow.providers")
    module("airflow.providers.cncf")
    module("airflow.providers.cncf.kubernetes")
    module("airflow.providers.cncf.kubernetes.operators")
    module("airflow.providers.cncf.kubernetes.operators.pod", KubernetesPodOperator=Operator)
    if major == "2":
        module("airflow.exceptions", **exceptions)
    else:
        module("airflow.sdk", DAG=Dag)
        module("airflow.sdk.exceptions", **exceptions)


def rendered(text):
    """What Jinja makes of a text: a lone string literal is that string; what else is an expression stays as it is written."""
    assert not text.endswith((".json", ".yaml", ".yml")), f"Airflow would read a file: {text}"
    literal = re.fullmatch(r'\{\{ ("(?:[^"\\]|\\.)*") \}\}', text)
    return ast.literal_eval(literal.group(1)) if literal else text


def plain(value):
    if isinstance(value, Stub):
        return {"": type(value).__name__, **{name: plain(item) for name, item in vars(value).items()}}
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return rendered(value) if isinstance(value, str) else value if isinstance(value, (int, bool, type(None))) else str(value)


def main(major, path):
    source = open(path, encoding="utf-8").read()
    tree = check_tree(source)
    install_stubs(major)
    sys.path.insert(0, path.rpartition("/")[0])
    sys.dont_write_bytecode = True
    exec(compile(source, path, "exec"), {"__name__": "dag_file"})
    (dag,) = Dag.made
    json.dump(
        {
            "dag": plain(dag.values),
            "order": order(tree),
            "tasks": [{"task_id": task.task_id, "after": task.before, **plain(task.values)} for task in Operator.made],
        },
        sys.stdout,
        indent=2,
        ensure_ascii=False,
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
