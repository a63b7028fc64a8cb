import pytest

from bongsu.facts.headline import find_headline
from bongsu.facts.money import find_money
from bongsu.korea.numerals import find_quantities, find_spelled
from bongsu.model import Fact


def _sums(text: str) -> tuple[Fact, ...]:
    return find_money(text, list(find_quantities(text)), find_spelled(text))


@pytest.mark.parametrize(
    ("title", "body", "value"),
    [
        pytest.param("AI에 1,076억원", "모두 4,119억원을 쓴다.", 107_600_000_000, id="the title's sum"),
        pytest.param(
            "AI 투자", "국비 50억원 등 총 120억원을 쓴다. 900억원도 있다.", 12_000_000_000, id="the first sentence's total"
        ),
        pytest.param("AI 투자", "예산이 58억원 늘어 1,076억원이 됐다.", 107_600_000_000, id="growth never counts"),
        pytest.param("AI 투자", "국비 90억원과 시비 10억원이다.", 9_000_000_000, id="parts alone: the largest"),
    ],
)
def test_the_headline_figure(title: str, body: str, value: int) -> None:
    text = f"{title}\n\n{body}"
    headline = find_headline(text, _sums(text), len(title))
    assert headline is not None
    assert (headline.kind, headline.value) == ("headline-amount", value)


def test_no_sum_no_headline() -> None:
    assert find_headline("AI 소식", (), 5) is None
    text = "예산이 58억원 늘었다"
    assert find_headline(text, _sums(text), 0) is None


