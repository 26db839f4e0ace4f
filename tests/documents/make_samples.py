"""Writes the two sample files of tests/resumes: `python -m tests.documents.make_samples`. The persons and their work are invented."""

from __future__ import annotations

from pathlib import Path

from tests.documents.build_docx import build as build_docx
from tests.documents.build_docx import bullet, cell, paragraph, run, table, text_box
from tests.documents.build_pdf import BLACK, WHITE, Colour, rectangle, text
from tests.documents.build_pdf import build as build_pdf

RESUMES = Path(__file__).resolve().parents[1] / "resumes"
NAVY: Colour = (0.11, 0.16, 0.29)
SIDE_WIDTH = 190

SIDE = """# Maya Lindqvist
AI Engineer
Gothenburg, Sweden
maya.lindqvist@example.org
+46 31 555 01 42
github.com/mlindqvist-example

# Skills
Python, TypeScript, SQL
PyTorch, scikit-learn
LangChain, LlamaIndex
Hugging Face Transformers
Retrieval-augmented generation
Prompt engineering
pgvector, Elasticsearch
FastAPI, Celery, Redis
Docker, Kubernetes
Terraform, AWS
GitHub Actions
Prometheus, Grafana

# Education
MSc Computer Science
Chalmers, 2015 - 2017
BSc Mathematics
Lund, 2012 - 2015

# Certificates
AWS Certified Machine
Learning - Specialty, 2022

# Languages
Swedish, English, German"""

MAIN = """# Profile
Engineer with eight years in production software, the last four with
language models. I like small services, honest evaluations and short
feedback loops.

# Experience
Senior AI Engineer, Fjordline Insurance
Jan 2021 \u2013 Present
\u2022 Built a retrieval-augmented assistant for 900 claim handlers with
LangChain, pgvector and GPT-4; answers cite their source paragraphs.
\u2022 Designed an evaluation set of 1,200 questions and cut wrong answers
from 19 % to 6 % by hybrid search and a reranker.
\u2022 Deployed the service on Kubernetes with FastAPI, Redis and
Terraform, and monitored latency and cost with Prometheus.
\u2022 Fine-tuned a Mistral 7B model with LoRA for routing of letters, which
replaced 40 hand-written rules.
\u2022 Mentored three engineers and introduced weekly error reviews.

Machine Learning Engineer, Nordhavn Retail
Mar 2018 \u2013 Dec 2020
\u2022 Trained demand forecasts with PyTorch and LightGBM for 14,000
articles, and lowered stock-outs by 11 %.
\u2022 Wrote feature pipelines in Apache Spark and scheduled them with
Airflow.
\u2022 Served models behind a REST API in Docker and automated releases
with GitHub Actions.
\u2022 Ran A/B tests of a product recommender and explained the results to
buyers.

Software Engineer, Kvarnby Systems
Aug 2017 \u2013 Feb 2018
\u2022 Developed a booking API in Python and PostgreSQL with scikit-
learn models for fraud checks.
\u2022 Raised the test coverage from 35 % to 80 % with pytest.

# Projects
docsift (open source), 2023
\u2022 Published a Python library that splits contracts into clauses for
retrieval; 600 stars, used by two law clinics.
paper-tutor, 2022
\u2022 Created a chat agent with tool calling that quizzes students on
papers; tracked its prompts and runs in MLflow."""


def two_column() -> bytes:
    """A page with a dark sidebar, whose white words are honest."""
    page = rectangle(0, 0, SIDE_WIDTH, 842, NAVY)
    page += _column(18, SIDE, WHITE) + _column(SIDE_WIDTH + 24, MAIN, BLACK)
    return build_pdf(page)


def _column(x: float, words: str, colour: Colour) -> str:
    out, y = [], 800.0
    for line in words.splitlines():
        if line.startswith("# "):
            out.append(text(x, y, line[2:], size=14, colour=colour, name="F2"))
            y -= 19
        else:
            out.append(text(x, y, line, colour=colour) if line else "")
            y -= 13.5 if line else 8
    return "".join(out)


