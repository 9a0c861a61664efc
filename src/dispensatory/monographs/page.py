"""A file to its monographs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from dispensatory.errors import PageError
from dispensatory.monographs.front_matter import FrontMatter, read_front_matter
from dispensatory.monographs.headings import Part, split_parts
from dispensatory.monographs.markup import as_read
from dispensatory.monographs.model import Monograph, Section
from dispensatory.monographs.sections import read_sections

MAX_BYTES = 512 * 1024  # a long monograph is 30 kB; a file of this size is no page, and would stall its readers


def page_paths(root: Path) -> Iterator[Path]:
    """Every Markdown page under `root` (or `root` itself if it is a file), in the order of their paths."""
    if root.is_file():
        yield root
    elif root.is_dir():
        yield from sorted(path for path in root.rglob("*.md") if path.is_file())
    else:
        raise PageError("there is no such file or folder", where=str(root), hint="name a folder of .md pages")


def read_page(path: Path, root: Path | None = None) -> tuple[Monograph, ...]:
    """The monographs of the file `path`: one, or more where it holds several.

    `root` is the folder that `Monograph.page` is given below (the file's own folder without it). Raises PageError with
    file and line for a page that cannot be read.
    """
    base = root if root is not None and root.is_dir() else path.parent
    page = path.relative_to(base).as_posix()
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PageError(
                f"the file has {path.stat().st_size:,} bytes, a page at most {MAX_BYTES:,}",
                where=f"{path}:1",
                hint="split it into one file a medicine",
            )
        data = path.read_bytes()
    except OSError as error:
        raise PageError(f"cannot be read: {error.strerror or error}", where=f"{path}:1") from error
    return read_text(data, page, where=str(path))


def read_text(data: bytes, page: str, *, where: str = "") -> tuple[Monograph, ...]:
    """The monographs of a page's bytes; `page` is its path below its folder, `where` its name in errors."""
    where = where or page
    text = _decode(data, where)
    digest = hashlib.sha256(data).hexdigest()
    front = read_front_matter(text, where)
    read = as_read(text, front.end)
    parts = split_parts(read, front.end)
    if not any(not character.isspace() for character in text[front.end :]):
        raise PageError("the page is empty", where=f"{where}:1", hint="write the monograph, or delete the file")
    stem = slugify(Path(page).stem) or "page"
    return tuple(_monograph((text, read), digest, page, stem, front, part, number) for number, part in enumerate(parts))


def _monograph(
    texts: tuple[str, str], digest: str, page: str, stem: str, front: FrontMatter, part: Part, number: int
) -> Monograph:
    text, read = texts
    sections = read_sections(read, part.start, part.end)
    first = number == 0
    title = (front.title if first else "") or part.title or _generic_name(sections)
    problems = list(front.problems) if first else []
    if not title:
        title = stem.replace("-", " ").capitalize()
        problems.append(f"{page}: no title, heading or generic name; the file's name is used")
    if not any(section.kind in ("usage", "dosage", "effects", "precautions") for section in sections):
        problems.append(f"{page}: none of the headings Usage, Dosage, Side Effects or Precautions was found")
    slug = stem if first else f"{stem}--{slugify(title) or number + 1}"
    return Monograph(
        page=page if first else f"{page}#{slug}",
        slug=slug,
        title=title,
        text=text,
        read=read,
        sha256=digest,
        status=front.status,
        updated=front.updated,
        sources=front.sources,
        sections=sections,
        problems=tuple(problems),
    )


def _decode(data: bytes, where: str) -> str:
    """The text of a page. A byte that is not UTF-8 is refused: "5 \\xb5g" must never be read as "5 g"."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PageError(
            f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8",
            where=f"{where}:{line}",
            hint="save the page as UTF-8",
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise PageError("holds a NUL character", where=f"{where}:{line}", hint="is this a text file?")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _generic_name(sections: tuple[Section, ...]) -> str:
    names = [s.sentences[0].text for s in sections if s.kind == "name" and s.sentences]
    return names[0].strip(" *_.")[:200] if names else ""


def slugify(text: str) -> str:
    """Lower-case ASCII letters and digits with single hyphens between them."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:120]
