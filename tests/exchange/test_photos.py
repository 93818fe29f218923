"""Photos and ZIPs that are given away: what a phone wrote into them is gone, what is drawn stays as it was."""

import hashlib
import io
import struct
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.exchange.paper_zip import zip_papers
from emprende_desktop.exchange.photos import without_metadata

SECRET = b"Mina de Rosa"
GPS = 0x8825
DRAWN = Image.effect_noise((160, 120), 80).convert("RGB")


def about():
    told = Image.Exif()
    told[0x010F] = SECRET.decode()
    told[GPS] = {1: "S", 2: (14.0, 38.0, 12.5)}
    return told


def jpeg(**more):
    held = io.BytesIO()
    DRAWN.save(held, "JPEG", exif=about(), comment=SECRET, **more)
    return held.getvalue()


def png():
    held, told = io.BytesIO(), PngInfo()
    told.add_text("Author", SECRET.decode())
    told.add_itxt("Place", SECRET.decode(), zip=True)
    DRAWN.save(held, "PNG", exif=about(), pnginfo=told)
    return held.getvalue()


def stripped(media_type, content):
    return b"".join(without_metadata(media_type, content, "foto"))


def pixels(content):
    return Image.open(io.BytesIO(content)).tobytes()


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"restart_marker_rows": 1}, {"quality": 95}], ids=str)
@pytest.mark.parametrize("after", [b"", b"\xff\xd8second picture " + SECRET])
def test_a_jpeg_forgets_where_and_when_and_is_drawn_the_same(more, after):
    content = jpeg(**more) + after
    kept = stripped("image/jpeg", content)
    assert SECRET in content
    assert SECRET not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()
    assert pixels(kept) == pixels(content)
    assert stripped("image/jpeg", kept) == kept


def test_a_jpeg_keeps_how_its_colours_are_read():
    held = io.BytesIO()
    DRAWN.convert("CMYK").save(held, "JPEG", exif=about())
    kept = stripped("image/jpeg", held.getvalue())
    assert pixels(kept) == pixels(held.getvalue())
    assert SECRET not in kept


def test_a_png_forgets_its_texts_and_is_drawn_the_same():
    content = png() + SECRET
    kept = stripped("image/png", content)
    assert SECRET not in kept
    assert b"eXIf" in content
    assert not {b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"} & set(chunks(kept))
    assert pixels(kept) == DRAWN.tobytes()


def chunks(content):
    at = 8
    while at < len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        yield kind
        at += 12 + length


def test_a_chunk_that_nobody_knows_is_left_out():
    content = png()
    end = content.index(b"IEND") - 4
    body = b"raWd" + SECRET
    strange = struct.pack(">I", len(SECRET)) + body + struct.pack(">I", zlib.crc32(body))
    assert SECRET not in stripped("image/png", content[:end] + strange + content[end:])


def test_a_pdf_stands_as_it_is():
    assert stripped("application/pdf", b"%PDF-1.4 " + SECRET) == b"%PDF-1.4 " + SECRET


@given(st.integers(2, 2_000))
def test_a_photo_that_is_cut_short_is_not_given_away(left):
    for media_type, content in (("image/jpeg", jpeg()), ("image/png", png())):
        with pytest.raises(UnreadableFileError):
            stripped(media_type, content[: min(left, len(content) - 3)])


@given(st.binary(max_size=60))
def test_anything_else_is_read_or_refused(noise):
    for media_type, head in (("image/jpeg", b"\xff\xd8"), ("image/png", b"\x89PNG\r\n\x1a\n")):
        with suppress(UnreadableFileError):
            assert stripped(media_type, head + noise).startswith(head)


def test_a_zip_holds_what_its_index_says():
    papers = [("permiso", "image/jpeg", jpeg()), ("guia", "application/pdf", b"%PDF-1"), ("padron", "image/png", png())]
    first, second = io.BytesIO(), io.BytesIO()
    told = tuple(zip_papers(first, papers))
    assert tuple(zip_papers(second, papers)) == told
    assert first.getvalue() == second.getvalue()
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["01-permiso.jpg", "02-guia.pdf", "03-padron.png"]
        for one in told:
            content = archive.read(one.name)
            assert (len(content), hashlib.sha256(content).hexdigest()) == (one.size, one.sha256)
    assert SECRET not in first.getvalue()


def test_papers_are_read_one_at_a_time():
    seen = []

    def papers():
        for number in range(3):
            seen.append(number)
            yield "peso", "application/pdf", b"%PDF"

    for count, _one in enumerate(zip_papers(io.BytesIO(), papers()), 1):
        assert len(seen) == count
