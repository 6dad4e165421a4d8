"""Writes what the control socket says into docs/protocol.md and types/room-protocol.d.ts, from the messages' classes.

`scripts/protocol` runs it; tests/webinars/test_protocol_documents.py says when it has to be run.
"""

import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import django
import msgspec
from msgspec import inspect as shapes

ROOT = Path(__file__).resolve().parents[1]
TABLES = ROOT / "docs" / "protocol.md"
TYPES = ROOT / "types" / "room-protocol.d.ts"
BEGIN = "<!-- written by scripts/protocol: begin -->"
END = "<!-- written by scripts/protocol: end -->"


def main() -> None:
    django.setup()
    TABLES.write_text(with_tables(TABLES.read_text()))
    TYPES.parent.mkdir(exist_ok=True)
    TYPES.write_text(types())


def with_tables(text: str) -> str:
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{tables()}\n{END}{tail}"


# --- docs/protocol.md -------------------------------------------------------------------------------------------------


def tables() -> str:
    from webinars.live.parts import USUAL_RATE, registered_parts
    from webinars.live.protocol import ROOM_MESSAGES

    lines = []
    for part in sorted(registered_parts(), key=lambda part: (part.name != "room", part.name or type(part).__name__)):
        sent = (*ROOM_MESSAGES, *part.messages) if part.name == "room" else part.messages
        if not (sent or part.events or part.answers):
            continue
        lines += [
            f"#### `{part.name}`" if part.name else f"#### {type(part).__module__.split('.')[0].capitalize()}",
            "",
        ]
        lines += ["| message | from | fields | what it means |", "|---|---|---|---|"]
        for kind in sent:
            rate = part.limits.get(kind, USUAL_RATE)
            right = part.rights.get(kind)
            who = f"client, with the right `{right}`" if right else "client"
            much = f" At most {rate.per_s:g} a second, {rate.burst} at once." if kind in part.limits else ""
            lines.append(row(kind, who, much))
        lines += [row(kind, "server, stored", "") for kind in part.events]
        lines += [row(kind, "server", "") for kind in part.answers]
        lines.append("")
    return "\n".join(lines)


def row(kind: type[msgspec.Struct], who: str, more: str) -> str:
    return f"| `{tag_of(kind)}` | {who} | {fields_of(kind)} | {meaning_of(kind)}{more} |"


def fields_of(kind: type[msgspec.Struct]) -> str:
    return ", ".join(f"`{name}{mark}: {words.replace('|', 'or')}`" for name, mark, words in fields(kind)) or "none"


def meaning_of(kind: type[msgspec.Struct]) -> str:
    text = inspect.cleandoc(kind.__doc__ or "")
    return " ".join(text.split()) if "Struct" not in text else ""


# --- types/room-protocol.d.ts -----------------------------------------------------------------------------------------


def types() -> str:
    from webinars.live.parts import registered_parts
    from webinars.live.protocol import ROOM_MESSAGES, PartSnapshot

    parts = registered_parts()
    sent = [*ROOM_MESSAGES, *(kind for part in parts for kind in part.messages)]
    events = [kind for part in parts for kind in part.events]
    answers = [kind for part in parts for kind in part.answers]
    known: dict[str, type[msgspec.Struct]] = {}
    kinds: list[type[msgspec.Struct]] = [*sent, *events, *answers, PartSnapshot]
    for part in parts:
        kinds += part.snapshots
    for kind in kinds:
        for struct in (kind, *inner(kind)):
            assert known.setdefault(struct.__name__, struct) is struct, f"two classes are called {struct.__name__}"
    written = [interface(known[name], is_event=known[name] in events) for name in sorted(known)]
    return "\n".join(
        [
            "// Written by scripts/protocol from the classes of the messages: change those.",
            "",
            *written,
            union("ClientMessage", sent),
            union("StoredEvent", events),
            union("Answer", answers),
            "export type ServerMessage = StoredEvent | Answer;",
            "",
        ]
    )


def interface(kind: type[msgspec.Struct], *, is_event: bool) -> str:
    lines = [f"/** {meaning} */"] if (meaning := meaning_of(kind)) else []
    lines.append(f"export interface {kind.__name__} {{")
    if tag_of(kind):
        lines.append(f'  type: "{tag_of(kind)}";')
    if is_event:
        lines += ["  seq: number;", "  at: number;"]
    lines += [f"  {name}{mark}: {words};" for name, mark, words in fields(kind)]
    return "\n".join([*lines, "}", ""])


def union(name: str, kinds: Iterable[type[msgspec.Struct]]) -> str:
    return f"export type {name} = {' | '.join(sorted(kind.__name__ for kind in kinds)) or 'never'};"


# --- shapes -----------------------------------------------------------------------------------------------------------


def tag_of(kind: type[msgspec.Struct]) -> str:
    return str(kind.__struct_config__.tag or "")


def fields(kind: type[msgspec.Struct]) -> Iterator[tuple[str, str, str]]:
    """Name, a question mark when it may be missing, and its type in TypeScript's words."""
    info = shapes.type_info(kind)
    assert isinstance(info, shapes.StructType)
    for field in info.fields:
        is_said = field.required or (tag_of(kind) and not kind.__struct_config__.omit_defaults and is_from_server(kind))
        yield field.encode_name, "" if is_said else "?", words(field.type)


def is_from_server(kind: type[msgspec.Struct]) -> bool:
    """The server names every field; a client may leave out what has a default."""
    from webinars.live.parts import registered_parts

    return any(kind in (*part.events, *part.answers) for part in registered_parts())


def inner(kind: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    """The classes of which this one is made."""
    info = shapes.type_info(kind)
    assert isinstance(info, shapes.StructType)
    for field in info.fields:
        yield from structs_in(field.type)


def structs_in(shape: Any) -> Iterator[type[msgspec.Struct]]:
    if isinstance(shape, shapes.StructType):
        yield shape.cls
        yield from inner(shape.cls)
    for name in ("item_type", "key_type", "value_type", "type"):
        if (deeper := getattr(shape, name, None)) is not None:
            yield from structs_in(deeper)
    for name in ("types", "item_types"):
        for deeper in getattr(shape, name, ()):
            yield from structs_in(deeper)


def words(shape: Any) -> str:
    match shape:
        case shapes.BoolType():
            return "boolean"
        case shapes.IntType() | shapes.FloatType():
            return "number"
        case shapes.StrType():
            return "string"
        case shapes.NoneType():
            return "null"
        case shapes.StructType():
            return str(shape.cls.__name__)
        case shapes.EnumType():
            return " | ".join(
                f'"{each.value}"' if isinstance(each.value, str) else str(each.value) for each in shape.cls
            )
        case shapes.LiteralType():
            return " | ".join(f'"{value}"' if isinstance(value, str) else str(value) for value in shape.values)
        case shapes.UnionType():
            return " | ".join(words(each) for each in shape.types)
        case shapes.ListType() | shapes.SetType() | shapes.FrozenSetType() | shapes.VarTupleType():
            item = words(shape.item_type)
            return f"({item})[]" if " " in item else f"{item}[]"
        case shapes.TupleType():
            return f"[{', '.join(words(each) for each in shape.item_types)}]"
        case shapes.DictType():
            return f"Record<{words(shape.key_type)}, {words(shape.value_type)}>"
        case shapes.Metadata():
            return words(shape.type)
        case shapes.RawType() | shapes.AnyType():
            return "any"
    raise TypeError(f"how to say {shape!r} is not known")


if __name__ == "__main__":
    main()
