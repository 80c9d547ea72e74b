"""The data dictionary and the data package, both made from the schemas.

>>> dictionary().splitlines()[0]
'# Data dictionary 数据字典'
>>> [field["name"] for field in datapackage()["resources"][0]["schema"]["fields"]][:3]
['claim_id', 'report_id', 'start']
"""

import json

from zhibiao.files import write_whole
from zhibiao.lexicon import table
from zhibiao.records import ALLOWED
from zhibiao.reports import DATA
from zhibiao.tables import names, path_of

HEAD = """# Data dictionary 数据字典

Made from `data/codebook/columns.csv` by `make notebooks`; do not edit it by hand. Tables are
UTF-8 CSV with a comma. An empty cell is "not stated"; numbers are exact decimals in base units.
A text that begins with a sign a spreadsheet would take for a formula has an apostrophe before it.
"""
TYPES = {"text": "string", "integer": "integer", "number": "number"}


def dictionary() -> str:
    """The tables and their columns as Markdown, in the order of the schema."""
    parts = [HEAD]
    for name in _present():
        place = path_of(name).relative_to(DATA).as_posix()
        parts.append(
            f"\n## {name}\n\n[{place}]({place})\n\n| column | | type | values | meaning |\n|---|---|---|---|---|\n"
        )
        for column in _columns(name):
            parts.append(
                f"| `{column.column}` | {column.name_zh} | {column.type}{_role(column)} | "
                f"{_values(column)} | {column.meaning} |\n"
            )
    return "".join(parts)


def datapackage() -> dict[str, object]:
    """A Frictionless data package that describes the same tables."""
    return {
        "name": "zhibiao",
        "title": "Declared targets and reported outcomes in Chinese local-government reports",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [
            {
                "name": name.replace("_", "-"),
                "path": path_of(name).relative_to(DATA).as_posix(),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema(name),
            }
            for name in _present()
        ],
    }


def write() -> None:
    """Write ``data/README.md`` and ``data/datapackage.json``."""
    write_whole(DATA / "README.md", dictionary().encode())
    package = json.dumps(datapackage(), ensure_ascii=False, indent=1) + "\n"
    write_whole(DATA / "datapackage.json", package.encode())


def _present() -> list[str]:
    return [
        name
        for name in names()
        if any(
            (DATA / f).joinpath(f"{name}.csv").exists()
            for f in ("derived", "codebook", "context", "coded")
        )
    ]


def _columns(name: str) -> list:
    return [row for row in table("columns") if row.table == name]


def _role(column) -> str:
    return {"key": ", key", "required": ", never empty"}.get(column.role, "")


def _values(column) -> str:
    if column.allowed.startswith(">"):
        return f"a key of {column.allowed[1:]}"
    return ", ".join(f"`{word}`" for word in ALLOWED.get(column.allowed, ()) if word)


def _schema(name: str) -> dict[str, object]:
    columns = _columns(name)
    schema: dict[str, object] = {
        "fields": [
            {
                "name": column.column,
                "type": TYPES[column.type],
                "description": column.meaning,
                "constraints": {"required": column.role in ("key", "required")},
            }
            for column in columns
        ]
    }
    if keys := [column.column for column in columns if column.role == "key"]:
        schema["primaryKey"] = keys
    return schema
