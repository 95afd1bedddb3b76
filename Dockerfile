# The product as an image: Debian, Python, the libraries that the PDF engine needs, and our code.
# docs/administrators/deploy.md says how to build and run it.

FROM python:3.12-slim AS builder
COPY requirements.lock /tmp/requirements.lock
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes \
        -r /tmp/requirements.lock


FROM python:3.12-slim
# The same packages as in script/setup.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        fonts-dejavu-core libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 --shell /usr/sbin/nologin jobdesc \
    && install --directory --owner=jobdesc --group=jobdesc --mode=0750 /data \
    && install --directory --owner=jobdesc --group=jobdesc /app/build

WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    JOBDESC_DATA=/data \
    HOST=0.0.0.0 \
    PORT=8000

COPY --from=builder /opt/venv /opt/venv
COPY LICENSE THIRD-PARTY.md manage.py ./
COPY jobdesc jobdesc
COPY static static
COPY templates templates
COPY builder builder
RUN python -m compileall -q manage.py jobdesc builder

USER 10001
# Neither the address nor the key is used: nothing here connects or signs.
RUN DATABASE_URL=postgresql:///none JOBDESC_SECRET_KEY=none python manage.py prepare --static-only

VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=120s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=8)"]
CMD ["python", "manage.py", "serve"]
