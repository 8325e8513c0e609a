"""Lines of PDF files: places, sizes, superscripts, columns and drawn lines."""

from __future__ import annotations

import pytest
from pdf_files import lines_of, make_pdf, read, shown

from align.core.raw import Run
from align.readers.pages import Box


def texts(*parts: str) -> list[str]:
    return [line.text for line in lines_of(*parts)]


def test_a_line_knows_where_it_is_and_how_it_is_set() -> None:
    (line,) = lines_of(shown("Article 1", 72, 700, 12, "B"))
    assert line.text == "Article 1"
    assert line.box is not None
    assert (line.box.left, line.box.top, line.box.bottom) == (
        72,
        90.4,
        102.4,
    )  # a fifth is below the baseline
    assert line.size == 12
    assert line.runs == (Run(0, 9, bold=True),)
    assert len(line.stops) == len(line.text) + 1
    assert line.stops[0] == 72
    assert line.stops[-1] == pytest.approx(line.box.right, abs=0.1)


def test_lines_are_in_the_order_in_which_they_are_drawn() -> None:
    assert texts(shown("foot", 72, 40), shown("head", 72, 760), shown("body", 72, 400)) == [
        "foot",
        "head",
        "body",
    ]


def test_a_line_may_be_drawn_in_several_parts() -> None:
    (line,) = lines_of(
        shown("La Cour ", 72, 700), shown("supra", 109, 700, font="I"), shown(" dit", 131, 700, font="B")
    )
    assert line.text == "La Cour supra dit"
    assert [line.text[run.start : run.end] for run in line.runs] == ["supra ", "dit"]
    assert [(run.bold, run.italic) for run in line.runs] == [(False, True), (True, False)]


def test_a_raised_small_number_is_a_superscript_of_its_line() -> None:
    (line,) = lines_of(shown("la paix", 72, 700), shown("12", 103, 704, 6), shown(", et", 110, 700))
    assert line.text == "la paix12, et"
    assert line.runs == (Run(7, 9, superscript=True),)
    assert line.size == 10


def test_the_mark_of_a_footnote_belongs_to_its_first_line() -> None:
    (line,) = lines_of(shown("3", 72, 103, 6), shown("Voir plus haut.", 77, 100, 9))
    assert line.text == "3 Voir plus haut."
    assert line.runs == (Run(0, 2, superscript=True),)


def test_a_subscript_stays_in_its_line_and_is_no_superscript() -> None:
    (line,) = lines_of(shown("CO", 72, 700), shown("2", 87, 698, 6), shown(" et", 91, 700))
    assert line.text == "CO2 et"
    assert line.runs == ()


def test_superscripts_between_tight_lines_go_to_the_line_below_them() -> None:
    above, below = lines_of(
        shown("première ligne du texte", 72, 700), shown("deuxième ligne", 72, 689), shown("7", 138.5, 693, 6)
    )
    assert (above.text, below.text) == ("première ligne du texte", "deuxième ligne7")


def test_small_capitals_are_no_superscripts() -> None:
    (line,) = lines_of(shown("L", 72, 700, 10), shown("A", 78, 700, 8), shown(" C", 83.5, 700, 10))
    assert line.text == "LA C"
    assert line.runs == ()


def test_columns_and_cells_are_lines_of_their_own() -> None:
    left, right = lines_of(shown("left column", 72, 700), shown("right column", 140, 700))
    assert (left.text, right.text) == ("left column", "right column")


def test_a_drawn_line_between_two_cells_divides_them() -> None:
    parts = shown("Yes", 72, 700), shown("No", 92, 700)
    assert texts(*parts) == ["Yes No"]
    assert texts(*parts, "90.5 690 m 90.5 720 l S\n") == ["Yes", "No"]
    assert texts(*parts, "90.5 600 m 90.5 650 l S\n") == ["Yes No"]


def test_a_page_says_how_large_it_is_and_what_is_drawn() -> None:
    drawn = "72 100 m 216 100 l S 72 300 200 50 re S 72 500 100 0.5 re f 0 0 m 50 50 l S\n"
    (page,) = read(make_pdf(drawn + shown("text", 72, 700))).pages
    assert page.size == (600, 800)
    level = [rule for rule in page.rules if rule.right - rule.left > 50]
    assert [(rule.left, rule.right) for rule in level] == [
        pytest.approx(edges, abs=1.5) for edges in ((72, 172), (72, 272), (72, 272), (72, 216))
    ]
    assert Box(72, 450, 72, 500) in page.rules
    assert all(rule.right - rule.left < 3 or rule.bottom - rule.top < 3 for rule in page.rules)


def test_rules_inside_forms_are_where_the_form_is_placed() -> None:
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] /Length 20 >>\nstream\n0 0 m 100 0 l S    \nendstream"
    (page,) = read(make_pdf("q 1 0 0 1 72 200 cm /X Do Q " + shown("text", 72, 700), objects=[form])).pages
    (rule,) = page.rules
    assert (rule.left, rule.top, rule.right) == pytest.approx((72, 600, 172), abs=1.5)


def test_type_that_is_scaled_by_its_matrix_has_its_real_size() -> None:
    (line,) = lines_of("BT /R 1 Tf 11 0 0 11 72 700 Tm (scaled) Tj ET\n")
    assert line.size == 11
    (line,) = lines_of("q 0.5 0 0 0.5 0 0 cm BT /R 24 Tf 100 600 Td (half) Tj ET Q\n")
    assert line.size == 12


def test_the_origin_is_the_corner_of_what_is_shown_of_the_page() -> None:
    data = make_pdf(shown("text", 72, 700), page="/CropBox [50 50 500 750]")
    (line,) = read(data).lines
    assert line.box is not None
    assert (line.box.left, line.box.bottom) == (22, 52)


@pytest.mark.parametrize(
    ("turn", "matrix"), [(90, "0 1 -1 0 100 72"), (180, "-1 0 0 -1 528 100"), (270, "0 -1 1 0 500 728")]
)
def test_a_page_that_is_turned_reads_like_one_that_is_not(turn: int, matrix: str) -> None:
    data = make_pdf(f"BT /R 10 Tf {matrix} Tm (turned text) Tj ET\n", page=f"/Rotate {turn}")
    (line,) = read(data).lines
    assert (line.text, line.angle) == ("turned text", 0)
    assert line.box is not None
    assert line.box.left == pytest.approx(72, abs=0.1)
    assert line.box.bottom == pytest.approx(102, abs=0.1)


def test_text_that_is_turned_is_a_line_with_its_angle_and_place() -> None:
    upright, turned = lines_of(
        shown("upright", 72, 700), "BT /R 10 Tf 0 1 -1 0 40 300 Tm (along the edge) Tj ET\n"
    )
    assert (upright.angle, turned.angle) == (0, 90)
    assert turned.text == "along the edge"
    assert turned.box is not None
    assert (turned.box.left, turned.box.right, turned.box.bottom) == pytest.approx((32, 42, 500), abs=0.1)


def test_a_drop_capital_begins_the_first_of_its_lines() -> None:
    lines = texts(
        shown("L", 72, 676, 40),
        shown("a première ligne du texte", 98, 700),
        shown("et la deuxième", 98, 688),
        shown("et la troisième", 98, 676),
    )
    assert lines == ["La première ligne du texte", "et la deuxième", "et la troisième"]
