"""What a company works with: chosen, kept, and begun with by its trade."""

import pytest

from emprende_desktop.commands.setup import Preference, choose_modules, remember_preference
from emprende_desktop.domain.enterprise import Module, Trade, switched_on
from emprende_desktop.domain.topics import Topic
from emprende_desktop.queries.enterprise import modules


@pytest.mark.parametrize("trade", Trade)
def test_a_new_company_begins_with_what_its_trade_needs(make_company, trade):
    wanted = {Module.GOLD} if trade is Trade.GOLD else set()
    assert make_company(trade=trade).fetch(modules) == wanted


@pytest.mark.parametrize("trade", [Trade.SEWING, Trade.GOLD])
def test_what_was_chosen_is_kept_whatever_the_trade(make_company, trade):
    company = make_company(trade=trade)
    for chosen in (frozenset(Module), frozenset()):
        assert company.execute(choose_modules, chosen).topics == {Topic.ENTERPRISE}
        assert company.fetch(modules) == chosen


def test_a_module_that_this_program_does_not_know_is_passed_over(company):
    company.execute(remember_preference, Preference("modules", [*Module, "bees"]))
    assert company.fetch(modules) == set(Module)


def test_what_needs_no_module_is_everybodys():
    assert switched_on(None, frozenset())
    assert switched_on(Module.GOLD, frozenset({Module.GOLD}))
    assert not switched_on(Module.GOLD, frozenset())
