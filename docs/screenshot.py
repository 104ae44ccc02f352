"""Take the pictures of the demo page again: ``python docs/screenshot.py [REPORT [INCIDENT]]``.

Needs playwright and a chromium (``CHROMIUM=/path/to/chromium`` where playwright has none of its own).
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

IMAGES: Final = Path(__file__).parent / "images"
FLAGS: Final = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
QUIET: Final = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
SHOTS: Final = (("demo", 1280, 860, "light"), ("demo-narrow", 390, 800, "light"), ("demo-dark", 1280, 860, "dark"))


def main() -> None:
    """Write the page of the examples, and a picture of one incident beside its report in each form."""
    from playwright.sync_api import sync_playwright

    report = sys.argv[1] if len(sys.argv) > 1 else "70"
    incident = sys.argv[2] if len(sys.argv) > 2 else "1"
    command = "from tawthiq.cli.main import run; run()"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "demo.html"
        subprocess.run([sys.executable, "-c", command, "demo", "--no-browser", "--out", str(page)], check=True)
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=[*FLAGS, *QUIET])
        for name, width, height, scheme in SHOTS:
            tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            tab.goto(page.as_uri())
            tab.locator(f"#r{report}i{incident}").evaluate("element => element.scrollIntoView()")
            tab.wait_for_timeout(300)
            tab.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