def tables() -> bytes:
    """A resume laid out in tables, with the contact in the header and a text box beside the profile."""
    return build_docx(
        paragraph(run("Profile", "<w:b/>"), text_box(paragraph(run("Research interests", "<w:b/>")), paragraph(INTERESTS))),
        paragraph(PROFILE),
        paragraph(run("Experience", "<w:b/>")),
        table(
            *[[cell(paragraph(dates)), cell(paragraph(run(title, "<w:b/>")), *map(bullet, doings))] for dates, title, doings in POSITIONS]
        ),
        paragraph(run("Skills", "<w:b/>")),
        table(
            *[[cell(paragraph(run(area, '<w:color w:val="FFFFFF"/>')), fill="1F3864"), cell(paragraph(names))] for area, names in SKILLS]
        ),
        paragraph(run("Education", "<w:b/>")),
        table(*[[cell(paragraph(dates)), cell(paragraph(degree))] for dates, degree in EDUCATION]),
        paragraph(run("Selected publications", "<w:b/>")),
        *map(bullet, PUBLICATIONS),
        headers=(
            paragraph(run("Dr. Tomas Okafor", '<w:b/><w:sz w:val="36"/>')) + paragraph("Machine Learning Scientist") + paragraph(CONTACT),
        ),
        footers=(paragraph("Curriculum vitae of Tomas Okafor"),),
    )


CONTACT = "Utrecht, Netherlands | tomas.okafor@example.org | +31 30 555 0178"
INTERESTS = "Bayesian deep learning, uncertainty estimation, graph neural networks"
PROFILE = (
    "Machine learning scientist with a doctorate in statistics and seven years of research on uncertainty in deep learning. "
    "I turn open questions into careful experiments, and results into papers and code that others can run."
)
POSITIONS = (
    (
        "Jan 2021 \u2013 Present",
        "Senior Research Scientist, Institute for Learning Systems",
        (
            "Developed calibration methods for graph neural networks in PyTorch and JAX that halved the calibration error on three tasks.",
            "Designed ablation studies and significance tests for twelve model families, and released the code with seeds and data.",
            "Published four papers at NeurIPS, ICML and UAI, two of them as first author.",
            "Supervised three doctoral students and reviewed for ICLR and JMLR.",
            "Trained a 1.3B parameter protein language model on 64 GPUs with DeepSpeed and Slurm.",
        ),
    ),
    (
        "Sep 2018 \u2013 Dec 2020",
        "Applied Scientist, Halden Diagnostics",
        (
            "Built a convolutional network for retinal images with TensorFlow; sensitivity rose from 0.86 to 0.93 in a blinded study.",
            "Analysed failures by hospital and device, and proposed a domain adaptation method that was patented.",
            "Wrote the evaluation protocol with clinicians and validated it on 40,000 images.",
        ),
    ),
    (
        "Oct 2014 \u2013 Aug 2018",
        "Doctoral Researcher, University of Groningen",
        (
            "Derived variational inference algorithms for sparse Gaussian processes and proved their convergence.",
            "Implemented the methods in Python, NumPy and Stan, and taught statistics to 120 students.",
        ),
    ),
)
SKILLS = (
    ("Languages", "Python, R, Julia, C++"),
    ("Frameworks", "PyTorch, JAX, TensorFlow, scikit-learn, Stan"),
    ("Methods", "Bayesian inference, variational inference, causal inference, reinforcement learning"),
    ("Tools", "Weights & Biases, Git, LaTeX, Slurm, Docker"),
)
EDUCATION = (
    ("2014 \u2013 2018", "PhD in Statistics, University of Groningen"),
    ("2012 \u2013 2014", "MSc in Applied Mathematics, University of Lagos"),
)
PUBLICATIONS = (
    "Okafor, T. and Brandt, L. Calibrated message passing. NeurIPS 2023.",
    "Okafor, T. Sparse posteriors for small data. UAI 2021.",
)


def main() -> None:
    """Write both files anew; the same bytes each time."""
    RESUMES.mkdir(exist_ok=True)
    (RESUMES / "two_column.pdf").write_bytes(two_column())
    (RESUMES / "tables.docx").write_bytes(tables())


if __name__ == "__main__":
    main()
