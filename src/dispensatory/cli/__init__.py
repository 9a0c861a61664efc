"""The command line: the only place where the rooms are wired together, one module a command."""

from __future__ import annotations

import sys

import typer

from dispensatory.cli import build, check, explain, facts, serve, sig
from dispensatory.cli.output import fail
from dispensatory.errors import DispensatoryError

app = typer.Typer(
    name="dispensatory",
    help="An open medicines reference that can be computed with: every answer shows the words it rests on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (facts.facts, build.build, check.check, explain.explain, serve.serve, sig.sig):
    app.command()(command)


@app.callback(invoke_without_command=True)
def version(show: bool = typer.Option(False, "--version", help="Print the version and exit.")) -> None:
    """Read medicine monographs, check prescriptions against them, and serve the answers."""
    if show:
        from dispensatory import __version__

        typer.echo(f"dispensatory {__version__}")
        raise typer.Exit


def main() -> None:
    """The `dispensatory` command: an error of ours is one line in words, never a traceback."""
    try:
        app()
    except DispensatoryError as error:
        sys.exit(fail(error))
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
        sys.exit(0)
