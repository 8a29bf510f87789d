#!/usr/bin/env python3
"""The same transfers with boto3, to compare the store with. Prints the seconds that one took, without imports and the first request.

usage: boto3_transfer.py read-config|get-file|get-many|put-file|put-stream KEY PATH
"""
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config

action, key, path = sys.argv[1:4]
bucket = os.environ["PIPELINE_BUCKET"]
s3 = boto3.client("s3", endpoint_url=os.environ["S3_ENDPOINT"], region_name="us-east-1", config=Config(max_pool_connections=32))


class Unseekable:
    """A stream of unknown length."""

    def __init__(self, file):
        self.file = file

    def read(self, size=-1):
        return self.file.read(size)


def get_many():
    names = [item["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=f"{key}/") for item in page["Contents"]]
    with ThreadPoolExecutor(32) as pool:
        list(pool.map(lambda name: s3.get_object(Bucket=bucket, Key=name)["Body"].read(), names))


if action == "read-config":
    json.load(s3.get_object(Bucket=bucket, Key=key)["Body"])
    sys.exit()
s3.list_objects_v2(Bucket=bucket, MaxKeys=1)
start = time.perf_counter()
if action == "get-file":
    s3.download_file(bucket, key, path)
elif action == "get-many":
    get_many()
elif action == "put-file":
    s3.upload_file(path, bucket, key)
elif action == "put-stream":
    with open(path, "rb") as source:
        s3.upload_fileobj(Unseekable(source), bucket, key)
print(f"{time.perf_counter() - start:.3f}")
