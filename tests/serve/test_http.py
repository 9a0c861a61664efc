"""The API and the site as a client meets them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from dispensatory.cli.build import build_from
from dispensatory.serve import create_app

LIBRARY = Path(__file__).parents[2] / "src" / "dispensatory" / "library"
PAIR = [{"text": "tofisopam 100 mg four times daily"}, {"text": "tramadol 50 mg every 6 hours"}]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient[Litestar]]:
    path = tmp_path_factory.mktemp("serve") / "library.sqlite"
    build_from(LIBRARY, path)
    with TestClient(create_app(path), raise_server_exceptions=False) as client:
        yield client


def test_the_first_case_of_everything(client: TestClient[Litestar]) -> None:
    patient = {"age_years": 70, "conditions": ["glaucoma"]}
    answer = client.post("/api/check", json={"patient": patient, "medicines": PAIR})
    assert answer.status_code == 200
    report = answer.json()
    flagged = {f["rule"]: f for f in report["findings"] if f["status"] == "flagged"}
    assert {"interaction", "dose", "age", "condition"} <= set(flagged)
    pages = {slug: client.get(f"/api/monographs/{slug}").json() for slug in ("tofisopam", "tramadol")}
    for finding in flagged.values():
        assert finding["basis"]
        for step in finding["basis"]:
            if step["kind"] == "page":
                assert pages[step["slug"]]["text"][step["start"] : step["end"]] == step["quote"]
    assert {step["slug"] for step in flagged["interaction"]["basis"] if step["kind"] == "page"} == set(pages)
    assert "not medical advice" in report["disclaimer"]
    assert "20 monographs" in report["checked_against"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "where"),
    [
        ("GET", "/api/monographs/nothing", None, 404, "/api/monographs/nothing"),
        ("GET", "/api/nothing", None, 404, "/api/nothing"),
        ("DELETE", "/api/check", None, 405, "/api/check"),
        ("POST", "/api/check", {"medicines": PAIR, "patient": {"age_years": -3}}, 400, "age_years"),
        ("POST", "/api/check", {"medicines": PAIR, "patient": {"age_years": "old"}}, 400, "age_years"),
        ("POST", "/api/check", {"medicines": PAIR, "patient": {"age": 3}}, 400, "patient"),
        ("POST", "/api/check", {"patient": {}}, 400, ""),
        ("GET", "/api/monographs?limit=0", None, 400, "limit"),
    ],
)
def test_every_error_has_one_shape(
    client: TestClient[Litestar], method: str, path: str, body: Any, status: int, where: str
) -> None:
    answer = client.request(method, path, json=body)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert set(error) == {"status", "what", "where", "hint"}
    assert error["status"] == status
    assert where in f"{error['where']} {error['what']}"


def test_a_body_that_is_no_json(client: TestClient[Litestar]) -> None:
    answer = client.post("/api/check", content=b"{", headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]["what"]


def test_a_body_too_large(client: TestClient[Litestar]) -> None:
    answer = client.post("/api/check", json={"medicines": [{"text": "a" * 2_000_000}]})
    assert answer.status_code == 413
    assert answer.json()["error"]["status"] == 413


def test_search_by_a_misspelt_name(client: TestClient[Litestar]) -> None:
    assert client.get("/api/search", params={"q": "tofisopm"}).json()[0]["slug"] == "tofisopam"
    assert client.get("/api/search", params={"q": ""}).json() == []


def test_every_route_of_the_api_is_described(client: TestClient[Litestar]) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert set(paths) == {"/api/check", "/api/monographs", "/api/monographs/{slug}", "/api/search", "/api/health"}
    for methods in paths.values():
        for route in methods.values():
            assert route["summary"]
            assert route["description"]


def test_nothing_of_a_check_is_kept_or_in_an_address(client: TestClient[Litestar]) -> None:
    answer = client.post(
        "/check", data={"medicines": "tofisopam\ntramadol", "age_years": "70", "conditions": "glaucoma"}
    )
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "glaucoma" in answer.text
    assert "glaucoma" not in str(answer.url)


def test_what_is_typed_is_shown_and_never_run(client: TestClient[Litestar]) -> None:
    bad = "<script>alert(1)</script>"
    pages = (
        client.get("/search", params={"q": bad}),
        client.post("/check", data={"medicines": bad, "conditions": bad}),
        client.post("/check", data={"medicines": bad, "age_years": bad}),
    )
    for page in pages:
        assert "<script" not in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]


def test_a_wrong_field_of_the_form_is_said_beside_what_was_typed(client: TestClient[Litestar]) -> None:
    answer = client.post("/check", data={"medicines": "tofisopam", "age_years": "-3"})
    assert answer.status_code == 400
    assert "age" in answer.text
    assert 'value="-3"' in answer.text


def test_a_quote_is_marked_in_its_page(client: TestClient[Litestar]) -> None:
    facts = client.get("/api/monographs/tofisopam").json()["facts"]
    place = facts["classes"][0]
    page = client.get(f"/medicine/tofisopam?at={place['start']}-{place['end']}").text
    assert "<mark id=quote>" in page
    assert client.get("/medicine/tofisopam?at=9-3").status_code == 200
    assert client.get("/medicine/tofisopam?at=../../etc").status_code == 200
    assert client.get("/medicine/nothing").status_code == 404
