"""Pages that marketers write, with facts from the register that are never older than the reader's click."""

from cms.models.pages import HomePage, PromotionPage

__all__ = ["HomePage", "PromotionPage"]
