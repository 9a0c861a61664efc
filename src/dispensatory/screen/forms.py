"""What the tables of people say, whatever their form, as three relations: people, medicines and terms.

Of OMOP the tables person, drug_exposure, drug_era, condition_occurrence and condition_era are known by their columns;
names come from the table concept where it is given.
"""

from __future__ import annotations

from collections.abc import Iterable

from dispensatory.cases import Patient
from dispensatory.errors import CaseError
from dispensatory.screen.tables import MEDICINE, PATIENT, TERM, Table, require

_FIELDS = tuple(field for field in PATIENT if field in Patient.__struct_fields__)
_YES_OR_NO = ("pregnant", "breast_feeding")
_LINE = tuple(column for column in MEDICINE if column not in ("person_id", "start", "end"))
_CONCEPT = ("concept_id", "concept_name", "vocabulary_id", "concept_code")


def people(table: Table, ignored: Iterable[str]) -> str:
    """SQL of the columns person_id, given (a Patient as JSON, every value as text) and birth_date (text)."""
    if "year_of_birth" in table.columns:
        return _omop_people(table)
    require(table, ("person_id",), PATIENT, ignored)
    given = ", ".join(f"{field}: {_value(table, field)}" for field in _FIELDS if field in table.columns)
    return f"""SELECT {table.text("person_id")} AS person_id,
        {f"CAST(to_json({{{given}}}) AS VARCHAR)" if given else "'{}'"} AS given,
        {table.text("birth_date")} AS birth_date FROM {table.sql}"""


def medicines(table: Table, concepts: Table | None, ignored: Iterable[str]) -> str:
    """SQL of the columns person_id, line (a `Line` as JSON), start and end (text)."""
    if "drug_concept_id" in table.columns:
        return _omop_medicines(table, concepts)
    require(table, ("person_id",), MEDICINE, ignored)
    if not {"text", "name"} & table.columns:
        raise CaseError(
            "the column text or name is missing",
            where=str(table.path),
            hint='text is the line as written, "warfarin 5 mg daily"; or give name and sig apart',
        )
    return _medicines(
        table, ", ".join(f"{column}: {table.text(column)}" for column in _LINE if column in table.columns)
    )


def terms(table: Table, concepts: Table | None, ignored: Iterable[str]) -> str:
    """SQL of the columns person_id, line (the name of a condition or allergen), start and end (text)."""
    if "condition_concept_id" in table.columns:
        kind = "condition_era" if "condition_era_start_date" in table.columns else "condition"
        name, joined = _named(table, concepts, "condition_concept_id", "condition_source_value")
        start, end = f"{kind}_start_date", f"{kind}_end_date"
        person, line = table.text("person_id"), name
    else:
        require(table, ("person_id", "term"), TERM, ignored)
        start, end, joined = "start", "end", ""
        person, line = table.text("person_id"), table.text("term")
    return f"""SELECT {person} AS person_id, {line} AS line, {table.text(start)} AS "start", {table.text(end)} AS "end"
        FROM {table.sql} AS t {joined}"""


def _value(table: Table, field: str) -> str:
    text = f"lower({table.text(field)})"
    if field == "sex":
        return f"CASE {text} WHEN 'f' THEN 'female' WHEN 'm' THEN 'male' WHEN 'unknown' THEN NULL ELSE {text} END"
    if field in _YES_OR_NO:
        return f"CASE {text} WHEN 'yes' THEN 'true' WHEN 'no' THEN 'false' ELSE {text} END"
    # A whole number may come as 2.0 where a column has empty cells.
    return f"regexp_replace({text}, '\\.0+$', '')" if field == "trimester" else text


def _omop_people(table: Table) -> str:
    """The day of birth is the middle of what is known of it: the year, or the year and the month."""
    month, day = table.text("month_of_birth"), table.text("day_of_birth")
    return f"""SELECT {table.text("person_id")} AS person_id,
        CAST(to_json({{sex: CASE {table.text("gender_concept_id")}
            WHEN '8532' THEN 'female' WHEN '8507' THEN 'male' END}}) AS VARCHAR) AS given,
        {table.text("year_of_birth")} || '-' || lpad(coalesce({month}, '7'), 2, '0') || '-'
            || lpad(coalesce({day}, CASE WHEN {month} IS NULL THEN '1' ELSE '15' END), 2, '0') AS birth_date
        FROM {table.sql}"""


def _omop_medicines(table: Table, concepts: Table | None) -> str:
    kind = "drug_era" if "drug_era_start_date" in table.columns else "drug_exposure"
    name, joined = _named(table, concepts, "drug_concept_id", "drug_source_value")
    code = "c.code" if concepts else "CAST(NULL AS VARCHAR)"
    drug = "c.name" if concepts else "CAST(NULL AS VARCHAR)"
    start, end = table.text(f"{kind}_start_date"), table.text(f"{kind}_end_date")
    supplied = f"""CAST(TRY_CAST({start} AS DATE)
        + CAST(nullif(TRY_CAST({table.text("days_supply")} AS BIGINT), 0) - 1 AS INTEGER) AS VARCHAR)"""
    return f"""SELECT {table.text("person_id")} AS person_id, CAST(to_json({{
            drug: {drug}, code: {code}, name: CASE WHEN {drug} IS NULL THEN {name} END,
            sig: {table.text("sig")}, route: {table.text("route_source_value")}
        }}) AS VARCHAR) AS line, {start} AS "start", coalesce({end}, {supplied}) AS "end"
        FROM {table.sql} AS t {joined}"""


def _medicines(table: Table, line: str) -> str:
    return f"""SELECT {table.text("person_id")} AS person_id, CAST(to_json({{{line}}}) AS VARCHAR) AS line,
        {table.text("start")} AS "start", {table.text("end")} AS "end" FROM {table.sql}"""


def _named(table: Table, concepts: Table | None, concept: str, source: str) -> tuple[str, str]:
    """SQL of a name, of the table concept before that of the source, and of the join that finds it."""
    if concepts is None:
        if source not in table.columns:
            raise CaseError(
                f"it has no names, only {concept}", where=str(table.path), hint="give the table concept with --concepts"
            )
        return table.text(source), ""
    require(concepts, _CONCEPT, _CONCEPT, concepts.columns)
    # 0 is "no matching concept"; a standard concept has one row.
    joined = f"""LEFT JOIN (
        SELECT {concepts.text("concept_id")} AS id, any_value({concepts.text("concept_name")}) AS name,
            any_value(CASE WHEN vocabulary_id LIKE 'RxNorm%' THEN {concepts.text("concept_code")} END) AS code
        FROM {concepts.sql} WHERE {concepts.text("concept_id")} <> '0' GROUP BY 1
    ) AS c ON c.id = {table.text(concept)}"""
    return f"coalesce(c.name, {table.text(source)})", joined
