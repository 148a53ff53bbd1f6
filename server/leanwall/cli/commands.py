"""The commands and their options, as `--help` shows them."""

from __future__ import annotations

from argparse import ArgumentParser, BooleanOptionalAction, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable
from dataclasses import fields
from importlib.metadata import version
from typing import Any

from leanwall.cli import boardfiles, doctor, keeping, tablefiles
from leanwall.cli.loading import loading
from leanwall.core.conventions import CONVENTIONS
from leanwall.core.sentences import LANGUAGES
from leanwall.core.tables import ACCURACY
from leanwall.export.formats import FORMATS
from leanwall.settings import Settings, describe

ABOUT = """\
A live wall of sticky notes that measures your process.

  leanwall serve                                open the wall in your browser
  leanwall measure board.json                   lead time, work, %C&A … of a board file
  leanwall compare board.json                   current state against future state
  leanwall check board.json                     what is missing or wrong on the map
  leanwall import table.csv --out board.json    a table of steps becomes a board
  leanwall export board.json --format checklist-pdf
  leanwall backup                               everything in one file, also while the wall runs
  leanwall doctor                               what is well and what is not
"""
FILE_HELP = "a board file (JSON); - reads standard input"
Commands = _SubParsersAction  # what argparse calls the set of commands


def parser() -> ArgumentParser:
    whole = ArgumentParser("leanwall", description=ABOUT, formatter_class=RawDescriptionHelpFormatter)
    whole.add_argument("--version", action="version", version=f"leanwall {version('leanwall')}")
    commands = whole.add_subparsers(metavar="COMMAND", required=True)
    _serve(commands)
    _measure(commands)
    _compare(commands)
    _check(commands)
    _export(commands)
    _import(commands)
    _keeping(commands)
    _command(commands, "schema", "print the JSON schema of board files", boardfiles.schema)
    return whole


def _command(commands: Any, name: str, help: str, run: Callable[[Any], int], more: str = "") -> ArgumentParser:
    text = f"{help[0].upper()}{help[1:]}.\n{more}"
    command: ArgumentParser = commands.add_parser(
        name, help=help, description=text, formatter_class=RawDescriptionHelpFormatter
    )
    command.set_defaults(run=run)
    return command


def _serve(commands: Any) -> None:
    more = f"\nSettings, also as environment variables (an option wins):\n{describe()}\n"
    command = _command(commands, "serve", "start the wall and open it in your browser", _run_server, more)
    for setting in fields(Settings):
        flag, kind = setting.metadata["flag"], str(setting.type)
        if not flag:
            continue
        facts: dict[str, Any] = {"help": setting.metadata["help"], "dest": setting.name, "default": None}
        if setting.name == "open":
            command.add_argument(flag, action=BooleanOptionalAction, **facts)
        elif kind == "bool":
            command.add_argument(flag, action="store_true", **facts)
        else:
            metavar = "DIR" if setting.name == "data" else setting.name.upper()
            command.add_argument(flag, type=int if kind == "int" else str, metavar=metavar, **facts)


def _run_server(given: Any) -> int:
    with loading():
        from leanwall.cli.serve import serve  # the web server's libraries: other commands need not wait for them

    return serve(given)


def _keeping(commands: Any) -> None:
    backup = _command(commands, "backup", "everything in one file, also while the wall runs", keeping.backup_command)
    backup.add_argument("--out", metavar="PATH", help="file or folder to write; default: a file of now in this folder")
    backup.add_argument("--boards", metavar="DIR", help="instead: every board as a board file in this new folder")
    _data(backup)
    more = "Every board is read again and compared with what it said. Boards that are there already are left alone.\n"
    restoring = _command(commands, "restore", "put a backup into an empty place", keeping.restore_command, more)
    restoring.add_argument("file", metavar="FILE", help="what `leanwall backup` wrote")
    _data(restoring)
    _data(_command(commands, "doctor", "what is well and what is not, with the way out", doctor.doctor))


