"""What the charts draw of the real tables, and what they draw of a small one.

Over 300 lines: every question is put to every chart.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations
from types import ModuleType

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.transforms import Bbox

import zhibiao as zb
from zhibiao import charts, figures, style
from zhibiao.audit.page import page_of
from zhibiao.charts import (
    answers,
    assurance,
    disclosure,
    falls,
    fragility,
    hundreds,
    matrix,
    targets,
    timeline,
    topics,
)
from zhibiao.claims import claims_of_text
from zhibiao.coded import reading
from zhibiao.errors import UserError
from zhibiao.tables import claims_frame
from zhibiao.verifiability import disclosed, words_round

CLAIMS, REPORTS, PAIRS, NORMS, LEVELS = (
    zb.load(name) for name in ("claims", "reports", "pairs", "national_targets", "national_levels")
)
CHANGES = zb.load("changes")
FINDINGS = zb.load("findings")
WORDS = words_round(CLAIMS, zb.corpus())
HUNDREDS = hundreds.rows(CLAIMS, REPORTS)
REAL = {
    "answers": answers.rows(CLAIMS, REPORTS, PAIRS),
    "assumed": charts.assumed.rows(CHANGES, REPORTS),
    "bases": charts.bases.rows(CHANGES, REPORTS),
    "denominator": charts.denominator.rows(CHANGES, REPORTS),
    "assurance": assurance.rows(CLAIMS, REPORTS, zb.load("outside")),
    "disclosure": disclosure.rows(disclosed(CLAIMS, WORDS)),
    "fragility": fragility.rows(CLAIMS, reading()),
    "falls": falls.rows(CLAIMS, REPORTS),
    "grid": charts.grid.rows(FINDINGS, CLAIMS),
    "heads": charts.heads.rows(
        zb.per_head(CLAIMS, REPORTS, zb.load("places"), LEVELS), CLAIMS, REPORTS
    ),
    "hundreds": HUNDREDS,
    "hundreds_list": HUNDREDS,
    "implied": charts.implied.rows(zb.load("linked"), CHANGES, REPORTS),
    "lists": charts.lists.rows(FINDINGS, REPORTS),
    "matrix": matrix.rows(CLAIMS, REPORTS),
    "nested": charts.nested.rows(zb.nested(CLAIMS), REPORTS),
    "parts": charts.parts.rows(FINDINGS, CLAIMS),
    "repeats": charts.repeats.rows(FINDINGS, CLAIMS, REPORTS),
    "spans": charts.spans.rows(map(page_of, zb.corpus())),
    "targets": targets.rows(CLAIMS, REPORTS, NORMS, LEVELS),
    "timeline": timeline.rows(CLAIMS, REPORTS, NORMS, zb.load("date_bounds")),
    "topics": topics.rows(CLAIMS, REPORTS),
    "trends": charts.trends.rows(CHANGES, REPORTS, WORDS),
}
"""Each chart with its rows of the corpus."""


@pytest.fixture(autouse=True, scope="module")
def _styled() -> Iterator[None]:
    with plt.rc_context():
        style.style()
        plt.rcParams["figure.max_open_warning"] = 0  # each chart is drawn once and kept
        yield
    plt.close("all")


def draw(name: str, rows: pd.DataFrame) -> Axes:
    chart: ModuleType = getattr(charts, name)
    fig, ax = plt.subplots(figsize=chart.size(rows))
    assert chart.draw(ax, rows) is ax
    plt.close(fig)
    return ax


@cache
def drawn(name: str) -> Axes:
    """The chart with its rows of the corpus, drawn once for all tests."""
    ax = draw(name, REAL[name])
    ax.figure.draw_without_rendering()
    return ax


def texts(ax: Axes) -> list[Text]:
    """All that can be read on the page; what belongs to an axis that is off can't."""
    hidden = [] if ax.axison else [*ax.xaxis.findobj(Text), *ax.yaxis.findobj(Text)]
    found = [text for text in ax.figure.findobj(Text) if text.get_visible() and text not in hidden]
    return [text for text in found if text.get_text().strip()]


def boxes(ax: Axes) -> list[tuple[str, Bbox]]:
    """Every text on the page with the room it takes, in inches, a hair less on each side."""
    scale = ax.figure.dpi_scale_trans.inverted()
    found = [(text.get_text(), text.get_window_extent().transformed(scale)) for text in texts(ax)]
    return [(words, Bbox.from_extents(box.x0 + 0.01, box.y0 + 0.03, box.x1 - 0.01, box.y1 - 0.03))
            for words, box in found]  # fmt: skip


