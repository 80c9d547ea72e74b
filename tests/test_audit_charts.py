"""What the charts of the consistency checks draw, and how many digits a test would need."""

from collections.abc import Iterator
from decimal import Decimal

import matplotlib.pyplot as plt
import pandas as pd
import pytest

import zhibiao as zb
from zhibiao import style
from zhibiao.audit import findings_frame, findings_of
from zhibiao.audit.digits import needed, usable
from zhibiao.audit.page import Page, page_of_text
from zhibiao.charts import grid, hits, lists, parts, repeats, spans


@pytest.fixture(autouse=True, scope="module")
def _styled() -> Iterator[None]:
    with plt.rc_context():
        style.style()
        yield
    plt.close("all")


def tables(text: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The findings, claims and report row of a text."""
    page: Page = page_of_text(text, kind="report")
    report = pd.DataFrame([{"report_id": "text", "place": "", "characters": len(text)}])
    return findings_frame(findings_of(page)), claims_of(text), report


def claims_of(text: str) -> pd.DataFrame:
    """The claims of a text with numbers for values, as they are loaded from a file."""
    claims = zb.claims(text, kind="report")
    return claims.assign(value=[Decimal(value) if value else None for value in claims["value"]])


def drawn(chart, rows: pd.DataFrame) -> dict[str, str]:
    """The marker of every mark that is drawn, by its claim."""
    _, ax = plt.subplots(figsize=chart.size(rows))
    return {
        line.get_gid(): line.get_marker() for line in chart.draw(ax, rows).lines if line.get_gid()
    }


def test_is_what_another_unit_leaves_open_computed_from_the_rows():
    findings, claims, _ = tables("共有探头300台,其中道路120台,小区150台,高点10处。")
    told = parts.summed(parts.rows(findings, claims))
    assert (told.total, told.added, told.other, told.gap) == (300, 270, 10, 30)
    assert "leave 30 of 300 for 10" in parts.words(parts.rows(findings, claims))["title_en"]


def test_does_the_grid_mark_what_prints_the_percentage():
    findings, claims, _ = tables("建成二级检查站5个,布建率达到80%。")
    cells = grid.rows(findings, claims).set_index(["k", "n"])["prints"]
    assert cells[4, 5] == cells[8, 10] == "prints it"
    assert cells[5, 6] == "if rounded to tens"
    assert set(cells[5]) == {"if rounded to tens", "no"}


def test_are_two_values_a_cross_and_one_value_a_disc():
    rows = repeats.rows(
        *tables("接报刑事警情4126起。共建成警务站32个。\n全年4216起刑事警情。全市32个警务站。")
    )
    assert sorted(drawn(repeats, rows).values()) == ["X", "X", "o", "o"]


def test_does_a_change_out_of_reach_of_its_bar_get_a_cross():
    rows = spans.rows(
        [page_of_text("盗窃案件由84起降到63起,下降28%。诈骗案件由40起降到30起,下降25%。")]
    )
    assert list(rows["fits"]) == [False, True]
    assert sorted(drawn(spans, rows).values()) == ["X", "o"]


def test_has_a_printed_change_its_direction():
    """Are a fall and a rise told apart by their sign, on the page and in the alt text?"""
    text = "案件由200起降至100起,下降50%。移送起诉由200人升至300人,上升50%。"
    rows = spans.rows([page_of_text(text)])
    _, ax = plt.subplots(figsize=spans.size(rows))
    said = [text.get_text() for text in spans.draw(ax, rows).texts]
    assert {"printed 所印 −50%", "printed 所印 +50%"} <= set(said)
    assert "printed −50%" in spans.words(rows)["alt_en"]


def test_is_an_invented_sentence_marked():
    pages = [
        page_of_text("移送起诉由40人升到50人,上升25%。", report_id=name)
        for name in ("invented", "a")
    ]
    rows = spans.rows(pages)
    _, ax = plt.subplots(figsize=spans.size(rows))
    said = [text.get_text() for text in spans.draw(ax, rows).texts]
    assert {"invented 虚构", "from 出自 a"} <= set(said) and set(rows["label"]) == {"移送起诉"}
    title = spans.words(rows)["title_en"]
    assert title == "1 of 1 printed change fit what their from and to allow; of the invented 1 of 1"
    assert {spans.NAMES["allowed"]} < {text.get_text() for text in ax.get_legend().get_texts()}


def test_is_one_mark_drawn_for_all_lists_of_a_place():
    findings, _, report = tables(
        "建立市、县、乡三级中心。形成人防、物防、技防三道防线体系。推行人民调解、行政调解、司法调解三类调解。"
    )
    rows = lists.rows(findings, report)
    _, ax = plt.subplots(figsize=lists.size(rows))
    marks = [line for line in lists.draw(ax, rows).lines if line.get_gid()]
    assert [mark.get_gid().split() for mark in marks] == [rows["claim_id"].tolist()]
    assert [mark.get_xdata()[0] for mark in marks] == [3]
    assert f"× {len(rows)}" in [text.get_text() for text in ax.texts]


def test_is_a_list_put_where_its_two_numbers_meet():
    findings, _, report = tables(
        "开展夜间巡查、校园护航、反诈守护五大行动。建立市、县、乡三级中心。"
    )
    rows = lists.rows(findings, report)
    assert rows[["announced", "named", "verdict"]].values.tolist() == [
        [5, 3, "inconsistent"], [3, 3, "consistent"]]  # fmt: skip
    assert sorted(drawn(lists, rows).values()) == ["X", "o"]


def test_does_the_share_found_stand_in_its_interval():
    every = hits.rows(zb.load("audit_quality"))
    rows = every[every["faults"] > 0]
    share = 100 * rows["found"] / rows["faults"]
    assert ((rows["low"] <= share) & (share <= rows["high"])).all()
    assert set(rows["set"]) == set(hits.SETS)
    (sound,) = every[every["faults"] == 0].itertuples()
    assert (sound.set, sound.test) == (hits.SOUND, "all")
    assert f"{sound.false} more where nothing was planted" in hits.words(every)["title_en"]


def test_are_round_rounded_and_short_numbers_of_no_use_for_digits():
    claims = claims_of(
        "建成警务站326个。出动警力约326人次。查处案件3.2万起。破获案件32起。挽回损失326万元。"
    )
    assert usable(claims)["value"].tolist() == [Decimal(326)]
    assert needed(0.05) > 3 * needed(0.1) > 9 * needed(0.3)
