"""What is still with others."""

from sqlalchemy.engine import Connection

from emprende_desktop.persistence.consignments import consignments
from emprende_desktop.trade.consignments import Consignment


def with_others(connection: Connection) -> tuple[Consignment, ...]:
    """Return what was left with others and is neither sold nor back, oldest first."""
    return consignments(connection)
