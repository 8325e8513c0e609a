"""Review: a page or a sheet for a person to work through, and the way from there into a memory."""

from align.review.apply import Applied, align_again, apply_decisions
from align.review.decisions import Decision, Decisions, Mark, Piece, Status, fingerprint
from align.review.locate import Problem
from align.review.page import review_page
from align.review.reviewed import ReviewedAlignment
from align.review.saved import read_decisions, read_texts
from align.review.sheet import write_sheet

__all__ = [
    "Applied",
    "Decision",
    "Decisions",
    "Mark",
    "Piece",
    "Problem",
    "ReviewedAlignment",
    "Status",
    "align_again",
    "apply_decisions",
    "fingerprint",
    "read_decisions",
    "read_texts",
    "review_page",
    "write_sheet",
]
