"""Reading stands beside writing: it sees what was committed, of one moment, and changes nothing."""

import threading

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from emprende_desktop.persistence.reading.reader import many
from emprende_desktop.queries.journal import journal_page

COUNT = "SELECT COUNT(*) FROM journal_entry"


def test_a_reading_never_writes(company):
    with pytest.raises(sqlcipher.OperationalError, match="readonly"):
        company.fetch(lambda reader: reader.rows("DELETE FROM place"))


def test_one_look_is_of_one_moment(company, notes):
    """What is committed beside it is seen by the next look, not by this one."""

    def look(reader):
        before = reader.value(COUNT)
        notes.sell(1_000)
        return before, reader.value(COUNT)

    assert company.fetch(look) == (0, 0)
    assert company.fetch(lambda reader: reader.value(COUNT)) == 1


def test_a_look_that_fails_leaves_the_next_one_whole(company, notes):
    with pytest.raises(ZeroDivisionError):
        company.fetch(lambda reader: reader.value(COUNT) / 0)
    notes.sell(1_000)
    assert company.fetch(lambda reader: reader.value(COUNT)) == 1


def test_rows_do_not_outlive_their_look(company, notes):
    notes.sell(1_000)
    rows = company.fetch(lambda reader: reader.rows("SELECT id FROM posting"))
    with pytest.raises(sqlcipher.InterfaceError):
        next(rows)


def test_a_look_that_outlasts_the_books_lets_go_of_the_file(company, notes):
    notes.sell(1_000)
    rows = company.stream(lambda reader: reader.rows("SELECT id FROM posting"))
    assert next(rows)
    company.close()
    rows.close()
    assert not company._readers._idle


def test_two_threads_read_while_one_writes(company, notes):
    seen, stop = [], threading.Event()

    def read():
        while not stop.is_set():
            seen.append(len(company.fetch(journal_page).rows))

    readers = [threading.Thread(target=read) for _time in range(2)]
    for reader in readers:
        reader.start()
    for _time in range(10):
        notes.sell(100)
    stop.set()
    for reader in readers:
        reader.join()
    assert len(company.fetch(journal_page).rows) == 10
    assert set(seen) <= set(range(11))


def test_as_many_values_as_there_are_go_in_as_one(company):
    sql = "SELECT value FROM json_each(?)"
    values = ("1211", "O'Higgins", '"; DROP TABLE place')
    assert company.fetch(lambda reader: [value for (value,) in reader.rows(sql, (many(values),))]) == list(values)
    assert company.fetch(lambda reader: list(reader.rows(sql, (many(()),)))) == []
