"""The site in a real Chromium, served by the real command."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from chromium import find

COMMAND = Path(sys.executable).parent / "dispensatory"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}
    server = subprocess.Popen([COMMAND, "serve", "--port", str(port)], env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/api/health").close()
                break
            except OSError:
                assert server.poll() is None, "the server ended"
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.skip("no Chromium on this machine: install it, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    assert all(url.startswith(("http://127.0.0.1", "data:")) for url in loaded), "the site loads from elsewhere"
    page.close()


def test_search_and_read(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Search medicines").fill("tofisopm")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Tofisopam").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Tofisopam"
    page.locator("aside").get_by_role("link", name="benzodiazepine").first.click()
    mark = page.locator("mark#quote")
    assert "benzodiazepine" in mark.inner_text()
    assert mark.is_visible()
    assert "Unreviewed" in page.inner_text("main")


def test_check_the_pair_and_read_the_quotes(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="Check medicines", exact=True).click()
    page.get_by_label("One a line").fill("tofisopam 100 mg four times daily\ntramadol 50 mg every 6 hours")
    page.get_by_label("Age, years").fill("70")
    page.get_by_label("Conditions").fill("glaucoma")
    page.get_by_role("button", name="Check").click()
    assert page.url == f"{site}/check"
    pair = page.locator("article.finding", has_text="interaction").filter(has_text="Tramadol")
    quotes = " ".join(pair.locator("blockquote").all_inner_texts()).lower()
    assert quotes.count("opioid") >= 2
    text = page.inner_text("main")
    for words in ("400 mg", "300 mg", "glaucoma", "Not stated", "Checked against"):
        assert words in text, words
    pair.locator("blockquote a").first.click()
    assert "opioid" in " ".join(page.locator("mark").all_inner_texts()).lower()


@pytest.mark.parametrize("path", ["/", "/check", "/medicine/tofisopam", "/search?q=pain"])
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, site: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(site + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()
