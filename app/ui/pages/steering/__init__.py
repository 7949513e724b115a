"""The page of plan versions, risks and strategies."""

from app.ui.pages.steering.page import SteeringPage

__all__ = ["SteeringPage"]
