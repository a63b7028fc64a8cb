"""A fuzz target for reading and judging: hostile texts in, no crash, every fact where it says.

``python -m bench.fuzz [ROUNDS]``.
Under atheris, if it is installed, `fuzz_one` can be driven by coverage: ``atheris.Setup(sys.argv, fuzz_one); atheris.Fuzz()``.
Without it, texts of the demo are mutated by dice with a seed that is printed, so that a failure can be seen again.
"""

import random
import sys
import time

from app.demo.texts import load
from app.explain import Text, as_json, explain
from bongsu.model import KST
from bongsu.rules import Rule, RuleSet

ROUNDS = 2_000
SLOWEST = 2.0
"""Seconds of CPU that one text of up to 20,000 code points may take."""
RULES = RuleSet.compile(
    [
        Rule(id="a", name="a", any=("AI", "인공지능"), none=("방역",), regions=("비수도권",), notify=("phone",)),
        Rule(id="b", name="b", regex="(a+)+$", kinds=("공모·모집",), min_amount=10**9, notify=("phone",)),
    ]
)
ODD = [
    *"\u200b\u200e\u202e\u2066\ufeff\x00\x1b\x7f\u3000ＡＩ･・｡０",
    *("\ud800", "\udfff", "e\u0301" * 30, "가"),
    *(
        "240억6천만원" * 40,
        "광주" * 200,
        "2026. 3. 2.(월) ~ ",
        "(((((",
        "9" * 400,
        "조억만천백십" * 50,
        "까지" * 50,
        "\n" * 100,
    ),
    *("시군구읍면동" * 60, "[대구=", "‘", "’사업", "AI" * 300, "<script>", "&#x110000;", "%00", "오는 13월 45일", "0000-00-00"),
]


def fuzz_one(data: bytes) -> None:
    """Read `data` as a text of any encoding and check what must hold of any text."""
    check(data.decode("utf-8", "surrogatepass" if b"\xed" in data and _surrogates(data) else "replace"))


def check(text: str) -> None:
    """Explain `text`; whatever it is, there is an answer and each fact stands where it says."""
    title, _, body = text.partition("\n")
    found = explain(Text(id="fuzz", title=title, body=body), RULES, as_of=AS_OF)
    assert as_json(found)
    for fact in found.article.facts:
        assert found.article.text[fact.start : fact.start + len(fact.quote)] == fact.quote, fact


def _surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def mutate(text: str, dice: random.Random) -> str:
    """Return `text` with a few pieces cut, doubled, moved or replaced by something odd."""
    for _ in range(dice.randint(1, 8)):
        start = dice.randrange(len(text) + 1)
        end = min(len(text), start + dice.choice((0, 1, 3, 20, 200)))
        piece = dice.choice((dice.choice(ODD), text[start:end] * dice.choice((0, 2, 5)), text[end : end + 40][::-1]))
        text = text[:start] + piece + text[end:]
    return text[:20_000]


def main() -> int:
    """Fuzz for a bounded number of rounds; print the slowest text's time."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}, {rounds} rounds")
    dice = random.Random(seed)  # noqa: S311 -- mutations, not secrets
    seeds = [f"{text.title}\n" + "\n".join(text.body) for text in load()]
    slowest = 0.0
    for _ in range(rounds):
        text = mutate(dice.choice(seeds), dice)
        began = time.process_time()
        check(text)
        slowest = max(slowest, time.process_time() - began)
    print(f"no crash; the slowest text took {slowest * 1000:.0f} ms")
    return 0 if slowest < SLOWEST else 1


AS_OF = load()[0].published.astimezone(KST)

if __name__ == "__main__":
    sys.exit(main())