@pytest.mark.parametrize("name", REAL)
def test_no_two_texts_overlap(name: str) -> None:
    """Can every word of every chart be read, none printed upon another?"""
    clashes = [(one, other) for (one, here), (other, there) in combinations(boxes(drawn(name)), 2)
               if Bbox.intersection(here, there)]  # fmt: skip
    assert clashes == []


@pytest.mark.parametrize("name", REAL)
def test_every_text_is_on_the_page(name: str) -> None:
    """Does any text run over the edge of the figure?"""
    ax = drawn(name)
    width, height = ax.figure.get_size_inches()
    for words, box in boxes(ax):
        assert box.x0 >= 0 and box.x1 <= width and box.y0 >= 0 and box.y1 <= height, words


@pytest.mark.parametrize("name", REAL)
def test_every_chart_can_be_saved(name: str) -> None:
    """Does the contract of save_figure hold: legible, whole, in both languages, with a source?"""
    ax, said = drawn(name), getattr(charts, name).words(REAL[name])
    figures.save_figure(ax.figure, name, REAL[name], **said, reports=zb.corpus())
    page = (figures.out_folder() / f"{name}.md").read_text(encoding="utf-8")
    assert said["title_en"] in page and said["title_zh"] in page


@pytest.mark.parametrize("name", REAL)
def test_the_title_is_english_above_chinese(name: str) -> None:
    """Does a chart say its finding in both languages, the English line first?"""
    title = drawn(name).get_title(loc="left").replace("\n", "").replace(" ", "")
    said = getattr(charts, name).words(REAL[name])
    assert title == (said["title_en"] + said["title_zh"]).replace(" ", "")


@pytest.mark.parametrize(
    "name", ["answers", "assurance", "falls", "hundreds", "hundreds_list", "targets"]
)
def test_every_claim_of_the_rows_is_a_mark(name: str) -> None:
    """Is each claim drawn as often as it stands in the rows, and nothing else?"""
    marks = sorted(line.get_gid() for line in drawn(name).lines if line.get_gid())
    rows = REAL[name]
    claims = rows[rows["printed"] != "?"] if "printed" in rows else rows
    assert marks == sorted(claims["claim_id"].dropna())


def test_marks_stand_at_the_printed_numbers() -> None:
    """Does a disc or a diamond stand where the report's number is?"""
    value = dict(zip(CLAIMS["claim_id"], CLAIMS["value"], strict=True))
    for name in ("targets", "falls"):
        for line in drawn(name).lines:
            if line.get_gid():
                assert line.get_xdata()[0] == float(value[line.get_gid()])


def test_targets_are_hollow_and_outcomes_filled() -> None:
    """Can a target be told from an outcome without colour?"""
    modality = dict(zip(CLAIMS["claim_id"], CLAIMS["modality"], strict=True))
    for name in ("targets", "answers", "hundreds"):
        for line in (line for line in drawn(name).lines if line.get_gid()):
            hollow = line.get_markerfacecolor() == "none"
            assert hollow == (modality[line.get_gid()] == "target")
            assert line.get_marker() == ("D" if hollow else "o")


def test_empty_cells_are_drawn() -> None:
    """Has every cell of the matrix either a symbol or a grey band?"""
    rows, ax = REAL["matrix"], drawn("matrix")
    cells = rows.groupby(["indicator_id", "place"])["role"].agg(set)
    assert len(ax.patches) == sum(roles == {"none"} for roles in cells)
    assert len(ax.lines) == sum(len(roles - {"none"}) for roles in cells)


def test_places_do_not_share_a_lane() -> None:
    """Can one place's outcome be taken for the answer to another's target?"""
    lanes = {}
    place = dict(zip(REAL["targets"]["claim_id"], REAL["targets"]["place"], strict=True))
    for line in (line for line in drawn("targets").lines if line.get_gid()):
        lanes.setdefault(round(line.get_ydata()[0], 3), set()).add(place[line.get_gid()])
    assert lanes and all(len(places) == 1 for places in lanes.values())


