"""Attachments become text: HWP, HWPX, PDF, DOCX and plain text, told apart by their bytes, read in a child with limits."""

from scrapers.documents.reading import read_document
from scrapers.documents.values import Document, Limits

__all__ = ["Document", "Limits", "read_document"]
