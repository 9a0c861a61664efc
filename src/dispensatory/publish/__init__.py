"""The site: pure functions from data to HTML. Nothing here asks a formulary, a check or the network."""

from dispensatory.publish.assets import Asset, asset
from dispensatory.publish.checker import CheckForm, check_page, report_page
from dispensatory.publish.explaining import explain_page
from dispensatory.publish.lists import Found, home_page, letter_page, results_page
from dispensatory.publish.monograph import monograph_page
from dispensatory.publish.problem import error_page

__all__ = [
    "Asset",
    "CheckForm",
    "Found",
    "asset",
    "check_page",
    "error_page",
    "explain_page",
    "home_page",
    "letter_page",
    "monograph_page",
    "report_page",
    "results_page",
]
