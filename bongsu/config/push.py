"""What rules.yaml says of those who come by themselves: sources that push, and hubs of feeds."""

from collections.abc import Iterable

from bongsu.config.channels import secret_ref
from bongsu.config.findings import Findings
from bongsu.config.shape import VIAS, SourceShape, TopShape, WebSubShape
from bongsu.model import SecretRef, Source
from bongsu.yaml_nodes import Path, Plain


def read_push_secret(shape: SourceShape, part: Plain, path: Path, findings: Findings) -> SecretRef | None:
    """Return where the secret of a source that pushes is kept. It needs one, and no other source has a use for one."""
    if not isinstance(part, dict):
        return None
    written = [key for via in VIAS if (key := f"secret_{via}") in part]
    if shape.kind == "push" and not written:
        findings.add("config.secret_missing", path, name="secret")
    if shape.kind != "push" and written:
        findings.add("config.push_only", (*path, written[0]), of_key=True)
    return secret_ref("secret", shape, part, path, findings)


def read_websub(plain: Plain, findings: Findings) -> str | None:
    """Return the address at which hubs reach us, without a slash at its end; None where feeds are only polled."""
    if plain is None:
        return None
    shape, _ = findings.read(WebSubShape, plain, ("websub",))
    return shape.callback.rstrip("/") or None


def check_port(top: TopShape, sources: Iterable[Source], websub: str | None, findings: Findings) -> None:
    """Refuse to wait for somebody where nothing listens."""
    if top.health is None and (websub or any(source.kind == "push" for source in sources)):
        findings.add("config.push_no_port", ("health",))
