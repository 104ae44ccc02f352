"""A build in a process of its own, to be killed: ``python interrupted_build.py FOLDER SOURCE...``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

if __name__ == "__main__":
    from filled import filled

    from tawthiq.collection.collection import Collection

    with Collection.open(Path(sys.argv[1])) as collection:
        filled(collection, *map(Path, sys.argv[2:]))