def claim(report_id: str, **fields: object) -> dict[str, object]:
    """A made-up claim: whatever is not given is empty."""
    start = fields.get("start", 0)
    known = {"report_id": report_id, "claim_id": f"{report_id}@{start}", "start": start, "end": start + 3,
             "value": Decimal(98), "low": None, "high": None, "baseline": None, "unit": "%",
             "bound": "exact", "measure": "percentage", "direction": "", "modality": "reported",
             "stage": "output", "subject": "街面警务站", "quote": "98%", "report": report_id}  # fmt: skip
    return dict.fromkeys(CLAIMS.columns, "") | known | fields


REPORT = {
    "kind": "report",
    "date": "unknown",
    "date_precision": "none",
    "issuer": "unknown",
    "characters": 2000,
}
SMALL_REPORTS = pd.DataFrame(
    [{"report_id": "a", "place": "A"} | REPORT, {"report_id": "b", "place": "B"} | REPORT]
)


def test_a_place_that_answers_itself_is_counted() -> None:
    """If one place both declares and reports, does the title say so?"""
    one = {"indicator_id": "campus_guard_posts"}
    small = pd.DataFrame([claim("a", modality="target", **one), claim("a", start=5, **one)])
    rows = targets.rows(small, SMALL_REPORTS, NORMS)
    assert (
        targets.words(rows)["title_en"]
        == "1 declared target, 1 reported on by the place that declared it"
    )
    assert (
        "1 holds a target and a report on it"
        in matrix.words(matrix.rows(small, SMALL_REPORTS))["title_en"]
    )
    draw("targets", rows)


def test_a_base_that_is_printed_is_shown() -> None:
    """Does a fall from a printed number show that number, and any other fall that it has none?"""
    fall = {"measure": "change", "direction": "down", "stage": "outcome"}
    small = pd.DataFrame([
        claim("a", baseline=Decimal(400), base_period="同比", **fall),
        claim("b", base_period="较2012年", bound="more_than", **fall),
    ])  # fmt: skip
    said = [text.get_text() for text in texts(draw("falls", falls.rows(small, SMALL_REPORTS)))]
    assert "against a year earlier 同比; from 400 基数400" in said
    assert "against 2012 较2012年; base not printed 未印基数" in said
    assert "↓>98%" in said


def test_a_base_beside_the_fall_is_shown() -> None:
    """Does a base that another claim of the sentence prints count, in the picture and the title?"""
    theft = {"direction": "down", "stage": "outcome", "subject": "盗窃案件", "suffix": ",下降"}
    fall = theft | {"measure": "change", "value": Decimal("12.5"), "prefix": ",下降"}
    pair = theft | {"measure": "count", "value": Decimal(273), "baseline": Decimal(312)}
    small = pd.DataFrame([
        claim("a", **pair | {"quote": "312起降至273起", "unit": "起"}), claim("a", start=6, **fall),
        claim("a", start=200, **fall),
    ])  # fmt: skip
    found = falls.rows(small, SMALL_REPORTS)
    assert found["baseline"].tolist() == [312, None]
    assert falls.words(found)["title_en"].endswith("; the number it fell from is printed for 1")
    assert any("from 312 基数312" in text.get_text() for text in texts(draw("falls", found)))


@pytest.mark.parametrize(("prefix", "said"), [
    ("立案数由2021年的", "against 2021 2021年; from 312 基数312"),
    ("立案数由上年的", "against the year before 上年; from 312 基数312"),
    ("2021年以来立案数由", "base period not printed 未印基期; from 312 基数312"),
])  # fmt: skip
def test_is_a_base_s_own_year_that_of_the_fall(prefix, said) -> None:
    """由2021年的312起降至273起，下降12.5%: is the base called one of 2021, and else of no known time?"""
    theft = {"direction": "down", "stage": "outcome", "subject": "盗窃案件", "suffix": "，下降"}
    fall = theft | {"measure": "change", "value": Decimal("12.5"), "prefix": "，下降"}
    pair = theft | {"measure": "count", "value": Decimal(273), "baseline": Decimal(312)}
    pair |= {"quote": "312起降至273起", "unit": "起", "prefix": prefix}
    small = pd.DataFrame([claim("a", **pair), claim("a", start=6, **fall)])
    drawn = draw("falls", falls.rows(small, SMALL_REPORTS))
    assert said in [text.get_text() for text in texts(drawn)]


