"""Files of others that we serve: copied from npm packages at pinned versions, listed with their hashes in vendor.json."""

import json
import re
import subprocess
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parent / "static"
LIST = STATIC / "vendor" / "vendor.json"

# The manifest storage would look for the map, which is larger than the library and of no use to a visitor.
SOURCE_MAP = re.compile(rb"\n?//# sourceMappingURL=\S+\s*\Z")


@dataclass(frozen=True)
class VendoredFile:
    """`path` is a static path; `source` is the file inside the npm package, `bundle` the module of which esbuild made one file.

    Both are empty when another command of ours made it (the icons' sprite).
    """

    package: str
    path: str
    source: str
    sha256: str
    bundle: list[str] = field(default_factory=list)

    @property
    def location(self) -> Path:
        return STATIC / self.path

    def digest(self) -> str:
        return sha256(self.location.read_bytes()).hexdigest()


def vendored_files() -> list[VendoredFile]:
    packages = json.loads(LIST.read_text(encoding="utf-8"))
    return [VendoredFile(package=package["name"], **entry) for package in packages for entry in package["files"]]


def copy_packages(node_modules: Path) -> list[str]:
    """Takes the files anew from unpacked npm packages, writes their versions, licences and hashes. Names of what was copied."""
    packages = json.loads(LIST.read_text(encoding="utf-8"))
    copied: list[str] = []
    for package in packages:
        about = json.loads((node_modules / package["name"] / "package.json").read_text(encoding="utf-8"))
        package["version"], package["licence"] = about["version"], about["license"]
        for entry in package["files"]:
            target = STATIC / entry["path"]
            content = _content(entry, name=package["name"], node_modules=node_modules)
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(SOURCE_MAP.sub(b"\n", content) if target.suffix == ".js" else content)
                copied.append(entry["path"])
            entry["sha256"] = sha256(target.read_bytes()).hexdigest()
    LIST.write_text(json.dumps(packages, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return copied


def _content(entry: dict[str, Any], *, name: str, node_modules: Path) -> bytes | None:
    if entry.get("bundle"):
        return _bundle(entry["bundle"], node_modules=node_modules)
    return (node_modules / name / entry["source"]).read_bytes() if entry["source"] else None


def _bundle(lines: list[str], *, node_modules: Path) -> bytes:
    """One ES module of a library that is published as many: a page on a slow line should not ask for seventy files."""
    esbuild = node_modules / ".bin" / "esbuild"
    options = [
        "--bundle",
        "--format=esm",
        "--minify",
        "--legal-comments=inline",
        "--target=chrome109,firefox115,safari16.4",
    ]
    done = subprocess.run(
        [esbuild, *options], input="\n".join(lines).encode(), capture_output=True, check=True, cwd=node_modules.parent
    )
    return done.stdout
