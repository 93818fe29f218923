"""Papers by the hash of their content, and the notes they back."""

import hashlib

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.chain import Writer
from emprende_desktop.trade.papers import NewPaper

ERASED = "erased"


class PaperRepository:
    """The papers of one unit of work."""

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer

    def keep(self, paper: NewPaper) -> str:
        """Write a paper and return its SHA-256 (hex); the same content is kept once."""
        sha = hashlib.sha256(paper.content).hexdigest()
        values = {"sha256": sha, "media_type": paper.media_type, "content": paper.content}
        self._connection.execute(insert(t.paper).prefix_with("OR IGNORE"), values)
        again = update(t.paper).where(t.paper.c.sha256 == sha, t.paper.c.media_type == ERASED)
        self._connection.execute(again.values(media_type=paper.media_type, content=paper.content))
        return sha

    def add(self, entry_id: int, sha: str) -> None:
        """Attach a kept paper to a sealed entry; once."""
        values = {
            "entry_id": entry_id, "sha256": sha, "added_at": self._writer.now.isoformat(timespec="seconds"),
            "actor_id": self._writer.actor_id,
        }  # fmt: skip
        self._connection.execute(insert(t.added_paper).prefix_with("OR IGNORE"), values)

    def of(self, entry_id: int) -> tuple[str, ...]:
        """Return the hashes of an entry's papers, those that came with it first."""
        with_it = select(t.entry_paper.c.sha256).where(t.entry_paper.c.entry_id == entry_id)
        later = select(t.added_paper.c.sha256).where(t.added_paper.c.entry_id == entry_id)
        found = [
            *self._connection.execute(with_it.order_by(t.entry_paper.c.position)).scalars(),
            *self._connection.execute(later.order_by(t.added_paper.c.added_at)).scalars(),
        ]
        return tuple(dict.fromkeys(found))

    def erase(self, sha: str) -> None:
        """Take the content of a paper out of the books; its hash stays, for the chain covers it."""
        emptied = update(t.paper).where(t.paper.c.sha256 == sha).values(media_type=ERASED, content=b"")
        self._connection.execute(emptied)
