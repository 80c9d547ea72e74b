"""English of subjects: is it whole or empty, does every term earn its place, is the wording kept?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao import tables
from zhibiao.english import LONGEST, MARKS, english, terms
from zhibiao.lexicon import table

HAN = re.compile("[一-鿿]")
PHRASES = {
    # a noun takes up what comes before it, each with its own preposition
    "盗窃警情数": "number of emergency calls about theft",
    "居住场所火灾事故数": "number of fires in homes",
    "派出所警务室": "police rooms in local police stations",
    "理财类骗案的损失": "losses in investment fraud cases",
    # modifiers before the noun, time and verbs after it
    "夜间街面警情": "night-time street emergency calls",
    "全年刑事警情": "criminal emergency calls in the whole year",
    "每万人刑事发案数": "number of recorded criminal cases per 10,000 people",
    "核查车辆": "vehicles checked",
    "提供出行引导或提示服务": "travel guidance or alert services provided",
    "新建、改建高清摄像机比例": "share of high-definition cameras among new and rebuilt ones",
    # a modifier belongs to the noun after it, not to the rate
    "现行命案破案率": "clearance rate of current homicide cases",
    "涉黄案件": "recorded cases involving prostitution",
    "八类案件数": "number of the eight kinds of recorded cases",
    # what is counted, who pays, what is judged
    "公共区域视频探头": "video cameras in public areas",
    "社会投入": "spending from society",
    "平安建设满意率": "share satisfied with the building of safety",
    # lists: the head may be everybody's or the last one's own
    "中小学、幼儿园专职保安员配备率": "share of primary and secondary schools and kindergartens with full-time security guards",
    "警务室及治安岗亭": "police rooms and security booths",
    "信息采集率、准确率": "collection rate of information and accuracy",
    # 等: such as, or the list that a preposition takes
    "学校、医院、客运场站等重点部位视频覆盖率": "video coverage of key places such as schools, hospitals and passenger stations",
    "寻衅滋事、打架斗殴等警情": "emergency calls about picking quarrels and provoking trouble, brawls, and the like",
    "学校、医院等": "schools, hospitals and others",
    # quotation marks stay; one that was cut from its pair goes
    "“两抢”案件": "recorded cases of “robbery and snatching”",
    "农村「平安哨」": "rural “safety posts”",
    "护学岗”": "school-crossing guard posts",
}


@pytest.mark.parametrize(("chinese", "expected"), PHRASES.items())
def test_is_a_phrase_put_together_as_english_has_it(chinese, expected):
    """Does each rule of the grammar give the order and the prepositions of English?"""
    assert english(chinese) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "率",
        "的",
        "、",
        "“",
        "数量",
        "重点",
        "全国",
        "龙舟",
        "重点公共区域龙舟覆盖率",
        "盗窃警情数龙",
        "龙盗窃警情数",
        "盗窃、",
        "等警情",
        "的警情",
        "警情的",
        "“”",
        "”盗窃“",
        "“盗窃”“",
        "盗窃警情32",
        "派出所重点",
        # a modifier before a number, what it belongs to standing inside; cases of cases
        "刑事案件发案数",
        "八类案件破案率",
        "现行命案案件数",
        "警情" * LONGEST,
    ],
)
def test_is_there_no_english_rather_than_half_of_it(phrase):
    """Is a phrase with an unknown word, or with no noun at its end, left without English?"""
    assert english(phrase) == ""


@given(st.lists(st.sampled_from([*MARKS, *(row.term for row in table("english"))]), max_size=9))
def test_does_any_row_of_words_come_out_clean_or_not_at_all(words):
    """Is nothing of the notation or of the Chinese left, whatever words meet?"""
    assert not re.search("[~…|一-鿿]", english("".join(words)))


def test_is_an_unknown_word_anywhere_in_a_subject_the_end_of_its_english():
    """Does a word that no table has, put before, after or between, leave nothing?"""
    for chinese in PHRASES:
        words = terms(chinese)
        for place in range(len(words) + 1):
            assert english("".join([*words[:place], "龙舟", *words[place:]])) == ""


def test_is_every_term_used_by_its_examples():
    """Does each example take the term in, and come out in English?"""
    astray = [
        (row.term, example)
        for row in table("english")
        for example in row.examples.split("|")
        if row.term not in terms(example) or not english(example)
    ]
    assert not astray


def test_do_longer_terms_go_first():
    """Is a term left alone in its counter-examples, which hold its characters?"""
    astray = [
        (row.term, phrase)
        for row in table("english")
        for phrase in filter(None, row.counter_examples.split("|"))
        if row.term not in phrase or row.term in terms(phrase)
    ]
    assert not astray


def test_is_the_notation_of_the_table_kept():
    """Has each term, listed once, one noun form and one form before nouns at most?"""
    rows = table("english")
    assert len({row.term for row in rows}) == len(rows)
    for row in rows:
        fronts = [form for form in row.english.split("|") if "…" in form]
        nouns = [form for form in row.english.split("|") if "…" not in form]
        assert len(fronts) <= 1 and len(nouns) <= 1, row.term
        assert all(form.count("~") <= 1 for form in nouns) and not any("~" in f for f in fronts), (
            row.term
        )
        assert not HAN.search(row.english) and row.english == row.english.strip(), row.term


def test_are_the_words_neutral():
    """Are cases recorded, never crimes, and does nothing speak of achieving?"""
    for row in table("english"):
        assert not re.search(r"crime|fake|achiev", row.english), row.term


def test_does_the_english_of_the_corpus_follow_from_the_subject_alone():
    """Has each claim the English of its subject, no Chinese or notation left in it?"""
    claims = tables.load("claims")
    assert (claims.subject_en == claims.subject.map(english)).all()
    for translation in claims.subject_en:
        assert not HAN.search(translation) and not re.search("[~…|]", translation), translation


def test_have_most_claims_of_the_corpus_english():
    """Is the English missing only where the subject is a fragment or a place is named?"""
    claims = tables.load("claims")
    assert (claims.subject_en != "").mean() > 0.8