def test_a_base_that_no_text_prints_is_called_derived() -> None:
    """341起, 减少59起, 下降14.8%: is 400 said to be derived, in the picture and in both titles?"""
    fall = {"subject": "盗窃案件", "direction": "down", "stage": "outcome"}
    small = pd.DataFrame([
        claim("a", **fall | {"measure": "count", "value": Decimal(341), "unit": "起", "direction": ""}),
        claim("a", start=6, **fall, measure="count", value=Decimal(59), unit="起", prefix="341起,同比减少"),
        claim("a", start=12, **fall, measure="change", base_period="同比", value=Decimal("14.8"), prefix="减少59起,下降"),
    ])  # fmt: skip
    found = falls.rows(small, SMALL_REPORTS)
    said, title = [text.get_text() for text in texts(draw("falls", found))], falls.words(found)
    assert any("; from 400 (derived) 推算基数400" in text for text in said)
    assert title["title_en"].endswith("is printed for none, derived for 1")
    assert title["title_zh"].endswith("无一印出基数，1项可推算")


def test_a_fall_is_as_long_as_its_number_whatever_unit_and_stage_it_has() -> None:
    """Is 4.8‰ drawn at 0.48 of the axis in %, a range as a bar, and a fall of an activity not left out?"""
    fall = {"measure": "change", "direction": "down", "stage": "outcome"}
    small = pd.DataFrame([
        claim("a", **fall | {"stage": "activity"}, value=Decimal("14.8")),
        claim("a", start=5, **fall, value=Decimal("4.8"), unit="‰"),
        claim("b", start=9, **fall, value=None, low=Decimal(5), high=Decimal(10), bound="between"),
    ], dtype=object)  # fmt: skip
    found = falls.rows(small, SMALL_REPORTS)
    ax = draw("falls", found)
    drawn = {line.get_gid(): list(line.get_xdata()) for line in ax.lines if line.get_gid()}
    assert drawn == {"a@0": [14.8], "a@5": [0.48], "b@9": [5, 10]}
    assert {"↓4.8‰", "↓5–10%"} <= {text.get_text() for text in texts(ax)}


