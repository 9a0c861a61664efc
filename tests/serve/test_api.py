"""The API: what it answers, and how it says no."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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


def test_a_check_gives_findings_whose_quotes_stand_in_the_pages(client: Client) -> None:
    medicines = [{"text": "tofisopam 200 mg three times daily"}, {"text": "tramadol 50 mg"}]
    answer = client.post(
        "/api/check", json={"id": "x", "patient": {"conditions": ["glaucoma"]}, "medicines": medicines}
    )
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    report = answer.json()
    assert report["id"] == "x"
    assert {"interaction", "condition"} <= {f["rule"] for f in report["findings"] if f["status"] == "flagged"}
    steps = [step for finding in report["findings"] for step in finding["basis"] if step["kind"] == "page"]
    assert steps
    for step in steps:
        text = client.get(f"/api/monographs/{step['slug']}").json()["text"]
        assert text[step["start"] : step["end"]] == step["quote"]
    assert "8 monographs" in report["checked_against"]
    assert "not medical advice" in report["disclaimer"]


def test_an_unknown_medicine_could_not_be_checked(client: Client) -> None:
    findings = client.post("/api/check", json={"medicines": [{"text": "foozumab 5 mg"}]}).json()["findings"]
    assert ("unknown_medicine", "could_not_check") in {(f["rule"], f["status"]) for f in findings}


def test_a_fhir_bundle_is_checked(client: Client) -> None:
    request = {"resourceType": "MedicationRequest", "category": {"text": "community"}}
    entries = [{"resource": {**request, "medicationCodeableConcept": name}} for name in ("tofisopam", "tramadol")]
    answer = client.post("/api/fhir/check", json={"resourceType": "Bundle", "entry": entries})
    assert answer.status_code == 200
    flagged = {f["rule"]: f["medicines"] for f in answer.json()["findings"] if f["status"] == "flagged"}
    assert flagged["interaction"] == ["tofisopam", "tramadol"]
    patients = [{"resource": {"resourceType": "Patient", "id": name}} for name in "ab"]
    wrong = client.post("/api/fhir/check", json={"resourceType": "Bundle", "entry": patients})
    assert (wrong.status_code, wrong.json()["error"]["where"]) == (400, "Bundle.entry")


def test_monographs_a_part_at_a_time(client: Client) -> None:
    whole = client.get("/api/monographs").json()
    assert whole["total"] == len(whole["monographs"]) == 8
    part = client.get("/api/monographs", params={"offset": 2, "limit": 3}).json()
    assert part["monographs"] == whole["monographs"][2:5]
    assert client.get("/api/monographs", params={"offset": 8}).json()["monographs"] == []


def test_a_monograph_with_its_facts(client: Client) -> None:
    page = client.get("/api/monographs/tofisopam").json()
    assert (page["title"], page["updated"], page["sources"]) == ("Tofisopam", "2026-05-01", ["A book", "A journal"])
    [membership] = page["facts"]["classes"]
    assert page["text"][membership["start"] : membership["end"]] == "a benzodiazepine"
    assert "not medical advice" in page["disclaimer"]


def test_search_and_health(client: Client) -> None:
    found = client.get("/api/search", params={"q": "tofisopm"}).json()
    assert [(hit["slug"], hit["kind"]) for hit in found["hits"]] == [("tofisopam", "near")]
    assert client.get("/api/search", params={"q": ""}).json()["hits"] == []
    health = client.get("/api/health").json()
    assert (health["status"], health["monographs"], health["reviewed"]) == ("ok", 8, 1)


ONE = [{"text": "tramadol"}]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "where"),
    [
        ("GET", "/api/nothing", None, 404, "/api/nothing"),
        ("GET", "/api/nothing/at/all", None, 404, "/api/nothing/at/all"),
        ("GET", "/api/monographs/nothing", None, 404, "/api/monographs/nothing"),
        ("DELETE", "/api/check", None, 405, "/api/check"),
        ("GET", "/api/check", None, 405, "/api/check"),
        ("POST", "/api/check", {"medicines": ONE, "patient": {"age_years": "old"}}, 400, "patient.age_years"),
        ("POST", "/api/check", {"medicines": ONE, "patient": {"age_years": -3}}, 400, "patient.age_years"),
        ("POST", "/api/check", {"medicines": ONE, "patient": {"sex": "x"}}, 400, "patient.sex"),
        ("POST", "/api/check", {"medicines": ONE, "patient": {"agee": 3}}, 400, "patient"),
        ("POST", "/api/check", {"medicines": [*ONE, {"txt": "x"}]}, 400, "medicines[1]"),
        ("POST", "/api/check", {"medicines": [*ONE, {"text": " "}]}, 400, "medicines[1]"),
        ("POST", "/api/check", {"medicines": []}, 400, "medicines"),
        ("POST", "/api/check", {"medicines": [{"text": "x" * 1_100_000}]}, 413, "/api/check"),
        ("GET", "/api/monographs?limit=0", None, 400, "limit"),
        ("GET", "/api/monographs?offset=many", None, 400, "offset"),
        ("GET", "/api/search", None, 400, "q"),
    ],
)
def test_every_error_has_one_shape_and_names_the_place(
    client: Client, method: str, path: str, body: Any, status: int, where: str
) -> None:
    answer = client.request(method, path, json=body)
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]
    error = answer.json()["error"]
    assert set(error) == {"status", "what", "where", "hint"}
    assert (error["status"], error["where"]) == (status, where)
    assert error["what"]
    assert error["hint"]
    assert "nosniff" in answer.headers["x-content-type-options"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b"\xff", b"hello", b"null"])
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/x-www-form-urlencoded"])
def test_a_body_that_is_no_request(client: Client, body: bytes, kind: str) -> None:
    answer = client.post("/api/check", content=body, headers={"content-type": kind})
    assert answer.status_code == 400
    assert answer.json()["error"]["where"] == "body"


def test_a_fault_of_ours_tells_nothing_of_what_was_sent(
    client: Client, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret glaucoma")

    monkeypatch.setattr("dispensatory.serve.api.run", fail)
    answer = client.post("/api/check", json={"medicines": ONE})
    assert answer.status_code == 500
    assert answer.json()["error"]["status"] == 500
    told = capfd.readouterr()
    assert "RuntimeError at " in told.err
    assert "secret" not in answer.text + told.err + told.out


def test_every_route_is_described_with_its_types(client: Client) -> None:
    schema = client.get("/api/openapi.json").json()
    assert set(schema["paths"]) == {
        "/api/check",
        "/api/fhir/check",
        "/api/monographs",
        "/api/monographs/{slug}",
        "/api/search",
        "/api/health",
    }
    for methods in schema["paths"].values():
        for route in methods.values():
            assert route["summary"]
            assert route["description"]
            assert route["responses"]["200"]["content"]["application/json"]["schema"]
            assert "ErrorAnswer" in str(route["responses"]["500"])
    assert "CheckRequest" in str(schema["paths"]["/api/check"]["post"]["requestBody"])
    assert "not medical advice" in schema["info"]["description"]


@pytest.mark.parametrize("path", ["/api/check", "/api/fhir/check"])
def test_a_field_given_twice_is_refused_by_name(client: Client, path: str) -> None:
    body = b'{"medicines": [{"text": "tramadol"}], "medicines": [{"text": "aspirin"}]}'
    answer = client.post(path, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]["where"] == "medicines"
