"""Makes the PDFs the tests read: sound ones with reportlab, broken ones by hand."""

import base64
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, EncodedStreamObject, NameObject
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Side:
    """A page: lines of text from the top, and what else is drawn on it."""

    linjer: Sequence[str] = ()
    topp: str = ""
    bunn: str = ""
    bilde: bool = False
    omriss: bool = False
    strek: bool = False


def lag_pdf(sti: Path, sider: Sequence[Side | Sequence[str]]) -> Path:
    """Write a PDF with these pages; a page can be given as its lines alone."""
    sti.write_bytes(pdf_bytes(sider))
    return sti


def pdf_bytes(sider: Sequence[Side | Sequence[str]]) -> bytes:
    """The bytes of such a PDF, the same each time."""
    ut = BytesIO()
    lerret = Canvas(ut, pagesize=A4, invariant=1)
    for gitt in sider:
        side = gitt if isinstance(gitt, Side) else Side(gitt)
        _tegn(lerret, side)
        lerret.showPage()
    lerret.save()
    return ut.getvalue()


def _tegn(lerret: Canvas, side: Side) -> None:
    bredde, hoyde = A4
    lerret.setFont("Helvetica", 11)
    if side.topp:
        lerret.drawString(60, hoyde - 40, side.topp)
    for nr, linje in enumerate(side.linjer):
        lerret.drawString(60, hoyde - 70 - 14 * nr, linje)
    if side.bunn:
        lerret.drawString(60, 40, side.bunn)
    if side.strek:
        lerret.line(60, 60, bredde - 60, 60)
    if side.bilde:
        lerret.drawImage(_bilde(), 60, 200, width=400, height=400)
    if side.omriss:
        sti = lerret.beginPath()
        sti.moveTo(100, 400)
        for nr in range(40):
            sti.curveTo(100 + nr, 410, 105 + nr, 390, 110 + nr, 400)
        lerret.drawPath(sti)


def _bilde() -> ImageReader:
    """A grey image in the simplest format there is."""
    bredde, hoyde = 120, 120
    data = BytesIO(b"P5 %d %d 255\n" % (bredde, hoyde) + bytes(i % 251 for i in range(14400)))
    return ImageReader(data)


def krypter(kilde: Path, mal: Path, passord: str, *, algoritme: str) -> Path:
    """A copy locked with a user password (the empty one restricts without locking)."""
    skriver = PdfWriter(clone_from=PdfReader(kilde))
    skriver.encrypt(user_password=passord, owner_password="eier", algorithm=algoritme)
    skriver.write(mal)
    return mal


def med_odelagt_side(kilde: Path, mal: Path, *sider: int) -> Path:
    """A copy in which these pages' (from 1) compressed content is garbage."""
    skriver = PdfWriter(clone_from=PdfReader(kilde))
    for nr in sider:
        _sett_innhold(skriver, nr, b"\xff\xfe dette er ikke zlib", "/FlateDecode")
    skriver.write(mal)
    return mal


def med_bombe(kilde: Path, mal: Path, side: int, megabyte: int) -> Path:
    """A copy in which one page's content unpacks to so many megabytes."""
    skriver = PdfWriter(clone_from=PdfReader(kilde))
    pakker = zlib.compressobj(9)
    data = b"".join(pakker.compress(b" " * 1_000_000) for _ in range(megabyte)) + pakker.flush()
    _sett_innhold(skriver, side, data, "/FlateDecode")
    skriver.write(mal)
    return mal


def med_innhold(kilde: Path, mal: Path, side: int, innhold: bytes) -> Path:
    """A copy in which one page has this content stream."""
    skriver = PdfWriter(clone_from=PdfReader(kilde))
    _sett_innhold(skriver, side, innhold, None)
    skriver.write(mal)
    return mal


def _sett_innhold(skriver: PdfWriter, side: int, data: bytes, filter_: str | None) -> None:
    strom = DecodedStreamObject() if filter_ is None else EncodedStreamObject()
    strom._data = data
    if filter_ is not None:
        strom[NameObject("/Filter")] = NameObject(filter_)
    skriver.pages[side - 1][NameObject("/Contents")] = skriver._add_object(strom)


def pdf_av_objekter(objekter: Sequence[bytes], *, rot: int = 1) -> bytes:
    """A PDF of these raw objects, numbered from 1, with a correct table of contents."""
    ut = bytearray(b"%PDF-1.7\n")
    steder = []
    for nr, objekt in enumerate(objekter, start=1):
        steder.append(len(ut))
        ut += b"%d 0 obj\n%s\nendobj\n" % (nr, objekt)
    start = len(ut)
    ut += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objekter) + 1)
    for sted in steder:
        ut += b"%010d 00000 n \n" % sted
    ut += b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (len(objekter) + 1, rot)
    ut += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(ut)


def aes_pdf() -> bytes:
    """A page in AES-128 with the empty user password, made with pypdf and `cryptography`."""
    return zlib.decompress(base64.b85decode(_AES_PDF))


_AES_PDF = (
    "c-oCqJ!=#}7zUf*`~oW(kSldQc4l@5kCP;KhoT`Nr)ffpnVp&B<gy!f=RzXdiWXXmf~dV%hzM4;f{kAw2v)I7p^c"
    "zm;q2ZeIXDY<mu22}p7(j)kD10&yL+0Pi9loT+q+MIKn!zz6*QXwUEbZY5X~#E2KhQbOKRPgkOsgqXtjXNOa-J<0"
    "W}Vw`FxmpNC3LnHziz!Q56W+CPJfshE_s_4WT0?v|vqN&E-3R0*9AN4iiQLQBcTy0G5!Akju8rheaBatQfmtceEg"
    "oA0$2c#`<hR|B}tt{RR}Q+An=!)h0N0YVYZ-SINn<?VsHr4~~Do-g={M#ydB*Ki<Cg{Kb1U1NPqjI@i1ZXy)<5{n"
    "aP#%b(9*v)6Y%tetrFd;jI#qS6^tjTQM+#Z{I7^@iHlX5|bmn^UE&^GE0HVB7kBswVOl6D%u`g~F@fxB^0x&_T$k"
    "WKzUb($IkZz}o_%o>!Ssg#l<0HVL*Sl8kd=v{k}IoJT_0lq+oFG)Y_{Wuj7HI3_wynZPtjBg0LstkTZ30J;L3SYo"
    "4<OJjo#*4h#*MS`^?sg5ZXlqT9S%Pq4pPZT49VH|AXoKu+KB(ThP>nZiT8LwuCextKpodDF%)5R^DRiFikW;?wVd"
    "Q_+wPcwvWcHxMiGKxdvsAW5abpXQ{;KK)sP%(!N9{NZaPrZ{J`2?Ht5gJYTC?`|CNKEswXu{_U)gRcRo@1|n&4%>"
    "Qa-N4vGdj-~+TqMMg|KO87nW2zN2yX#=qQc3j%3WGz^(s*gxk`|(qebZLve5yO0NoEHzsBjG#Z`7F8B+T<RX{"
)
