"""What is still with others."""

from emprende_desktop.persistence.reading.consignments import consignments
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.trade.consignments import Consignment


def with_others(reader: Reader) -> tuple[Consignment, ...]:
    """Return what was left with others and is neither sold nor back, oldest first."""
    return consignments(reader)
