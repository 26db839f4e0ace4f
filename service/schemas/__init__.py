"""The shapes of JSON, mirroring `service/model.py` by name."""
