"""What may be typed after each command of the terminal."""

import re
from argparse import Action, ArgumentParser
from pathlib import Path
from typing import NoReturn

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.terminal.usage import UsageError, entry_number, year_of


class Words(ArgumentParser):
    """What may be typed; a mistake is told in one line."""

    def error(self, message: str) -> NoReturn:
        """Refuse what was typed."""
        told = _("This cannot be understood ({message}): see emprende --help.")
        raise UsageError(told.format(message=_in_words(" ".join(message.split()))))


def _in_words(message: str) -> str:
    """Return what the library found wrong in the words of the catalogue, where it is one of its usual findings."""
    for pattern, told in _FINDINGS:
        found = pattern.fullmatch(message)
        if found is not None:
            return _(told).format(*(word.replace("'", "") for word in found.groups()))
    return message


_FINDINGS = (
    (re.compile(r"the following arguments are required: (.*)"), N_("{} is missing")),
    (re.compile(r"unrecognized arguments: (.*)"), N_("nothing is called {} here")),
    (re.compile(r"argument ([^:]*): expected one argument"), N_("after {} something is missing")),
    (re.compile(r"argument [^:]*: invalid choice: '(.*)' \(choose from (.*)\)"), N_("{} is not one of {}")),
)


def of_company(words: Words) -> None:
    """Ask for the company and its passphrase."""
    words.add_argument("company", type=Path, metavar="COMPANY", help="Folder of the company")
    words.add_argument("--passphrase-file", type=Path, metavar="FILE", help="File whose first line is the passphrase")


def of_new(words: Words) -> None:
    """Ask what a new company is."""
    of_company(words)
    words.add_argument("--name", required=True, help="Name of the enterprise")
    words.add_argument("--form", help="unregistered, natural, eirl, srl, sac, association, cooperative")
    words.add_argument("--regime", help="none, nrus, rer, rmt, general")
    words.add_argument("--ruc", default="")
    words.add_argument("--opening", type=Path, metavar="FILE", help="CSV: account,debit,credit")
    words.add_argument("--opening-date", metavar="DATE", help="YYYY-MM-DD")
    words.add_argument("--trade", default="general", help="Set of categories")


def of_import(words: Words) -> None:
    """Ask what every file that comes in needs."""
    of_company(words)
    words.add_argument("file", type=Path, metavar="FILE")
    words.add_argument("--dry-run", action="store_true", help="Read and count, import nothing")
    words.add_argument("--today", metavar="DATE", help="YYYY-MM-DD")


def of_notebook(words: Words) -> None:
    """Ask for the matching of a notebook."""
    of_import(words)
    words.add_argument("--map", dest="map_file", required=True, type=Path, metavar="FILE", help="kind,word,account")


def of_bank(words: Words) -> None:
    """Ask whose statement it is, and which column is what."""
    of_import(words)
    words.add_argument("--place", required=True, help="Name of the bank account or wallet")
    words.add_argument("--map", dest="map_file", type=Path, metavar="FILE", help="what,heading")


def of_prices(words: Words) -> None:
    """Ask what is quoted, by whom, and where it was read."""
    of_import(words)
    words.add_argument("--name", required=True, help="gold, silver, usd")
    words.add_argument(
        "--basis", required=True, help="LBMA_AM, LBMA_PM, spot; SBS_buy, SBS_sell, SUNAT_buy, SUNAT_sell"
    )
    words.add_argument("--source", required=True, help="Where it was read; it stays with each price")
    words.add_argument("--column", default="", metavar="HEADING", help="Heading of the prices, where several fit")


class ListReports(Action):
    """Name every report and be done."""

    def __call__(self, parser: ArgumentParser, *_given: object) -> None:
        """Print each report's name and title."""
        from emprende_desktop.terminal.reporting import names

        print("\n".join(names()))
        parser.exit()


def of_report(words: Words) -> None:
    """Ask for a report and its days."""
    of_company(words)
    words.add_argument("name", metavar="NAME", help="One of those that --list names")
    words.add_argument("--from", dest="start", metavar="DATE", help="YYYY-MM-DD")
    words.add_argument("--to", dest="end", required=True, metavar="DATE", help="YYYY-MM-DD")
    words.add_argument("--format", dest="output", default="json", help="pdf, xlsx, csv, json")
    words.add_argument("--out", type=Path, metavar="FILE")
    words.add_argument("--place", help="Whose cash book, by name")
    words.add_argument("--printed-at", metavar="TIME", help="2026-09-30T18:05")
    words.add_argument("--account", help="One account of the general ledger")
    words.add_argument("--party", help="Whose statement, by name, DNI or RUC")
    words.add_argument("--entry", type=entry_number, help="Which note, share-out, act or hand-over it is of, by number")
    words.add_argument("--lot", metavar="CODE", help="Which lot a lot sheet is of, by its number")
    words.add_argument("--compare", help="before, year or none; without it the days decide")
    words.add_argument("--list", action=ListReports, nargs=0, help="Name every report")


