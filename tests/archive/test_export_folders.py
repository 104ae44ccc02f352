"""A Telegram export among other files: it is one source, and the others are not lost."""

import json
from pathlib import Path

from tawthiq.archive.folder import sources


def test_reports_beside_an_export_are_met_too(tmp_path: Path) -> None:
    chat = {"name": "قناة", "type": "public_channel", "id": 1, "messages": []}
    (tmp_path / "result.json").write_text(json.dumps(chat), "utf8")
    (tmp_path / "report.txt").write_text("قصف على أطراف البلدة", "utf8")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "caption.txt").write_text("صورة", "utf8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "other.txt").write_text("هدوء حذر في المدينة", "utf8")
    found = {str(path.relative_to(tmp_path)) for path in sources(tmp_path) if isinstance(path, Path)}
    assert found == {"result.json", "report.txt", "more/other.txt"}
