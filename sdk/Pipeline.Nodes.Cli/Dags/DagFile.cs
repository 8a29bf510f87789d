using System.Globalization;
using System.Text;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using static Pipeline.Nodes.Cli.Dags.PythonText;

namespace Pipeline.Nodes.Cli.Dags;

/// <summary>Writes the Airflow DAG of a config file, as Python that a person may go on editing.</summary>
internal sealed class DagFile
{
    private readonly StringBuilder _text = new();
    private readonly CheckedConfig _config;
    private readonly DagOptions _options;
    private readonly PythonNames _names;

    private DagFile(CheckedConfig config, DagOptions options)
    {
        _config = config;
        _options = options;
        _names = new PythonNames(config.Graph.InOrder.Select(node => node.Name));
        WriteHead();
        WriteSettings();
        WriteEnvironment();
        WritePod();
        WriteDag();
    }

    /// <summary>Writes it.</summary>
    public static string Write(CheckedConfig config, DagOptions options) => new DagFile(config, options)._text.ToString();

    /// <summary>The image of a node.</summary>
    public static string ImageOf(GraphNode node, DagOptions options) =>
        node.Section?.Image ?? options.Images.GetValueOrDefault(node.Type!) ?? $"{(options.Registry is null ? "" : $"{options.Registry}/")}{node.Type}:{options.Version}";

