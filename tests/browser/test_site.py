"""The site as a reader meets it: a real browser, a real server, the built-in library."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from chromium import find

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
COMMAND = Path(sys.executable).parent / "dispensatory"
PHONE = {"width": 375, "height": 700}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the built-in library."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}
    with subprocess.Popen(
        [COMMAND, "serve", "--port", str(port)], env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            assert server.stdout.readline() == f"Dispensatory at http://localhost:{port} - 20 monographs\n"
            _wait(f"http://localhost:{port}/api/health")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def _wait(address: str) -> None:
    """Wait until the server answers, at most 30 seconds."""
    for _ in range(150):
        try:
            urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{address} does not answer")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.skip("there is no Chromium on this machine: install one, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(params=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A page that fails the test where a script fails, the policy blocks something, or another host is asked."""
    size = PHONE if request.param == "phone" else {"width": 1280, "height": 900}
    context = browser.new_context(viewport=size, base_url=site, reduced_motion="reduce")  # type: ignore[arg-type]
    wrong: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if _is_fault(message) else None)
    opened.on("request", lambda sent: None if sent.url.startswith(site) else wrong.append(sent.url))
    yield opened
    context.close()
    assert wrong == []


def _is_fault(message: ConsoleMessage) -> bool:
    """Whether a message of the browser is an error, other than that a form was refused, which is the server's word."""
    return message.type == "error" and "status of 400" not in message.text


def fits(page: Page) -> bool:
    """Whether nothing of the page is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_find_a_medicine_and_see_the_words_of_a_fact(page: Page) -> None:
    page.goto("/")
    assert fits(page)
    page.get_by_role("searchbox").fill("tofisopm")
    page.get_by_role("button", name="Search").click()
    assert fits(page)
    page.get_by_role("main").get_by_role("link", name="Tofisopam").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tofisopam")
    expect(page.get_by_role("note")).to_contain_text("No pharmacist or doctor has checked this page")
    assert fits(page)
    fact = page.get_by_role("complementary").get_by_role("link", name="acute angle-closure glaucoma").first
    fact.click()
    words = page.locator(".lit").first
    expect(words).to_contain_text("glaucoma")
    expect(words).to_be_in_viewport()
    expect(words).to_be_focused()
    expect(fact).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="contraindicated", exact=True).first.click()
    expect(page.locator(".lit").first).to_contain_text("children")


def test_check_a_patient_and_read_the_quotes(page: Page) -> None:
    page.goto("/check")
    page.get_by_label("Medicines", exact=True).fill("tofisopam 100 mg four times daily\ntramadol 50 mg every 6 hours")
    page.get_by_label("Age, in years").fill("70")
    page.get_by_label("Conditions", exact=True).fill("glaucoma")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The check")
    assert page.url.endswith("/check")
    assert fits(page)
    main = page.get_by_role("main")
    for words in ("400 mg a day", "70 years old", "Not stated", "Checked against", "not medical advice"):
        expect(main).to_contain_text(words)
    for rule in ("Two medicines together", "Dose", "Age", "Condition"):
        finding = page.locator("article.finding", has=page.locator(".about", has_text=rule)).first
        expect(finding.locator("blockquote").first).to_be_visible()
    glaucoma = page.locator("article.finding", has_text="glaucoma").first
    quote = glaucoma.locator("blockquote").first.inner_text().strip("“” \n")
    glaucoma.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tofisopam")
    lit = page.locator(".lit")
    expect(lit.first).to_be_in_viewport()
    assert quote in "".join(lit.all_inner_texts())


def test_a_mistake_is_shown_where_it_is_and_nothing_is_lost(page: Page) -> None:
    page.goto("/check")
    page.get_by_label("Medicines", exact=True).fill("warfarin 5 mg daily")
    page.get_by_label("Age, in years").fill("seventy")
    with page.expect_response("**/check") as answer:
        page.get_by_role("button", name="Check", exact=True).click()
    assert answer.value.status == 400
    expect(page.get_by_role("alert")).to_contain_text("Age: This is not a number.")
    expect(page.get_by_label("Medicines", exact=True)).to_have_value("warfarin 5 mg daily")
    expect(page.get_by_label("Age, in years")).to_have_value("seventy")
    assert fits(page)


def test_the_keyboard_alone_reaches_the_content_and_the_words_of_a_fact(page: Page) -> None:
    page.goto("/monographs/tofisopam")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.locator("aside .fact").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".lit").first).to_be_focused()


def test_without_a_script_a_fact_still_leads_to_its_words(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto("/monographs/tofisopam")
    page.locator("aside .fact", has_text="glaucoma").first.click()
    expect(page.locator("[data-q]:target")).to_contain_text("glaucoma")
    expect(page.locator("[data-q]:target")).to_be_in_viewport()
    context.close()


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parse = (text) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
    return Array.from(canvas.getImageData(0, 0, 1, 1).data); };
  const light = (rgb) => rgb.slice(0, 3).map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = (element) => { for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor); if (colour[3] === 255) return colour; }
    return [255, 255, 255, 255]; };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.getClientRects().length) continue;
    const pair = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) found.push(`${element.tagName} ${element.className} ${ratio.toFixed(2)}`);
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_what_is_behind_it(browser: Browser, site: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, base_url=site, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    for path in ("/", "/search?q=pain", "/monographs/tofisopam", "/check", "/nowhere"):
        page.goto(path)
        assert page.evaluate(CONTRAST) == [], path
    page.goto("/monographs/tofisopam")
    page.locator("aside .fact").first.click()
    assert page.evaluate(CONTRAST) == []
    page.goto("/check")
    page.get_by_label("Medicines", exact=True).fill("tramadol 500 mg every 4 hours\nphenelzine\nfoozumab\nwarfarin")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("article.finding.critical").first).to_be_visible()
    assert page.evaluate(CONTRAST) == []
    context.close()


def test_on_paper_the_navigation_is_left_out_and_the_words_stay(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.goto("/monographs/tofisopam")
    page.emulate_media(media="print")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_role("note")).to_be_visible()
    expect(page.get_by_role("article")).to_be_visible()
    expect(page.get_by_role("complementary")).to_be_visible()
    context.close()
