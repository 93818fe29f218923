"""What Python raises of a ZIP that is cut, forged, encrypted or packed in a way that it does not know."""

import zipfile
import zlib

UNREADABLE_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # an encrypted entry; NotImplementedError, a foreign way of packing, is one too
)
