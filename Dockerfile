# Two stages: the compilers and caches of the first one stay behind.
FROM python:3.11-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY skills_taxonomy skills_taxonomy
COPY service service
RUN python -m venv /opt/rolefit && /opt/rolefit/bin/pip install --no-cache-dir .

FROM python:3.11-slim
# Nothing is written at run time: start with --read-only --tmpfs /tmp.
ENV PATH=/opt/rolefit/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ROLEFIT_HOST=0.0.0.0 \
    ROLEFIT_PORT=8000
RUN useradd --system --no-create-home --uid 10001 rolefit
COPY --from=build /opt/rolefit /opt/rolefit
COPY gunicorn.conf.py /opt/rolefit/gunicorn.conf.py
USER rolefit
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
CMD ["gunicorn", "--config", "/opt/rolefit/gunicorn.conf.py", "service.wsgi:app"]
