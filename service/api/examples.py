"""Requests that work as they stand."""

from __future__ import annotations

RESUME = """Jo Example
AI Engineer

Experience
AI Engineer, Example Ltd, 2022 - present
- Built a retrieval-augmented generation service with LangChain, Pinecone and FastAPI; deployed it with Docker on AWS.
- Wrote an LLM evaluation that runs in CI and cut the cost of a request to GPT-4 by a third.
- Shipped a support chatbot with guardrails to 40,000 customers and monitored its answers in production.

Data Analyst, Sample GmbH, 2019 - 2022
- Trained churn models with scikit-learn in Python and reported them in SQL dashboards.
- Ran A/B tests on recommendations with the product team and told the results, with their error bars, to the board.

Education
MSc Computer Science, 2019

Skills
Python, PyTorch, SQL, Docker, Kubernetes, Git
"""

POSTING = {
    "text": (
        "We build assistants for clinics. You will integrate hosted language models through their APIs, ship retrieval-augmented "
        "generation with LangChain and a vector database, write evaluations, and run it all on Kubernetes. "
        "Python is a must; TypeScript is nice to have. Experience in training models from scratch is not required."
    )
}
PROFILE = {"text": RESUME}
MATCH = {"resume": {"text": RESUME}, "roles": ["ai-engineer"], "target": 90, "include": ["evidence"], "ref": "candidate-17"}
PROBLEM = {
    "type": "/problems/invalid-request",
    "title": "The request is not of the documented form",
    "status": 422,
    "detail": "Some fields are missing, unknown or of the wrong form.",
    "instance": "urn:rolefit:request:4f6c1d0e",
    "errors": [{"where": "/resume/text", "message": "Missing data for required field."}],
}
OPTIONS = {"roles": ["ai-engineer"], "ref": "candidate-17"}
