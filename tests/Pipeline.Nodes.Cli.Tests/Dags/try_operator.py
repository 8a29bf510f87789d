"""Ends pods in every way before the operator's eyes: python3 try_operator.py 2|3 FOLDER prints what the task would end with."""

import sys

import read_dag

read_dag.install_stubs(sys.argv[1])
sys.path.insert(0, sys.argv[2])
sys.dont_write_bytecode = True
pod_module = sys.modules["airflow.providers.cncf.kubernetes.operators.pod"]
exceptions = sys.modules["airflow.exceptions" if sys.argv[1] == "2" else "airflow.sdk.exceptions"]


def cleanup(self, pod, remote_pod, **kwargs):
    """As KubernetesPodOperator ends a pod."""
    if remote_pod.raises:
        raise remote_pod.raises("Pod base-1234 returned a failure. remote_pod: {'spec': ...}")


pod_module.KubernetesPodOperator.cleanup = cleanup
from pipeline_nodes_operator import PipelineNodeOperator  # noqa: E402


def ended(code, message, name="base"):
    state = read_dag.Stub(terminated=read_dag.Stub(exit_code=code, message=message, reason="Error"))
    return [read_dag.Stub(name="airflow-xcom-sidecar", state=read_dag.Stub(terminated=None)), read_dag.Stub(name=name, state=state)]


failed, skipped = exceptions.AirflowException, exceptions.AirflowSkipException
cases = [
    ("ok", None, ended(0, "published")),
    *[(f"exit code {code}", failed, ended(code, f"node_1 (data-fetcher) says why {code}.\n")) for code in (64, 65, 66, 69, 70, 74, 75, 77, 78, 143)],
    ("skipped", skipped, ended(99, "nothing to do")),
    ("no message", failed, ended(137, None)),
    ("no state", failed, [read_dag.Stub(name="base", state=None)]),
    ("no base container", failed, ended(65, "not the node", name="istio")),
    ("no statuses", failed, None),
]
for title, raises, statuses in cases:
    remote_pod = read_dag.Stub(raises=raises, status=read_dag.Stub(container_statuses=statuses))
    try:
        PipelineNodeOperator(task_id="node_1").cleanup(pod=None, remote_pod=remote_pod, context={})
        print(f"{title}: success")
    except exceptions.AirflowException as end:
        print(f"{title}: {type(end).__name__}: {end}")
