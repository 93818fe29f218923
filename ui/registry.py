"""Every screen and every room of the rail, in order."""

from emprende_desktop.i18n.translation import N_
from ui.screen import Room, Screen
from ui.screens import (
    appearance,
    cash,
    closing,
    collection,
    contribution,
    expense,
    free_entry,
    grant,
    home,
    loan,
    loan_payment,
    movements,
    notebook,
    notebook_row,
    opening,
    payment,
    registration,
    reports,
    safety,
    sale,
    transfer,
    withdrawal,
)

ROOMS: tuple[Room, ...] = (
    Room("home", N_("Home"), "house"),
    Room("cash", N_("My cash"), "wallet"),
    Room("sales", N_("Sales"), "shopping-basket"),
    Room("expenses", N_("Expenses"), "receipt-text"),
    Room("support", N_("Loans and grants"), "landmark"),
    Room("reports", N_("Reports"), "file-text"),
    Room("accounting", N_("Accounting"), "calculator"),
    Room("settings", N_("Settings"), "settings"),
)

SCREENS: tuple[Screen, ...] = (
    home.SCREEN,
    cash.SCREEN,
    movements.SCREEN,
    transfer.SCREEN,
    contribution.SCREEN,
    withdrawal.SCREEN,
    notebook.SCREEN,
    notebook_row.SCREEN,
    opening.SCREEN,
    sale.SCREEN,
    collection.SCREEN,
    expense.SCREEN,
    payment.SCREEN,
    loan.SCREEN,
    loan_payment.SCREEN,
    grant.SCREEN,
    reports.SCREEN,
    closing.SCREEN,
    free_entry.SCREEN,
    safety.SCREEN,
    registration.SCREEN,
    appearance.SCREEN,
)
