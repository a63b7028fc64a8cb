"""Markup of every quality, read once from left to right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.markup import decode, headline, visible

SCRAPS = st.lists(
    st.sampled_from(
        [
            *(
                "<div>",
                "</div>",
                "<div hidden>",
                "<p",
                "<",
                ">",
                "</",
                "<!--",
                "-->",
                "<!",
                "<![CDATA[",
                "]]>",
                "<pre>",
                "</pre>",
            ),
            *(
                "<script>",
                "</script>",
                "<svg>",
                "<svg/>",
                "</svg>",
                "<br>",
                "<AI 시대>",
                'a="',
                "a='",
                "=",
                '"',
                "'",
                "&lt;",
                "&#",
            ),
            *("가나", " ", "\n"),
        ]
    )
)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("가<script>if (a<b) x('<p>')</script>나", "가나", id="a script, whatever stands in it"),
        pytest.param(
            "가<style>p{}</style>나<noscript>다<p></noscript>라", "가나라", id="styles, and what is for readers without scripts"
        ),
        pytest.param("가<!-- <p>나</p> -->다<!---->라<!-->마", "가다라마", id="comments, long, short and shortest"),
        pytest.param("가<!-- 나", "가", id="a comment to the end"),
        pytest.param("가<script>나", "가", id="a script cut off"),
        pytest.param("가<iframe>나", "가나", id="a frame that is never closed hides nothing"),
        pytest.param("<div hidden>가<div>나</div>다</div>라", "라", id="hidden, with the same element inside"),
        pytest.param('<div class="x" style="color:red; display: none">가</div>나', "나", id="hidden by its style"),
        pytest.param("<span style='visibility:hidden'>가</span>나", "나", id="made invisible by its style"),
        pytest.param('<span data-x="hidden" class="hidden-xs">가</span>', "가", id="only named so"),
        pytest.param("가<svg><text>나</text></svg>다<svg/>라", "가다라", id="drawings"),
        pytest.param("<select><option>가</option></select>나", "나", id="choices of a form"),
        pytest.param("<input hidden>가", "가", id="an element without content hides none"),
        pytest.param("<div hidden>가<script></div></script>나</div>다", "다", id="a script in what is hidden"),
        pytest.param("<span hidden>가<p>나</p><pre>다</pre></span>라", "라", id="other elements in what is hidden"),
        pytest.param("<span hidden>가 나", "가 나", id="hidden and never closed: shown rather than lost"),
        pytest.param("<o:p>가</o:p><my-part>나</my-part>", "가나", id="elements of office programs and of scripts"),
        pytest.param("<AI 시대> 가 <K-AI> </AI>", "<AI 시대> 가 <K-AI> </AI>", id="what names no element is text"),
        pytest.param("<span hidden><AI 시대></span>가", "가", id="also inside what is hidden"),
        pytest.param("3 < 5, a<b and <3", "3 < 5, a<b and <3", id="comparisons"),
        pytest.param('<a title="1 > 0">가</a>', "가", id="a '>' in quotation marks"),
        pytest.param('<a title="5" 6">가</a>', "가", id="one quotation mark too many"),
        pytest.param('<a title="가>나</a>', "나", id="a quotation mark that is never closed"),
        pytest.param('가<img src="http', "가", id="cut in the middle of a tag"),
        pytest.param("<![CDATA[가 > 나]]>", "가 > 나", id="marks of XML"),
        pytest.param("<!DOCTYPE html><?xml x?></>가", "가", id="declarations and the end of nothing"),
        pytest.param("<P>가</P\n>나", "\n가\n나", id="capitals"),
        pytest.param(
            "<p>가\n나</p><pre>다\r\n라</pre>\n마", "\n가 나\n\n다\n라\n 마", id="a line end counts in preformatted text"
        ),
        pytest.param("</pre>가\n<p>나", "\n가 \n나", id="an end without a beginning"),
    ],
)
def test_what_is_seen(markup: str, text: str) -> None:
    assert visible(markup) == text


@pytest.mark.parametrize(
    "attribute",
    [
        *("hidden", 'hidden=""', "hidden='until-found'", "hidden/", 'class="x"hidden', "HIDDEN", 'style="display:none"'),
        *(
            'style="display : none"',
            "style='visibility: hidden'",
            'style="visibility :hidden"',
            'style = "color:red;display:none"',
        ),
    ],
)
def test_ways_to_hide(attribute: str) -> None:
    assert visible(f"<div {attribute}>가</div>나") == "나"


@pytest.mark.parametrize(
    "attribute",
    [
        *(
            "data-hidden",
            "hiddenly",
            'class="hidden-xs"',
            'aria-hidden="true"',
            'style="no-display:x"',
        ),
        'title="display:none"',
    ],
)
def test_what_only_sounds_like_it(attribute: str) -> None:
    assert visible(f"<b {attribute}>가</b>나") == "가나"


@pytest.mark.parametrize("name", ["svg", "select", "datalist", "audio", "video", "canvas", "object"])
def test_what_no_reader_reads(name: str) -> None:
    assert visible(f"가<{name}>나</{name}>다") == "가다"
    assert visible(f"가<{name}/>나") == "가나", "closed at once it hides nothing"


@pytest.mark.parametrize("name", ["script", "style", "noscript", "iframe", "template", "title", "noembed", "noframes"])
def test_what_is_no_markup_ends_at_its_own_end_alone(name: str) -> None:
    assert visible(f"가<{name}><p></q>나</{name}x></{name.upper()} >다") == "가다"


@pytest.mark.parametrize("name", ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "wbr"])
def test_what_has_no_content_hides_none(name: str) -> None:
    assert visible(f"<{name} hidden>가").strip() == "가"


LINES = """address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre section summary table tbody td
    tfoot th thead tr ul"""


@pytest.mark.parametrize("name", LINES.split())
def test_what_ends_a_line(name: str) -> None:
    assert visible(f"가<{name}>나") == "가\n나"


INLINE = """a abbr acronym applet b basefont bdi bdo big cite code colgroup data del dfn dir em font frame frameset head i ins
    kbd label map mark marquee math meter nobr output picture progress q rb rp rt rtc ruby s samp slot small span strike strong
    sub sup textarea time tt u var xmp o:p my-part x-1.b O:P"""


@pytest.mark.parametrize("name", INLINE.split())
def test_what_stands_within_a_line(name: str) -> None:
    assert visible(f"가<{name}>나</{name}>다") == "가나다"


@pytest.mark.parametrize("name", ["K-AI", "AI", "ai", "시론", "x", "my_part", "1-2"])
def test_what_is_no_element_is_text(name: str) -> None:
    assert visible(f"가<{name}>나") == f"가<{name}>나"


@pytest.mark.parametrize(
    "scrap",
    [
        pytest.param("<div>", id="deep"),
        pytest.param("<ul><li>", id="deep lists, slow in every tree"),
        pytest.param("<p><b id=x>", id="emphasis reopened in every paragraph"),
        pytest.param("<div hidden>", id="hidden in hidden"),
        pytest.param("<svg>", id="drawings never closed"),
        pytest.param("<a", id="tags never closed"),
        pytest.param('<a ="', id="quotation marks never closed"),
        pytest.param("<a ='\"", id="of both kinds"),
        pytest.param("<!--", id="comments never closed"),
        pytest.param(" hidden style='", id="half attributes"),
        pytest.param("&#99999999999999999999;", id="numbers of no character"),
    ],
)
def test_hostile_markup_takes_linear_time(scrap: str) -> None:
    """A hundred thousand of each: in quadratic time this would take an hour."""
    assert len(visible(scrap * 100_000)) <= len(scrap) * 100_000


@given(SCRAPS)
def test_reading_never_adds_text(scraps: list[str]) -> None:
    markup = "".join(scraps)
    assert len(visible(markup)) <= len(markup)


@given(SCRAPS)
def test_nothing_visible_before_the_first_tag_is_lost(scraps: list[str]) -> None:
    assert visible("".join(["처음<p>", *scraps])).startswith("처음")


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        pytest.param("R&D", "R&D", id="an ampersand"),
        pytest.param("&quot;AI&quot;", '"AI"', id="a name"),
        pytest.param("&#" + "1" * 5000 + ";", "\ufffd", id="a number longer than Python reads"),
        pytest.param("&#x" + "f" * 20 + ";", "\ufffd", id="the same in hexadecimal"),
    ],
)
def test_entities(text: str, decoded: str) -> None:
    assert decode(text) == decoded


EMPHASIS = ["a", "b", "big", "br", "em", "font", "i", "img", "mark", "p", "small", "span", "strong", "sub", "sup", "u"]


@pytest.mark.parametrize("name", EMPHASIS)
def test_tags_that_feeds_put_into_titles_go(name: str) -> None:
    assert headline(f'가<{name}>나</{name}>다<{name} class="x">라<{name}/>마<{name.upper()}>') == "가나다라마"
    assert headline(f"<{name}x> <{name}-AI>") == f"<{name}x> <{name}-AI>", "a longer name is text"


def test_a_headline_keeps_what_is_no_emphasis() -> None:
    assert headline("<STRONG>AI</STRONG><br/> <기고> 1<2 <table>") == "AI <기고> 1<2 <table>"
