"""Requests that work as they stand."""

from __future__ import annotations

RESUME = """Jo Example
AI Engineer

Experience
AI Engineer, Example Ltd, 2022 - present
- Built a retrieval-augmented generation service with LangChain and FastAPI; deployed it with Docker on AWS.
- Evaluated prompts for GPT-4 in CI and cut the cost of a request by a third.

Data Analyst, Sample GmbH, 2019 - 2022
- Trained churn models with scikit-learn in Python and reported them in SQL dashboards.

Education
MSc Computer Science, 2019

Skills
Python, PyTorch, SQL, Docker, Kubernetes, Git
"""

PROFILE = {"text": RESUME}
MATCH = {"resume": {"text": RESUME}, "roles": ["ai-engineer"], "target": "core_shown", "include": ["evidence"], "ref": "candidate-17"}
OPTIONS = {"roles": ["ai-engineer"], "ref": "candidate-17"}
