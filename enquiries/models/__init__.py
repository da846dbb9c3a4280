"""What is asked of many bodies at once, and what they answer."""

from enquiries.models.demands import Demand, DemandAnswer

__all__ = ["Demand", "DemandAnswer"]
