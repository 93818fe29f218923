"""One sentence for each fault that a row of a file can have."""

from collections.abc import Callable, Sequence

from emprende_desktop.exchange.faults import Fault, FaultCode
from emprende_desktop.i18n.translation import N_, _

FAULTS_TOLD = 50
_SENTENCES = {
    FaultCode.FORMULA: N_("There is a formula ({text}): write the value."),
    FaultCode.MISSING_DATE: N_("The date is missing."),
    FaultCode.IMPOSSIBLE_DATE: N_("The date {text} does not exist: write day/month/year."),
    FaultCode.FUTURE_DATE: N_("The date {text} is too far in the future."),
    FaultCode.NOT_A_NUMBER: N_("{text} is not an amount: write it as 1,250.50."),
    FaultCode.THREE_DECIMALS: N_("{text} has three decimals: write two."),
    FaultCode.NEGATIVE_AMOUNT: N_("{text} is below zero: write it in the other column."),
    FaultCode.ZERO_AMOUNT: N_("The amount is zero."),
    FaultCode.BOTH_IN_AND_OUT: N_("It has both what came in and what went out ({text}): leave one."),
    FaultCode.NEITHER_IN_NOR_OUT: N_("It has neither what came in nor what went out."),
    FaultCode.UNKNOWN_RUBRO: N_("What it was for is not matched to an account: {text}."),
    FaultCode.UNKNOWN_MEDIO: N_("Where the money is is not matched to an account: {text}."),
    FaultCode.SAME_ACCOUNT: N_("{text} comes from and goes to the same account."),
    FaultCode.UNKNOWN_ACCOUNT: N_("{text} is no account of the PCGE: check its digits."),
    FaultCode.MISSING_ENTRY: N_("The line needs five columns: entry,date,account,memo,cents."),
    FaultCode.SEVERAL_DATES: N_("The lines of entry {text} have different dates."),
    FaultCode.UNBALANCED: N_("Entry {text} does not balance: its cents must add up to zero."),
    FaultCode.SPLIT_ENTRY: N_("The lines of entry {text} do not stand together."),
    FaultCode.TWO_VALUES: N_("{text} has two prices that differ: leave one."),
}

_IN_A_JOURNAL = {
    FaultCode.IMPOSSIBLE_DATE: N_("The date {text} does not exist: write it as 2026-06-30."),
    FaultCode.NOT_A_NUMBER: N_("{text} is no amount in cents: write digits alone, as 125050 or -125050."),
}


_WITHOUT_WORD = {
    FaultCode.UNKNOWN_RUBRO: N_("It does not say what it was for: write it in its column."),
    FaultCode.UNKNOWN_MEDIO: N_("It does not say where the money is: write it in its column."),
}


def fault_sentence(fault: Fault) -> str:
    """Return what is wrong with a row and what to do."""
    if not fault.text and fault.code in _WITHOUT_WORD:
        return _(_WITHOUT_WORD[fault.code])
    return _(_SENTENCES[fault.code]).format(text=fault.text)


def journal_fault_sentence(fault: Fault) -> str:
    """Return the same for a line of a journal, where dates and amounts are written as programs write them."""
    return _(_IN_A_JOURNAL.get(fault.code, _SENTENCES[fault.code])).format(text=fault.text)


def faults_told(faults: Sequence[Fault], said: Callable[[Fault], str], advice: str = "") -> str:
    """Return the first faults of a file, one a line below what to do about them; empty where there are none."""
    lines = [_("Line {line}: {fault}").format(line=fault.line, fault=said(fault)) for fault in faults[:FAULTS_TOLD]]
    return "\n".join([advice, *lines] if advice and lines else lines)
