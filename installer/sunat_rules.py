"""Reads SUNAT's sheets of validations into `resources/sunat`: the rules with their return codes, and the catalogues.

    python installer/sunat_rules.py SHEETS_FOLDER CATALOGUE_OF_ERRORS.xml PERU_FOLDER

The sheets are the markdown of SUNAT's workbook, one file each. A sheet that gives no return code is matched to one by
its message: first by the same rule in a sheet that gives it, then by the same message, then by the catalogue of errors.
What becomes of each rule here stands in `installer/sunat_rules_how.csv`, whose first fitting line wins.
"""

import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "resources" / "sunat"
SHEETS = {
    "NotaCredito2_0": "07",
    "NotaDebito2_0": "08",
    "Resumen_Diario1_1": "RC",
    "Comunicación_de_Baja1_0": "RA",
    "Factura2_0": "01",
    "Boleta2_0": "03",
    "LiquidacionCompra2_0": "04",
    "Firma": "firma",
}
COLUMNS = ("document", "number", "field", "tag", "level", "kind", "rule", "message", "code", "how", "reason")
# The sheet of the signature names no message: its codes, the tag missing and the tag not as asked, in its order.
SIGNATURE = [
    "2085",
    "2084",
    "2087",
    "2086",
    "2089",
    "2088",
    "2091",
    "2090",
    "2093",
    "2092",
    "2095",
    "2094",
    "2097",
    "2099",
    "2098",
    "2101",
    "2100",
    "2076",
    "2077",
    "2079",
    "2078",
    "2081",
    "2080",
    "2083",
    "2082",
]
# Messages that the catalogue of errors gives to more than one code, and that no sheet with codes decides.
DECIDED = {
    "El dato ingresado no cumple con el estandar": "1007",
    "Es obligatorio indicar la unidad de medida del ítem": "2883",
    "La moneda debe ser la misma en todo el documento": "2337",
    "La sumatoria consignados en descuentos globales no corresponden al total.": "3300",
    "La sumatoria consignados en cargos globales no corresponden al total": "3301",
    "La sumatoria de valor de venta no corresponde a los importes consignados": "3278",
    "La sumatoria del Total del valor de venta más los impuestos no concuerda con la base imponible": "3279",
}
DOCUMENTS = ("01", "03", "04", "07", "08", "RC", "RA", "firma", "general")
NOTICES = ("SIN VALID", "REVISAR HOJA")
FIRST_OBSERVATION = "4000"


@dataclass(slots=True)
class Row:
    """A validation as the sheet gives it."""

    document: str
    number: str
    name: str
    meta: dict[str, str]
    kind: str
    text: dict[str, str] = field(default_factory=dict)
    code: str = ""
    tag: str = ""


