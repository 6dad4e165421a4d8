"""The one bucket that Daris keeps everything in. `python -m local.bucket` makes it."""

import os
from collections.abc import Mapping
from contextlib import suppress

import boto3
from botocore.config import Config


def make_bucket(environment: Mapping[str, str] = os.environ) -> None:
    """Make S3_BUCKET if it is not there. Idempotent."""
    client = boto3.client(
        "s3",
        endpoint_url=environment["S3_ENDPOINT_URL"],
        aws_access_key_id=environment["S3_ACCESS_KEY_ID"],
        aws_secret_access_key=environment["S3_SECRET_ACCESS_KEY"],
        region_name=environment.get("S3_REGION") or "us-east-1",
        config=Config(connect_timeout=5, read_timeout=10, retries={"max_attempts": 3}),
    )
    bucket = environment.get("S3_BUCKET") or "daris"
    with suppress(client.exceptions.BucketAlreadyOwnedByYou):
        client.create_bucket(Bucket=bucket)


if __name__ == "__main__":
    make_bucket()
