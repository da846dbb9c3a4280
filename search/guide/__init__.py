"""Which certification somebody needs: from what their buyer wrote and what they hold, by rules that are data (ADR 41)."""
