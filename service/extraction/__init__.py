"""Text to `CandidateProfile`: normalise, find, section, assert, weigh. Knows no role."""
