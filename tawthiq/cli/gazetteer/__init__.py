"""``tawthiq gazetteer``: look into the place data, and add to them."""

import typer

from tawthiq.cli.gazetteer.add import imports
from tawthiq.cli.gazetteer.give import export, refresh
from tawthiq.cli.gazetteer.look import explain, info, search

_HELP = """Look into the place data, and add to them.

\b
  tawthiq gazetteer info                                     what the gazetteer holds, and its sources
  tawthiq gazetteer search بزاعة                             places of a name, in any language
  tawthiq gazetteer explain "قرية مسكة بناحية جنديرس"        how a description is resolved
  tawthiq gazetteer import wof whosonfirst-data-admin-sy.tar.xz --into places.sqlite
  tawthiq read report.txt --published 2023-07-09 --gazetteer places.sqlite

The project's own places are built in. What is imported goes into a file of yours, beside them; name that file with
--gazetteer, or once and for all in TAWTHIQ_GAZETTEER.
"""

app = typer.Typer(
    help=_HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
app.command("info", short_help="What the gazetteer holds, and to whom it is owed.")(info)
app.command("search", no_args_is_help=True, short_help="Find places by name.")(search)
app.command("explain", no_args_is_help=True, short_help="Show how a description is resolved.")(explain)
app.add_typer(imports, name="import", short_help="Add place data of others, or your own.")
app.command("export", short_help="Write the places to a file.")(export)
app.command("refresh", short_help="Compile an imported file again.")(refresh)
