"""Runs one node of a pipeline in a pod.

KubernetesPodOperator retries every exit code but those that it skips. A node says more: with some of its exit codes no retry can help. This operator fails
the task at once on those, and puts the node's own message first: it says what happened, where, why, and what to do.

Written by `pipeline dag`; it belongs beside the DAG files that import it.
"""

from __future__ import annotations

try:  # Airflow 3
    from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException
except ImportError:  # Airflow 2
    from airflow.exceptions import AirflowException, AirflowFailException, AirflowSkipException

from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator

# Exit codes that no retry can help: a person must mend something first.
NO_RETRY = {
    64: "usage: an environment variable or argument is missing or wrong",
    65: "data: input data rejected, or its bytes do not match its checksum",
    70: "software: a bug of the node",
    77: "denied: access denied, or blocked by a safety policy",
    78: "config: the config file is missing or invalid",
}


class PipelineNodeOperator(KubernetesPodOperator):
    """A KubernetesPodOperator that knows what a node's exit code means."""

    def cleanup(self, pod, remote_pod, **kwargs):
        """Ends the pod as usual, and turns its failure into what the node said."""
        try:
            super().cleanup(pod=pod, remote_pod=remote_pod, **kwargs)
        except (AirflowSkipException, AirflowFailException):
            raise
        except AirflowException as failure:
            ended = self._terminated(remote_pod)
            if ended is None:
                raise
            meaning = NO_RETRY.get(ended.exit_code)
            said = (ended.message or "").strip() or f"the node ended without a message ({ended.reason})"
            text = f"{said}\nExit code {ended.exit_code}{f' ({meaning}); a retry does not help' if meaning else ''}."
            raise (AirflowFailException if meaning else AirflowException)(text) from failure

    def _terminated(self, remote_pod):
        """How the node's container ended; None where nobody knows."""
        status = getattr(remote_pod, "status", None)
        for container in getattr(status, "container_statuses", None) or []:
            if container.name == self.base_container_name:
                return container.state.terminated if container.state else None
        return None
