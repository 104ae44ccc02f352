"""The entry point: gathers the commands. Importing it loads no reader, no rich and no word list."""

import typer

from tawthiq.cli.check_record import check_record
from tawthiq.cli.collection.custody import log, verify
from tawthiq.cli.collection.digest import digest
from tawthiq.cli.collection.fill import add, build, new
from tawthiq.cli.collection.judge import judge
from tawthiq.cli.collection.known import known
from tawthiq.cli.collection.status import status
from tawthiq.cli.collection.watch import watch
from tawthiq.cli.demo import demo
from tawthiq.cli.evaluate import evaluate
from tawthiq.cli.export import export
from tawthiq.cli.gazetteer import app as gazetteer
from tawthiq.cli.read import read
from tawthiq.cli.version import version

_HELP = """Read Arabic conflict news into a sourced, dated and geocoded record of incidents.

\b
  tawthiq demo                                            see what it does, in the browser
  tawthiq read report.txt --published 2023-07-09          a summary with the evidence marked
  tawthiq read report.txt --published 2023-07-09 --explain             ... and why
  tawthiq read report.txt --published 2023-07-09 --format html > report.html
  tawthiq read reports.jsonl --format jsonl --jobs 2 > records.jsonl
  tawthiq build syria reports/ export.zip https://news.example/feed.xml     a collection, its reports read
  tawthiq status syria
  tawthiq export syria --format xlsx --out incidents.xlsx

A line of reports.jsonl is {"id": "a1", "text": "...", "published": "2023-07-09", "title": "...", "source": "..."};
its other fields are carried through. TAWTHIQ_GAZETTEER names another gazetteer file.
"""

app = typer.Typer(
    help=_HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
app.command("read", no_args_is_help=True, short_help="Read reports into records.")(read)
app.command("build", no_args_is_help=True, short_help="Sources into a collection, read and grouped.")(build)
app.command("new", no_args_is_help=True, short_help="Make an empty collection.")(new)
app.command("add", no_args_is_help=True, short_help="Take sources in, without reading them.")(add)
app.command("watch", no_args_is_help=True, short_help="Take in what feeds and folders bring.")(watch)
app.command("status", no_args_is_help=True, short_help="What a collection holds, gaps and problems.")(status)
app.command("export", no_args_is_help=True, short_help="Any part of a collection for other programs.")(export)
app.command("verify", no_args_is_help=True, short_help="Name what was altered, removed or added.")(verify)
app.command("log", no_args_is_help=True, short_help="What was done to a collection.")(log)
app.command("judge", no_args_is_help=True, short_help="Say whether two accounts tell one incident.")(judge)
app.command("known", no_args_is_help=True, short_help="Take in incidents recorded elsewhere, and match them.")(known)
app.command("digest", no_args_is_help=True, short_help="What is new since the last time.")(digest)
app.command("demo", short_help="See what it makes of the example reports.")(demo)
app.command("check-record", no_args_is_help=True, short_help="Hold records to the contract.")(check_record)
app.add_typer(gazetteer, name="gazetteer", short_help="Look into the place data, and add to them.")
app.command("evaluate", no_args_is_help=True, short_help="Score the reader against annotated reports.")(evaluate)
app.command("version", short_help="Print the version.")(version)


def run() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    run()
