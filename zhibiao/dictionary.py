"""The data dictionary and the data package, both made from the schemas.

>>> dictionary().splitlines()[0]
'# Data dictionary 数据字典'
>>> [field["name"] for field in datapackage()["resources"][0]["schema"]["fields"]][:3]
['claim_id', 'report_id', 'start']
"""

import json
from pathlib import Path

from zhibiao.files import write_all
from zhibiao.reports import DATA
from zhibiao.schema import columns_of, key_of, leads_to, limits, names, words_of
from zhibiao.tables import path_of

HEAD = """# Data dictionary 数据字典

Made from `data/codebook/columns.csv` by `make notebooks`; do not edit it by hand. Tables are
UTF-8 CSV with a comma. An empty cell is "not stated"; numbers are exact decimals in base units.
A text that begins with a sign a spreadsheet would take for a formula has an apostrophe before it.
"""
TYPES = {"text": "string", "integer": "integer", "number": "number"}


def dictionary() -> str:
    """The tables and their columns as Markdown, in the order of the schema."""
    parts = [HEAD]
    for name in names():
        place = path_of(name).relative_to(DATA).as_posix()
        parts.append(
            f"\n## {name}\n\n[{place}]({place})\n\n| column | | type | values | meaning |\n|---|---|---|---|---|\n"
        )
        for column in columns_of(name):
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
                "name": _resource(name),
                "path": path_of(name).relative_to(DATA).as_posix(),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema(name),
            }
            for name in names()
        ],
    }


def pages() -> dict[Path, bytes]:
    """``data/README.md`` and ``data/datapackage.json`` as they are to be."""
    package = json.dumps(datapackage(), ensure_ascii=False, indent=1) + "\n"
    return {
        DATA / "README.md": dictionary().encode(),
        DATA / "datapackage.json": package.encode(),
    }


def write() -> None:
    """Write both."""
    write_all(pages())


def _role(column) -> str:
    return {"key": ", key", "required": ", never empty"}.get(column.role, "")


def _values(column) -> str:
    if target := leads_to(column):
        return f"a key of {target}"
    if words := words_of(column):
        return ", ".join(f"`{word}`" for word in words)
    low, high, unit = limits(column)
    ends = " ".join(f"{sign} {end}" for sign, end in (("≥", low), ("≤", high)) if end is not None)
    return " ".join(filter(None, (ends, unit)))


def _schema(name: str) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(column) for column in columns_of(name)]}
    if key := key_of(name):
        schema["primaryKey"] = key
    if foreign := [
        (column.column, leads_to(column)) for column in columns_of(name) if leads_to(column)
    ]:
        schema["foreignKeys"] = [
            {
                "fields": [column],
                "reference": {
                    "resource": "" if target == name else _resource(target),
                    "fields": key_of(target),
                },
            }
            for column, target in foreign
        ]
    return schema


def _resource(name: str) -> str:
    return name.replace("_", "-").replace("/", "-")


def _field(column) -> dict[str, object]:
    low, high, unit = limits(column)
    rules: dict[str, object] = {"required": column.role in ("key", "required")}
    if words := words_of(column):
        rules["enum"] = list(words)
    for name, end in (("minimum", low), ("maximum", high)):
        if end is not None:
            rules[name] = int(end) if column.type == "integer" else float(end)
    field = {"name": column.column, "type": TYPES[column.type], "description": column.meaning}
    return field | ({"unit": unit} if unit else {}) | {"constraints": rules}