def of_export(words: Words) -> None:
    """Ask for the format."""
    of_company(words)
    words.add_argument("--format", dest="output", required=True, help="hledger, beancount, csv")
    words.add_argument("--out", required=True, type=Path, metavar="FILE")


def of_close(words: Words) -> None:
    """Ask for the month or the year."""
    of_company(words)
    words.add_argument("--month", help="YYYY-MM")
    words.add_argument("--year", type=year_of, help="Close the year and carry its result")


def of_reopen(words: Words) -> None:
    """Ask for the month and the reason."""
    of_company(words)
    words.add_argument("--month", required=True, help="YYYY-MM")
    words.add_argument("--reason", required=True, help="Why; it stays in the books")


def of_backup(words: Words) -> None:
    """Ask for the file to write."""
    of_company(words)
    words.add_argument("file", type=Path, metavar="FILE")


def of_restore(words: Words) -> None:
    """Ask for the backup and where its company goes."""
    words.add_argument("file", type=Path, metavar="FILE")
    of_company(words)


def of_demo(words: Words) -> None:
    """Ask for a folder."""
    words.add_argument("folder", type=Path, metavar="DIR")


def of_calc(words: Words) -> None:
    """Ask what to calculate."""
    words.add_argument(
        "calculation", metavar="CALCULATION", help="settlement, dore, moving-average, share, mass-balance"
    )


def of_issue(words: Words) -> None:
    """Ask for the file that describes a document."""
    of_company(words)
    words.add_argument("file", type=Path, metavar="FILE.json", help="What the document says; - for standard input")
    words.add_argument("--today", metavar="DATE", help="YYYY-MM-DD")


class ListBooks(Action):
    """Name every electronic book and be done."""

    def __call__(self, parser: ArgumentParser, *_given: object) -> None:
        """Print each book's key and SUNAT's title."""
        from emprende_desktop.terminal.ebooks import names

        print("\n".join(names()))
        parser.exit()


def of_ebook(words: Words) -> None:
    """Ask for a book, its month and the folder it goes into."""
    of_company(words)
    words.add_argument("key", metavar="KEY", help="One of those that --list names: sire-rvie, ple-5.2")
    words.add_argument("--period", required=True, metavar="MONTH", help="YYYY-MM")
    words.add_argument("--out", required=True, type=Path, metavar="DIR", help="Folder that the book goes into")
    words.add_argument("--list", action=ListBooks, nargs=0, help="Name every book")


def of_edoc_status(words: Words) -> None:
    """Ask for the company, and for the day if it is not today."""
    of_company(words)
    words.add_argument("--today", metavar="DATE", help="YYYY-MM-DD")


def of_edoc_number(words: Words) -> None:
    """Ask for the number of a document, or none for all that wait."""
    of_edoc_status(words)
    words.add_argument("number", nargs="?", metavar="NUMBER", help="F001-15; 07-F001-15 where two kinds share it")


def of_edoc_file(words: Words) -> None:
    """Ask for the number of a document and the file to write."""
    of_edoc_status(words)
    words.add_argument("number", metavar="NUMBER", help="F001-15; 07-F001-15 where two kinds share it")
    words.add_argument("--out", required=True, type=Path, metavar="FILE", help="- for standard output")


def of_edoc_paper(words: Words) -> None:
    """Ask for the number of a document, the file to write and how wide its paper is."""
    of_edoc_file(words)
    words.add_argument("--paper", choices=("a4", "80", "58"), default="a4", help="A page, or a roll of so many mm")


def of_edoc_set(words: Words) -> None:
    """Ask for the certificate and for where documents are sent."""
    of_edoc_status(words)
    words.add_argument("--certificate", type=Path, metavar="FILE", help="The .pfx or .p12 that signs")
    words.add_argument("--certificate-password-file", type=Path, metavar="FILE")
    words.add_argument("--address", default="", metavar="URL", help="Where documents are sent")
    words.add_argument("--consult", default="", metavar="URL", help="Where SUNAT is asked about them")
    words.add_argument("--user", default="", help="Secondary SOL user, without the RUC")
    words.add_argument("--user-password-file", type=Path, metavar="FILE")
