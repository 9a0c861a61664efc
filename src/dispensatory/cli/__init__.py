"""The command line: the only place where the rooms are wired together, one module a command."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from dispensatory.cli.output import fail
from dispensatory.errors import DispensatoryError

COMMANDS = ("facts", "build", "check", "explain", "screen", "serve", "sig")


class _Commands(TyperGroup):
    """The commands, each loaded when it is asked for: a check answers before the readers of pages could be loaded."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        alone.command(cmd_name)(getattr(import_module(f"dispensatory.cli.{cmd_name}"), cmd_name))
        return typer.main.get_command(alone)


app = typer.Typer(
    name="dispensatory",
    cls=_Commands,
    help="An open medicines reference that can be computed with: every answer shows the words it rests on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def version(show: bool = typer.Option(False, "--version", help="Print the version and exit.")) -> None:
    """Read medicine monographs, check prescriptions against them, and serve the answers."""
    if show:
        from dispensatory import __version__

        typer.echo(f"dispensatory {__version__}")
        raise typer.Exit


def seldom_look_for_garbage() -> None:
    """Let a process look for garbage once in a while: most of what it makes, the vocabulary and patterns, stays."""
    gc.set_threshold(100_000, 50, 50)


def main() -> None:
    """The `dispensatory` command: an error of ours is one line in words, never a traceback."""
    seldom_look_for_garbage()
    try:
        app()
    except DispensatoryError as error:
        sys.exit(fail(error))
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
        sys.exit(0)
