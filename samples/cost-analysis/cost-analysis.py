"""The pipeline cost-analysis, which cost-analysis-a7b3c9d2.json in the bucket configures.

An edit of that file changes what the next run does, and needs no edit here. Nodes, their order, images and resources stand here: after a change of
those, write this file again.

Written by `pipeline dag`; yours to edit. Needs Airflow 2.9 or later, or 3, and pipeline_nodes_operator.py beside it.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from kubernetes.client import models as k8s
from pipeline_nodes_operator import PipelineNodeOperator

try:  # Airflow 3
    from airflow.sdk import DAG
except ImportError:  # Airflow 2
    from airflow import DAG

DAG_ID = "cost-analysis"
PIPELINE_NAME = "cost-analysis"
DAG_KEY = "a7b3c9d2"
BUCKET = "pipeline-bucket"
S3_ENDPOINT = None  # AWS's own; else the address of the S3 service
NAMESPACE = None  # that of Airflow's connection to the cluster
SERVICE_ACCOUNT = None  # the access key in the secret is used
SECRET = "pipeline-secrets"  # a Kubernetes secret; its keys: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY
USER_ID = 1654  # that of the .NET images; None where the cluster gives one (OpenShift)
DEADLINE = timedelta(hours=6)  # of one attempt


def environment(section: str | None, **more: str) -> list[k8s.V1EnvVar]:
    """Who is running, and where the config file is. No literal secret stands here."""
    values = {
        "DAG_KEY": DAG_KEY,
        "PIPELINE_NAME": PIPELINE_NAME,
        "PIPELINE_NODE": section,
        "PIPELINE_BUCKET": BUCKET,
        "S3_ENDPOINT": S3_ENDPOINT,
        "PIPELINE_RUN_ID": "{{ run_id }}",
        "PIPELINE_TRY_NUMBER": "{{ ti.try_number }}",
        "PIPELINE_MAP_INDEX": "{{ ti.map_index }}",
        "PIPELINE_RUN_DATE": "{{ (dag_run.logical_date or dag_run.run_after).strftime('%Y-%m-%d') }}",
        # A little sooner than Kubernetes, so that the node can say why it ends.
        "PIPELINE_DEADLINE_SECONDS": str(int(DEADLINE.total_seconds()) - 60),
        **more,
    }
    pod_uid = k8s.V1EnvVarSource(field_ref=k8s.V1ObjectFieldSelector(field_path="metadata.uid"))
    return [
        *(k8s.V1EnvVar(name=name, value=value) for name, value in values.items() if value is not None),
        k8s.V1EnvVar(name="PIPELINE_POD_UID", value_from=pod_uid),
        *(secret(name) for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")),
    ]


def secret(name: str) -> k8s.V1EnvVar:
    """A variable whose value stands in the Kubernetes secret."""
    selector = k8s.V1SecretKeySelector(name=SECRET, key=name)
    return k8s.V1EnvVar(name=name, value_from=k8s.V1EnvVarSource(secret_key_ref=selector))


# The Pod Security Standard "restricted"; only /tmp can be written.
POD = k8s.V1Pod(
    metadata=k8s.V1ObjectMeta(),
    spec=k8s.V1PodSpec(containers=[], automount_service_account_token=False, enable_service_links=False),
)
NODE = {
    "namespace": NAMESPACE,
    "service_account_name": SERVICE_ACCOUNT,
    "full_pod_spec": POD,
    "security_context": k8s.V1PodSecurityContext(
        run_as_non_root=True,
        run_as_user=USER_ID,
        seccomp_profile=k8s.V1SeccompProfile(type="RuntimeDefault"),
    ),
    "container_security_context": k8s.V1SecurityContext(
        allow_privilege_escalation=False,
        privileged=False,
        read_only_root_filesystem=True,
        capabilities=k8s.V1Capabilities(drop=["ALL"]),
    ),
    "do_xcom_push": True,
    "get_logs": True,
    "log_pod_spec_on_failure": False,
    "reattach_on_restart": False,
    "skip_on_exit_code": [99],
    "termination_grace_period": 30,
    "active_deadline_seconds": int(DEADLINE.total_seconds()),
    "on_finish_action": "delete_pod",
}
TMP = k8s.V1Volume(name="tmp", empty_dir=k8s.V1EmptyDirVolumeSource())
TMP_MOUNT = k8s.V1VolumeMount(name="tmp", mount_path="/tmp")

with DAG(
    dag_id=DAG_ID,
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={
        "retries": 3,
        "retry_delay": timedelta(seconds=30),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(minutes=10),
    },
    tags=["pipeline-nodes"],
) as dag:
    node_1 = PipelineNodeOperator(
        task_id="node_1",
        image="data-fetcher:0.1.0",
        env_vars=environment("node_1"),
        volumes=[TMP],
        volume_mounts=[TMP_MOUNT],
        **NODE,
    )
    node_2 = PipelineNodeOperator(
        task_id="node_2",
        image="cost-analyzer:0.1.0",
        env_vars=environment("node_2"),
        volumes=[TMP],
        volume_mounts=[TMP_MOUNT],
        **NODE,
    )
    node_3 = PipelineNodeOperator(
        task_id="node_3",
        image="chart-renderer:0.1.0",
        env_vars=environment("node_3"),
        volumes=[TMP],
        volume_mounts=[TMP_MOUNT],
        **NODE,
    )

    node_1 >> node_2
    node_2 >> node_3
