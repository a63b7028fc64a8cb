"""A change of rules, and what was judged before."""

from app.catchup import CaughtUp, catch_up
from app.cycle import collect, process
from tests.app.conftest import World

BODY = "울산시는 29일 AI 사업단을 출범했다고 밝혔다."
NEW_RULE = "  - {id: jobs, name: 인력, any: [사업단], regions: [울산], notify: [phone]}\n"


async def judged_before(world: World, count: int = 1, *, published: str = "") -> None:
    """Leave articles in the archive that no rule met."""
    for number in range(count):
        world.newsroom.offer("ulsan", f"울산시, 사업단 소식 {number}", body="울산시가 사업단을 꾸린다.", published=published)
    await collect(world.house, world.house.edition.sources["ulsan"])
    while await process(world.house):
        pass
    assert world.store.outbox() == ()


def edit(world: World, added: str) -> CaughtUp:
    before = world.house.edition.rule_set
    world.rules.write_text(world.rules.read_text(encoding="utf-8") + added, encoding="utf-8")
    world.house.rulebook.reload()
    return catch_up(world.house, before)


async def test_recent_articles_that_a_new_rule_meets_are_told(world: World) -> None:
    await judged_before(world)
    assert edit(world, NEW_RULE) == CaughtUp(told=1)
    assert [row.channel for row in world.store.outbox()] == ["phone"]


async def test_what_the_rules_met_before_is_not_told_again(world: World) -> None:
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    await collect(world.house, world.house.edition.sources["ulsan"])
    await process(world.house)
    assert len(world.store.outbox()) == 2
    assert edit(world, NEW_RULE) == CaughtUp(told=0)


async def test_too_many_are_not_told_at_all(world: World) -> None:
    await judged_before(world, 3)
    text = world.rules.read_text(encoding="utf-8").replace("health: off", "health: off\nreload_limit: 2")
    world.rules.write_text(text, encoding="utf-8")
    assert edit(world, NEW_RULE) == CaughtUp(held=3)
    assert world.store.outbox() == ()


async def test_old_articles_are_not_dug_up(world: World) -> None:
    await judged_before(world)
    world.clock.wind(days=8)
    assert edit(world, NEW_RULE) == CaughtUp()


async def test_rules_that_say_the_same_change_nothing(world: World) -> None:
    await judged_before(world)
    assert edit(world, "# a remark\n") == CaughtUp()
