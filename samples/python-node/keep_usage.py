"""A step of a pipeline by somebody who knows boto3 and nothing of manifests: keeps the rows of a bill whose charge is usage."""
import csv
import json
import os
import tempfile

import boto3

s3 = boto3.client("s3", endpoint_url=os.environ["S3_ENDPOINT"])
bucket = os.environ["PIPELINE_BUCKET"]
key = os.environ["DAG_KEY"]
names = [item["Key"] for item in s3.list_objects_v2(Bucket=bucket, Delimiter="/")["Contents"]]
config_name = next(name for name in names if name.endswith(f"-{key}.json"))
config = json.load(s3.get_object(Bucket=bucket, Key=config_name)["Body"])
pipeline = config_name.removesuffix(f"-{key}.json")
workspace = f"{config.get('s3', {}).get('prefix', pipeline)}-{key}"
settings = config["keep_usage"]

with tempfile.TemporaryDirectory() as folder:
    s3.download_file(bucket, f"{workspace}/{settings['input_dir']}/input.csv", f"{folder}/input.csv")
    with open(f"{folder}/input.csv", newline="") as source:
        header, *rows = csv.reader(source)
    category = header.index("ChargeCategory")
    kept = [row for row in rows if row[category] == "Usage"]
    with open(f"{folder}/usage.csv", "w", newline="") as target:
        csv.writer(target).writerows([header, *kept])
    s3.upload_file(f"{folder}/usage.csv", bucket, f"{workspace}/{settings['output_dir']}/usage.csv")
print(len(kept))