@pytest.mark.parametrize(
    ("title", "body", "value"),
    [
        pytest.param(
            "기업당 최대 2억 원", "국비 40억 원 등 60억 원을 들인다", 60_0000_0000, id="what one gets gives way to all"
        ),
        pytest.param("AI 지원", "기업당 5천만 원씩 준다", 5000_0000, id="what one gets, where nothing else is told"),
        pytest.param("AI 대회…총상금 3천만 원", "대상에는 1천만 원을 준다", 3000_0000, id="prizes that the title names in all"),
        pytest.param("AI 대회", "5억 원을 들여 열고 상금 3천만 원을 준다", 5_0000_0000, id="what a contest costs"),
        pytest.param("국비 160억 확보", "시비를 더해 총 320억 원을 쓴다", 320_0000_0000, id="more than one payer's part"),
        pytest.param("올해 국비 160억", "사업은 총 320억 원 규모다", 160_0000_0000, id="the year that the title names"),
        pytest.param("시비 160억 투입", "국비를 기다린다", 160_0000_0000, id="one payer's part alone"),
        pytest.param("AI 지원", "지원한도: 인증 1천만 원, 특허 300만 원", 1000_0000, id="the most that one gets"),
        pytest.param("AI 지원", "지원내용: 구독료 최대 120만 원", 120_0000, id="fees that are paid for others"),
        pytest.param("AI 지원", "참가 기업에는 1인당 월 180만 원을 준다", 180_0000, id="what firms get every month"),
        pytest.param("AI 과제", "5개 권역을 대상으로 하며 권역당 70억 원", 70_0000_0000, id="whom it is for is no prize"),
        pytest.param("AI 지원", "지난해 20곳에 이어 올해 5억 원을 썼다", 5_0000_0000, id="this year after the last"),
        pytest.param(
            "AI 예산", "예산 187억 원 가운데 쓴 돈은 9월까지 61억 원이다", 187_0000_0000, id="a part of the sum before"
        ),
        pytest.param("AI 지원", "연매출 100억 원 이하 기업에 3천만 원을 준다", 3000_0000, id="what one must earn is not given"),
        pytest.param("국비 12억 반영…추경 8억 추가", "AI 예산이다", 12_0000_0000, id="what comes on top"),
        pytest.param(
            "AI 센터 예산 275억 증액", "예산을 275억 원 늘려 1천325억 원이 됐다", 275_0000_0000, id="growth alone in the title"
        ),
        pytest.param("AI 지원", "사업화 자금 4천만 원, 장비 1천만 원 상당", 4000_0000, id="things of that worth"),
        pytest.param(
            "AI 단지 1차년도 예산 40억", "단지 사업은 총 600억원 규모다", 600_0000_0000, id="the whole of which a year is told"
        ),
        pytest.param("AI 단지 1차년도 예산 40억", "2030년까지 총 2조원을 쓴다", 40_0000_0000, id="a year's, beside a plan"),
        pytest.param("AI 예산 1천억 돌파", "예산 1천76억원을 편성했다", 1076_0000_0000, id="what the title rounds down"),
        pytest.param("AI 예산 1천억 육박", "예산 987억원을 편성했다", 987_0000_0000, id="what the title rounds up"),
        pytest.param("AI 공장 400억 지원", "예산은 402억 원이다", 402_0000_0000, id="what the title rounds without a word"),
        pytest.param("AI 사업에 100억", "시비는 60억원이다", 100_0000_0000, id="another sum is none that it rounds"),
        pytest.param("AI 모집", "1차에서는 9곳이 7천만원을 지원받았다. 업체당 200만원이다", 200_0000, id="given before"),
        pytest.param("AI 지원", "1차에서는 9곳이 7천만원을 지원받았다", 7000_0000, id="given before, and nothing else told"),
        pytest.param("AI 공모", "기업마다 최대 8천만원을 준다. 상반기에는 2억원을 썼다", 8000_0000, id="spent before"),
        pytest.param("AI 모집", "혜택: 사업화 자금 2천만원, 멘토링", 2000_0000, id="funds among the benefits"),
        pytest.param(
            "AI 모집", "유형 | 지원금(백만원)\n기본 | 30\n심화 | 60", 6000_0000, id="a column of shares tells the largest"
        ),
    ],
)
def test_what_it_gives_in_all(title: str, body: str, value: int) -> None:
    text = f"{title}\n\n{body}"
    headline = find_headline(text, _sums(text), len(title))
    assert headline is not None
    assert headline.value == value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("수강료는 5만 원이다", id="a fee"),
        pytest.param("참가비: 20,000원(학생 10,000원)", id="a fee and what it is for some"),
        pytest.param("대상(1명) 300만원, 우수상(2명) 각 100만원의 상금을 준다", id="prizes"),
        pytest.param("㎏당 4200원에 거래됐다", id="a price"),
        pytest.param("위반하면 500만 원의 벌금을 문다", id="a fine"),
        pytest.param("지난해 80억 원을 썼다", id="spent before"),
        pytest.param("보증금 100만 원, 월 임대료 12만 원", id="rent"),
        pytest.param("딸기는 2㎏ 한 상자에 2만8천 원이다", id="a price of a box"),
        pytest.param("대당 구매가는 12만 원이다", id="what is paid for one"),
        pytest.param("이와 별도로 교육에 800만 원을 쓴다", id="another matter"),
        pytest.param("300만 달러", id="foreign money"),
        pytest.param("총상금은 2천만 원, 대상은 500만 원", id="prizes in all"),
        pytest.param("대상 1편에 700만 원 등 모두 1천900만 원의 상금", id="prizes summed up"),
        pytest.param("대상(1팀) 700만 원, 금상 300만 원", id="ranks alone"),
        pytest.param("시상내역: 으뜸 2팀 200만 원, 버금 100만 원", id="a line of prizes"),
        pytest.param("보 수 : 강사 250만 원, 보조 215만 원", id="wages, behind a label set wide"),
        pytest.param("매달 40만 원을 준다", id="an allowance"),
        pytest.param("명장으로 뽑히면 장려금 500만 원을 받는다", id="a reward"),
        pytest.param("참가비는 1인 12만 원이다", id="a fee for one"),
        pytest.param("입장료는 어른 2만 원, 어린이 1만2천 원이다", id="a fee and another beside it"),
        pytest.param("성인 기준 1천500원을 낸다", id="too little for anything but a price"),
        pytest.param("10만 원 상당의 지역화폐를 준다", id="what a gift is worth"),
        pytest.param("장학금: 1인당 100만원", id="a scholarship"),
        pytest.param("관내 기업은 40만 원만 부담하면 된다", id="what those who take part pay"),
        pytest.param("최우수 1명에게 300만 원을 준다", id="a prize without its name"),
        pytest.param("지난해 상담회에서는 4개사가 모두 32억 원을 유치했다", id="what came of it the year before"),
    ],
)
def test_sums_that_the_announcement_is_not_about(text: str) -> None:
    assert find_headline(text, _sums(text), 0) is None
