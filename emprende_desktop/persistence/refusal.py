"""How a trigger refuses."""


def refuse(name: str, moment: str, condition: str, reason: str) -> str:
    """Return a trigger that stops a statement where a condition holds."""
    return f"CREATE TRIGGER {name} {moment} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{reason}'); END"
