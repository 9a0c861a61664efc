"""The site over HTTP: its pages, its form, its headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from making import VOCABULARY, pages

from dispensatory.formulary.building import build
from dispensatory.serve import create_app

Client = TestClient[Litestar]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    path = tmp_path_factory.mktemp("serve") / "formulary.sqlite"
    build(pages(), path, vocabulary=VOCABULARY)
    with TestClient(create_app(path), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "8 monographs"),
        ("/medicines/t", "Tofisopam"),
        ("/search?q=tofisopm", "none has exactly this name"),
        ("/search", "Write the name of a medicine"),
        ("/monographs/tofisopam", "reviewed by A. Pharmacist"),
        ("/check", "One a line"),
    ],
)
def test_pages(client: Client, path: str, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert words in answer.text


@pytest.mark.parametrize("path", ["/nowhere", "/monographs/nothing", "/monographs/..%2f..%2fetc", "/assets/none.css"])
def test_what_is_not_there_is_said_in_words(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_a_wrong_method_and_too_large_a_form_are_said_in_words(client: Client) -> None:
    wrong = client.post("/monographs/tofisopam")
    assert (wrong.status_code, "cannot be asked in this way" in wrong.text) == (405, True)
    large = client.post("/check", data={"medicines": "x" * 1_100_000})
    assert (large.status_code, "too much at once" in large.text) == (413, True)


def test_a_check_is_answered_and_not_kept(client: Client) -> None:
    form = {
        "medicines": "tofisopam 200 mg three times daily\n\ntramadol",
        "age": "70,5",
        "conditions": "glaucoma, gout",
    }
    answer = client.post("/check", data=form)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.url.query == b""
    assert "70.5 years old; conditions: glaucoma, gout" in answer.text
    links = set(re.findall(r'href="(/monographs/\w+)#(q[^"]+)"', unescape(answer.text)))
    assert links
    for path, anchor in links:
        assert f'id="{anchor}"' in client.get(path).text
    assert "glaucoma" not in "".join(path + anchor for path, anchor in links)


@pytest.mark.parametrize(
    ("form", "field", "words"),
    [
        ({"medicines": ""}, "medicines", "No medicine is given"),
        ({"medicines": "tramadol", "age": "old"}, "age", "This is not a number"),
        ({"medicines": "tramadol", "age": "400"}, "age", "not possible"),
        ({"medicines": "tramadol", "weight": "0"}, "weight", "not possible"),
        ({"medicines": "tramadol", "egfr": "-1"}, "egfr", "This is not a number"),
        ({"medicines": "tramadol", "egfr": "1e3"}, "egfr", "This is not a number"),
        ({"medicines": "tramadol", "sex": "other"}, "sex", "This is not one of the choices"),
        ({"medicines": "tramadol", "trimester": "4"}, "trimester", "This is not one of the choices"),
        ({"medicines": "tramadol", "pregnant": "perhaps"}, "pregnant", "This is not one of the choices"),
        ({"medicines": "tramadol", "sex": "male", "pregnant": "yes"}, "pregnant", "male patient"),
        ({"medicines": "tramadol", "conditions": "x" * 400}, "conditions", "1 to 300 characters"),
    ],
)
def test_a_wrong_field_is_named_and_what_was_typed_stays(
    client: Client, form: dict[str, str], field: str, words: str
) -> None:
    answer = client.post("/check", data=form)
    assert answer.status_code == 400
    assert answer.headers["cache-control"] == "no-store"
    assert f'<a href="#{field}">' in answer.text
    assert f'aria-describedby="wrong-{field}' in answer.text
    assert words in answer.text
    assert all(line in answer.text for line in form["medicines"].splitlines())


def test_a_form_with_a_file_or_a_field_twice_is_still_a_form(client: Client) -> None:
    answer = client.post("/check", data={"medicines": "tramadol"}, files={"age": ("a.txt", b"70")})
    assert (answer.status_code, "years old" in answer.text) == (200, False)
    twice = client.post(
        "/check",
        content=b"medicines=tramadol&age=5&age=70",
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert "5 years old" in twice.text


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/health", "/api/nowhere", "/monographs/tofisopam"])
def test_every_answer_carries_the_security_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_what_a_page_loads_is_there_with_its_type(client: Client) -> None:
    addresses = re.findall(r'(?:src|href)="(/assets/[^"]+)"', unescape(client.get("/").text))
    assert len(addresses) == 3
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].split(";")[0] in ("text/css", "text/javascript", "image/svg+xml")


def test_a_finding_can_be_asked_why(client: Client) -> None:
    report = client.post("/check", data={"medicines": "tofisopam\ntramadol", "conditions": "glaucoma"})
    assert '<input type="hidden" name="second" value="tramadol">' in report.text
    assert '<input type="hidden" name="condition" value="glaucoma">' in report.text
    answer = client.post("/explain", data={"first": "tofisopam", "second": "tramadol"})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "What holds here" in answer.text
    assert "opioid" in answer.text
    other = client.post("/explain", data={"first": "tofisopam", "condition": "glaucoma"})
    assert "What was tried" in other.text
    assert client.post("/explain", data={"first": "<b>", "second": ""}).status_code == 400
