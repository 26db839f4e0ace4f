"""The service: resumes in, matches out."""

__version__ = "0.1.0"
