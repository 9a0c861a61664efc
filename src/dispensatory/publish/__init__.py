"""The site: from monographs, hits and reports to HTML. Nothing here reads a file of a user or a request."""

from dispensatory.publish.monograph import monograph_page
from dispensatory.publish.pages import STYLE, checker_page, error_page, home_page, report_page, search_page

__all__ = [
    "STYLE",
    "checker_page",
    "error_page",
    "home_page",
    "monograph_page",
    "report_page",
    "search_page",
]
