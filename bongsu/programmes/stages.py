"""How far a programme is, told from headline and kinds of news; pure."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from bongsu.model import KST, Article
from bongsu.programme import Stage, Step

STAGES = ("budget", "feasibility", "call", "intake", "selection", "agreement", "start", "results")
"""In the order in which a programme goes through them: 예산, 예타, 공모, 접수, 선정, 협약, 착수·출범, 성과."""

_WORDS = {
    "results": r"성과|성적표|결산|수료식|수료생|졸업|줄었다|늘었다|효과",
    "feasibility": r"예타|예비\s?타당성|적정성\s?(?:검토|심사)",
    "selection": r"선정|낙점|뽑혔|뽑힌|따냈|따내|당선|경쟁률|낙찰|우선협상|확정",
    "agreement": r"협약|MOU|맞손|손\s?잡|동맹|협력하기로|합류",
    "intake": r"접수|응찰|신청\s?(?:받|하세요)|연장",
    "call": r"공모|모집|공고|찾는다|찾습니다|뽑는다|수요조사|설명회|유찰",
    "start": r"착수|출범|개소|착공|첫\s?삽|기공|가동|개강|개교|문\s?(?:을\s)?연|닻|첫발|서비스\s시작|본격|돌입|돌아간다|시작",
    "budget": r"예산|국비|추경|증액|국회|\d\s?(?:억|조)\s?(?:원\s?)?(?:확보|투입|들여|반영)",
}
_STAGE = re.compile("|".join(f"(?P<{code}>{words})" for code, words in _WORDS.items()))
_BEATS = {
    ("call", "selection"),
    ("intake", "selection"),
    ("budget", "start"),
    ("budget", "selection"),
    ("budget", "feasibility"),
}
"""Pairs of which the second is the news where a headline has both: a call that was won, money with which work begins."""

_KINDS = {
    "예타": "feasibility",
    "선정": "selection",
    "협약": "agreement",
    "출범·개소·착공": "start",
    "공모·모집": "call",
    "예산·투자": "budget",
}
_ROUNDS = {"call": "call", "intake": "call", "selection": "selection", "results": "results"}
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?(?:년|학년)(?!\s?(?:까지|대|말까지|\d{1,2}월))")
_ROUND = re.compile(r"제?\s?(\d{1,2})\s?(?:차\s?연도|차년도|년\s?차|기(?!업|관|술|가)|단계)")
_OTHER_YEAR = ((re.compile(r"내년"), 1), (re.compile(r"지난해|작년"), -1))
_LONG_SINCE = timedelta(days=270)
"""After so long without a word of a year the same stage is taken for the next year's."""


def stage_of(article: Article) -> Stage:
    """Return how far a programme is by what `article` tells of it: its headline, else the kinds of news in the text."""
    title = article.entry.title
    at = (article.entry.published or article.entry.seen).astimezone(KST)
    code = _in_words(title) or _in_kinds(article)
    rounds = _ROUND.search(title)
    return Stage(
        code=code,
        year=year_said(title, at) or at.year,
        round=int(rounds[1]) if rounds else 0,
    )


def round_of(title: str) -> str:
    """Return where in a round a headline stands, each of which is news of its own: call, selection, results, or ""."""
    return _ROUNDS.get(_in_words(title), "")


def year_said(text: str, at: datetime) -> int:
    """Return the year that `text`, published `at`, speaks of last ("2027년 예산안", "내년"), or 0."""
    years = [(found.start(), int(found[1])) for found in _YEAR.finditer(text)]
    years += [(found.start(), at.astimezone(KST).year + step) for words, step in _OTHER_YEAR for found in words.finditer(text)]
    return max(years, default=(0, 0))[1]


def _in_words(title: str) -> str:
    """Return the first stage that the title names, or the one that beats it."""
    found = [each.lastgroup or "" for each in _STAGE.finditer(title)]
    first = found[0] if found else ""
    return next((each for each in found if (first, each) in _BEATS), first)


def _in_kinds(article: Article) -> str:
    kinds = sorted(article.topic.kinds, key=lambda kind: kind.start)
    return next((_KINDS[kind.kind] for kind in kinds if kind.kind in _KINDS and not kind.planned), "")


def earlier(steps: tuple[Step, ...], stage: Stage, at: datetime) -> Iterator[Step]:
    """Yield the steps that `stage`, told at a time, comes after: the latest first."""
    for step in sorted(steps, key=lambda each: (each.at, each.story), reverse=True):
        if step.at <= at and _is_later(stage, at, step):
            yield step


def _is_later(stage: Stage, at: datetime, than: Step) -> bool:
    """A later round or year begins anew; within one, the order of the stages decides."""
    if not stage.code or not than.stage.code:
        return False
    if stage.round and than.stage.round and stage.round != than.stage.round:
        return stage.round > than.stage.round
    if STAGES.index(stage.code) > STAGES.index(than.stage.code):
        return True
    return stage.year > than.stage.year and (stage.code == than.stage.code or at - than.at > _LONG_SINCE)
