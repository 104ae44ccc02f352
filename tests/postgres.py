"""A PostgreSQL server for the tests, made in a temporary folder from what the machine has, and stopped at the end."""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_USER = "postgres"


def programs() -> Path | None:
    """The folder of the server's programs, where it is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives the address of its ``postgres`` database, without a password, on loopback."""
    bin_ = programs()
    assert bin_ is not None
    # a short path: a socket's may be 107 characters long
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        _own(Path(folder))
        data = f"{folder}/data"
        _run(
            [f"{bin_}/initdb", "--no-sync", "-A", "trust", "-U", _USER, "-E", "UTF8", "--locale=C", "-D", data], folder
        )
        port = _free_port()
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
        _run([f"{bin_}/pg_ctl", "-D", data, "-o", options, "-w", "-l", f"{folder}/log", "start"], folder)
        try:
            yield f"postgresql://{_USER}@127.0.0.1:{port}/postgres"
        finally:
            _run([f"{bin_}/pg_ctl", "-D", data, "-m", "immediate", "stop"], folder)


def copied(address: str) -> str:
    """A new database with the tables of another; gives its address."""
    import psycopg

    base, _, template = address.rpartition("/")
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(f"{base}/postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    return f"{base}/{name}"


def dropped(address: str) -> None:
    """Remove a database."""
    import psycopg

    base, _, name = address.rpartition("/")
    with psycopg.connect(f"{base}/postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _own(folder: Path) -> None:
    """The server does not run as root: the folder then belongs to its user."""
    if os.geteuid() == 0:
        shutil.chown(folder, _USER, _USER)
        folder.chmod(0o700)


def _run(command: list[str], folder: str) -> None:
    as_user = ["runuser", "-u", _USER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_user, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=120)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
