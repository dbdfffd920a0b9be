"""Write the documents that are made from code and data; with --check, say which are stale.

usage: python scripts/documents.py [--check]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import kpi
from metrics.plans.indicator import Indicator
from metrics.verdicts.reference import load
from wording import numbers

ROOT = Path(__file__).parents[1]
NOTICE = "<!-- Tệp này do scripts/documents.py viết; đừng sửa tay. -->\n"


def documents() -> Mapping[Path, str]:
    """Every generated document with the text it should have."""
    return {
        ROOT / "docs" / "chi-so.md": indicator_guide(),
        ROOT / "docs" / "dong-lenh.md": command_guide(),
    }


def indicator_guide() -> str:
    """The definitions of everything that is scored."""
    indicators = load(ROOT / "data" / "reference").indicators
    parts = [f"# Các chỉ số\n\n{NOTICE}", *map(_indicator, indicators)]
    return "\n".join(parts)


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
    """The command line with every command and option, as the program itself explains them."""
    parser = kpi._parser()
    lines = [f"# Dòng lệnh\n\n{NOTICE}\n{parser.description}\n\n{parser.epilog}\n"]
    for name, command in _commands(parser):
        lines.append(f"## `kpi.py {name}`\n\n{command.description}.\n")
        lines.append("".join(_option(action) for action in command._actions))
    return "\n".join(lines)


def _commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def _option(action: argparse.Action) -> str:
    name = ", ".join(action.option_strings) or str(action.metavar or action.dest)
    value = f" {action.metavar}" if action.option_strings and action.metavar else ""
    needed = " (bắt buộc)" if action.required and action.option_strings else ""
    return f"- `{name}{value}`{needed}: {action.help}\n"


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
