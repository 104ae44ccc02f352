"""``tawthiq version``."""

import typer


def version() -> None:
    """Print the version of Tawthiq and of Python."""
    import platform
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        number = installed("tawthiq")
    except PackageNotFoundError:
        number = "(not installed)"
    typer.echo(f"tawthiq {number}, Python {platform.python_version()}")
