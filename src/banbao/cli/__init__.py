"""The command line. Its texts follow `--lang`, so the commands are made once the language is known."""

import gettext
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from banbao.cli.boards import add_board
from banbao.cli.content import add_doctor, add_new, add_schema
from banbao.cli.documents import add_document
from banbao.cli.photos import add_photos
from banbao.cli.site import add_build, add_check, add_serve
from banbao.console import chosen_language
from banbao.language import LANGUAGES, LOCALE_PATH, N_, translations

USAGE = (N_("[OPTIONS]"), N_("COMMAND [ARGS]..."))


class _Command(click.Command):
    """A command whose usage line, too, is in the process's language."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [gettext.gettext(piece) for piece in super().collect_usage_pieces(ctx)]


class _Group(click.Group):
    """Commands like ours."""

    command_class = _Command
    group_class = type

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [gettext.gettext(piece) for piece in super().collect_usage_pieces(ctx)]


def make_commands(language: str) -> click.Group:
    """Make the command line in a language."""
    _ = translations(language).gettext

    @click.group(
        name="banbao",
        cls=_Group,
        help=_(N_("Turn an office's records into its public site.")),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    @click.option("--lang", type=click.Choice(LANGUAGES), help=_(N_("The language of messages; also BANBAO_LANG.")))
    @click.version_option(package_name="banbao", help=_(N_("Show the version and exit.")))
    def banbao(lang: str | None) -> None:
        # The language was decided before the commands were made; the option stands here to be listed.
        del lang

    add_build(banbao, _)
    add_serve(banbao, _)
    add_check(banbao, _, language)
    add_new(banbao, _)
    add_photos(banbao, _)
    add_board(banbao, _)
    add_document(banbao, _, language)
    add_schema(banbao, _)
    add_doctor(banbao, _)
    return banbao


def _asked_language(arguments: Sequence[str]) -> str | None:
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def main() -> None:
    """Run the command line."""
    language = chosen_language(_asked_language(sys.argv[1:]))
    os.environ["BANBAO_LANG"] = os.environ["LANGUAGE"] = language
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A console in GBK has no emoji, and must not stop a build for one.
            stream.reconfigure(errors="backslashreplace")
    gettext.bindtextdomain("banbao", LOCALE_PATH)
    gettext.textdomain("banbao")
    make_commands(language)()


EDITIONS = (N_("public"), N_("internal"))
