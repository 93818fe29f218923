"""The sentences of what can go wrong with certificates, signed documents and SUNAT's service."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.einvoice.certificate import Check, Finding, Grade
from emprende_desktop.i18n.einvoice_words import finding_sentence, refusal_sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing import wire_errors as w

_HOSTILE = {
    "large": N_("The XML file is too large to be a document: ask for it again. Nothing was read."),
    "deep": N_("The XML file is built to do harm: do not open it again. Nothing was read."),
    "doctype": N_("The XML file asks for things outside itself (DOCTYPE): it is not read. Ask for it again."),
    "broken": N_("The XML file is cut or broken: ask for it again. Nothing was read."),
}

EINVOICE_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    w.CertificateNotOpenedError: lambda _x: _(
        "That password does not open the certificate, or the file is none (.pfx, .p12): try again slowly."
    ),
    w.PrivateKeyMissingError: lambda _x: _(
        "The file holds no key to sign with: ask whoever gave you the certificate for the complete .pfx or .p12."
    ),
    w.SigningKeyDamagedError: lambda _x: _(
        "The signing key in the books cannot be opened: bring in the certificate file again."
    ),
    w.HostileXmlError: lambda x: _(_HOSTILE[x.reason]),
    w.AlteredDocumentError: lambda _x: _(
        "The signed document was changed or lost its signature: it is not used. Look for the original."
    ),
    w.FileNameRefusedError: lambda x: _(
        "{name} is no name of an electronic document: check the RUC, the series and the number."
    ).format(name=x.name),
    w.DamagedAnswerError: lambda _x: _(
        "The answer of SUNAT came cut or damaged: the document waits, and SUNAT will be asked for it."
    ),
    w.ForgedAnswerError: lambda x: _(
        "The answer is not about {sent}: it was not taken. Check the address of the service with your advisor."
    ).format(sent=x.sent),
    w.NotReachedError: lambda _x: _(
        "SUNAT could not be reached and received nothing: check the internet and send again later."
    ),
    w.AnswerLostError: lambda _x: _(
        "The document went out and no answer came back: it is kept, and SUNAT will be asked before sending it again."
    ),
    w.ServiceRefusedError: lambda x: refusal_sentence(x.code, x.message),
    w.InsecureAddressError: lambda x: _(
        "{address} is no safe address: it must begin with https://, or your password could be read on the way."
    ).format(address=x.address or "–"),
    w.OutboxStepError: lambda _x: _(
        "That cannot be done with the document as it stands now: look at the outbox again."
    ),
    w.RuleBrokenError: lambda x: refusal_sentence(x.code, x.message),
    w.NotElectronicError: lambda _x: _(
        "This paper has no electronic form: only boletas, facturas, notes and purchase slips numbered here have one."
    ),
    w.AccessMissingError: lambda _x: _(
        "Say first where documents are sent and with which SOL user: under Electronic documents."
    ),
    w.TrialCertificateError: lambda x: _(
        "The certificate only serves to try out, and {address} is for real documents: bring in your own first."
    ).format(address=x.address or "–"),
    w.CorrectedWaitsError: lambda x: _("It waits until SUNAT has taken {called}, which it corrects.").format(
        called=x.called
    ),
    w.CertificateRefusedError: lambda x: finding_sentence(Finding(Check(x.check), Grade.REFUSED, x.detail)),
}
