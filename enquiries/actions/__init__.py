"""What buyers and bodies do on the demand board. One file per thing."""

from enquiries.actions.demands import (
    answer_demand,
    close_demand,
    publish_demand,
    withdraw_answer,
    withdraw_demand,
)

__all__ = ["answer_demand", "close_demand", "publish_demand", "withdraw_answer", "withdraw_demand"]
