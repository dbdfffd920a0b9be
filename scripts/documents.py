"""Write the documents that are made from code and data; with --check, say which are stale.

usage: python scripts/documents.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import kpi
from metrics.plans.indicator import Indicator
from metrics.verdicts.reference import load
from pipeline.commands.command import Command, OneOf, Option
from pipeline.commands.options import OF_ALL
from pipeline.commands.parsing import command_of
from scripts import asvs
from tests.metrics.verdicts import examples
from tests.metrics.verdicts.examples import Example, Examples
from wording import command_line as words
from wording import numbers
from wording.interface import EVIDENCE, STATUS
from wording.papers import feed

ROOT = Path(__file__).parents[1]
_HEAD = (
    "Tử số", "Mẫu số", "Chỉ tiêu", "Mức cận riêng", "Hạn báo cáo",
    "Tỷ lệ hiện ra", "Đèn", "Bằng chứng", "Còn thiếu",
)  # fmt: skip
NOTICE = "<!-- Tệp này do scripts/documents.py viết; đừng sửa tay. -->\n"


def documents() -> Mapping[Path, str]:
    """Every generated document with the text it should have."""
    return {
        ROOT / "docs" / "chi-so.md": indicator_guide(),
        ROOT / "docs" / "dong-lenh.md": command_guide(),
        ROOT / "docs" / "du-lieu-mo.md": feed_guide(),
        ROOT / "docs" / "asvs.md": asvs.document(NOTICE),
    }


def indicator_guide() -> str:
    """The definitions of everything that is scored."""
    indicators = load(ROOT / "data" / "reference").indicators
    parts = [f"# Các chỉ số\n\n{NOTICE}", *map(_indicator, indicators)]
    parts += ["## Ví dụ về đèn\n", *map(_examples, examples.load())]
    return "\n".join(parts)


def _examples(table: Examples) -> str:
    rows: list[tuple[str, ...]] = [
        _HEAD,
        ("--:", "--:", "--:", "--:", "---", "--:", "---", "---", "--:"),
    ]
    rows += map(_example, table.lines)
    return f"{table.rule}\n\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _example(line: Example) -> tuple[str, ...]:
    share = line.share
    return (
        numbers.count(share.good) if share else "–",
        numbers.count(share.cases) if share else "–",
        numbers.goal(line.target) if line.target is not None else "–",
        numbers.points(line.margin).removeprefix("+") if line.margin is not None else "–",
        "đã qua" if line.due else "chưa qua",
        line.shown or "–",
        STATUS[line.status],
        EVIDENCE[line.evidence] if line.evidence else "–",
        numbers.count(line.short_by) if line.short_by is not None else "–",
    )


def _indicator(indicator: Indicator) -> str:
    margin = "2 điểm khi chỉ tiêu từ 90 % trở lên, còn lại 5 điểm"
    if indicator.near_margin is not None:
        margin = numbers.points(indicator.near_margin).removeprefix("+")
    return (
        f"## {indicator.name} (`{indicator.code}`)\n\n"
        f"{indicator.definition}\n\n"
        f"- Công thức: {indicator.formula}\n"
        f"- Số đo: {_sum(indicator.numerator)} ÷ {_sum(indicator.denominator)}\n"
        f"- Vì sao: {indicator.why}\n"
        f"- Mức cận: {margin}\n"
        f"- Phụ trách: {indicator.owner}; rà soát {numbers.day(indicator.reviewed)}, "
        f"lần sau {numbers.day(indicator.next_review)}\n"
    )


def _sum(codes: tuple[str, ...]) -> str:
    text = " + ".join(f"`{code}`" for code in codes)
    return f"({text})" if len(codes) > 1 else text


def command_guide() -> str:
    """The command line with every command, its options and the columns of its rows."""
    lines = [f"# Dòng lệnh\n\n{NOTICE}\n{words.PROGRAM}\n\n{words.EPILOG}\n"]
    for name, room in kpi.COMMANDS.items():
        command = command_of(name, room)
        lines.append(f"## `kpi.py {name}`\n\n{words.COMMANDS[name]}.\n")
        lines.append(f"- `-h, --help`: {words.OPTIONS['help']}\n{''.join(_options(command))}")
        lines.append(f"Các cột: {', '.join(map(_column, command.columns))}.\n")
    return "\n".join(lines)


def feed_guide() -> str:
    """The open data, field by field."""
    parts = [f"# {feed.TITLE}\n\n{NOTICE}\n{feed.GUIDE}"]
    for title, fields in ((feed.OF_FILE, feed.HEAD), (feed.OF_ROW, feed.ROWS)):
        lines = "".join(f"| `{key}` | {text} |\n" for key, text in fields.items())
        parts.append(f"## {title}\n\n| {feed.FIELD} | {feed.MEANING} |\n|---|---|\n{lines}")
    return "\n".join(parts)


def _options(command: Command) -> Iterator[str]:
    for each in (*OF_ALL, *command.options):
        for option in each.options if isinstance(each, OneOf) else (each,):
            yield _option(option)


def _option(option: Option) -> str:
    if not option.name.startswith("--"):
        return f"- `{option.value}`: {option.help}\n"
    value = f" {option.value}" if option.value else ""
    needed = " (bắt buộc)" if option.needed else ""
    return f"- `{option.name}{value}`{needed}: {option.help}\n"


def _column(key: str) -> str:
    heading = words.HEADINGS.get(key)
    return f"`{key}` ({heading})" if heading else f"`{key}`"


def stale() -> list[Path]:
    """The documents that say something else than code and data do."""
    return [
        path
        for path, text in documents().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write what is stale, or only name it."""
    found = stale()
    if "--check" in arguments:
        for path in found:
            sys.stderr.write(f"{path.relative_to(ROOT)} is stale: run make fix\n")
        return 1 if found else 0
    texts = documents()
    for path in found:
        path.write_text(texts[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
