"""The object store: S3, by boto3. One code path on a laptop and on a cluster."""

import logging
import threading
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from media.errors import ObjectMissing, StorageError

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

logger = logging.getLogger("daris.media")

READ_BYTES = 256 * 1024
MISSING = frozenset({"404", "NoSuchKey", "NotFound", "NoSuchBucket"})


class Store:
    """One bucket. All methods block (call them in a thread) and raise StorageError in words an operator understands.

    boto3 itself retries with exponential back-off; who must not lose anything (the segmenter) tries again and again above that.
    """

    def __init__(
        self, *, endpoint_url: str, access_key: str, secret_key: str, bucket: str, region: str, public_url: str = ""
    ) -> None:
        self.bucket = bucket
        self._endpoint_url = endpoint_url
        self._public_url = public_url
        self._options: dict[str, Any] = {
            "aws_access_key_id": access_key,
            "aws_secret_access_key": secret_key,
            "region_name": region,
        }
        self._config = Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            connect_timeout=3,
            read_timeout=20,
            retries={"max_attempts": 4, "mode": "standard"},
            max_pool_connections=32,
            # Checksums in trailers are refused by several S3 servers.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        self._client = self._connect(endpoint_url)
        self._public_client = self._connect(public_url) if public_url else self._client
        self._bucket_lock = threading.Lock()
        self._bucket_ready = False

    def ensure_bucket(self) -> None:
        """Make the bucket if there is none. Safe to call often and from several processes."""
        with self._bucket_lock:
            if self._bucket_ready:
                return
            try:
                self._client.head_bucket(Bucket=self.bucket)
            except ClientError as error:
                if _code(error) not in MISSING:
                    raise self._error("reach the bucket", error) from error
                try:
                    self._client.create_bucket(Bucket=self.bucket)
                except ClientError as refused:
                    if _code(refused) not in {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}:
                        raise self._error("make the bucket", refused) from refused
                except BotoCoreError as refused:
                    raise self._error("make the bucket", refused) from refused
            except BotoCoreError as error:
                raise self._error("reach the bucket", error) from error
            self._bucket_ready = True

    def put(self, key: str, data: bytes, *, content_type: str = "video/mp4") -> None:
        """Store an object, replacing one of the same key."""
        self.ensure_bucket()
        try:
            self._client.put_object(
                Bucket=self.bucket,
                Key=key,
                Body=data,
                ContentType=content_type,
                CacheControl="private, max-age=31536000",
            )
        except (ClientError, BotoCoreError) as error:
            raise self._error(f"store {key}", error) from error

    def put_file(self, key: str, path: str, *, content_type: str = "video/mp4") -> None:
        """Store a large file, in parts."""
        self.ensure_bucket()
        try:
            self._client.upload_file(path, self.bucket, key, ExtraArgs={"ContentType": content_type})
        except (ClientError, BotoCoreError, boto3.exceptions.Boto3Error) as error:
            raise self._error(f"store {key}", error) from error

    def copy(self, key: str, *, to: str) -> None:
        """A second object with the same content, made by the store itself. Raises ObjectMissing."""
        self.ensure_bucket()
        try:
            self._client.copy_object(Bucket=self.bucket, Key=to, CopySource={"Bucket": self.bucket, "Key": key})
        except (ClientError, BotoCoreError) as error:
            raise self._error(f"copy {key}", error) from error

    def get(self, key: str) -> bytes:
        return b"".join(self.stream(key))

    def stream(self, key: str, *, byte_range: str | None = None) -> Iterator[bytes]:
        """The object in pieces; `byte_range` as in HTTP, e.g. `bytes=0-1023`. Raises ObjectMissing."""
        options = {"Range": byte_range} if byte_range else {}
        try:
            body = self._client.get_object(Bucket=self.bucket, Key=key, **options)["Body"]  # type: ignore[arg-type]
            yield from body.iter_chunks(READ_BYTES)
        except (ClientError, BotoCoreError) as error:
            raise self._error(f"read {key}", error) from error

    def size(self, key: str) -> int:
        """Bytes of an object. Raises ObjectMissing."""
        try:
            return self._client.head_object(Bucket=self.bucket, Key=key)["ContentLength"]
        except (ClientError, BotoCoreError) as error:
            raise self._error(f"find {key}", error) from error

    def keys(self, prefix: str) -> Iterator[str]:
        try:
            for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix):
                for entry in page.get("Contents", []):
                    yield entry["Key"]
        except (ClientError, BotoCoreError) as error:
            raise self._error(f"list {prefix}", error) from error

    def delete_prefix(self, prefix: str) -> int:
        """Delete all objects under `prefix`; the number of them. An empty prefix is refused: it would empty the bucket."""
        if not prefix.strip("/"):
            raise ValueError("a prefix must not be empty")
        keys = list(self.keys(prefix))
        try:
            for start in range(0, len(keys), 1000):
                batch = keys[start : start + 1000]
                self._client.delete_objects(Bucket=self.bucket, Delete={"Objects": [{"Key": key} for key in batch]})
        except (ClientError, BotoCoreError) as error:
            raise self._error(f"delete {prefix}", error) from error
        return len(keys)

    def presigned_url(self, key: str, *, expires_s: int = 3600, file_name: str | None = None) -> str:
        """An address that a browser may read until it expires. `file_name`: let the browser save it under this name."""
        params: dict[str, Any] = {"Bucket": self.bucket, "Key": key}
        if file_name:
            params["ResponseContentDisposition"] = f'attachment; filename="{file_name}"'
        return self._public_client.generate_presigned_url("get_object", Params=params, ExpiresIn=expires_s)

    @property
    def is_public(self) -> bool:
        """Whether browsers can reach the store by themselves; otherwise views pass objects through."""
        return bool(self._public_url)

    def _connect(self, url: str) -> "S3Client":
        return boto3.session.Session().client("s3", endpoint_url=url, config=self._config, **self._options)

    def _error(self, verb: str, error: Exception) -> StorageError:
        if isinstance(error, ClientError):
            kind = ObjectMissing if _code(error) in MISSING else StorageError
            return kind(f"The object store at {self._endpoint_url} could not {verb}: {_code(error)}")
        return StorageError(f"The object store at {self._endpoint_url} could not {verb}: {error}")


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


@cache
def default_store() -> Store:
    """The store of the settings."""
    return Store(
        endpoint_url=settings.S3_ENDPOINT_URL,
        access_key=settings.S3_ACCESS_KEY_ID,
        secret_key=settings.S3_SECRET_ACCESS_KEY,
        bucket=settings.S3_BUCKET,
        region=settings.S3_REGION,
        public_url=settings.S3_PUBLIC_URL or "",
    )
