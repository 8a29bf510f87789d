"""The same step, which checks the manifest of what it reads and writes one for what it publishes."""
import csv
import datetime
import hashlib
import io
import json
import os
import uuid

import boto3
import botocore.exceptions

s3 = boto3.client("s3", endpoint_url=os.environ["S3_ENDPOINT"])
bucket = os.environ["PIPELINE_BUCKET"]
key = os.environ["DAG_KEY"]
run = os.environ["PIPELINE_RUN_ID"]
names = [item["Key"] for item in s3.list_objects_v2(Bucket=bucket, Delimiter="/")["Contents"]]
config_name = next(name for name in names if name.endswith(f"-{key}.json"))
config_bytes = s3.get_object(Bucket=bucket, Key=config_name)["Body"].read()
config = json.loads(config_bytes)
pipeline = config_name.removesuffix(f"-{key}.json")
workspace = f"{config.get('s3', {}).get('prefix', pipeline)}-{key}"
section = "keep_usage"
settings = config[section]
condition = {}  # What must stand at the key of the next PUT; older releases of boto3 have no parameter for it.
s3.meta.events.register("before-call.s3.PutObject", lambda params, **_: params["headers"].update(condition))


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def find_manifest(folder):
    """The manifest of a folder and its ETag; nothing where there is none."""
    try:
        found = s3.get_object(Bucket=bucket, Key=f"{workspace}/{folder}/_manifest.json")
        return json.load(found["Body"]), found["ETag"]
    except s3.exceptions.NoSuchKey:
        return None, None


def read_input(folder, name):
    """One artifact as its manifest names it: of this run, under its ETag, with its SHA-256."""
    manifest, _ = find_manifest(folder)
    commit = manifest and (manifest if manifest["state"] == "committed" else manifest.get("previous"))
    if not commit or commit["run"] != run:
        raise SystemExit(66)
    artifact = next(item for item in commit["artifacts"] if item["name"] == name)
    try:
        content = s3.get_object(Bucket=bucket, Key=f"{workspace}/{folder}/{name}", IfMatch=f'"{artifact["etag"]}"')["Body"].read()
    except botocore.exceptions.ClientError as error:
        raise SystemExit(75) from error
    if sha256(content) != artifact["sha256"]:
        raise SystemExit(65)
    entry = {"path": f"{folder}/{name}", "bytes": len(content), "sha256": artifact["sha256"], "etag": artifact["etag"], "attempt": commit["attempt"]}
    return content, entry


def publish(folder, name, content, rows, inputs, started):
    """Puts the artifact, then the manifest, on the condition that no other attempt has published meanwhile."""
    base, base_etag = find_manifest(folder)
    etag = s3.put_object(Bucket=bucket, Key=f"{workspace}/{folder}/{name}", Body=content)["ETag"].strip('"')
    attempt = uuid.uuid4().hex[:16]
    tries = int(os.environ.get("PIPELINE_TRY_NUMBER", 1))
    pod = os.environ.get("PIPELINE_POD_UID", attempt)
    fence = [entry for entry in (base or {}).get("fence", []) if entry["run"] != run]
    manifest = {
        "manifest_version": 1, "state": "committed", "pipeline": pipeline, "dag_key": key, "section": section,
        "type": settings["type"], "run": run, "try": tries, "pod": pod, "attempt": attempt,
        "config_sha256": sha256(config_bytes), "work_sha256": sha256(json.dumps([settings, inputs]).encode()),
        "artifacts": [{"name": name, "bytes": len(content), "sha256": sha256(content), "media_type": "text/csv", "rows": rows, "etag": etag}],
        "inputs": inputs, "sources": [], "counters": {"rows_kept": rows}, "sdk_version": "none", "program_version": "1.0.0",
        "started_at": started, "written_at": now(), "fence": [*fence[-31:], {"run": run, "try": tries, "pod": pod}],
    }
    # Some servers want the ETag without its quotes.
    for one in [{"If-Match": base_etag}, {"If-Match": base_etag.strip('"')}] if base_etag else [{"If-None-Match": "*"}]:
        condition.update(one)
        try:
            s3.put_object(Bucket=bucket, Key=f"{workspace}/{folder}/_manifest.json", Body=json.dumps(manifest, indent=2).encode())
            return
        except botocore.exceptions.ClientError as error:
            if error.response["Error"]["Code"] != "PreconditionFailed":
                raise
    raise SystemExit(75)


def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat()


started_at = now()
bill, bill_entry = read_input(settings["input_dir"], "input.csv")
header, *rows_read = csv.reader(io.StringIO(bill.decode(), newline=""))
category = header.index("ChargeCategory")
kept = [row for row in rows_read if row[category] == "Usage"]
target = io.StringIO(newline="")
csv.writer(target).writerows([header, *kept])
publish(settings["output_dir"], "usage.csv", target.getvalue().encode(), len(kept), [bill_entry], started_at)
print(len(kept))
