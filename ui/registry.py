"""Every screen and every room of the rail, in order, and which of them a company sees."""

from dataclasses import replace

from emprende_desktop.domain.enterprise import Module, switched_on
from emprende_desktop.i18n.translation import N_
from ui.screen import Room, Screen

ROOMS: tuple[Room, ...] = (
    Room("home", N_("Home"), "house"),
    Room("cash", N_("My cash"), "wallet"),
    Room("sales", N_("Sales"), "shopping-basket"),
    Room("expenses", N_("Expenses"), "receipt-text"),
    Room("products", N_("Products"), "tags"),
    Room("gold", N_("Gold"), "gem", Module.GOLD),
    Room("people", N_("People"), "users"),
    Room("members", N_("Members"), "users-round", Module.GOLD),
    Room("support", N_("Loans and grants"), "landmark"),
    Room("taxes", N_("Taxes"), "percent"),
    Room("reports", N_("Reports"), "file-text"),
    Room("accounting", N_("Accounting"), "calculator"),
    Room("settings", N_("Settings"), "settings"),
)

_SCREENS: tuple[Screen, ...] = (
    Screen("home", N_("Home"), "house", "home", "home"),
    Screen("cash", N_("My cash"), "wallet", "cash", "cash"),
    Screen("bank", N_("Bank statement"), "landmark", "cash", "bank"),
    Screen("movements", N_("Movements"), "list", "cash", "movements"),
    Screen("papers", N_("Papers of the note"), "paperclip", "cash", "papers", tab=False, of_entry=True),
    Screen("transfer", N_("I moved money"), "arrow-right-left", "cash", "transfer"),
    Screen("contribution", N_("I put in my own money"), "piggy-bank", "cash", "contribution"),
    Screen("withdrawal", N_("I took money home"), "house", "cash", "withdrawal"),
    Screen("notebook", N_("My notebook"), "notebook-pen", "cash", "notebook"),
    Screen(
        "row", N_("Correct a row of the notebook"), "notebook-pen", "cash", "notebook_row", tab=False, of_entry=True
    ),
    Screen("opening", N_("What I have today"), "scale", "cash", "opening"),
    Screen("sale", N_("I sold"), "hand-coins", "sales", "sale"),
    Screen("documents", N_("Documents"), "file-text", "sales", "documents"),
    Screen("document", N_("A document"), "file-text", "sales", "document", tab=False, after="documents"),
    *(
        Screen(key, title, "file-text", "sales", "document", tab=False, of_entry=True, maker=maker, after="documents")
        for key, title, maker in (
            ("document-draft", N_("A draft"), "build_of_draft"),
            ("document-sale", N_("A document for a sale"), "build_of_sale"),
            ("document-copy", N_("A document like another"), "build_of_copy"),
            ("document-credit", N_("Credit note"), "build_of_credit"),
            ("document-debit", N_("Debit note"), "build_of_debit"),
        )
    ),
    Screen("outbox", N_("Outbox of SUNAT"), "arrow-right", "sales", "outbox"),
    Screen("collection", N_("I was paid"), "banknote-arrow-down", "sales", "collection"),
    Screen("orders", N_("Orders"), "clipboard-list", "sales", "orders"),
    Screen("order", N_("New order"), "clipboard-list", "sales", "order", tab=False),
    Screen("market", N_("Market day"), "tent", "sales", "market"),
    Screen("consigned", N_("On consignment"), "handshake", "sales", "consigned"),
    Screen("consign", N_("I left on consignment"), "handshake", "sales", "consign", tab=False),
    Screen("expense", N_("I spent"), "shopping-cart", "expenses", "expense"),
    Screen("purchases", N_("Purchases"), "receipt-text", "expenses", "purchases"),
    Screen(
        "purchase", N_("Purchase with its paper"), "receipt-text", "expenses", "purchase", tab=False, after="purchases"
    ),
    Screen(
        "deposit",
        N_("I deposited the detraction"),
        "landmark",
        "expenses",
        "deposit",
        tab=False,
        of_entry=True,
        after="purchases",
    ),
    Screen("asset", N_("I bought a machine"), "wrench", "expenses", "asset"),
    Screen("payment", N_("I paid"), "banknote-arrow-up", "expenses", "payment"),
    Screen("wages", N_("Wages"), "users", "expenses", "wages"),
    Screen("wage_advance", N_("I advanced wages"), "banknote-arrow-up", "expenses", "wage_advance"),
    Screen("prepaid", N_("I paid ahead"), "calendar", "expenses", "prepaid"),
    Screen("stock", N_("How much is left?"), "boxes", "products", "stock"),
    Screen("prices", N_("Prices and recipes"), "tags", "products", "prices"),
    Screen("produce", N_("I made"), "chef-hat", "products", "produce"),
    Screen("item", N_("What I sell"), "tags", "products", "item", tab=False),
    Screen("gold", N_("Gold"), "gem", "gold", "gold"),
    Screen("gather", N_("We gathered mineral"), "mountain", "gold", "gather", after="gold"),
    Screen("containers", N_("Our sacks and tins"), "scale", "gold", "containers", tab=False),
    Screen("permission", N_("Permission to gather"), "file-text", "gold", "permission", tab=False),
    Screen("gold_sale", N_("I sold gold"), "hand-coins", "gold", "gold_sale"),
    Screen("lots", N_("Lots"), "boxes", "gold", "lots"),
    Screen("new_lot", N_("New lot"), "boxes", "gold", "new_lot", tab=False),
    Screen("lot", N_("A lot"), "mountain", "gold", "lot", tab=False, of_entry=True),
    Screen("proofs", N_("Proofs of the lot"), "shield", "gold", "proofs", tab=False, of_entry=True),
    Screen("buyer_folder", N_("Folder for the buyer"), "folder-open", "gold", "buyer_folder", tab=False, of_entry=True),
    *(
        Screen(key, title, picture, "gold", module, tab=False, of_entry=True, maker=maker)
        for key, title, picture, module, maker in (
            ("lot_about", N_("Correct the lot"), "notebook-pen", "new_lot", "build_change"),
            ("lot_send", N_("I sent it"), "truck", "lot_send", "build"),
            ("lot_back", N_("It came back"), "truck", "lot_send", "build_back"),
            ("lot_pool", N_("I put lots together"), "boxes", "lot_pool", "build"),
            ("lot_split", N_("I divided it"), "scissors", "lot_pool", "build_split"),
            ("lot_process", N_("I processed ore"), "hammer", "lot_process", "build"),
            ("lot_melt", N_("I melted gold"), "flame", "lot_process", "build_melt"),
            ("lot_lose", N_("Something was lost"), "x", "lot_lose", "build"),
            ("lot_adjust", N_("I weighed it again"), "scale", "lot_adjust", "build"),
            ("lot_sample", N_("I took a sample"), "flask-conical", "lot_adjust", "build_sample"),
            ("lot_had", N_("There was some before"), "history", "lot_adjust", "build_had"),
            ("lot_weigh", N_("I weighed a load"), "scale", "lot_weigh", "build"),
            ("lot_moisture", N_("I dried a sample"), "droplet", "lot_weigh", "build_moisture"),
            ("lot_assay", N_("I have an assay"), "flask-conical", "lot_weigh", "build_assay"),
        )
    ),
    Screen("kardex", N_("Kardex"), "list", "gold", "kardex"),
    Screen(
        "kardex_paper",
        N_("Kardex to print"),
        "printer",
        "gold",
        "reports",
        tab=False,
        maker="build_of_kardex",
    ),
    Screen("review", N_("Review settlement"), "scale", "gold", "review"),
    Screen(
        "review_sale",
        N_("Correct a sale of ore"),
        "gem",
        "gold",
        "review",
        tab=False,
        of_entry=True,
        maker="build_of_sale",
    ),
    Screen(
        "review_paper",
        N_("Review to take along"),
        "printer",
        "gold",
        "reports",
        tab=False,
        of_entry=True,
        maker="build_of_review",
    ),
    Screen("buyer_terms", N_("Terms of a buyer"), "handshake", "gold", "buyer_terms", tab=False),
    Screen("gold_prices", N_("Reference prices"), "tag", "gold", "gold_prices"),
    Screen("gold_tools", N_("Convert and estimate"), "calculator", "gold", "gold_tools", tab=False),
    Screen("people", N_("People"), "users", "people", "people"),
    Screen("members", N_("Members"), "users-round", "members", "members"),
    Screen("member", N_("A member"), "user", "members", "member", tab=False),
    Screen("share_out", N_("Share-out"), "handshake", "members", "share_out"),
    Screen("share", N_("New share-out"), "handshake", "members", "share", tab=False),
    Screen(
        "share-paper",
        N_("Share-out to sign"),
        "printer",
        "members",
        "reports",
        tab=False,
        of_entry=True,
        maker="build_of_share_out",
    ),
    Screen("acts", N_("Acts"), "book-open", "members", "acts"),
    Screen("act", N_("New act"), "book-open", "members", "act", tab=False),
    Screen(
        "act-paper",
        N_("Act for the book"),
        "printer",
        "members",
        "reports",
        tab=False,
        of_entry=True,
        maker="build_of_act",
    ),
    Screen("hand_over", N_("Hand-over"), "wallet", "members", "hand_over"),
    Screen("hand", N_("New hand-over"), "wallet", "members", "hand", tab=False),
    Screen(
        "hand-paper",
        N_("Hand-over to sign"),
        "printer",
        "members",
        "reports",
        tab=False,
        of_entry=True,
        maker="build_of_hand_over",
    ),
    Screen("loan", N_("They lent me"), "landmark", "support", "loan"),
    Screen("loan_payment", N_("I paid an instalment"), "banknote-arrow-up", "support", "loan_payment"),
    Screen("grant", N_("They gave us a grant"), "sprout", "support", "grant"),
    Screen("rate", N_("How much do they charge me?"), "percent", "support", "rate"),
    Screen("taxes", N_("Taxes and books"), "percent", "taxes", "taxes"),
    Screen("regimes", N_("Another regime"), "scale", "taxes", "regimes"),
    Screen(
        "tax_sheet",
        N_("Sheet for the declaration"),
        "printer",
        "taxes",
        "reports",
        tab=False,
        of_entry=True,
        maker="build_of_tax_sheet",
    ),
    Screen("sire", N_("SUNAT's proposal"), "scale", "taxes", "sire"),
    *(
        Screen(key, title, picture, "taxes", module, tab=False, of_entry=True, maker=maker)
        for key, title, picture, module, maker in (
            ("sire_purchases", N_("SUNAT's proposal of purchases"), "scale", "sire", "build_of_purchases"),
            ("sales_register", N_("Register of sales"), "printer", "reports", "build_of_sales"),
            ("purchases_register", N_("Register of purchases"), "printer", "reports", "build_of_purchases"),
        )
    ),
    Screen("reports", N_("Reports"), "file-text", "reports", "reports"),
    Screen(
        "document-paper",
        N_("Print a document"),
        "printer",
        "reports",
        "reports",
        tab=False,
        of_entry=True,
        maker="build_of_document",
    ),
    Screen(
        "lot_paper",
        N_("Lot sheet"),
        "mountain",
        "reports",
        "reports",
        tab=False,
        of_entry=True,
        maker="build_of_lot",
        needs=Module.GOLD,
    ),
    Screen("closing", N_("Closing"), "lock", "accounting", "closing"),
    Screen(
        "gold_worth",
        N_("What the gold would bring"),
        "scale",
        "accounting",
        "gold_worth",
        tab=False,
        needs=Module.GOLD,
    ),
    Screen("daybook", N_("Journal"), "book-open", "accounting", "daybook"),
    Screen("ledger", N_("General ledger"), "list", "accounting", "ledger"),
    Screen("trial", N_("Trial balance"), "scale", "accounting", "trial"),
    Screen("journal_in", N_("From another program"), "download", "accounting", "journal_in", tab=False),
    Screen("chart", N_("Chart of accounts"), "list", "accounting", "chart"),
    Screen("chart_year", N_("Which chart"), "calendar", "accounting", "chart_year", tab=False),
    Screen("free", N_("Free entry"), "book-open", "accounting", "free_entry"),
    Screen("assets", N_("Machines and equipment"), "wrench", "accounting", "assets"),
    Screen("safety", N_("Copy and key"), "shield", "settings", "safety"),
    Screen("registration", N_("How we are registered"), "landmark", "settings", "registration"),
    Screen("modules", N_("What we work with"), "hammer", "settings", "modules"),
    Screen("values", N_("Rates and limits"), "percent", "settings", "values"),
    Screen("numbering", N_("Numbers of papers"), "receipt-text", "settings", "numbering"),
    Screen("issuer", N_("Details for documents"), "store", "settings", "issuer"),
    Screen("series", N_("Series"), "list", "settings", "series"),
    Screen("sunat_lists", N_("SUNAT's lists"), "list", "settings", "sunat_lists"),
    Screen("electronic", N_("Electronic documents"), "key-round", "settings", "electronic"),
    Screen("lists", N_("My lists"), "list", "settings", "lists"),
    Screen("appearance", N_("Text and colours"), "eye", "settings", "appearance"),
)
# Forms that a line of a bank opens too, filled in with what it says.
_OF_BANK = ("sale", "collection", "transfer", "contribution", "expense", "payment", "withdrawal")
SCREENS: tuple[Screen, ...] = (
    *_SCREENS,
    *(
        replace(screen, key=f"{screen.key}-bank", tab=False, of_entry=True, maker="build_of_bank")
        for screen in _SCREENS
        if screen.key in _OF_BANK
    ),
)


def screens_of(modules: frozenset[Module]) -> tuple[Screen, ...]:
    """Return the screens that a company sees: what a room needs, all its screens need."""
    rooms = {room.key for room in ROOMS if switched_on(room.needs, modules)}
    return tuple(screen for screen in SCREENS if screen.room in rooms and switched_on(screen.needs, modules))


def rooms_of(modules: frozenset[Module]) -> tuple[Room, ...]:
    """Return the rooms of a company's rail: those in which it sees a screen with a tab."""
    with_tabs = {screen.room for screen in screens_of(modules) if screen.tab}
    return tuple(room for room in ROOMS if room.key in with_tabs)


def screen_named(key: str) -> Screen:
    """Return a screen, seen in the rail or not: a note is opened with its form whatever is switched on now."""
    return next(screen for screen in SCREENS if screen.key == key)
