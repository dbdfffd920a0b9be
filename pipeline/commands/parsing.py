"""From what was typed to a command and its choices: argparse, speaking Vietnamese."""

from __future__ import annotations

import argparse
import re
from ast import literal_eval
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

from pipeline.commands.command import Command, OneOf, Option
from pipeline.commands.options import OF_ALL
from wording import command_line as words


def command_of(name: str, room: str) -> Command:
    """The command of that name; only its own modules are imported."""
    command: Command = import_module(f"pipeline.commands.{room}.{name}").COMMAND
    return command


def parse(rooms: Mapping[str, str], arguments: Sequence[str]) -> argparse.Namespace:
    """The choices somebody made; `command` among them, and `wrong_use` to refuse them.

    Args:
        rooms: Each command's name and the room it stands in.
        arguments: What was typed behind the program's name.
    """
    parser = _Parser(
        prog="kpi.py",
        description=words.PROGRAM,
        epilog=words.EPILOG,
        formatter_class=_Formatter,
        add_help=False,
    )
    named = parser.add_subparsers(title=words.ARGUMENTS, required=True, metavar=words.A_COMMAND)
    parser.add_options()
    # Only the program's own options may stand before the command, and none of them has a value.
    first = next((each for each in arguments if not each.startswith("-")), None)
    for name, room in rooms.items():
        own = named.add_parser(
            name,
            help=words.COMMANDS[name],
            description=words.COMMANDS[name],
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        if name == first:
            own.describe(command_of(name, room))
    chosen, unknown = parser.parse_known_args(arguments)
    if unknown:
        # By the command's own parser, so that the sentence names the command's own help.
        chosen.wrong_use(f"unrecognized arguments: {' '.join(unknown)}")
    return chosen


class _Formatter(argparse.HelpFormatter):
    """Help as argparse lays it out.

    The word in front of the usage decides how the usage is broken into lines, and argparse has no
    setting for it: this method's signature is one of its insides. A test names the versions of
    Python it is known to hold for.
    """

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage, behind our own word for it."""
        super().add_usage(usage, actions, groups, words.USAGE if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse with Vietnamese sentences."""

    def add_options(self) -> None:
        """Add the group of options; its first is the one that asks for help."""
        self.options = self.add_argument_group(words.CHOICES)
        self.options.add_argument("-h", "--help", action="help", help=words.OPTIONS["help"])

    def describe(self, command: Command) -> None:
        """Add what the command takes."""
        places = self.add_argument_group(words.ARGUMENTS)
        self.add_options()
        for each in (*OF_ALL, *command.options):
            if isinstance(each, OneOf):
                either = self.options.add_mutually_exclusive_group(required=each.needed)
                for option in each.options:
                    either.add_argument(option.name, **_settings(option))
            else:
                group = self.options if each.name.startswith("--") else places
                group.add_argument(each.name, **_settings(each))
        self.set_defaults(command=command, wrong_use=self.error)

    def error(self, message: str) -> NoReturn:
        """Say in Vietnamese what is wrong, and leave."""
        self.exit(2, words.WRONG_USE.format(reason=_told(message), program=self.prog) + "\n")


def _settings(option: Option) -> dict[str, Any]:
    """How argparse calls what an option says."""
    # argparse fills its own words in where a percent sign stands.
    settings: dict[str, Any] = {"help": option.help.replace("%", "%%")}
    if option.value is None:
        return settings | {"action": "store_true"}
    settings |= {"metavar": option.value, "type": option.read, "default": option.default}
    settings |= {"nargs": "+"} if option.several else {}
    settings |= {"nargs": "?"} if option.may_lack else {}
    settings |= {"action": "extend"} if option.adds else {}
    settings |= {"choices": option.among} if option.among else {}
    settings |= {"required": True} if option.needed else {}
    return settings | ({"dest": option.kept_as} if option.kept_as else {})


def _told(message: str) -> str:
    """What argparse says, in Vietnamese; what is no sentence of its own stays."""
    if named := re.fullmatch(words.ARGUMENT, message, re.DOTALL):
        return f"{named['name']}: {_told(named['reason'])}"
    for theirs, ours in words.ARGPARSE.items():
        if found := re.fullmatch(theirs, message, re.DOTALL):
            facts = found.groupdict()
            if "quoted" in facts:
                facts["quoted"] = literal_eval(facts["quoted"])
                # The choices are names of our own, none of which holds a quotation mark.
                facts["text"] = facts.get("text", "").replace("'", "")
            return ours.format(**facts)
    return message
