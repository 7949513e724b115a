"""Persian documents as PDF: bidirectional order, shaping, lines, paragraphs, tables and pages on ReportLab's canvas.

Knows nothing of the rest of the product. Importing it loads ReportLab, so import it where a document is made.
"""

from app.typeset.canvas import PageCanvas
from app.typeset.contents import Contents
from app.typeset.document import (
    A3,
    A4,
    MM,
    Margins,
    Metadata,
    PageStyle,
    RunningLine,
    landscape,
    write_document,
)
from app.typeset.figure import Figure
from app.typeset.flow import Flowable, Heading, PageBreak, Paragraph, Rules, Setting, Spacer, Strip
from app.typeset.fonts import FontSet
from app.typeset.lines import Typesetter
from app.typeset.table import Cell, Column, Row, Table, TableStyle
from app.typeset.text import Span, Text, TextStyle, isolate

__all__ = [
    "A3",
    "A4",
    "MM",
    "Cell",
    "Column",
    "Contents",
    "Figure",
    "Flowable",
    "FontSet",
    "Heading",
    "Margins",
    "Metadata",
    "PageBreak",
    "PageCanvas",
    "PageStyle",
    "Paragraph",
    "Row",
    "Rules",
    "RunningLine",
    "Setting",
    "Spacer",
    "Span",
    "Strip",
    "Table",
    "TableStyle",
    "Text",
    "TextStyle",
    "Typesetter",
    "isolate",
    "landscape",
    "write_document",
]
