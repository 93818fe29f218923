"""Who gives a document and who it is made out to, as UBL tells them."""

from emprende_desktop.einvoice.names import (
    ANNEXE,
    COUNTRY,
    ELSEWHERE,
    IDENTITY,
    NO_NAME,
    NO_NUMBER,
    SIGNATURE_ID,
    UBIGEO,
)
from emprende_desktop.einvoice.tree import Node
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import Address, Draft, Somebody
from emprende_desktop.invoicing.issued import Issuer

PERU = "PE"
RUC = IdentityKind.RUC.value


def write_signature(document: Node, issuer: Issuer) -> None:
    """Write who signs, and where the signature is found."""
    signature = document.part("Signature")
    signature.text("ID", SIGNATURE_ID)
    signatory = signature.part("SignatoryParty")
    signatory.part("PartyIdentification").text("ID", issuer.ruc)
    signatory.part("PartyName").text("Name", issuer.name)
    reference = signature.part("DigitalSignatureAttachment").part("ExternalReference")
    reference.text("URI", f"#{SIGNATURE_ID}")


def write_issuer(document: Node, role: str, issuer: Issuer) -> None:
    """Write who gives the document, in its role: the seller, or the buyer of a liquidación."""
    party = document.part(role).part("Party")
    _identify(party, RUC, issuer.ruc)
    if issuer.trade_name.strip():
        party.part("PartyName").text("Name", issuer.trade_name)
    entity = party.part("PartyLegalEntity")
    entity.text("RegistrationName", issuer.name)
    where = entity.part("RegistrationAddress")
    where.text("ID", issuer.address.ubigeo, UBIGEO)
    where.text("AddressTypeCode", issuer.annexe, ANNEXE)
    _write_address(where, issuer.address)


def write_customer(document: Node, customer: Somebody) -> None:
    """Write who a document is made out to; nobody is told as customers of the counter are."""
    party = document.part("AccountingCustomerParty").part("Party")
    _identify(party, customer.identity.value, customer.number or NO_NUMBER)
    entity = party.part("PartyLegalEntity")
    entity.text("RegistrationName", customer.name if customer.name.strip() else NO_NAME)
    if customer.address != Address():
        where = entity.part("RegistrationAddress")
        where.text("ID", customer.address.ubigeo, UBIGEO)
        _write_address(where, customer.address)


def write_seller(document: Node, draft: Draft) -> None:
    """Write who sold what a liquidación buys; whoever lives where she hands it over lives at the mine."""
    seller = draft.customer
    party = document.part("AccountingSupplierParty").part("Party")
    _identify(party, seller.identity.value, seller.number or NO_NUMBER)
    entity = party.part("PartyLegalEntity")
    entity.text("RegistrationName", seller.name if seller.name.strip() else NO_NAME)
    where = entity.part("RegistrationAddress")
    where.text("ID", seller.address.ubigeo, UBIGEO)
    at_home = draft.delivery is not None and draft.delivery.address == seller.address
    where.text("AddressTypeCode", draft.delivery.place_code if draft.delivery and at_home else ELSEWHERE)
    _write_address(where, seller.address)


def write_delivery(document: Node, draft: Draft) -> None:
    """Write where what a liquidación buys was handed over."""
    if draft.delivery is None:
        return
    place = document.part("DeliveryTerms").part("DeliveryLocation")
    place.text("LocationTypeCode", draft.delivery.place_code)
    where = place.part("Address")
    where.text("ID", draft.delivery.address.ubigeo, UBIGEO)
    _write_address(where, draft.delivery.address)


def write_issuer_of_batch(document: Node, issuer: Issuer) -> None:
    """Write who sends a daily summary or a voiding, in the older UBL that those are of."""
    sender = document.part("AccountingSupplierParty")
    sender.text("CustomerAssignedAccountID", issuer.ruc)
    sender.text("AdditionalAccountID", RUC)
    sender.part("Party").part("PartyLegalEntity").text("RegistrationName", issuer.name)


def _identify(party: Node, identity: str, number: str) -> None:
    party.part("PartyIdentification").text("ID", number, {"schemeID": identity, **IDENTITY})


def _write_address(where: Node, address: Address) -> None:
    where.text("CityName", address.province)
    where.text("CountrySubentity", address.department)
    where.text("District", address.district)
    if address.line.strip():
        where.part("AddressLine").text("Line", address.line)
    where.part("Country").text("IdentificationCode", PERU, COUNTRY)