def plain(text: str) -> str:
    """Return the text without case, accents, blanks and punctuation."""
    ascii_only = unicodedata.normalize("NFKD", text.replace("<br>", " ")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", ascii_only.lower())


def read_sheet(path: Path, document: str) -> Iterator[Row]:
    """Yield the validations of one sheet."""
    number, name, meta, row, key = "", "", {}, None, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## (\S+)\. (.*)", line):
            number, name, meta, row, key = heading[1], heading[2], {}, None, None
        elif start := re.match(r"\d+\. \*\*(.*)\*\*", line):
            row, key = Row(document, number, name, meta, start[1]), None
            yield row
        elif entry := re.match(r"\s*- \*\*([^*]+):\*\* ?(.*)", line):
            key, target = entry[1], meta if row is None else row.text
            target[key] = entry[2]
        elif line.startswith("#"):
            key = None
        elif key and line.strip():
            target[key] += " " + line.strip()


def tags_filled(rows: list[Row]) -> None:
    """Give each validation the path of its tag: an attribute alone takes the tag that stands before it in its field."""
    main, where = "", None
    for row in rows:
        raw = re.split(r"[\s(<]", row.meta.get("Tag", "").replace("/invoice/", "/Invoice/").strip(), maxsplit=1)[0]
        raw = raw.replace("Allowancecharge", "AllowanceCharge").replace("/@", "@")
        if (row.document, row.number) != where:
            main, where = "", (row.document, row.number)
        if raw.startswith("@"):
            row.tag = main + raw if main else raw
        else:
            row.tag = raw if raw != "-" else main
            main = row.tag.split("@")[0] or main


def kind_and_code(row: Row, known: dict[str, str]) -> tuple[str, str]:
    """Return the kind, and the code where the sheet has one among its shifted columns."""
    code = match[1] if (match := re.search(r"\b(\d{4})$", row.kind)) else ""
    kind = next((kind for kind in ("ERROR", "OBSERV") if row.kind.startswith(kind)), "")
    if not kind and code:
        kind = known.get(code) or ("ERROR" if code < FIRST_OBSERVATION else "OBSERV")
    return kind, code


class Codes:
    """Finds the return code of a message."""

    def __init__(self, errors: Path, sheet: Path) -> None:
        self.by_rule: dict[str, Counter[str]] = defaultdict(Counter)
        self.by_message: dict[str, Counter[str]] = defaultdict(Counter)
        self.catalogue: dict[str, list[str]] = defaultdict(list)
        self.messages: dict[str, str] = {}
        found = re.findall(r'<error numero="(\d+)">(.*?)</error>', errors.read_text(encoding="utf-8"), re.DOTALL)
        found += re.findall(r"^\| +(\d{4}) +\| (.*?) +\|$", sheet.read_text(encoding="utf-8"), re.MULTILINE)
        for code, message in found:
            self.messages[code] = message.strip()
            if code not in self.catalogue[plain(message)]:
                self.catalogue[plain(message)].append(code)

    def learn(self, row: Row) -> None:
        """Remember a validation whose sheet gives the code."""
        message = plain(row.text.get("Mensaje", ""))
        self.by_rule[plain(row.text.get("Validación", "")) + message][row.code] += 1
        self.by_message[message][row.code] += 1

    def find(self, row: Row) -> str:
        """Return the code of a validation's message, or "" when none fits."""
        said = row.text.get("Mensaje", "").strip()
        message = plain(said)
        candidates = list(self.catalogue.get(message, ()))
        fitting = [code for code in candidates if (code < FIRST_OBSERVATION) == (row.kind == "ERROR")]
        seen = self.by_rule[plain(row.text.get("Validación", "")) + message] or self.by_message[message]
        ranked = [code for code, _ in seen.most_common() if not fitting or code in fitting]
        decided = DECIDED.get(said, "")
        chosen = ranked or ([decided] if decided in fitting else []) or fitting or candidates
        return chosen[0] if chosen else ""


def decisions() -> list[dict[str, str]]:
    """Return what the project decided about the rules, in order."""
    with (HERE / "sunat_rules_how.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(text: str) -> set[str]:
    """Return the field numbers that a list like `14 15 67-103` names."""
    named: set[str] = set()
    for part in text.split():
        first, dash, last = part.partition("-")
        plain_range = dash and last.isdigit()
        named |= {str(number) for number in range(int(first), int(last) + 1)} if plain_range else {part}
    return named


def decide(row: dict[str, str], table: list[dict[str, str]]) -> tuple[str, str]:
    """Return what is done with a rule, and why when it is not checked."""
    for line in table:
        fits = (
            (line["document"] == "*" or row["document"] in line["document"].split())
            and (not line["numbers"] or bool(set(row["number"].split()) & numbers(line["numbers"])))
            and (not line["codes"] or row["code"] in line["codes"].split())
            and (not line["words"] or line["words"] in row["rule"])
        )
        if fits:
            return line["how"], line["reason"]
    return "checked", ""


def rules(folder: Path, errors: Path) -> list[dict[str, str]]:
    """Return every validation of the sheets as the rows of the resource."""
    codes = Codes(errors, sheet_path(folder, "CódigosRetorno"))
    table, known, out = decisions(), dict[str, str](), []
    for sheet, document in SHEETS.items():
        rows = list(read_sheet(sheet_path(folder, sheet), document))
        tags_filled(rows)
        for index, row in enumerate(rows):
            row.kind, row.code = kind_and_code(row, known)
            rule = row.text.get("Validación", "").strip()
            if not row.kind or any(notice in rule for notice in NOTICES):
                continue
            if document == "firma":
                row.code = SIGNATURE[index]
            elif row.code:
                codes.learn(row)
                known.setdefault(row.code, row.kind)
            else:
                row.code = codes.find(row)
            row.text["Mensaje"] = row.text.get("Mensaje") or codes.messages[row.code]
            out.append(as_line(row, rule, table))
    out += [as_line(row, row.text["Validación"], table) for row in general(folder)]
    order = {document: place for place, document in enumerate(DOCUMENTS)}
    return sorted(out, key=lambda line: order[line["document"]])


def general(folder: Path) -> Iterator[Row]:
    """Yield the validations of the file, the service and the certificate, which their own sheet gives as a table."""
    for line in sheet_path(folder, "General").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) > 3 and cells[2].isdigit():
            said = {"Validación": cells[0], "Mensaje": cells[3]}
            yield Row("general", "", "Archivo", {"Nivel": "Global"}, cells[1], said, cells[2])


def as_line(row: Row, rule: str, table: list[dict[str, str]]) -> dict[str, str]:
    """Return a validation as a row of the resource."""
    number = re.sub(r"(\.\d)9999\d+|(\.\d)0000\d+", tidied, row.number).replace("<br>", " ")
    line = {
        "document": row.document,
        "number": number,
        "field": re.sub(r"\s*<br>\s*", " / ", row.name)[:120],
        "tag": row.tag,
        "level": row.meta.get("Nivel", "").replace("Ítem", "Item")[:6],
        "kind": row.kind,
        "rule": re.sub(r"\s*<br>\s*", " ", rule),
        "message": row.text.get("Mensaje", "").strip(),
        "code": row.code,
    }
    line["how"], line["reason"] = decide(line, table)
    return line


def tidied(match: re.Match[str]) -> str:
    """Return the field's number as it was before the workbook made a binary fraction of it."""
    return f".{int(match[1][1]) + 1}" if match[1] else match[2]


def sheet_path(folder: Path, sheet: str) -> Path:
    """Return the file of a sheet, whatever the date in its name and the form of its accents."""
    wanted = plain(sheet)
    return next(path for path in sorted(folder.glob("*.md")) if plain(path.stem).endswith(wanted))


def catalogues(folder: Path) -> dict[str, dict[str, str]]:
    """Return the lists of codes of the sheet of catalogues, by number."""
    lists: dict[str, dict[str, str]] = defaultdict(dict)
    number = "01"
    for line in sheet_path(folder, "Catálogos").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells[0] == "No.":
            number = cells[1]
        elif len(cells) > 1 and re.fullmatch(r"[A-Z0-9.]{1,5}", cells[0]):
            lists[number][cells[0]] = re.sub(r"\s*<br>\s*", " ", cells[1])
    return lists


def write_catalogues(folder: Path, peru: Path) -> None:
    """Write `catalogues/NN.csv`: the codes of the sheet, or of the file when the sheet names a norm only."""
    lists, where = catalogues(folder), "SUNAT, Validaciones 2026-02-12, hoja Catálogos"
    (OUT / "catalogues").mkdir(parents=True, exist_ok=True)
    files = {path.name[3:5]: path for path in sorted(peru.glob("cat*.csv"))}
    for number in sorted(set(files) | {"11", "19"}):
        rows = read_csv(files[number]) if number in files else []
        by_code = {row["code"]: row for row in rows}
        extras = [name for name in (rows[0] if rows else ()) if name not in ("code", "description", "name", "source")]
        codes = lists.get(number) or {code: row.get("description") or row["name"] for code, row in by_code.items()}
        source = where if number in lists else "SUNAT, Anexo 8 (lista cotejada)"
        lines = [
            {"code": code, "description": said, "valid_from": "", "valid_to": "", "source": source}
            | {extra: by_code.get(code, {}).get(extra, "") for extra in extras}
            for code, said in codes.items()
        ]
        write_csv(OUT / "catalogues" / f"{number}.csv", lines)
    places = [
        {
            "code": row["ubigeo_inei"],
            "description": f"{row['district']}, {row['province']}, {row['department']}",
            "valid_from": "2025-01-01",
            "valid_to": "",
            "source": "INEI, ubigeo 2025",
        }
        for row in read_csv(peru / "ubigeo_inei_2025.csv")
    ]
    write_csv(OUT / "catalogues" / "13.csv", places)


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_csv(path: Path, lines: list[dict[str, str]]) -> None:
    """Write the rows as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, lines[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


def main() -> None:
    """Write the resources and say how many validations there are, matched and decided."""
    folder, errors, peru = (Path(argument) for argument in sys.argv[1:4])
    write_catalogues(folder, peru)
    lines = rules(folder, errors)
    write_csv(OUT / "rules_2026.csv", lines)
    matched = sum(bool(line["code"]) for line in lines)
    sys.stdout.write(f"{len(lines)} validations, {matched} with their return code\n")
    for (document, how), count in sorted(Counter((line["document"], line["how"]) for line in lines).items()):
        sys.stdout.write(f"{document:6}{how:12}{count:5}\n")


if __name__ == "__main__":
    main()