def _data(command: ArgumentParser) -> None:
    command.add_argument("--data", metavar="DIR", help="data folder; default: LEANWALL_DATA or your user account's")


def _measure(commands: Any) -> None:
    command = _command(commands, "measure", "all figures of a board file", boardfiles.measure_file)
    _file(command)
    command.add_argument("--state", choices=("current", "future"), default="current", help="default: current")
    _language(command)
    _json(command)


def _compare(commands: Any) -> None:
    command = _command(commands, "compare", "the current state against the future state", boardfiles.compare_file)
    _file(command)
    _json(command)


def _check(commands: Any) -> None:
    more = "Exit code 1 when there is an error among the findings.\n"
    command = _command(
        commands, "check", "what is missing, wrong or worth a look on the map", boardfiles.check_file, more
    )
    _file(command)
    command.add_argument("--state", choices=("current", "future"), help="default: each state that has steps")
    _language(command)
    _json(command)


def _export(commands: Any) -> None:
    names = "\n".join(f"  {name:<16} {format.title}" for name, format in FORMATS.items())
    more = f"\nFormats:\n{names}\n"
    command = _command(commands, "export", "make a deliverable of a board file", boardfiles.export_file, more)
    _file(command)
    command.add_argument("more", metavar="FILE", nargs="*", help="further boards: one manual of all of them")
    command.add_argument("--format", required=True, metavar="NAME", help="one of the formats above")
    command.add_argument("--state", help="current, future or both; default: the format's own")
    command.add_argument("--cut", help="process (one flow) or role (a part for each role)")
    command.add_argument("--lane", metavar="ID", help="this lane only")
    command.add_argument("--ladder", help="widths of a diagram's timeline: equal, root (square root) or true")
    command.add_argument("--size", help="a3, a4, letter, tabloid, slide or slide-4k; default: the format's own")
    command.add_argument(
        "--parts", help="of a board file: shown (what everybody sees; default) or all, what is hidden too"
    )
    command.add_argument("--page", type=int, help="this page of a picture that has several")
    command.add_argument("--language", help="en or de; default: en")
    command.add_argument("--client", metavar="NAME", help="the client's name on every page")
    command.add_argument("--accent", metavar="#RRGGBB", help="the client's colour")
    command.add_argument("--logo", metavar="FILE", help="the client's logo (PNG, JPEG or WebP)")
    command.add_argument("--footer", metavar="TEXT", help="words at the foot of every page")
    command.add_argument(
        "--out", metavar="PATH", help="file or folder to write; default: a speaking name in this folder"
    )


def _import(commands: Any) -> None:
    names = "\n".join(f"  {name:<25} the lead time {convention.title}" for name, convention in CONVENTIONS.items())
    more = f"\nColumns are found by their headings, English or German; see docs/import.md.\n\nConventions:\n{names}\n"
    command = _command(commands, "import", "make a board of a table (CSV)", tablefiles.import_file, more)
    command.add_argument("file", metavar="TABLE", help="a table as CSV or tab-separated text; - reads standard input")
    command.add_argument("--convention", metavar="NAME", help="how the source counts waits and lead times (see above)")
    command.add_argument("--times-in", metavar="UNIT", help="unit of times that name none: s, min, h, d, wk or mo")
    accuracy = "the %%C&A of a row is that of what the step gives (default), or of what it receives"
    command.add_argument("--accuracy", choices=ACCURACY, default="given", help=accuracy)
    command.add_argument("--demand", metavar="TEXT", help="such as 920 per day; turns counted stock into time")
    command.add_argument("--hours-per-day", type=float, metavar="HOURS", help="working hours of a day; default: 8")
    command.add_argument("--title", default=None, help="default: the file's name")
    command.add_argument("--out", metavar="PATH", help="board file to write; default: standard output")


def _file(command: ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help=FILE_HELP)


def _language(command: ArgumentParser) -> None:
    command.add_argument("--language", choices=LANGUAGES, default="en", help="of the findings; default: en")


def _json(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="for programs: JSON with exact values")
