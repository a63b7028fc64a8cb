"""watch.yaml: rules that people asked for in a chat, beside those of rules.yaml.

It lies in the state directory, which the program may write to, and is checked as strictly as rules.yaml.
"""

from collections.abc import Mapping

from bongsu.config import Config
from bongsu.config.findings import Findings
from bongsu.config.rules import Names, read_rules
from bongsu.errors import ConfigError, Problem
from bongsu.rule import Rule
from bongsu.yaml_nodes import Plain, YamlError, read_yaml

HEADER = """\
# 텔레그램에서 /watch로 더한 규칙입니다. rules.yaml의 rules와 같은 꼴이고, 손으로 고쳐도 됩니다.
# Rules that were added by /watch. They are written as those of rules.yaml, and may be edited.
rules:
"""


def read_watch(text: str, file: str, config: Config) -> tuple[Rule, ...]:
    """Return the rules of watch.yaml, whose sources and channels are those of `config`; an empty file has none.

    Raises `ConfigError` with all problems, as for a rule whose id rules.yaml has as well.
    """
    root = _read_root(text, file)
    findings = Findings(text, file)
    for key in root:
        if key != "rules":
            findings.add_unknown("config.key_unknown", (key,), key, ["rules"], of_key=True)
    _check_ids(root, {rule.id for rule in config.rules}, findings)
    homes = {source.id: source.region for source in config.sources if source.kind == "board" and source.region}
    sources, channels = [source.id for source in config.sources], [channel.name for channel in config.channels]
    names = Names(sources=sources, channels=channels, ops=config.ops, homes=homes)
    rules = read_rules(root, names, findings)
    if findings.problems:
        raise ConfigError(findings.in_order())
    return rules


def _read_root(text: str, file: str) -> Mapping[str, Plain]:
    try:
        root = read_yaml(text)
    except YamlError as problem:
        if problem.code == "config.empty":
            return {}
        params = tuple(problem.params.items())
        found = Problem(file=file, line=problem.line, column=problem.column, key="", code=problem.code, params=params)
        raise ConfigError([found]) from problem
    if not isinstance(root, dict):
        raise ConfigError([Problem(file=file, line=1, column=1, key="", code="config.not_mapping")])
    return root


def _check_ids(root: Mapping[str, Plain], taken: set[str], findings: Findings) -> None:
    """No rule may have the id of another, here or in rules.yaml."""
    parts = root.get("rules")
    for number, part in enumerate(parts if isinstance(parts, list) else ()):
        id_ = part.get("id") if isinstance(part, dict) else None
        if isinstance(id_, str) and id_ in taken:
            findings.add("config.watch_twice", ("rules", number, "id"), name=id_)
        if isinstance(id_, str):
            taken.add(id_)
