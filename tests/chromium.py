"""Find a Chromium for the browser test, or have Playwright fetch its own. Run by `make unit`; imported by the test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a Chromium: $CHROMIUM, the system's, or the one that Playwright fetched."""
    if named := os.environ.get("CHROMIUM"):
        return named
    if installed := next((path for name in NAMES if (path := shutil.which(name))), None):
        return installed
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


if __name__ == "__main__" and find() is None:
    fetched = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if fetched.returncode:
        sys.stderr.write("no Chromium was found or could be fetched: the browser tests will be skipped\n")