    private void WriteHead() => _text.Append(
        $$""""
        """The pipeline {{_config.File.Name.PipelineName}}, which {{_config.File.Name}} in the bucket configures.

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


        """");

    private void WriteSettings()
    {
        _text.Append($"DAG_ID = {Literal(_options.DagId)}\n");
        _text.Append($"PIPELINE_NAME = {TemplatedLiteral(_config.File.Name.PipelineName)}\n");
        _text.Append($"DAG_KEY = {Literal(_config.File.Name.DagKey)}\n");
        _text.Append($"BUCKET = {TemplatedLiteral(_options.Bucket)}\n");
        _text.Append(_options.S3Endpoint is string endpoint
            ? $"S3_ENDPOINT = {TemplatedLiteral(endpoint)}\n"
            : "S3_ENDPOINT = None  # AWS's own; else the address of the S3 service\n");
        _text.Append($"NAMESPACE = {(_options.Namespace is string name ? Literal(name) : "None  # that of Airflow's connection to the cluster")}\n");
        _text.Append(_options.ServiceAccount is string account
            ? $"SERVICE_ACCOUNT = {Literal(account)}  # its role may use the bucket (IRSA, EKS Pod Identity)\n"
            : "SERVICE_ACCOUNT = None  # the access key in the secret is used\n");
        _text.Append($"SECRET = {Literal(_options.Secret)}  # a Kubernetes secret; {SecretKeys()}\n");
        _text.Append("USER_ID = 1654  # that of the .NET images; None where the cluster gives one (OpenShift)\n");
        _text.Append("DEADLINE = timedelta(hours=6)  # of one attempt\n\n\n");
    }

    private string SecretKeys()
    {
        string[] keys =
        [
            .. _options.ServiceAccount is null ? (string[])["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] : [],
            .. _config.Nodes.SelectMany(node => ConfigReferences.Of(node.Section).Variables).Distinct().Order(StringComparer.Ordinal),
        ];
        bool files = _config.Nodes.Any(node => ConfigReferences.Of(node.Section).HasFiles);
        return (keys.Length == 0, files) switch
        {
            (true, false) => "nothing refers to it",
            (true, true) => "its keys are the files that ${file:...} names",
            (false, false) => $"its keys: {string.Join(", ", keys)}",
            _ => $"its keys: {string.Join(", ", keys)}, and the files that ${{file:...}} names",
        };
    }

    private void WriteEnvironment()
    {
        _text.Append(
            $$""""
            def environment(section: str | None, **more: str) -> list[k8s.V1EnvVar]:
                """Who is running, and where the config file is. No literal secret stands here."""
                values = {
                    "{{EnvironmentNames.DagKey}}": DAG_KEY,
                    "{{EnvironmentNames.PipelineName}}": PIPELINE_NAME,
                    "{{EnvironmentNames.Node}}": section,
                    "{{EnvironmentNames.Bucket}}": BUCKET,
                    "{{EnvironmentNames.S3Endpoint}}": S3_ENDPOINT,
                    "{{EnvironmentNames.RunId}}": "{{"{{ run_id }}"}}",
                    "{{EnvironmentNames.TryNumber}}": "{{"{{ ti.try_number }}"}}",
                    "{{EnvironmentNames.MapIndex}}": "{{"{{ ti.map_index }}"}}",
                    "{{EnvironmentNames.RunDate}}": "{{"{{ (dag_run.logical_date or dag_run.run_after).strftime('%Y-%m-%d') }}"}}",
                    # A little sooner than Kubernetes, so that the node can say why it ends.
                    "{{EnvironmentNames.DeadlineSeconds}}": str(int(DEADLINE.total_seconds()) - 60),
                    **more,
                }
                pod_uid = k8s.V1EnvVarSource(field_ref=k8s.V1ObjectFieldSelector(field_path="metadata.uid"))
                return [
                    *(k8s.V1EnvVar(name=name, value=value) for name, value in values.items() if value is not None),
                    k8s.V1EnvVar(name="{{EnvironmentNames.PodUid}}", value_from=pod_uid),
            {{(_options.ServiceAccount is null ? "        *(secret(name) for name in (\"AWS_ACCESS_KEY_ID\", \"AWS_SECRET_ACCESS_KEY\")),\n    ]" : "    ]")}}


            def secret(name: str) -> k8s.V1EnvVar:
                """A variable whose value stands in the Kubernetes secret."""
                selector = k8s.V1SecretKeySelector(name=SECRET, key=name)
                return k8s.V1EnvVar(name=name, value_from=k8s.V1EnvVarSource(secret_key_ref=selector))



            """");
    }

    private void WritePod() => _text.Append(
        """
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

        """);

    private void WriteDag()
    {
        if (_config.Nodes.Any(node => ConfigReferences.Of(node.Section).HasFiles))
        {
            _text.Append(
                $"""
                SECRET_FILES = k8s.V1Volume(name="secrets", secret=k8s.V1SecretVolumeSource(secret_name=SECRET))
                SECRET_FILES_MOUNT = k8s.V1VolumeMount(name="secrets", mount_path="{NodeEnvironment.DefaultSecretsDirectory}", read_only=True)

                """);
        }

        _text.Append(
            $$"""

            with DAG(
                dag_id=DAG_ID,
                schedule={{(_options.Schedule is string schedule ? Literal(schedule) : "None")}},
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

            """);
        foreach (GraphNode node in _config.Graph.InOrder)
        {
            if (node.Type is null)
            {
                WriteForeign(node);
            }
            else
            {
                WriteNode(node);
            }
        }

        WriteOrder();
    }

    // What runs it is known to its author alone; a name in a comment is a literal, so that it ends no line.
    private void WriteForeign(GraphNode node)
    {
        string[] after = [.. _config.Nodes.Where(other => _config.Graph.Before(other.Name).Contains(node)).Select(other => _names.VariableOf(other.Name))];
        string[] before = [.. _config.NodesBefore(node.Name).Select(other => _names.VariableOf(other.Name))];
        _text.Append(
            $"""
                # The section {Literal(node.Name)} has no type: something else than a node runs it, and no task here. A task of your own for it belongs
                # here, {(before.Length > 0 ? $"after {string.Join(", ", before)}" : "after none of these tasks")}{(after.Length > 0 ? $" and before {string.Join(", ", after)}" : "")}.

            """);
    }

    private void WriteNode(GraphNode node)
    {
        ConfigReferences references = ConfigReferences.Of(node.Section);
        string more = string.Concat(references.RunParameters.Select(name => string.Create(
            CultureInfo.InvariantCulture,
            $", {EnvironmentNames.RunParameterPrefix}{name.ToUpperInvariant()}={Literal($"{{{{ dag_run.conf.get('{name}', '') }}}}")}")));
        string environment = $"environment({(node.Section is null ? "None" : TemplatedLiteral(node.Name))}{more})";
        if (references.Variables.Count > 0)
        {
            environment += $" + [{string.Join(", ", references.Variables.Select(name => $"secret({Literal(name)})"))}]";
        }

        _text.Append(
            $"""
                {_names.VariableOf(node.Name)} = PipelineNodeOperator(
                    task_id={Literal(_names.TaskIdOf(node.Name))},
                    image={TemplatedLiteral(ImageOf(node, _options))},
                    env_vars={environment},

            """);
        if (node.Section?.Resources is SectionResources resources)
        {
            _text.Append(
                $"""
                        container_resources=k8s.V1ResourceRequirements(
                            requests={Dictionary(resources.Requests)},
                            limits={Dictionary(resources.Limits)},
                        ),

                """);
        }

        _text.Append(
            $"""
                    volumes=[TMP{(references.HasFiles ? ", SECRET_FILES" : "")}],
                    volume_mounts=[TMP_MOUNT{(references.HasFiles ? ", SECRET_FILES_MOUNT" : "")}],
                    **NODE,
                )

            """);
    }

    private void WriteOrder()
    {
        List<string> lines = [];
        foreach (GraphNode node in _config.Nodes)
        {
            string[] before = [.. _config.NodesBefore(node.Name).Select(other => _names.VariableOf(other.Name))];
            if (before.Length > 0)
            {
                lines.Add($"    {(before.Length == 1 ? before[0] : $"[{string.Join(", ", before)}]")} >> {_names.VariableOf(node.Name)}\n");
            }
        }

        _text.Append(lines.Count > 0 ? $"\n{string.Concat(lines)}" : "");
    }
}
