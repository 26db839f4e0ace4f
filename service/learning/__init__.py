"""Gaps and learning plans: what is not shown yet, and the cheapest steps to a target."""

from service.learning.planner import Planner

__all__ = ["Planner"]
