"""The ground that the other tests stand on."""

import boto3
import pytest
from django.conf import settings
from django.db import connection


@pytest.mark.django_db
def test_the_database_is_postgresql_and_knows_kazakh_letters() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT upper('әңгіме'), current_database()")
        assert cursor.fetchone() == ("ӘҢГІМЕ", "test_daris")


def test_the_object_storage_keeps_bytes(bucket: str) -> None:
    client = boto3.client(
        "s3",
        endpoint_url=settings.S3_ENDPOINT_URL,
        aws_access_key_id=settings.S3_ACCESS_KEY_ID,
        aws_secret_access_key=settings.S3_SECRET_ACCESS_KEY,
        region_name=settings.S3_REGION,
    )
    client.put_object(Bucket=bucket, Key="tests/hello", Body="сәлем".encode())
    assert client.get_object(Bucket=bucket, Key="tests/hello")["Body"].read().decode() == "сәлем"