def test_too_many_falls_for_a_figure_are_counted_and_not_all_drawn() -> None:
    """Twenty places with eight falls: is every place drawn, and does the figure say what is left?"""
    few = charts.falls.rows(CLAIMS, REPORTS)
    many = pd.concat([few.assign(place=f"Place {number}") for number in range(20)])
    fig, ax = plt.subplots(figsize=charts.falls.size(many))
    texts = " ".join(text.get_text() for text in charts.falls.draw(ax, many).texts)
    drawn = 20 * (charts.falls.MOST // 20)
    assert f"and {len(many) - drawn} more, not drawn" in texts and "Place 19" in texts
    assert charts.falls.words(many)["title_en"].startswith(f"{len(many)} falls")
    assert len([line for line in ax.lines if line.get_gid()]) == drawn
    plt.close(fig)


def test_a_rise_is_no_fall_and_a_standard_no_claim_of_all() -> None:
    """Are claims kept out that only look alike?"""
    rise = claim("a", measure="change", direction="up", stage="outcome")
    with pytest.raises(UserError, match="no fall to draw"):
        falls.rows(pd.DataFrame([rise]), SMALL_REPORTS)
    declared = rise | {"direction": "down", "modality": "target"}
    with pytest.raises(UserError, match="no fall to draw"):
        falls.rows(pd.DataFrame([declared]), SMALL_REPORTS)
    standard = claim("a", value=Decimal(100), modality="standard")
    with pytest.raises(UserError, match="no claim of 100% to draw"):
        hundreds.rows(pd.DataFrame([standard]), SMALL_REPORTS)


def test_what_a_mark_or_a_bracket_means_is_said() -> None:
    """The nation's marks in a key, days of the whole document in square brackets, a base never cut?"""
    said = {name: [text.get_text() for text in texts(drawn(name))] for name in ("heads", "targets")}
    assert {"the nation 全国", "a place 各地"} <= set(said["heads"])
    assert "100% [2020/21]" in said["targets"]
    far = falls.rows(CLAIMS, REPORTS)[:1].assign(base="derived", baseline=Decimal(1234567))
    about = " ".join(text.get_text() for text in texts(draw("falls", far)))
    assert "推算基数" in about and "…" not in about


def test_what_a_table_tells_again_is_not_counted_again() -> None:
    """Is a fall told in a sentence and in the row 合计 one, a time cut short none, 占比 of a total no claim of all?"""
    text = (
        "刑事案件立案1815起，比上年下降8.3%。平均出警时间由15分钟缩短到6分钟，缩短60%。\n"
        "类别\t2022年(起)\t2023年(起)\t比上年±%\t占比(%)\n盗窃\t620\t527\t-15.0\t29.0\n"
        "诈骗\t1360\t1288\t-5.3\t71.0\n合计\t1980\t1815\t-8.3\t100.0\n"
    )
    told = claims_frame(claims_of_text(text)).assign(report_id="a")
    for name in ("value", "low", "high"):
        told[name] = [Decimal(cell) if cell else None for cell in told[name]]
    found = falls.rows(told, SMALL_REPORTS)
    assert found[["subject", "low", "base"]].values.tolist() == [
        ["盗窃", Decimal("15.0"), "printed"], ["刑事案件立案", Decimal("8.3"), "printed"],
        ["诈骗", Decimal("5.3"), "printed"],
    ]  # fmt: skip
    assert Decimal(100) in set(told["value"])
    with pytest.raises(UserError, match="no claim of 100% to draw"):
        hundreds.rows(told, SMALL_REPORTS)


def test_a_report_without_claims_keeps_its_place() -> None:
    """Does a silent report stay in the chart of what the reports talk about?"""
    rows = topics.rows(pd.DataFrame([claim("a")]), SMALL_REPORTS)
    assert rows.groupby("report_id")["claims"].sum().to_dict() == {"a": 1, "b": 0}
    assert rows["per_1000"].max() == 0.5
    bands = [text.get_text() for text in texts(draw("topics", rows)) if "none" in text.get_text()]
    assert len(bands) == 5


def test_what_does_not_apply_is_not_asked() -> None:
    """Is a count reproached with a missing base period?"""
    rows = disclosure.rows(disclosed(pd.DataFrame([claim("a", measure="count")]), {}))
    assert rows.loc[0, ["base_period", "period", "source"]].tolist() == ["not asked", "no", "no"]


def test_an_empty_rung_says_so() -> None:
    """Does the ladder show a rung on which no claim stands, and every claim on one rung only?"""
    ax = drawn("assurance")
    assert [text.get_text() for text in texts(ax)].count("no claim 无") == 1
    assert len([line for line in ax.lines if line.get_gid()]) == len(CLAIMS)


def test_the_bar_holds_every_share_without_one_report() -> None:
    """Does the bar of a stage reach from the least to the most that is left without one report?"""
    rows = REAL["fragility"]
    left = rows[(rows.kind == "without") & (rows.stage == "outcome")]["share"]
    line = fragility.shares(rows).loc["outcome"]
    assert (line["low"], line["high"]) == (left.min(), left.max())
    assert len(left) == CLAIMS["report_id"].nunique()


def test_two_readings_of_a_deadline_stand_twice() -> None:
    """Is a deadline that can be read in two ways drawn at both dates?"""
    small = pd.DataFrame([claim("a", modality="target", deadline="2020-12-31 2021-12-31")])
    rows = timeline.rows(small, SMALL_REPORTS, NORMS[:1])
    assert rows[rows.kind == "deadline"]["begin"].tolist() == [2021.0, 2022.0]
    ax = draw("timeline", rows)
    assert [2021.0, 2022.0] in [list(line.get_xdata()) for line in ax.lines]
    assert "read in two ways" in timeline.words(rows)["title_en"]
    once = timeline.rows(small.assign(deadline="2021-12-31"), SMALL_REPORTS, NORMS[:1])
    assert "two ways" not in "".join(text.get_text() for text in texts(draw("timeline", once)))


def test_a_document_without_its_year_stands_between_the_days_that_bound_it() -> None:
    """Is it drawn from its first to its last possible day, to the edge without one, and as a band without either?"""
    bounds = pd.DataFrame([("a", "2024-06-18", "2025-06-18", ""), ("b", "2016-01-01", "", "")],
                          columns=["report_id", "earliest", "latest", "why"])  # fmt: skip
    reports = pd.concat([SMALL_REPORTS, SMALL_REPORTS[:1].assign(report_id="c", place="C")])
    ax = draw("timeline", timeline.rows(CLAIMS[:0], reports, NORMS[:1], bounds))
    first, last = (timeline.span(day)[0] for day in ("2024-06-18", "2025-06-18"))
    lines = [tuple(line.get_xdata()) for line in ax.lines]
    assert (first, last) in lines
    assert (timeline.span("2016-01-01")[0], ax.get_xlim()[1]) in lines
    assert [text.get_text() for text in texts(ax)].count("year not printed 未印年份") == 1


def test_a_target_is_answered_once_by_each_outcome() -> None:
    """Are targets without an outcome told apart from targets nobody could compare?"""
    small = pd.DataFrame([claim("a", modality="target", start=n) for n in (1, 2, 3)] + [claim("b")])
    links = pd.DataFrame(
        [("a@1", "b@0", "shared_national_norm", "campus_guard_posts"), ("a@2", "", "none", "campus_guard_posts"),
         ("a@3", "", "none", ""), ("a@1", "", "none", "campus_guard_posts"), ("b@0", "b@0", "same_sentence", "")],
        columns=["target_claim_id", "outcome_claim_id", "relation", "indicator_id"])  # fmt: skip
    links = links.assign(verdict="", due="", due_from="")
    rows = answers.rows(small, SMALL_REPORTS, links)
    assert rows["role"].tolist() == [
        "declared",
        "reported",
        "declared",
        "unanswered",
        "declared",
        "not_compared",
    ]
    assert answers.tally(rows) == {
        "all": 3,
        "home": 0,
        "unlike": 0,
        "elsewhere": 1,
        "nowhere": 1,
        "not_compared": 1,
        "met": 0,
        "short": 0,
    }


def test_a_target_that_was_judged_is_no_uncompared_one_and_keeps_the_day_of_its_plan() -> None:
    """Is a target compared with a later report unanswered, not uncompared, and due when its plan says?"""
    days = ({"deadline": "2023-12-31"}, {"document_deadline": "2024-12-31"}, {}, {})
    small = pd.DataFrame(
        [claim("a", modality="target", start=n, **day) for n, day in enumerate(days)]
    )
    links = pd.DataFrame([
        {"target_claim_id": f"a@{n}", "outcome_claim_id": "", "relation": "none", "indicator_id": "",
         "verdict": "no_outcome_reported", "due": due, "due_from": source}
        for n, (due, source) in enumerate([("2023-12-31", "target"), ("2024-12-31", "document"),
                                           ("2025-06-30", "target"), ("", "")])
    ])  # fmt: skip
    rows = answers.rows(small, SMALL_REPORTS, links)
    assert set(rows["role"]) == {"declared", "unanswered"}
    said = [text.get_text() for text in texts(draw("answers", rows))]
    assert [words for words in said if words[:3] == "98%"] == [
        "98% (2023)",
        "98% [2024]",
        "98% (2025)",
        "98% (–)",
    ]


def test_an_outcome_that_is_not_comparable_is_called_so_and_a_long_number_keeps_its_column() -> (
    None
):
    """Is an outcome of another kind told from an answer, and a sum of money broken before its day?"""
    goal = {"value": Decimal(80000000), "unit": "元", "measure": "money", "deadline": "2024-12-31"}
    small = pd.DataFrame([claim("a", modality="target", **goal), claim("a", start=9)])
    links = pd.DataFrame([{"target_claim_id": "a@0", "outcome_claim_id": "a@9", "relation": "same_place",
                           "indicator_id": "", "verdict": "not_comparable", "due": "", "due_from": ""}])  # fmt: skip
    rows = answers.rows(small, SMALL_REPORTS, links)
    said = [text.get_text() for text in texts(draw("answers", rows))]
    assert "not comparable 不可比" in said
    assert "reports 98%, not comparable" in answers.words(rows)["alt_en"]
    assert "8,000万元" in said and "(2024)" in said
    assert answers.tally(rows) | {"home": 0, "unlike": 1} == answers.tally(rows)
    assert "0 reported on at home, 1 there by a number of another kind" in " ".join(said).replace(
        "\n", " "
    )


def test_a_target_and_its_number_stand_with_the_verdict_and_the_bracket_with_its_meaning() -> None:
    """≥95% and 82.6%: is it said to be short, counted so in the title, and is each bracket explained?"""
    days = ({"deadline": "2023-12-31"}, {"document_deadline": "2023-12-31"})
    small = pd.DataFrame([claim("a", modality="target", start=n, value=Decimal(123456789), unit="元", **day)
                          for n, day in enumerate(days)] + [claim("a", start=n) for n in (8, 9)])  # fmt: skip
    links = pd.DataFrame([
        {"target_claim_id": f"a@{n}", "outcome_claim_id": f"a@{n + 8}", "relation": "same_place",
         "indicator_id": "", "verdict": verdict, "due": "", "due_from": ""}
        for n, verdict in enumerate(["not_met", "exceeded"])
    ])  # fmt: skip
    rows = answers.rows(small, SMALL_REPORTS, links)
    ax = draw("answers", rows)
    said = [text.get_text() for text in texts(ax)]
    assert {"short of the target 未及目标", "beyond the target 超过目标值"} <= set(said)
    assert answers.words(rows)["title_en"].startswith(
        "2 declared targets: 2 reported on at home (1 meeting the target, 1 short of it), 0 elsewhere"
    )
    assert "( ) due 期限    [ ] due of the whole document 全文期限" in said
    numbers = [box for words, box in boxes(ax) if words.startswith("123,456,789")]
    assert (
        len(numbers) == 2 and max(box.width for box in numbers) < answers.ANSWER - answers.PRINTED
    )


def test_a_bare_none_is_of_the_goods_of_its_sentence() -> None:
    """Is no theft, said of explosives, drawn as theft of explosives, and a named case as it is?"""
    told = CHANGES[CHANGES["type"] == "trend"].iloc[[0, 0]].assign(claim_id=["a", "b"])
    told = told.assign(subject=["被盗", "盗窃案件"], of=["零被盗", "盗窃"])
    words = {"a": ("枪支管理到位,实现“零被盗", ""), "b": ("枪支管理到位,盗窃案件零发案", "")}
    assert charts.trends.rows(told, REPORTS, words)["subject"].tolist() == ["枪支被盗", "盗窃案件"]


def test_a_count_named_otherwise_than_the_nations_is_named() -> None:
    """Does a narrower thing stand beside its rate, and nothing where the names are one?"""
    rates = zb.per_head(CLAIMS, REPORTS, zb.load("places"), LEVELS)
    rates = rates[rates["indicator_id"] == "street_police_stations"]
    some = CLAIMS.assign(subject=CLAIMS["subject"].replace("街面警务站", "大型街面警务站"))
    alike, other = (charts.heads.rows(rates, claims, REPORTS) for claims in (CLAIMS, some))
    assert set(alike["subject"]) == {""} and set(other["subject"]) == {"", "大型街面警务站"}
    assert (
        "2 of 2 reported counts are of what the nation counts"
        in charts.heads.words(alike)["title_en"]
    )
    assert "none of 2 reported counts is of" in charts.heads.words(other)["title_en"]


def test_the_headline_per_head_is_of_what_is_alike_and_an_inferred_year_says_so() -> None:
    """Turns of duty over persons, 7 times: is that kept out of the title, and is 2024 called inferred?"""
    rows = REAL["heads"]
    times = [
        float(
            row.rate
            / rows[(rows.claim_id == "") & (rows.indicator_id == row.indicator_id)]["rate"].item()
        )
        for row in rows[(rows["claim_id"] != "") & (rows["subject"] == "")].itertuples()
    ]
    title = charts.heads.words(rows)["title_en"]
    assert title.endswith(f"at {min(times):.1f}–{max(times):.1f} times its rate")
    dated = [
        text.get_text() for text in texts(drawn("heads")) if "inferred 推定" in text.get_text()
    ]
    assert len(dated) == (rows["date_precision"] == "inferred").sum() == 1


def test_an_implied_ratio_is_of_what_its_claims_count() -> None:
    """A fall of 生产安全事故起数: is it called that and not the whole kind, accidents and fires and all?"""
    said = {text.get_text() for text in texts(drawn("implied"))}
    assert {"accidents at work", "生产安全事故起数", "emergency calls about theft"} <= said


def test_a_national_level_has_its_month_its_bound_and_its_parts() -> None:
    """Is a level over 90% drawn as a bound, and a level told in two parts not taken for none?"""
    targets_only = [claim("a", modality="target", indicator_id=one) for one in
                    ("campus_one_button_alarm_and_video_networking", "campus_guard_posts")]  # fmt: skip
    rows = targets.rows(pd.DataFrame(targets_only), SMALL_REPORTS, NORMS, LEVELS)
    level = rows[rows["role"] == "level"]
    assert level["bound"].tolist() == ["more_than", "exact", "exact"]
    shown = "\n".join(text.get_text() for text in texts(draw("targets", rows)))
    assert {">90% (2021-03)", "94% city 城市 (2021-03)", "92% town 城镇 (2021-03)"} <= set(
        shown.split("\n")
    )


def test_a_standard_is_no_target_on_the_ladder() -> None:
    """Do standards of the lowest rung have a mark of their own, and does its head count both?"""
    small = pd.DataFrame([claim("a", modality="target"), claim("a", start=5, modality="standard")])
    rows = assurance.rows(small, SMALL_REPORTS, zb.load("outside"))
    ax = draw("assurance", rows)
    assert [line.get_marker() for line in ax.lines if line.get_gid()] == ["D", "s"]
    assert "1 target 目标 + 1 standard 标准 = 2" in [text.get_text() for text in ax.texts]


def test_every_mark_of_a_target_on_the_line_of_time_has_its_count() -> None:
    """Is a single target counted too, and a year of no report said to be not printed?"""
    due = {"modality": "target", "deadline": "2020-12-31"}
    rows = timeline.rows(pd.DataFrame([claim("a", **due)]), SMALL_REPORTS, NORMS[:0])
    dated = timeline.rows(CLAIMS[:0], REPORTS[REPORTS["report_id"] == "weinan-2021"], NORMS[:0])
    shown = {text.get_text() for text in draw("timeline", pd.concat([rows, dated])).texts}
    assert {"1 ×", "year not printed 未印年份"} <= shown


def test_a_change_printed_as_a_bound_is_named_under_the_chart() -> None:
    """Is the change that no pair of numbers prints left out of the rows, and named?"""
    for name in ("bases", "assumed"):
        rows, shown = REAL[name], " ".join(text.get_text() for text in texts(drawn(name)))
        bound = CHANGES[(CHANGES["type"] == "percent") & (CHANGES["bound"] != "exact")]
        assert not set(bound["claim_id"]) & set(rows["claim_id"])
        assert "left out, a bound" in shown and all(quote in shown for quote in bound["quote"])


def test_a_number_said_of_two_things_and_a_second_number_are_told_apart() -> None:
    """Does a cell say that its number stands twice, and the caption only the signs that are drawn?"""
    same = {"modality": "target", "indicator_id": "campus_guard_posts"}
    twice = [claim("a", start=start, **same) for start in (1, 9)]
    rows = matrix.rows(pd.DataFrame(twice), SMALL_REPORTS)
    number = rows["printed"].iloc[0]
    assert f"2× {number}" in [text.get_text() for text in texts(draw("matrix", rows))]
    caption = matrix.words(rows)["caption_en"]
    assert "2×: so often" in caption and "(+1)" not in caption


def test_more_than_so_many_per_head_is_drawn_and_written_so() -> None:
    """Has a rate of a count printed as a bound an arrow and its sign, and an exact one none?"""
    rows = REAL["heads"]
    bounded = rows[rows["bound"] == "more_than"]
    shown = [text.get_text() for text in texts(drawn("heads"))]
    assert 0 < len(bounded) < len(rows)
    for row in rows.itertuples():
        assert (f">{row.rate}" in shown) == (row.bound == "more_than")
    arrows = [line for line in drawn("heads").lines if line.get_markersize() == 27]
    assert len(arrows) == len(bounded)


def test_a_national_level_is_not_hidden_by_its_norm() -> None:
    """Do a norm of 100% and a level just under it stand apart in one lane?"""
    ax = drawn("targets")
    high = {look: {line.get_ydata()[0] for line in ax.lines if line.get_markersize() == targets.LOOK[look]["markersize"]
                   and line.get_color() == targets.LOOK[look].get("color", line.get_color())}
            for look in ("norm", "level")}  # fmt: skip
    assert high["norm"] and high["level"] and not high["norm"] & high["level"]


def test_what_carries_the_argument_is_in_both_languages() -> None:
    """Have lists and bases English beside their Chinese, and is no alt text of one in the other?"""
    shown = "\n".join(
        text.get_text() for name in ("lists", "hundreds_list") for text in texts(drawn(name))
    )
    assert "four strengthenings" in shown and "574 primary and" in shown
    speed = charts.speed.words(charts.speed.rows(zb.load("bench_rivals")))
    assert "数值正确" in speed["alt_zh"] and "value right" not in speed["alt_zh"]
